import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonReport } from '../../src/report/json.js';
import { acme, acmeKey, FILE } from '../custom-rule.js';
import type { Ran } from '../scratch.js';
import { drawnPassword, githubToken } from '../secrets.js';
import { leak, Pushing } from './pushing.js';

let repo: Pushing;
beforeEach(() => {
  repo = new Pushing();
});
afterEach(() => repo.remove());

const LOOSE = { disabledRules: ['github-pat-classic'] };
const id = (revision = 'HEAD'): string => repo.git('rev-parse', revision).trim();
const configured = (config: object): Pushing => repo.stage(FILE, JSON.stringify(config));
/** The default branch as it is on the server, and a topic that grows out of it. */
const onTopic = (): void => {
  repo.git('push', '-q', 'origin', 'main');
  repo.git('checkout', '-q', '-b', 'topic');
};
const ran = (event: object, ...args: string[]): Ran => {
  repo.write('../event.json', JSON.stringify(event));
  const env = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_PATH: join(repo.base, 'event.json'), GITHUB_SHA: id() };
  return repo.tool(['ci', ...args], { env });
};
const pull = (...args: string[]): Ran =>
  ran({ pull_request: { base: { sha: id('main') }, head: { sha: id() } } }, ...args);
const push = (before: string, ...args: string[]): Ran => ran({ before, after: id() }, ...args);
const NEW = '0'.repeat(40);
const json = ({ stdout }: Ran): JsonReport => JSON.parse(stdout) as JsonReport;

describe('of a pull request the configuration of the base counts', () => {
  test.each<[string, object, string]>([
    ['disables the rule', LOOSE, 'disables the rule github-pat-classic'],
    ['ignores everything', { ignorePaths: ['*'] }, 'ignores * ("ignorePaths")'],
  ])('where it %s', (_, config, text) => {
    onTopic();
    configured(config).stage('b.js', leak()).commit('leak');
    const { code, stdout, stderr } = pull();
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('b.js:1:16  GitHub personal access token (classic)');
    expect(stdout).toContain(`that of the base (commit ${id('main').slice(0, 7)}) counts`);
    expect(stdout).toContain(`\n  ${text}\n`);
    expect(json(pull('--format', 'json')).configuration).toMatchObject({ counts: 'base', changes: [{ text }] });
    pull('--format', 'json', '--config-from', 'head', '--output', '../r.json');
    expect(repo.tool(['merge', '../r.json']).stdout).toContain(`  ${text}\nlet through because of it:\n  b.js:1:16`);
    const head = pull('--config-from', 'head');
    expect(head.code).toBe(0);
    expect(head.stdout).toContain('let through because of it:\n  b.js:1:16  github-pat-classic  ghp_••••••••');
    expect(head.stdout).not.toContain(githubToken());
  });

  test('where it raises what blocks', () => {
    onTopic();
    configured({ blockOn: 'certain' }).stage('b.js', `password = "${drawnPassword()}";\n`).commit();
    expect(pull().code).toBe(1);
    const head = json(pull('--format', 'json', '--config-from', 'head'));
    expect(head).toMatchObject({ verdict: 'warned', configuration: { letThrough: { findings: [{ path: 'b.js' }] } } });
  });

  test('where it replaces the key of package.json', () => {
    const manifest = (config: object): string => JSON.stringify({ name: 'x', 'check-staged': config });
    repo.stage('package.json', manifest({ rules: [acme] })).commit();
    onTopic();
    repo.stage('package.json', manifest(LOOSE)).stage('b.js', `${leak()}a("${acmeKey()}");\n`).commit();
    expect(json(pull('--format', 'json')).findings.map(({ ruleId }) => ruleId)).toEqual([
      'github-pat-classic',
      'acme-key',
    ]);
    expect(pull('--config-from', 'head').code).toBe(0);
  });

  test.each<[string, () => unknown]>([
    ['deletes it', () => repo.git('rm', '-q', FILE)],
    ['declares the rule otherwise', () => configured({ rules: [{ ...acme, pattern: 'acme_[0-9]{24}' }] })],
    [
      'makes a link of it',
      () => {
        repo.git('rm', '-q', FILE);
        repo.stage('other.json', '{}');
        symlinkSync('other.json', join(repo.dir, FILE));
        return repo.git('add', FILE);
      },
    ],
  ])('where it %s, with its own rules', (name, change) => {
    configured({ rules: [acme] }).commit();
    onTopic();
    change();
    repo.stage('b.js', `a("${acmeKey()}");\n`).commit();
    const { code, stdout, stderr } = pull();
    if (name === 'makes a link of it') {
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`is a symbolic link in commit ${id().slice(0, 7)}`);
    } else expect([code, stdout]).toEqual([1, expect.stringContaining('Acme API key')]);
  });

  test('and what it tightens counts once it is taken', () => {
    onTopic();
    configured({ rules: [acme] })
      .stage('b.js', `a("${acmeKey()}");\n`)
      .commit();
    expect(pull()).toMatchObject({ code: 0, stdout: expect.stringContaining('adds the rule acme-key') });
    expect(pull('--config-from', 'head').code).toBe(1);
  });

  test('nothing is said of a branch that lags behind, and the base as it is now counts', () => {
    onTopic();
    repo.stage('b.js', `a("${acmeKey()}");\n`).commit();
    repo.git('checkout', '-q', 'main');
    configured({ rules: [acme] }).commit();
    repo.git('checkout', '-q', 'topic');
    const report = json(pull('--format', 'json'));
    expect(report.findings).toMatchObject([{ ruleId: 'acme-key' }]);
    expect(report).not.toHaveProperty('configuration');
  });

  test('not what is on disk, tracked or not', () => {
    onTopic();
    repo.stage('b.js', leak()).commit();
    repo.write(FILE, JSON.stringify(LOOSE));
    expect(pull().code).toBe(1);
    repo.git('add', FILE);
    expect(pull().code).toBe(1);
  });

  test('one that is wrong is refused, and the way out is named', () => {
    repo.stage(FILE, '{').commit();
    onTopic();
    configured({}).commit();
    expect(pull()).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--config-from head') });
    expect(pull('--config-from', 'head').code).toBe(0);
    repo.stage(FILE, '[]').commit();
    expect(pull('--config-from', 'head').code).toBe(2);
  });

  test('also of a range, and of the engines that name a branch', () => {
    onTopic();
    configured(LOOSE).stage('b.js', leak()).commit();
    repo.git('fetch', '-q', 'origin');
    expect(repo.tool(['ci', '--range', 'main..topic']).code).toBe(1);
    expect(repo.tool(['ci', '--range', 'main..topic', '--config-from', 'head']).code).toBe(0);
    for (const env of [
      { JENKINS_URL: 'x', GIT_COMMIT: id(), CHANGE_TARGET: 'main' },
      { BITBUCKET_BUILD_NUMBER: '1', BITBUCKET_COMMIT: id(), BITBUCKET_PR_DESTINATION_BRANCH: 'main' },
      { GITLAB_CI: 'true', CI_COMMIT_SHA: id(), CI_MERGE_REQUEST_DIFF_BASE_SHA: id('main') },
      { TF_BUILD: 'True', BUILD_SOURCEVERSION: id(), SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main' },
    ])
      expect(repo.tool(['ci'], { env })).toMatchObject({ code: 1, stderr: '' });
  });

  test('in two pushes, where the engine names the push before: that of the default branch', () => {
    onTopic();
    repo.git('fetch', '-q', 'origin');
    repo.git('remote', 'set-head', 'origin', 'main');
    configured(LOOSE).commit();
    repo.stage('b.js', leak()).commit();
    const env = { CIRCLECI: 'true', CIRCLE_SHA1: id(), CIRCLE_BASE_REVISION: id('HEAD~1') };
    expect(repo.tool(['ci'], { env: { ...env, CIRCLE_PULL_REQUEST: 'https://github.com/o/r/pull/1' } }).code).toBe(1);
    // As a push, the branch had it before.
    expect(repo.tool(['ci'], { env }).code).toBe(0);
  });
});

describe('a file that --config names', () => {
  test('is that of the base where the commits have it', () => {
    repo.stage('conf/own.json', JSON.stringify({ rules: [acme] })).commit();
    onTopic();
    repo.stage('conf/own.json', JSON.stringify(LOOSE)).stage('b.js', `${leak()}a("${acmeKey()}");\n`).commit();
    const named = json(pull('--config', 'conf/own.json', '--format', 'json'));
    expect(named.findings.map(({ ruleId }) => ruleId)).toEqual(['github-pat-classic', 'acme-key']);
    expect(named.configuration).toMatchObject({ counts: 'base' });
  });

  test('is none where only the head has it, also by way of a link', () => {
    onTopic();
    repo.stage('conf/own.json', JSON.stringify(LOOSE)).stage('b.js', leak()).commit();
    symlinkSync('conf', join(repo.dir, 'way'));
    repo.git('add', 'way');
    repo.commit();
    for (const file of ['conf/own.json', 'way/own.json', join(repo.dir, 'conf/own.json')])
      expect(pull('--config', file).code).toBe(1);
    expect(pull('--config', 'conf/own.json', '--config-from', 'head').code).toBe(0);
  });

  test('is that of the runner where no commit has it', () => {
    onTopic();
    repo.stage('b.js', leak()).commit();
    repo.write('../own.json', JSON.stringify(LOOSE));
    expect(pull('--config', '../own.json')).toMatchObject({ code: 0, stderr: '' });
    expect(pull('--config', '../none.json').code).toBe(2);
  });
});

describe('of a push what it loosens does not count for it', () => {
  test('and the rest of its configuration does; both are said', () => {
    const before = id();
    configured({ ...LOOSE, rules: [acme] })
      .stage('b.js', `${leak()}a("${acmeKey()}");\n`)
      .commit();
    const report = json(push(before, '--format', 'json'));
    expect(report.findings.map(({ ruleId }) => ruleId)).toEqual(['github-pat-classic', 'acme-key']);
    expect(report.configuration).toMatchObject({
      counts: 'stricter',
      changes: [
        { text: 'disables the rule github-pat-classic', loosens: true },
        { text: 'adds the rule acme-key', loosens: false },
      ],
    });
    expect(push(before).stdout).toContain('these commits loosen the checks');
    expect(json(push(before, '--format', 'json', '--config-from', 'head')).findings).toHaveLength(1);
    expect(json(push(before, '--format', 'json', '--config-from', 'base')).findings).toHaveLength(1);
  });

  test('but for the next one it does', () => {
    configured(LOOSE).commit();
    const before = id();
    repo.stage('b.js', leak()).commit();
    expect(push(before)).toMatchObject({ code: 0, stderr: '' });
    expect(json(push(before, '--format', 'json'))).not.toHaveProperty('configuration');
  });

  test('of a new branch, since it left the default one', () => {
    onTopic();
    repo.git('fetch', '-q', 'origin');
    configured(LOOSE).stage('b.js', leak()).commit();
    const event = { before: NEW, after: id(), repository: { default_branch: 'main' } };
    expect(ran(event).code).toBe(1);
    expect(ran({ ...event, before: id('main'), forced: true }).code).toBe(1);
  });

  test('a configuration that was wrong before configures nothing', () => {
    repo.stage(FILE, '{').commit();
    const before = id();
    configured(LOOSE).stage('b.js', leak()).commit();
    expect(push(before).code).toBe(1);
    configured({}).stage('b.js', '//\n').commit();
    repo.git('reset', '-q', '--soft', before);
    repo.commit();
    expect(push(before)).toMatchObject({ code: 0, stderr: '' });
  });

  test('--config-from takes base and head only', () => {
    const { code, stderr } = push(id(), '--config-from', 'main');
    expect([code, stderr.split('\n').length]).toEqual([2, 3]);
  });
});
