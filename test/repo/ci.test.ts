import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Ran } from '../scratch.js';
import { leak, Pushing } from './pushing.js';

let repo: Pushing;
/** Ids of the default branch's commit, and of the one of a topic, which leaks. */
let ids: { base: string; head: string };
beforeEach(() => {
  repo = new Pushing();
  repo.git('fetch', '-q', 'origin');
  const base = repo.git('rev-parse', 'HEAD').trim();
  repo.git('checkout', '-q', '-b', 'topic');
  repo.stage('b.js', leak()).commit('leak');
  ids = { base, head: repo.git('rev-parse', 'HEAD').trim() };
});
afterEach(() => repo.remove());

const ci = (env: NodeJS.ProcessEnv, ...args: string[]): Ran => repo.tool(['ci', ...args], { env });
const github = (event: unknown): NodeJS.ProcessEnv => {
  repo.write('../event.json', JSON.stringify(event));
  return { GITHUB_ACTIONS: 'true', GITHUB_EVENT_PATH: join(repo.base, 'event.json'), GITHUB_SHA: ids.head };
};
const pull = (): NodeJS.ProcessEnv => github({ pull_request: { base: { sha: ids.base }, head: { sha: ids.head } } });

describe('the commits of a run are checked', () => {
  test.each<[string, () => NodeJS.ProcessEnv]>([
    ['GitHub, a pull request', pull],
    ['GitHub, a push', () => github({ before: ids.base, after: ids.head })],
    [
      'GitHub, a new branch',
      () => github({ before: '0'.repeat(40), after: ids.head, repository: { default_branch: 'main' } }),
    ],
    ['GitLab', () => ({ GITLAB_CI: 'true', CI_COMMIT_SHA: ids.head, CI_MERGE_REQUEST_DIFF_BASE_SHA: ids.base })],
    [
      'Bitbucket',
      () => ({
        BITBUCKET_BUILD_NUMBER: '1',
        BITBUCKET_COMMIT: ids.head,
        BITBUCKET_PR_DESTINATION_BRANCH: 'main',
      }),
    ],
    [
      'Azure',
      () => ({ TF_BUILD: 'True', BUILD_SOURCEVERSION: ids.head, SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main' }),
    ],
    ['CircleCI', () => ({ CIRCLECI: 'true', CIRCLE_SHA1: ids.head, CIRCLE_BASE_REVISION: ids.base })],
    ['Jenkins', () => ({ JENKINS_URL: 'x', GIT_COMMIT: ids.head, CHANGE_TARGET: 'main' })],
  ])('%s', (_, env) => {
    const ran = ci(env());
    expect(ran).toMatchObject({ code: 1, stderr: '' });
    expect(ran.stdout).toContain('b.js:1:16');
    expect(ran.stdout).toContain(ids.head.slice(0, 7));
  });

  test('or those of a range', () => {
    expect(ci({}, '--range', 'main..topic').code).toBe(1);
    expect(ci({}, '--range', 'topic..main')).toMatchObject({ code: 0, stderr: '' });
    expect(ci(pull(), '--range', 'main..main').code).toBe(0);
  });

  test('and what was there before does not count', () => {
    repo.stage('b.js', `${leak()}//\n`).commit('an edit');
    const head = repo.git('rev-parse', 'HEAD').trim();
    expect(ci(github({ before: ids.head, after: head }))).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('a run that is not clear is refused in a sentence', () => {
  test.each<[string, () => NodeJS.ProcessEnv, number, string]>([
    ['no engine', () => ({}), 2, 'no CI engine is known by the environment'],
    ['an event without commits', () => github({ schedule: '*' }), 2, 'does not tell which commits'],
    [
      'no default branch to compare with',
      () => ({ CIRCLECI: 'true', CIRCLE_SHA1: ids.head }),
      2,
      'nor does refs/remotes/origin/HEAD',
    ],
    [
      'a base that is not here',
      () => github({ before: 'a'.repeat(40), after: ids.head }),
      3,
      'in GitHub Actions, give actions/checkout `fetch-depth: 0`',
    ],
    [
      'a head that is not here',
      () => github({ before: ids.base, after: 'b'.repeat(40) }),
      3,
      'this clone lacks commit bbbbbbb',
    ],
    [
      'a target that is not here',
      () => ({ JENKINS_URL: 'x', GIT_COMMIT: ids.head, CHANGE_TARGET: 'none' }),
      3,
      'lacks refs/remotes/origin/none',
    ],
    [
      'a target that is an option',
      () => ({ JENKINS_URL: 'x', GIT_COMMIT: ids.head, CHANGE_TARGET: '--all' }),
      3,
      'this clone lacks',
    ],
    [
      'a head that the target has',
      () => ({ JENKINS_URL: 'x', GIT_COMMIT: ids.base, CHANGE_TARGET: 'main' }),
      2,
      "has all of this run's commits",
    ],
    [
      'an id that is none',
      () => ({ CIRCLECI: 'true', CIRCLE_SHA1: '-x', CIRCLE_BASE_REVISION: ids.base }),
      2,
      'which is no id',
    ],
    [
      'an event that is no JSON',
      () => ({ ...github({}), GITHUB_EVENT_PATH: join(repo.dir, 'b.js') }),
      2,
      'names what is no event',
    ],
  ])('%s', (_, env, code, says) => {
    const { stderr, ...ran } = ci(env());
    expect(ran).toEqual({ code, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr.split('\n')).toHaveLength(3);
  });

  test('a range that does not exist', () => {
    expect(ci({}, '--range', 'a..b')).toMatchObject({ code: 2, stdout: '' });
  });
});

test('a shallow clone passes nothing', () => {
  repo.git('push', '-q', 'origin', 'topic');
  repo.run('git', ['clone', '-q', '--depth', '1', '--branch', 'topic', `file://${repo.server}`, '../shallow']);
  const ran = repo.tool(['ci'], { cwd: '../shallow', env: pull() });
  expect(ran).toMatchObject({ code: 3, stderr: expect.stringContaining('fetch-depth: 0') });
});

describe('the action', () => {
  const house = join(__dirname, '../..');
  const text = readFileSync(join(house, 'action.yml'), 'utf8');

  test('installs the version that this is, and hands inputs on by the environment only', async () => {
    const { parse } = await import('yaml');
    const { inputs, runs } = parse(text);
    const { version } = JSON.parse(readFileSync(join(house, 'package.json'), 'utf8'));
    expect(inputs.package.default).toBe(`check-staged@${version}`);
    for (const { run } of runs.steps) expect(run).not.toContain('${{');
  });

  test('runs the packed tool, and leaves its report', async () => {
    const { parse } = await import('yaml');
    const [step] = parse(text).runs.steps;
    const packed = repo.run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', repo.base, house]);
    const env = {
      ...pull(),
      ...{
        PACKAGE: join(repo.base, packed.stdout.trim()),
        RANGE: '',
        BLOCK_ON: '',
        CONFIG: '',
        CONFIG_FROM: '',
        FOLDER: '.',
      },
      ...{
        RUNNER_TEMP: join(repo.base, 'temp dir'),
        GITHUB_OUTPUT: join(repo.base, 'output'),
        npm_config_offline: 'true',
      },
    };
    const ran = repo.run('bash', ['-c', step.run], { env });
    expect([ran.stderr, ran.code]).toEqual(['', 1]);
    expect(ran.stdout).toContain('b.js:1:16  GitHub personal access token (classic)');
    const [, report] = /^report=(.*)$/m.exec(readFileSync(env.GITHUB_OUTPUT, 'utf8'))!;
    expect(JSON.parse(readFileSync(report!, 'utf8')).findings).toHaveLength(1);
    const wrong = repo.run('bash', ['-c', step.run], { env: { ...env, CONFIG_FROM: 'main' } });
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('--config-from does not know "main"') });
    const ranged = repo.run('bash', ['-c', step.run], { env: { ...env, RANGE: 'a..b' } });
    expect([ranged.code, ranged.stdout]).toEqual([2, '']);
  });
});

test('the page of CI has workflows that are YAML, with the history there', async () => {
  const { parse } = await import('yaml');
  const page = readFileSync(join(__dirname, '../../docs/ci.md'), 'utf8');
  const [actions, gitlab, bitbucket, azure, circle] = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text]) =>
    parse(text!),
  );
  expect(actions.jobs['check-staged'].steps[0].with['fetch-depth']).toBe(0);
  expect(gitlab['check-staged'].variables.GIT_DEPTH).toBe(0);
  expect(bitbucket.clone.depth).toBe('full');
  expect(azure.steps[0].fetchDepth).toBe(0);
  expect(circle.jobs['check-staged'].environment.CIRCLE_BASE_REVISION).toContain('pipeline.git.base_revision');
});
