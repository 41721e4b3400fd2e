import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmodSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Scratch } from '../scratch.js';
import { placeOf, stageBytes, stagedFiles, summary, wholeText } from './index-reading.js';

const TWENTY = Array.from({ length: 20 }, (_, i) => `line ${i}\n`).join('');

describe.each([['sha1'], ['sha256']])('what a commit does to a file (%s)', (format) => {
  let scratch: Scratch;
  beforeEach(() => {
    scratch = new Scratch([`--object-format=${format}`]);
    scratch.stage('a.txt', TWENTY).commit();
  });
  afterEach(() => scratch.remove());
  const seen = (): Promise<string[]> => summary(placeOf(scratch));

  test('nothing staged', async () => {
    scratch.write('a.txt', 'only on disk\n').write('b.txt', 'untracked\n');
    expect(await seen()).toEqual([]);
  });

  test('added', async () => {
    scratch.stage('dir/b.txt', 'one\ntwo\n');
    expect(await seen()).toEqual(['A dir/b.txt "one\\ntwo\\n"']);
    const [file] = await stagedFiles(placeOf(scratch));
    expect(file!.entry).toMatchObject({ oldMode: '000000', newMode: '100644', path: 'dir/b.txt' });
    expect(file!.entry.newId).toBe(scratch.git('rev-parse', ':dir/b.txt').trim());
  });

  test('modified: the whole file, and only the new lines as added', async () => {
    scratch.stage('a.txt', TWENTY.replace('line 3\n', 'new 3\n').replace('line 17\n', 'line 17\nmore\n'));
    const [file] = await stagedFiles(placeOf(scratch));
    expect(await seen()).toEqual(['M a.txt "new 3\\nmore\\n"']);
    expect(wholeText(file)).toContain('line 10\n');
  });

  test('deleted, and lines deleted', async () => {
    scratch.stage('b.txt', 'x\n').commit().git('rm', '-q', 'b.txt');
    scratch.stage('a.txt', TWENTY.replace('line 7\n', ''));
    expect(await seen()).toEqual(['M a.txt ""', 'D b.txt']);
  });

  test('emptied, and added empty', async () => {
    scratch.stage('a.txt', '').stage('empty.txt', '');
    const files = await stagedFiles(placeOf(scratch));
    expect(files.map(({ entry, skipped }) => [entry.status, entry.path, skipped])).toEqual([
      ['M', 'a.txt', undefined],
      ['A', 'empty.txt', undefined],
    ]);
    expect(wholeText(files[0])).toBe('');
  });

  test('renamed without a change adds nothing; with an edit only that', async () => {
    scratch.git('mv', 'a.txt', 'pure.txt');
    expect(await seen()).toEqual(['R a.txt > pure.txt']);
    scratch.stage('pure.txt', TWENTY.replace('line 5\n', 'changed\n'));
    expect(await seen()).toEqual(['R a.txt > pure.txt "changed\\n"']);
  });

  test('a copy is an addition as a whole, whatever diff.renames says', async () => {
    scratch.git('config', 'diff.renames', 'copies');
    scratch.stage('copy.txt', TWENTY).stage('a.txt', `${TWENTY}end\n`);
    expect(await seen()).toEqual(['M a.txt "end\\n"', `A copy.txt ${JSON.stringify(TWENTY)}`]);
  });

  test('a mode alone adds nothing; with content just that', async () => {
    scratch.git('update-index', '--chmod=+x', 'a.txt');
    expect(await seen()).toEqual(['M a.txt']);
    const [file] = await stagedFiles(placeOf(scratch));
    expect(file!.entry).toMatchObject({ oldMode: '100644', newMode: '100755' });
    scratch.write('a.txt', `${TWENTY}end\n`);
    chmodSync(join(scratch.dir, 'a.txt'), 0o755);
    scratch.git('add', 'a.txt');
    expect(await seen()).toEqual(['M a.txt "end\\n"']);
  });

  test('a symbolic link is its text, never what it points to', async () => {
    scratch.write('target.txt', 'not staged\n');
    symlinkSync('target.txt', join(scratch.dir, 'link'));
    symlinkSync('/nowhere/at/all', join(scratch.dir, 'dangling'));
    scratch.git('add', 'link', 'dangling');
    expect(await seen()).toEqual(['A dangling "/nowhere/at/all"', 'A link "target.txt"']);
    scratch.commit();
    unlinkSync(join(scratch.dir, 'link'));
    symlinkSync('other', join(scratch.dir, 'link'));
    scratch.git('add', 'link');
    expect(await seen()).toEqual(['M link "other"']);
  });

  test('types changed: file, link and submodule, each way', async () => {
    const commit = scratch.git('rev-parse', 'HEAD').trim();
    for (const name of ['file-to-link', 'file-to-sub']) stageBytes(scratch, name, 'was a file\n');
    for (const name of ['link-to-file', 'link-to-sub']) stageBytes(scratch, name, 'target', '120000');
    for (const name of ['sub-to-file', 'sub-to-link'])
      scratch.git('update-index', '--add', '--cacheinfo', `160000,${commit},${name}`);
    scratch.commit();
    for (const name of ['file-to-link', 'sub-to-link']) stageBytes(scratch, name, 'new target', '120000');
    for (const name of ['link-to-file', 'sub-to-file']) stageBytes(scratch, name, 'now a file\n');
    for (const name of ['file-to-sub', 'link-to-sub'])
      scratch.git('update-index', '--cacheinfo', `160000,${commit},${name}`);
    stageBytes(scratch, 'z.txt', 'after them\n');
    const skipped = 'a submodule: its own repository guards its content';
    expect(await seen()).toEqual([
      'T file-to-link "new target"',
      `T file-to-sub ${skipped}`,
      'T link-to-file "now a file\\n"',
      `T link-to-sub ${skipped}`,
      'T sub-to-file "now a file\\n"',
      'T sub-to-link "new target"',
      'A z.txt "after them\\n"',
    ]);
  });

  test('a link that becomes a file of the same bytes is an addition, an empty one too', async () => {
    stageBytes(scratch, 'same', 'target', '120000');
    stageBytes(scratch, 'to-empty', 'target', '120000');
    scratch.commit();
    stageBytes(scratch, 'same', 'target');
    stageBytes(scratch, 'to-empty', '');
    stageBytes(scratch, 'z.txt', 'after them\n');
    expect(await seen()).toEqual(['T same "target"', 'T to-empty', 'A z.txt "after them\\n"']);
  });

  test('the index counts, not the working tree', async () => {
    scratch.stage('staged-then-cleaned.txt', 'staged\n').write('staged-then-cleaned.txt', 'clean\n');
    scratch.stage('clean-then-dirty.txt', 'clean\n').write('clean-then-dirty.txt', 'dirty\n');
    scratch.stage('gone.txt', 'still staged\n');
    rmSync(join(scratch.dir, 'gone.txt'));
    expect(await seen()).toEqual([
      'A clean-then-dirty.txt "clean\\n"',
      'A gone.txt "still staged\\n"',
      'A staged-then-cleaned.txt "staged\\n"',
    ]);
  });

  test('intent to add is no addition yet', async () => {
    scratch.write('later.txt', 'later\n').git('add', '-N', 'later.txt');
    expect(await seen()).toEqual([]);
    scratch.stage('now.txt', 'now\n');
    expect(await seen()).toEqual(['A now.txt "now\\n"']);
  });

  test('assume-unchanged and skip-worktree hide nothing that is staged', async () => {
    scratch.stage('a.txt', `${TWENTY}end\n`).stage('b.txt', 'b\n');
    scratch.git('update-index', '--assume-unchanged', 'a.txt');
    scratch.git('update-index', '--skip-worktree', 'b.txt');
    expect(await seen()).toEqual(['M a.txt "end\\n"', 'A b.txt "b\\n"']);
  });

  test('another base than HEAD, and one that looks like an option', async () => {
    scratch.stage('a.txt', `${TWENTY}end\n`).commit().stage('b.txt', 'b\n');
    expect(await summary(placeOf(scratch), {}, scratch.git('rev-parse', 'HEAD~').trim())).toEqual([
      'M a.txt "end\\n"',
      'A b.txt "b\\n"',
    ]);
    await expect(summary(placeOf(scratch), {}, '-R')).rejects.toMatchObject({ exitCode: 3 });
  });
});

describe('the first commit', () => {
  test.each([['sha1'], ['sha256']])('compares with nothing (%s)', async (format) => {
    const scratch = new Scratch([`--object-format=${format}`]);
    scratch.stage('a.txt', 'first\n').stage('b.txt', '');
    expect(await summary(placeOf(scratch))).toEqual(['A a.txt "first\\n"', 'A b.txt']);
    scratch.remove();
  });
});

describe('passing over', () => {
  test('a path passed over is named with the reason, without content; deletions need no reason', async () => {
    const scratch = new Scratch();
    scratch.stage('old.txt', 'o\n').commit().git('rm', '-q', 'old.txt');
    scratch.stage('a.lock', 'content\n').stage('b.txt', 'b\n');
    const passOver = ({ path }: { path: string }): string | undefined => (path === 'b.txt' ? undefined : 'not wanted');
    expect(await summary(placeOf(scratch), { passOver })).toEqual([
      'A a.lock not wanted',
      'A b.txt "b\\n"',
      'D old.txt',
    ]);
    scratch.remove();
  });
});
