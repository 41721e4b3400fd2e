import { expect, test } from '@jest/globals';
import { askGit } from '../../src/git/client.js';
import { Scratch } from '../scratch.js';

test('asks git with the whole environment of the user, as a hook gets it', async () => {
  const repo = new Scratch();
  repo.git('config', 'core.hooksPath', 'mine');
  const hook = { GIT_EDITOR: ':', GIT_PREFIX: '', GIT_EXEC_PATH: repo.git('--exec-path').trim(), GIT_PAGER: 'cat' };
  const place = { cwd: repo.base, env: { ...repo.env, ...hook, GIT_DIR: `${repo.dir}/.git` } };
  expect(await askGit(place, ['config', '--get', 'core.hooksPath'])).toBe('mine');
  const override = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'core.hooksPath', GIT_CONFIG_VALUE_0: 'theirs' };
  const given = { ...place, env: { ...place.env, ...override } };
  expect(await askGit(given, ['config', '--get', 'core.hooksPath'])).toBe('theirs');
  expect(await askGit(place, ['config', '--get', 'no.such'])).toBeUndefined();
  repo.remove();
});
