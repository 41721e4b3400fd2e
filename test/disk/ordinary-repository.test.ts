import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ordinaryGitDir } from '../../src/disk/ordinary-repository.js';
import { findRepository } from '../../src/git/repository.js';
import { Scratch } from '../scratch.js';

let repo: Scratch;

beforeEach(() => {
  repo = new Scratch();
});
afterEach(() => repo.remove());

test('the top of an ordinary clone is told as git tells it', async () => {
  const { gitDir, root } = await findRepository({ cwd: repo.dir, env: repo.env });
  expect(ordinaryGitDir(repo.dir, { ...repo.env, GIT_INDEX_FILE: 'x', GIT_PREFIX: '', GIT_EDITOR: ':' })).toBe(gitDir);
  expect(root).toBe(repo.dir);
});

test.each([
  ['GIT_DIR', '.git'],
  ['GIT_WORK_TREE', '.'],
  ['GIT_CONFIG_PARAMETERS', "'core.worktree=/x'"],
  ['GIT_CONFIG_COUNT', '0'],
])('with %s only git can tell', (name, value) => {
  expect(ordinaryGitDir(repo.dir, { ...repo.env, [name]: value })).toBeUndefined();
});

test.each([
  ['core.worktree', '../elsewhere'],
  ['core.bare', 'true'],
  ['extensions.worktreeConfig', 'true'],
  ['include.path', 'more'],
])('with the setting %s only git can tell', (name, value) => {
  repo.git('config', name, value);
  expect(ordinaryGitDir(repo.dir, repo.env)).toBeUndefined();
});

test('a subfolder, a linked worktree and a folder that only looks like one are for git', () => {
  repo.write('sub/a', '').write('fake/.git/config', '').commit();
  repo.git('worktree', 'add', '-q', '../linked');
  for (const folder of ['sub', 'fake', '../linked', '..']) {
    expect(ordinaryGitDir(join(repo.dir, folder), repo.env)).toBeUndefined();
  }
});
