import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { readStaged } from '../../src/git/staged.js';
import { Scratch } from '../scratch.js';
import { gitBytes, placeOf, rangesOf, stageBytes, stagedFiles } from './index-reading.js';

let scratch: Scratch;
beforeEach(() => {
  scratch = new Scratch();
});
afterEach(() => scratch.remove());

/** Adds that many files through one git, each of some lines of its own. */
function stageMany(count: number): void {
  const blobs = Array.from({ length: count }, (_, i) => `file ${i}\n`.repeat(1 + (i % 9)));
  const commands = blobs.map((content, i) => `M 644 inline d${i % 50}/f${i}\ndata ${content.length}\n${content}\n`);
  const head = 'commit refs/heads/many\ncommitter A <a@example.com> 0 +0000\ndata 0\n';
  gitBytes(scratch, ['fast-import', '--quiet'], head + commands.join(''));
  scratch.git('read-tree', 'refs/heads/many');
}

describe('large changes', () => {
  test('4,000 files', async () => {
    stageMany(4000);
    const files = await stagedFiles(placeOf(scratch));
    expect(files).toHaveLength(4000);
    for (const { entry, document } of files) {
      const i = Number(/\d+$/.exec(entry.path)![0]);
      expect(Buffer.from(document!.bytes).toString()).toBe(`file ${i}\n`.repeat(1 + (i % 9)));
      expect(document!.added).toEqual([{ start: 0, end: document!.bytes.length }]);
    }
  });

  test('4,000 files moved and edited, past the limit for finding renames', async () => {
    stageMany(4000);
    scratch.commit();
    const listed = gitBytes(scratch, ['ls-files', '-z', '--stage']).toString().split('\0').slice(0, -1);
    gitBytes(scratch, ['read-tree', '--empty']);
    gitBytes(
      scratch,
      ['update-index', '--add', '-z', '--index-info'],
      listed.map((line) => `${line.replace('\t', '\tmoved/')}\0`).join(''),
    );
    stageBytes(scratch, 'new', 'new\n');
    const files = await stagedFiles(placeOf(scratch));
    expect(files.filter(({ entry }) => entry.status === 'R')).toHaveLength(4000);
    expect(files.filter(({ document }) => document !== undefined).map(({ entry }) => entry.path)).toEqual(['new']);
  });

  test('twelve megabytes of which one line in the middle is new', async () => {
    const line = `${'x'.repeat(59)}\n`;
    stageBytes(scratch, 'big', line.repeat(200_000));
    scratch.commit();
    stageBytes(scratch, 'big', `${line.repeat(100_000)}new\n${line.repeat(100_000)}`);
    const [file] = await stagedFiles(placeOf(scratch));
    const [range, ...more] = rangesOf(file!.document!.added);
    expect(more).toEqual([]);
    expect(Buffer.from(file!.document!.bytes).toString('latin1', range!.start, range!.end)).toBe('new\n');
    expect(file!.document!.bytes.length).toBe(60 * 200_000 + 4);
  });

  test('a reader slower than git gets everything, and one file at a time', async () => {
    for (let i = 0; i < 8; i++) stageBytes(scratch, `f${i}`, `${i}`.repeat(300_000));
    const seen: string[] = [];
    for await (const { entry, document } of readStaged(placeOf(scratch))) {
      if (seen.length % 3 === 0) await pause(20);
      seen.push(`${entry.path} ${document!.bytes.length}`);
    }
    expect(seen).toEqual(Array.from({ length: 8 }, (_, i) => `f${i} 300000`));
  });
});
