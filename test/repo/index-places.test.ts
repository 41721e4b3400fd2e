import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRepository } from '../../src/git/repository.js';
import { Scratch } from '../scratch.js';
import { placeOf, refusalOf, summary } from './index-reading.js';

let scratch: Scratch;
beforeEach(() => {
  scratch = new Scratch();
  scratch
    .stage('a.txt', 'a\n')
    .stage('in/b.txt', 'b\n')
    .stage('out/c.txt', 'c\n')
    .stage('out/deep/d.txt', 'd\n')
    .commit();
});
afterEach(() => scratch.remove());

describe('where a repository is', () => {
  test('from its top, a folder of it, and one with odd characters', async () => {
    const gitDir = join(scratch.dir, '.git');
    expect(await findRepository(placeOf(scratch))).toEqual({
      root: scratch.dir,
      gitDir,
      commonDir: gitDir,
      prefix: '',
    });
    mkdirSync(join(scratch.dir, 'a b/c\nd/é'), { recursive: true });
    expect(await findRepository(placeOf(scratch, {}, 'a b'))).toMatchObject({ root: scratch.dir, prefix: 'a b/' });
    expect(await findRepository(placeOf(scratch, {}, 'a b/c\nd/é'))).toEqual({
      root: scratch.dir,
      gitDir,
      commonDir: gitDir,
      prefix: 'a b/c\nd/é/',
    });
  });

  test('below a folder with a line break in its name', async () => {
    const moved = join(scratch.base, 'line\nbreak');
    renameSync(scratch.dir, moved);
    const place = { cwd: join(moved, 'in'), env: scratch.env };
    expect(await findRepository(place)).toEqual({
      root: moved,
      gitDir: join(moved, '.git'),
      commonDir: join(moved, '.git'),
      prefix: 'in/',
    });
  });

  // macOS has no such names.
  (process.platform === 'linux' ? test : test.skip)('a git folder whose path is no UTF-8 is refused', async () => {
    const odd = Buffer.concat([Buffer.from(`${scratch.base}/g`), Buffer.from([0xff])]);
    renameSync(join(scratch.dir, '.git'), odd);
    writeFileSync(join(scratch.dir, '.git'), Buffer.concat([Buffer.from('gitdir: '), odd, Buffer.from('\n')]));
    expect(scratch.git('status', '--porcelain')).toBe('');
    expect(await refusalOf(findRepository(placeOf(scratch)))).toMatchObject({
      exitCode: 3,
      message: expect.stringContaining('not valid UTF-8'),
    });
  });

  test('a linked worktree has its own git folder and index', async () => {
    scratch.git('worktree', 'add', '-q', join(scratch.base, 'linked'), '-b', 'other');
    scratch
      .stage('a.txt', 'a\nmain\n')
      .write('../linked/a.txt', 'a\nlinked\n')
      .run('git', ['add', '.'], { cwd: '../linked' });
    const place = placeOf(scratch, {}, '../linked');
    const commonDir = join(scratch.dir, '.git');
    expect(await findRepository(place)).toEqual({
      root: join(scratch.base, 'linked'),
      gitDir: join(commonDir, 'worktrees/linked'),
      commonDir,
      prefix: '',
    });
    expect(await summary(place)).toEqual(['M a.txt "linked\\n"']);
    expect(await summary(placeOf(scratch))).toEqual(['M a.txt "main\\n"']);
  });

  test('GIT_DIR, GIT_WORK_TREE and GIT_INDEX_FILE say otherwise', async () => {
    scratch.stage('a.txt', 'a\nmore\n');
    const elsewhere = {
      cwd: scratch.base,
      env: { ...scratch.env, GIT_DIR: join(scratch.dir, '.git'), GIT_WORK_TREE: scratch.dir },
    };
    expect(await findRepository(elsewhere)).toMatchObject({ root: scratch.dir });
    expect(await summary(elsewhere)).toEqual(['M a.txt "more\\n"']);
    writeFileSync(join(scratch.base, 'other-index'), readFileSync(join(scratch.dir, '.git/index')));
    scratch.git('reset', '-q');
    expect(await summary(placeOf(scratch))).toEqual([]);
    expect(await summary(placeOf(scratch, { GIT_INDEX_FILE: join(scratch.base, 'other-index') }))).toEqual([
      'M a.txt "more\\n"',
    ]);
  });

  test('core.worktree, and a separate git folder', async () => {
    const apart = new Scratch([`--separate-git-dir=${join(scratch.base, 'apart.git')}`]);
    apart.stage('a.txt', 'apart\n');
    expect(await findRepository(placeOf(apart))).toMatchObject({
      root: apart.dir,
      gitDir: join(scratch.base, 'apart.git'),
    });
    expect(await summary(placeOf(apart))).toEqual(['A a.txt "apart\\n"']);
    scratch.git('config', 'core.worktree', '../in');
    expect(await findRepository(placeOf(scratch, {}, 'in'))).toMatchObject({ prefix: '' });
    apart.remove();
  });

  test('a subdirectory sees the whole commit, by paths from the top', async () => {
    scratch.stage('a.txt', 'a\nmore\n').stage('in/b.txt', 'b\nmore\n');
    expect(await summary(placeOf(scratch, {}, 'in'))).toEqual(['M a.txt "more\\n"', 'M in/b.txt "more\\n"']);
  });
});

describe('what is committed, not what replaces it', () => {
  test('replace refs', async () => {
    scratch.stage('a.txt', 'a\nreal\n');
    const real = scratch.git('rev-parse', ':a.txt').trim();
    scratch.write('fake', 'a\nfake\n').git('replace', real, scratch.git('hash-object', '-w', 'fake').trim());
    // Else git takes the content from there.
    scratch.write('a.txt', 'on disk\n');
    expect(scratch.git('diff', '--cached')).toContain('+fake');
    expect(await summary(placeOf(scratch))).toEqual(['M a.txt "real\\n"']);
  });
});

describe('sparse checkouts', () => {
  test.each([['--no-sparse-index'], ['--sparse-index']])(
    'a file outside the cone is read from the index (%s)',
    async (option) => {
      scratch.git('sparse-checkout', 'set', '--cone', option, 'in');
      expect(existsSync(join(scratch.dir, 'out'))).toBe(false);
      expect(scratch.git('ls-files', '--sparse', 'out').trim()).toBe(
        option === '--sparse-index' ? 'out/' : 'out/c.txt\nout/deep/d.txt',
      );
      expect(await summary(placeOf(scratch))).toEqual([]);
      scratch.stage('in/b.txt', 'b\nmore\n');
      expect(await summary(placeOf(scratch))).toEqual(['M in/b.txt "more\\n"']);
      scratch.write('out/c.txt', 'c\nmore\n').git('add', '--sparse', 'out/c.txt');
      expect(await summary(placeOf(scratch))).toEqual(['M in/b.txt "more\\n"', 'M out/c.txt "more\\n"']);
    },
  );

  test('a whole sparse folder that differs from the base is taken apart into files', async () => {
    const base = scratch.git('rev-parse', 'HEAD').trim();
    scratch.stage('out/c.txt', 'c\nmore\n').stage('out/deep/e.txt', 'e\n').commit();
    scratch.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'in');
    expect(scratch.git('ls-files', '--sparse', 'out').trim()).toBe('out/');
    expect(await summary(placeOf(scratch), {}, base)).toEqual(['M out/c.txt "more\\n"', 'A out/deep/e.txt "e\\n"']);
  });

  test('a split index', async () => {
    scratch.git('update-index', '--split-index');
    scratch.stage('a.txt', 'a\nmore\n');
    expect(await summary(placeOf(scratch))).toEqual(['M a.txt "more\\n"']);
  });
});

describe('partial clones', () => {
  let clone: Scratch;
  let trace: string;
  beforeEach(() => {
    scratch.git('config', 'uploadpack.allowFilter', 'true');
    scratch.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    clone = new Scratch(false);
    clone.git('clone', '-q', '--filter=blob:none', '--sparse', `file://${scratch.dir}`, '.');
    trace = join(clone.base, 'trace');
  });
  afterEach(() => clone.remove());

  const missing = (): string[] =>
    clone
      .git('rev-list', '--objects', '--missing=print', 'HEAD')
      .split('\n')
      .filter((line) => line.startsWith('?'));
  const traced = (): ReturnType<typeof placeOf> => placeOf(clone, { GIT_TRACE2_EVENT: trace });

  test('what is here is read', async () => {
    clone.stage('a.txt', 'a\nmore\n').stage('new.txt', 'new\n');
    expect(missing()).toHaveLength(3);
    expect(await summary(traced())).toEqual(['M a.txt "more\\n"', 'A new.txt "new\\n"']);
    expect(missing()).toHaveLength(3);
  });

  test('a missing blob is never fetched: refused, with how to fetch it', async () => {
    const id = clone.write('../change', 'c\nmore\n').git('hash-object', '-w', '../change').trim();
    clone.git('update-index', '--cacheinfo', `100644,${id},out/c.txt`);
    const before = missing();
    const refused = await refusalOf(summary(traced()));
    expect(refused).toMatchObject({ exitCode: 3, hint: expect.stringContaining('`git diff --cached -M` once') });
    expect(missing()).toEqual(before);
    const programs = readFileSync(trace, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"event":"child_start"'));
    expect(programs.filter((line) => /upload-pack|remote-|ssh/.test(line))).toEqual([]);
    clone.git('diff', '--cached', '-M');
    expect(await summary(traced())).toEqual(['M out/c.txt "more\\n"']);
  });

  test('renames whose old side is missing are not fetched either', async () => {
    clone.git('rm', '-q', '--cached', '--sparse', 'out/c.txt');
    clone.stage('renamed.txt', 'c\nmore\n');
    const before = missing();
    const refused = await refusalOf(summary(traced()));
    expect(refused.exitCode).toBe(3);
    expect(missing()).toEqual(before);
  });
});
