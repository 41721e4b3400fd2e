import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findRepository } from '../../src/git/repository.js';
import { Scratch } from '../scratch.js';
import { duringHook, placeOf, summary } from './index-reading.js';

let scratch: Scratch;
beforeEach(() => {
  scratch = new Scratch();
  scratch.stage('a.txt', 'a\n').stage('b.txt', 'b\n').stage('dir/c.txt', 'c\n').commit();
});
afterEach(() => scratch.remove());

/** What a hook sees while git runs. */
const during = (args: readonly string[], cwd = '.', hook = 'pre-commit'): Promise<string[]> =>
  duringHook(scratch, hook, args, summary, cwd);

describe('a hook sees the commit that is being made', () => {
  test('commit', async () => {
    scratch.stage('a.txt', 'a\nstaged\n').write('a.txt', 'a\n').write('b.txt', 'b\nnot staged\n');
    expect(await during(['commit', '-qm', 'x'])).toEqual(['M a.txt "staged\\n"']);
  });

  test('commit -a takes what is on disk', async () => {
    scratch
      .stage('a.txt', 'a\nstaged\n')
      .write('a.txt', 'a\non disk\n')
      .write('b.txt', 'b\nmore\n')
      .write('untracked', 'u\n');
    const place = await duringHook(scratch, 'pre-commit', ['commit', '-qam', 'x'], async (given) => {
      expect(await summary(given)).toEqual(['M a.txt "on disk\\n"', 'M b.txt "more\\n"']);
      return given;
    });
    expect(place.env['GIT_INDEX_FILE']).toMatch(/index\.lock$/);
  });

  test('commit -a makes an intended addition a real one', async () => {
    scratch.write('later.txt', 'later\n').git('add', '-N', 'later.txt');
    expect(await during(['commit', '-qam', 'x'])).toEqual(['A later.txt "later\\n"']);
  });

  test('commit PATH takes that path alone, past what else is staged', async () => {
    scratch.stage('a.txt', 'a\nstaged\n').write('b.txt', 'b\nmore\n').stage('other', 'o\n');
    const place = await duringHook(scratch, 'pre-commit', ['commit', '-qm', 'x', 'b.txt'], async (given) => {
      expect(await summary(given)).toEqual(['M b.txt "more\\n"']);
      return given;
    });
    expect(place.env['GIT_INDEX_FILE']).toMatch(/next-index-\d+\.lock$/);
    expect(await summary(placeOf(scratch))).toEqual(
      ['M a.txt "a\\nstaged\\n"', 'A other "o\\n"'].map((line) => line.replace('a\\nstaged', 'staged')),
    );
  });

  test('commit --only and --include from a subdirectory', async () => {
    scratch.stage('a.txt', 'a\nstaged\n').write('dir/c.txt', 'c\nmore\n');
    expect(await during(['commit', '-qm', 'x', '--only', 'c.txt'], 'dir')).toEqual(['M dir/c.txt "more\\n"']);
    scratch.write('dir/c.txt', 'c\nmore\nstill\n');
    expect(await during(['commit', '-qm', 'x', '--include', 'c.txt'], 'dir')).toEqual([
      'M a.txt "staged\\n"',
      'M dir/c.txt "still\\n"',
    ]);
  });

  test('commit --amend compares with the commit it replaces', async () => {
    scratch.stage('a.txt', 'a\nfirst\n').commit().stage('a.txt', 'a\nfirst\nsecond\n');
    expect(await during(['commit', '-q', '--amend', '-m', 'x'])).toEqual(['M a.txt "second\\n"']);
    expect(scratch.git('log', '--oneline').trim().split('\n')).toHaveLength(2);
  });

  test('the first commit', async () => {
    const fresh = new Scratch();
    fresh.write('a.txt', 'first\n').git('add', 'a.txt');
    expect(await duringHook(fresh, 'pre-commit', ['commit', '-qm', 'x'], summary)).toEqual(['A a.txt "first\\n"']);
    fresh.remove();
  });

  test('commit-msg sees it too', async () => {
    scratch.stage('a.txt', 'a\nmore\n');
    expect(await during(['commit', '-qm', 'x'], '.', 'commit-msg')).toEqual(['M a.txt "more\\n"']);
  });

  test('a linked worktree commits its own index', async () => {
    scratch.git('worktree', 'add', '-q', join(scratch.base, 'linked'), '-b', 'other');
    scratch.stage('a.txt', 'a\nin the main one\n');
    const linked = '../linked';
    scratch.write(`${linked}/b.txt`, 'b\nin the linked one\n');
    await duringHook(
      scratch,
      'pre-commit',
      ['commit', '-qam', 'x'],
      async (place) => {
        expect(await summary(place)).toEqual(['M b.txt "in the linked one\\n"']);
        expect(await findRepository(place)).toMatchObject({
          root: join(scratch.base, 'linked'),
          commonDir: join(scratch.dir, '.git'),
        });
      },
      linked,
    );
  });

  test('GIT_DIR and GIT_WORK_TREE apart from each other', async () => {
    const tree = join(scratch.base, 'tree');
    mkdirSync(tree);
    scratch.write('../tree/a.txt', 'a\nelsewhere\n');
    const args = [`--git-dir=${scratch.dir}/.git`, `--work-tree=${tree}`, 'commit', '-qm', 'x', '-a'];
    expect(await during(args, '../tree')).toEqual(['M a.txt "elsewhere\\n"', 'D b.txt', 'D dir/c.txt']);
  });

  test('a commit inside a submodule is its own', async () => {
    const outer = new Scratch();
    outer
      .stage('o.txt', 'o\n')
      .git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', scratch.dir, 'sub');
    outer.commit().stage('o.txt', 'o\nouter\n').write('sub/a.txt', 'a\ninner\n');
    await duringHook(
      outer,
      'pre-commit',
      ['commit', '-qam', 'x'],
      async (place) => {
        expect(await summary(place)).toEqual(['M a.txt "inner\\n"']);
        expect((await findRepository(place)).root).toBe(join(outer.dir, 'sub'));
      },
      'sub',
    );
    outer.git('config', 'diff.ignoreSubmodules', 'all');
    expect(await summary(placeOf(outer))).toEqual(['M o.txt "outer\\n"']);
    outer.git('update-index', 'sub');
    expect(await summary(placeOf(outer))).toEqual([
      'M o.txt "outer\\n"',
      'M sub a submodule: its own repository guards its content',
    ]);
    outer.remove();
  });
});
