import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonReport } from '../../src/report/json.js';
import type { Ran } from '../scratch.js';
import { FILE } from '../custom-rule.js';
import { Pushing } from './pushing.js';

let repo: Pushing;
let base: string;
beforeEach(() => {
  repo = new Pushing();
  repo.stage('.gitignore', '.env\n.env.*\n!.env.example\n').commit();
  repo.git('push', '-q', 'origin', 'main');
  base = id();
});
afterEach(() => repo.remove());

const id = (revision = 'HEAD'): string => repo.git('rev-parse', revision).trim();
const ci = (...args: string[]): Ran => repo.tool(['ci', '--range', `${base}..HEAD`, ...args]);
const policy = (...args: string[]): JsonReport['policy'] => (JSON.parse(ci('--format', 'json', ...args).stdout) as JsonReport).policy; // prettier-ignore
const VALUE = 'A=1\n';

describe('ci checks the env files of the commits', () => {
  test.each(['.env', 'sub/.env.production', '.envrc', 'prod.env'])('that add %s', (path) => {
    repo.stage(path, VALUE).commit();
    const { code, stdout, stderr } = ci();
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain(`${path}  env file`);
    expect(stdout).toContain(`in commit   ${id().slice(0, 7)}`);
    expect(policy()).toMatchObject([{ path, violation: 'committed', commit: id() }]);
  });

  test('also where a later commit takes it away, and where its content is known', () => {
    repo.stage('a.txt', VALUE).commit().stage('.env', VALUE).commit();
    const brought = id();
    repo.git('rm', '-q', '-f', '.env');
    repo.commit();
    expect(policy()).toMatchObject([{ path: '.env', commit: brought }]);
  });

  test('that change, rename or merge one', () => {
    repo.stage('.env', VALUE).commit();
    base = id();
    repo.stage('.env', 'A=2\n').commit();
    expect(policy()).toMatchObject([{ path: '.env', violation: 'committed' }]);
    repo.git('mv', '-f', '.env', '.env.local');
    repo.commit();
    expect(policy().map(({ path }) => path)).toEqual(['.env', '.env.local']);
    repo.git('checkout', '-q', '-b', 'side', base);
    repo.stage('b.js', '//\n').commit();
    repo.git('merge', '-q', '--no-commit', '--no-ff', 'main');
    repo.stage('.env.evil', VALUE).commit();
    expect(policy().map(({ path }) => path)).toContain('.env.evil');
  });

  test('not templates, folders, what was there before, nor deletions', () => {
    repo.stage('.env', VALUE).commit();
    base = id();
    repo.stage('.env.example', VALUE).stage('venv/.env/x', '').stage('a.js', '//\n').commit();
    repo.git('rm', '-q', '-f', '.env');
    repo.commit();
    expect(ci()).toMatchObject({ code: 0, stderr: '' });
  });

  test('and the configuration of the base says what is allowed', () => {
    const allow = (...patterns: string[]): Pushing => repo.stage(FILE, JSON.stringify({ allowedEnvFiles: patterns })); // prettier-ignore
    allow('/.env.development').commit();
    base = id();
    repo.stage('.env.development', VALUE).commit();
    expect(ci().code).toBe(0);
    allow('/.env.development', '.env').stage('.env', VALUE).commit();
    expect(policy()).toMatchObject([{ path: '.env' }]);
    const head = ci('--config-from', 'head');
    expect([head.code, head.stdout]).toEqual([0, expect.stringMatching(/let through because of it:\n {2}\.env {2}a commit brings/)]); // prettier-ignore
  });
});

describe('ci checks what keeps env files out', () => {
  test.each<[string, () => unknown]>([
    ['a pattern', () => repo.stage('.gitignore', '.env.*\n')],
    ['the file', () => repo.git('rm', '-q', '.gitignore')],
    ['by a negation', () => repo.stage('.gitignore', '.env\n.env.*\n!.env\n')],
    [
      'by making a link of the file',
      () => {
        repo.git('rm', '-q', '.gitignore');
        repo.run('ln', ['-s', 'other', '.gitignore']);
        return repo.git('add', '.gitignore');
      },
    ],
  ])('taken away: %s', (_, change) => {
    change();
    repo.commit();
    const { code, stdout } = ci();
    expect([code, stdout]).toEqual([1, expect.stringMatching(/a commit (?:takes away the pattern|adds the line)/)]);
    expect(policy()[0]).toMatchObject({ path: '.gitignore', violation: 'protection-removed' });
    for (const { violation } of policy()) expect(violation).toBe('protection-removed');
  });

  test('not where it is put back, or where the target did it', () => {
    repo.stage('.gitignore', '\n').commit().stage('.gitignore', '.env*\n').commit();
    expect(ci().code).toBe(0);
    repo.git('checkout', '-q', '-b', 'topic', base);
    repo.stage('b.js', '//\n').commit();
    repo.git('checkout', '-q', 'main');
    repo.stage('.gitignore', '\n').commit();
    base = id();
    repo.git('checkout', '-q', 'topic');
    expect(ci().code).toBe(0);
    repo.git('merge', '-q', 'main');
    expect(ci().code).toBe(0);
  });
});

describe.each([
  ['pre-push', (at: Pushing) => at.hook(join(at.dir, '.git'), 'pre-push', 'pre-push "$@"')],
  ['pre-receive', (at: Pushing) => at.hook(at.server, 'pre-receive', 'pre-receive')],
  ['update', (at: Pushing) => at.hook(at.server, 'update', 'update "$@"')],
])('%s does, too', (_, install) => {
  beforeEach(() => install(repo));

  test('refuses an env file in any new commit, and a lost protection', () => {
    repo.stage('.env', VALUE).commit();
    const brought = id().slice(0, 7);
    repo.git('rm', '-q', '-f', '.env');
    repo.commit();
    const { code, stderr } = repo.push('origin', 'main');
    expect(code).toBe(1);
    expect(stderr).toMatch(/check-staged refuses this push/);
    expect(stderr).toContain('a commit brings this env file');
    expect(stderr).toContain(brought);
    repo.git('reset', '-q', '--hard', base);
    repo.stage('.gitignore', '\n').commit();
    expect(repo.push('origin', 'main:topic').stderr).toContain('takes away the pattern .env');
  });

  test('refuses a tag on a tree that has one', () => {
    repo.stage('.env', VALUE);
    repo.git('tag', 'tree', repo.git('write-tree').trim());
    expect(repo.push('origin', 'tree')).toMatchObject({ code: 1, stderr: expect.stringContaining('.env') });
  });

  test('lets pass what is allowed, deletions included', () => {
    repo.stage('.env.example', VALUE).commit();
    expect(repo.push('-q', 'origin', 'main')).toMatchObject({ code: 0, stderr: '' });
    expect(repo.push('-q', 'origin', 'main:x')).toMatchObject({ code: 0, stderr: '' });
    expect(repo.push('-q', 'origin', '--delete', 'x')).toMatchObject({ code: 0, stderr: '' });
  });
});
