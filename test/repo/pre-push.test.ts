import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { knownOfRemote } from '../../src/git/remote.js';
import { githubToken } from '../secrets.js';
import { leak, Pushing } from './pushing.js';

let repo: Pushing;
beforeEach(() => {
  repo = new Pushing();
  repo.hook(join(repo.dir, '.git'), 'pre-push', 'pre-push "$@"');
});
afterEach(() => repo.remove());

const refused = (...args: string[]): string => {
  const { code, stderr } = repo.push(...args);
  expect(code).toBe(1);
  expect(stderr).not.toContain(githubToken(1));
  return stderr;
};
const passes = (...args: string[]): void => {
  const { code, stderr } = repo.push('-q', ...args);
  expect([code, stderr]).toEqual([0, '']);
};

describe('a push', () => {
  test('of clean commits passes without a word', () => {
    repo.stage('b.js', '//\n').commit();
    passes('origin', 'main');
    passes('origin', 'main');
  });

  test('is refused where any of its commits leaks, also one that a later commit mends', () => {
    repo.stage('b.js', leak()).commit('leak').stage('b.js', '//\n').commit('mended');
    const said = refused('origin', 'main');
    expect(said).toContain('check-staged refuses this push');
    expect(said).toContain(`b.js:1:16`);
    expect(said).toContain(`git rebase -i ${repo.git('rev-parse', '--short=7', 'HEAD~1').trim()}~1`);
    expect(repo.refs()).toBe('refs/heads/main\n');
  });

  test('of a message that leaks is refused', () => {
    repo.commit(`deploy with ${githubToken()}`);
    expect(refused('origin', 'main')).toContain('(commit message):1:13');
  });

  test('answers for its own lines: what the remote has already does not block', () => {
    repo.stage('old.js', leak(2)).commit('old');
    passes('--no-verify', 'origin', 'main');
    repo.stage('old.js', `${leak(2)}//\n`).commit('an edit');
    passes('origin', 'main');
    repo.git('mv', 'old.js', 'moved.js');
    repo.commit('a rename');
    passes('origin', 'main');
    repo.stage('moved.js', leak(2) + leak(3)).commit('one more');
    expect(refused('origin', 'main')).toContain('moved.js:2:16');
  });
});

describe('which commits a push brings', () => {
  test('of a new branch, what no branch of the remote has', () => {
    repo.git('checkout', '-q', '-b', 'topic');
    repo.stage('b.js', '//\n').commit();
    passes('origin', 'topic');
    repo.git('checkout', '-q', '-b', 'bad');
    repo.stage('c.js', leak()).commit();
    expect(refused('origin', 'bad')).toContain('c.js:1:16');
    expect(refused('origin', 'bad', 'topic')).toContain('c.js:1:16');
  });

  test('of a deletion, none', () => {
    repo.git('push', '-q', 'origin', 'main:old');
    passes('origin', '--delete', 'old');
  });

  test('of tags, their messages and what hangs on them, commits or not', () => {
    repo.git('tag', '-a', 'v1', '-m', githubToken());
    expect(refused('origin', 'v1')).toContain('(message of tag v1)');
    repo.write('blob', leak());
    repo.git('tag', 'blob', repo.git('hash-object', '-w', 'blob').trim());
    expect(refused('origin', 'blob')).toContain('personal access token');
    repo.git('tag', 'light');
    passes('origin', 'light');
  });

  test('of a forced push, what the remote lacks', () => {
    repo.stage('b.js', '//\n').commit();
    passes('origin', 'main');
    repo.git('reset', '-q', '--hard', 'HEAD~1');
    repo.stage('c.js', '//\n').commit();
    passes('--force', 'origin', 'main');
    repo.git('commit', '-q', '--amend', '-m', githubToken());
    expect(refused('--force', 'origin', 'main')).toContain('(commit message)');
  });

  test('where somebody else has pushed what this clone does not have', () => {
    repo.run('git', ['clone', '-q', repo.server, '../other']);
    repo.run('git', ['commit', '-q', '--allow-empty', '-m', 'theirs'], { cwd: '../other' });
    repo.run('git', ['push', '-q', 'origin', 'main'], { cwd: '../other' });
    repo.stage('b.js', leak()).commit();
    expect(refused('--force', 'origin', 'main')).toContain('b.js:1:16');
  });

  test('to a fork by its URL alone, all that it is not known to have', () => {
    repo.stage('b.js', leak(2)).commit();
    passes('--no-verify', 'origin', 'main');
    repo.run('git', ['init', '-q', '--bare', '../fork.git']);
    expect(refused('../fork.git', 'main')).toContain('b.js:1:16');
    passes(repo.server, 'main:copy');
  });
});

describe('what a remote is known to have', () => {
  const known = (fetch: string, push: string): Promise<readonly string[]> => {
    repo.git('remote', 'set-url', 'origin', fetch);
    return knownOfRemote({ cwd: repo.dir, env: repo.env }, { name: 'origin', url: push });
  };

  test.each([
    ['https://example.com/o/r.git', 'git@example.com:o/r.git'],
    ['https://user@Example.com/o/r', 'ssh://git@example.com:22/o/r.git/'],
    ['/srv/r.git', '/srv/r'],
  ])('%s is where %s goes', async (fetch, push) => {
    expect(await known(fetch, push)).toEqual([repo.git('rev-parse', 'origin/main').trim()]);
  });

  test.each([
    ['https://example.com/o/r.git', 'https://example.com/other/r.git'],
    ['https://example.com/o/r.git', 'https://mirror.example.com/o/r.git'],
    ['/srv/r.git', '/backup/r.git'],
  ])('%s is not where %s goes, though the remote has one name', async (fetch, push) => {
    expect(await known(fetch, push)).toEqual([]);
  });
});

describe('what cannot be checked is refused', () => {
  test.each([
    ['no lines of git', 'hello\n', 2, 'is not what git gives to a pre-push hook'],
    ['ids cut short', 'refs/heads/main abc refs/heads/main def\n', 2, 'is not what git gives to a pre-push hook'],
    ['objects that are not here', `main ${'a'.repeat(40)} refs/heads/main ${'0'.repeat(40)}\n`, 3, 'could not be read'],
  ])('%s', (_, input, code, says) => {
    expect(repo.tool(['pre-push', 'origin', repo.server], { input })).toMatchObject({
      code,
      stderr: expect.stringContaining(says),
    });
  });

  test('a range that lacks objects', () => {
    repo.stage('b.js', leak()).commit().stage('b.js', '//\n').commit();
    const blob = repo.git('rev-parse', 'HEAD~1:b.js').trim();
    repo.run('rm', ['-f', `.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`]);
    const { code, stderr } = repo.push('origin', 'main');
    expect([code, stderr]).toEqual([1, expect.stringContaining('could not be read, so not everything was scanned')]);
  });

  test('nothing to push is nothing to say', () => {
    expect(repo.tool(['pre-push', 'origin', repo.server])).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

test('the pre-commit framework tells by the environment', () => {
  repo.stage('b.js', leak()).commit();
  const env = {
    PRE_COMMIT: '1',
    PRE_COMMIT_FROM_REF: repo.git('rev-parse', 'HEAD~1').trim(),
    PRE_COMMIT_TO_REF: repo.git('rev-parse', 'HEAD').trim(),
    PRE_COMMIT_REMOTE_NAME: 'origin',
    PRE_COMMIT_REMOTE_URL: repo.server,
    PRE_COMMIT_LOCAL_BRANCH: 'refs/heads/main',
  };
  expect(repo.tool(['pre-push'], { env })).toMatchObject({ code: 1, stderr: expect.stringContaining('b.js:1:16') });
  const before = { ...env, PRE_COMMIT_TO_REF: env.PRE_COMMIT_FROM_REF };
  expect(repo.tool(['pre-push'], { env: before })).toEqual({ code: 0, stdout: '', stderr: '' });
});
