import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { acme, acmeKey, FILE } from '../custom-rule.js';
import { leak, Pushing } from './pushing.js';

const LOOSE = { disabledRules: ['github-pat-classic'] };

describe.each([
  ['pre-push', (repo: Pushing) => repo.hook(join(repo.dir, '.git'), 'pre-push', 'pre-push "$@"')],
  ['pre-receive', (repo: Pushing) => repo.hook(repo.server, 'pre-receive', 'pre-receive')],
  ['update', (repo: Pushing) => repo.hook(repo.server, 'update', 'update "$@"')],
])('%s', (name, install) => {
  let repo: Pushing;
  beforeEach(() => {
    repo = new Pushing();
    install(repo);
  });
  afterEach(() => repo.remove());

  const configured = (config: object): Pushing => repo.stage(FILE, JSON.stringify(config));
  const refused = (...args: string[]): string => {
    const { code, stderr } = repo.push(...args);
    expect(code).toBe(1);
    return stderr;
  };
  const passes = (...args: string[]): string => {
    const { code, stderr } = repo.push('-q', ...args);
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    return stderr;
  };

  test('what a push loosens does not count for it, but for the next one', () => {
    configured(LOOSE).stage('b.js', leak()).commit();
    const said = refused('origin', 'main');
    expect(said).toContain('disables the rule github-pat-classic');
    expect(said).toContain('push that change by itself first');
    repo.git('reset', '-q', '--hard', 'HEAD~1');
    configured(LOOSE).commit();
    expect(passes('origin', 'main')).toContain('these commits loosen the checks');
    repo.stage('b.js', leak()).commit();
    expect(passes('origin', 'main')).toBe('');
  });

  test('the rest of its configuration does', () => {
    configured({ rules: [acme] })
      .stage('b.js', `a("${acmeKey()}");\n`)
      .commit();
    expect(refused('origin', 'main')).toContain('Acme API key');
  });

  test('rules that it takes away count', () => {
    configured({ rules: [acme] }).commit();
    passes('origin', 'main');
    repo.git('rm', '-q', FILE);
    repo.stage('b.js', `a("${acmeKey()}");\n`).commit();
    expect(refused('origin', 'main')).toContain('removes the rule acme-key');
  });

  test('a new branch is compared with what it grows out of, and one that grows out of nothing with the default', () => {
    repo.git('fetch', '-q', 'origin');
    repo.git('remote', 'set-head', 'origin', 'main');
    repo.git('checkout', '-q', '-b', 'topic');
    configured(LOOSE).stage('b.js', leak()).commit();
    refused('origin', 'topic');
    repo.git('checkout', '-q', '--orphan', 'lonely');
    repo.commit('from nothing');
    expect(refused('origin', 'lonely')).toContain('disables the rule github-pat-classic');
  });

  test('each branch has its own', () => {
    repo.git('checkout', '-q', '-b', 'topic');
    configured(LOOSE).commit();
    passes('origin', 'topic');
    repo.stage('b.js', leak()).commit();
    repo.git('checkout', '-q', 'main');
    repo.stage('c.js', '//\n').commit();
    passes('origin', 'main', 'topic');
    repo.stage('d.js', leak(2)).commit();
    repo.git('checkout', '-q', 'topic');
    repo.stage('e.js', leak(3)).commit();
    const said = refused('origin', 'main', 'topic');
    expect(said).toContain('d.js:1');
    expect(said).not.toContain('e.js:1');
  });

  test('examples of a rule that changes can be pushed', () => {
    configured({ rules: [acme] }).commit();
    passes('origin', 'main');
    const later = { ...acme, confidence: 'low', examples: { match: [`a("${acmeKey(7)}")`] } };
    configured({ rules: [later] }).commit();
    passes('origin', 'main');
  });

  test('a wrong one is refused', () => {
    repo.stage(FILE, '{').commit();
    expect(refused('origin', 'main')).toContain(`check-staged: ${FILE} is not valid JSON`);
  });

  test('what lies on disk does not count', () => {
    repo.stage('b.js', leak()).commit();
    repo.write(FILE, JSON.stringify(LOOSE));
    refused('origin', 'main');
  });

  test('the first push brings its own, and what it switches off is said', () => {
    repo.run('git', ['init', '-q', '--bare', '../empty.git']);
    const there = join(repo.base, 'empty.git');
    if (name !== 'pre-push') repo.hook(there, name, name === 'update' ? 'update "$@"' : name);
    configured(LOOSE).stage('b.js', leak()).commit();
    expect(passes(there, 'main')).toContain('nothing is known to be there before');
  });
});
