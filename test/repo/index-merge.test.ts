import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addedSince } from '../../src/git/staged.js';
import { Scratch } from '../scratch.js';
import { duringHook, placeOf, rangesOf, refusalOf, stagedFiles } from './index-reading.js';
import type { GitPlace } from '../../src/git/run.js';

const LINES = Array.from({ length: 30 }, (_, i) => `line ${i}\n`);
const body = (changes: Record<number, string>): string => LINES.map((line, i) => changes[i] ?? line).join('');

let scratch: Scratch;
beforeEach(() => {
  scratch = new Scratch();
  scratch.stage('f.txt', body({})).stage('g.txt', 'g\n').commit();
});
afterEach(() => scratch.remove());

/** Commits a version of the file on a branch of its own. */
function branch(name: string, changes: Record<number, string>): void {
  scratch.git('checkout', '-q', '-b', name, 'main');
  scratch.stage('f.txt', body(changes)).stage(`${name}.txt`, `of ${name}\n`).commit().git('checkout', '-q', 'main');
}

const mergeHeads = (): string[] => readFileSync(join(scratch.dir, '.git/MERGE_HEAD'), 'utf8').trim().split('\n');

/** The added lines of each file that no parent has, as text. */
async function ownLines(place: GitPlace, heads = mergeHeads()): Promise<Record<string, string>> {
  const since = await Promise.all(heads.map((head) => addedSince(place, head)));
  const own: Record<string, string> = {};
  for (const { entry, document } of await stagedFiles(place)) {
    const ranges = since.map((added) => added.get(entry.pathBytes.toString('latin1'))?.added ?? []);
    const everywhere = (at: number): boolean =>
      ranges.every((some) => some.some(({ start, end }) => at >= start && at < end));
    for (const { start, end } of document === undefined ? [] : rangesOf(document.added)) {
      for (let at = start; at < end; at++)
        if (everywhere(at)) own[entry.path] = (own[entry.path] ?? '') + String.fromCharCode(document!.bytes[at]!);
    }
  }
  return own;
}

describe('a merge answers for the lines none of its parents has', () => {
  test('a conflict resolved with a line of its own', async () => {
    branch('topic', { 3: 'topic 3\n', 20: 'topic 20\n' });
    scratch.stage('f.txt', body({ 3: 'main 3\n', 10: 'main 10\n' })).commit();
    scratch.run('git', ['merge', '-q', 'topic']);
    expect(await refusalOf(stagedFiles(placeOf(scratch)))).toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('f.txt has unresolved merge conflicts'),
    });
    expect(await refusalOf(addedSince(placeOf(scratch), 'MERGE_HEAD'))).toMatchObject({ exitCode: 3 });
    scratch.stage('f.txt', body({ 3: 'main 3\nown line\ntopic 3\n', 10: 'main 10\n', 20: 'topic 20\n' }));
    const fromHead = await stagedFiles(placeOf(scratch));
    expect(fromHead.map(({ entry }) => entry.path)).toEqual(['f.txt', 'topic.txt']);
    expect(await duringHook(scratch, 'pre-commit', ['commit', '-qm', 'merge'], (place) => ownLines(place))).toEqual({
      'f.txt': 'own line\n',
    });
  });

  test('a merge without conflict has no lines of its own; its hook learns the other parent from the environment', async () => {
    branch('topic', { 3: 'topic 3\n' });
    scratch.stage('f.txt', body({ 25: 'main 25\n' })).commit();
    const topic = scratch.git('rev-parse', 'topic').trim();
    await duringHook(scratch, 'pre-merge-commit', ['merge', '-q', '--no-edit', 'topic'], async (place) => {
      expect(existsSync(join(scratch.dir, '.git/MERGE_HEAD'))).toBe(false);
      expect(Object.keys(place.env).filter((name) => name.startsWith('GITHEAD_'))).toEqual([`GITHEAD_${topic}`]);
      expect((await stagedFiles(place)).map(({ entry }) => entry.path)).toEqual(['f.txt', 'topic.txt']);
      expect(await ownLines(place, [topic])).toEqual({});
    });
  });

  test('a file that only the merge adds is its own', async () => {
    branch('topic', { 3: 'topic 3\n' });
    scratch.stage('f.txt', body({ 25: 'main 25\n' })).commit();
    scratch.git('merge', '-q', '--no-commit', 'topic');
    scratch.stage('evil.txt', 'own\n');
    expect(await ownLines(placeOf(scratch))).toEqual({ 'evil.txt': 'own\n' });
  });

  test('an octopus has several other parents', async () => {
    branch('one', { 3: 'one 3\n' });
    branch('two', { 20: 'two 20\n' });
    scratch.stage('g.txt', 'g\nmain\n').commit();
    scratch.git('merge', '-q', '--no-commit', 'one', 'two');
    scratch.stage('f.txt', body({ 3: 'one 3\n', 11: 'own 11\n', 20: 'two 20\n' }));
    expect(mergeHeads()).toHaveLength(2);
    expect(await ownLines(placeOf(scratch))).toEqual({ 'f.txt': 'own 11\n' });
  });

  test('a path of bytes that are no UTF-8 is found by its bytes', async () => {
    const base = scratch.git('rev-parse', 'HEAD').trim();
    scratch.stage('é.txt', 'x\n');
    expect([...(await addedSince(placeOf(scratch), base))]).toEqual([
      ['\xc3\xa9.txt', { added: [{ start: 0, end: 2 }] }],
    ]);
  });
});
