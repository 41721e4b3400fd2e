import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { githubToken } from '../secrets.js';
import { leak, Pushing } from './pushing.js';

let repo: Pushing;
beforeEach(() => {
  repo = new Pushing();
});
afterEach(() => repo.remove());

const HOOKS = [
  ['pre-receive', 'pre-receive'],
  ['update', 'update "$@"'],
] as const;

describe.each(HOOKS)('the server hook %s', (name, args) => {
  beforeEach(() => repo.hook(repo.server, name, args));

  test('lets clean pushes pass without a word: new branches, forced ones, deletions, tags', () => {
    repo.stage('b.js', '//\n').commit();
    repo.git('tag', '-a', 'v1', '-m', 'fine');
    for (const push of [
      ['origin', 'main', 'v1'],
      ['origin', 'main:topic'],
      ['origin', '--delete', 'topic'],
    ])
      expect(repo.push('-q', ...push)).toMatchObject({ code: 0, stderr: '' });
    repo.git('commit', '-q', '--amend', '-m', 'again');
    expect(repo.push('-q', '--force', 'origin', 'main')).toMatchObject({ code: 0, stderr: '' });
  });

  test('refuses what leaks, and tells the pusher what, where and what to do', () => {
    repo.stage('b.js', leak()).commit('leak').stage('b.js', '//\n').commit('mended');
    const { code, stderr } = repo.push('--no-verify', 'origin', 'main');
    expect(code).toBe(1);
    const commit = repo.git('rev-parse', '--short=7', 'HEAD~1').trim();
    expect(stderr).toMatch(/^remote: check-staged refuses this push: /m);
    expect(stderr).toContain(`remote: b.js:1 in commit ${commit}: GitHub personal access token (classic)`);
    expect(stderr).toContain('ghp_•••••••• (certain: its checksum holds)');
    expect(stderr).toContain(`git rebase -i ${commit}~1`);
    expect(stderr).toContain('Push again');
    expect(stderr).not.toContain(githubToken());
    expect(stderr).not.toContain('no-verify');
    expect(stderr).not.toContain('\u001B[1m');
    expect(stderr.split('\n').filter((line) => line.startsWith('remote:')).length).toBeLessThan(14);
    expect(repo.refs()).toBe('refs/heads/main\n');
  });

  test('refuses tags and messages that leak', () => {
    repo.git('tag', '-a', 'v1', '-m', githubToken());
    expect(repo.push('origin', 'v1').stderr).toContain('(message of tag v1)');
    repo.commit(githubToken());
    expect(repo.push('origin', 'main:other').stderr).toContain('(commit message)');
  });

  test('what the repository has already does not block', () => {
    repo.git('push', '-q', 'origin', 'main:seed');
    repo.run('rm', [join(repo.server, 'hooks', name)]);
    repo.stage('old.js', leak(2)).commit();
    repo.git('push', '-q', 'origin', 'main');
    repo.hook(repo.server, name, args);
    repo.stage('old.js', `${leak(2)}//\n`).commit();
    expect(repo.push('-q', 'origin', 'main')).toMatchObject({ code: 0, stderr: '' });
  });

  test('refuses what takes longer than it may', () => {
    repo.hook(repo.server, name, `${name} --budget 1 "$@"`);
    // Little for git, and seconds of judging.
    const slow = 'const password = "abcdefgh12";\n'.repeat(20_000);
    for (let n = 0; n < 30; n++) repo.stage(`f${n}.js`, `${slow}//${n}\n`);
    repo.commit();
    const { code, stderr } = repo.push('origin', 'main');
    expect(code).toBe(1);
    expect(stderr).toContain(
      'remote: check-staged: this push was not checked for secrets within 1 s, so it is refused',
    );
    expect(repo.refs()).toBe('refs/heads/main\n');
  });

  test('ends in the middle of a file that takes longer', () => {
    repo.hook(repo.server, name, `${name} --budget 1 "$@"`);
    const lines = Array.from({ length: 700_000 }, (_, i) => `const password${i} = "abcdefgh-${i}-12";`);
    repo.stage('one.js', lines.join('\n')).commit();
    const begun = performance.now();
    const { code, stderr } = repo.push('origin', 'main');
    expect(code).toBe(1);
    expect(stderr).toContain('remote: check-staged: this push was not checked for secrets within 1 s');
    expect(performance.now() - begun).toBeLessThan(12_000);
    expect(repo.refs()).toBe('refs/heads/main\n');
  });

  test('takes the configuration that lies in the bare repository', () => {
    writeFileSync(join(repo.server, 'check-staged.config.json'), '{ "disabledRules": ["github-pat-classic"] }');
    repo.stage('b.js', leak()).commit();
    expect(repo.push('-q', 'origin', 'main')).toMatchObject({ code: 0, stderr: '' });
    writeFileSync(join(repo.server, 'check-staged.config.json'), '{');
    expect(repo.push('origin', 'main:x')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('remote: check-staged: '),
    });
  });
});

test.each([
  ['pre-receive', [], 'nonsense\n', 'is not what git gives to a pre-receive hook'],
  ['update', ['refs/heads/main'], '', 'update takes a ref'],
  ['update', ['refs/heads/main', 'a', 'b'], '', 'update takes a ref'],
  ['pre-receive', ['main'], '', 'takes no argument'],
  ['pre-receive', ['--budget', '0'], '', '--budget takes whole seconds'],
  ['pre-receive', ['--budget', 'soon'], '', '--budget takes whole seconds'],
])('%s %j refuses wrong input in a sentence', (command, args, input, says) => {
  const { code, stderr } = repo.tool([command, ...args], { input });
  expect([code, stderr.split('\n').length]).toEqual([2, 3]);
  expect(stderr).toContain(says);
});

test('what is not there is not clean', () => {
  expect(repo.tool(['update', 'refs/heads/x', '0'.repeat(40), '1'.repeat(40)]).code).toBe(3);
});
