import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonReport } from '../../src/report/json.js';
import { Scratch } from '../scratch.js';
import { drawnPassword } from '../secrets.js';
import { CIPHERTEXTS, hex } from '../core/ciphertexts.js';
import { blockedBy, hookPolicy } from './env-policy.js';

let scratch: Scratch;
afterEach(() => scratch.remove());

const encrypted = (more = ''): string =>
  `DOTENV_PUBLIC_KEY="02${hex(64)}"\nDB_PASSWORD="${CIPHERTEXTS['dotenvx']}"\nNODE_ENV=production\n${more}`;
const plain = (): string => `DB_PASSWORD=${drawnPassword()}\n`;
const keys = (): string => `DOTENV_PRIVATE_KEY_PRODUCTION="${hex(64)}"\n`;

function repository(ignoreFile = '.env*\n'): Scratch {
  scratch = new Scratch();
  return scratch.stage('.gitignore', ignoreFile).stage('a.txt', 'a\n').commit();
}

function report(...args: string[]): JsonReport {
  return JSON.parse(scratch.tool([...args, '--format', 'json']).stdout) as JsonReport;
}

const policyOf = (...args: string[]): string[] =>
  report(...args).policy.map(({ path, violation }) => `${path} ${violation}`);

describe('the hook lets an encrypted env file pass', () => {
  test('added, changed, renamed, below a folder', async () => {
    repository().stage('.env.production', encrypted()).stage('app/.env', encrypted());
    expect(await blockedBy(scratch)).toEqual([]);
    expect(scratch.tool()).toMatchObject({ code: 0, stdout: '' });
    scratch.commit().stage('.env.production', encrypted());
    scratch.git('mv', 'app/.env', 'app/.env.staging');
    expect(await blockedBy(scratch)).toEqual([]);
  });

  test('but not one with a plain value, added or changed', async () => {
    repository().stage('.env', encrypted(plain()));
    expect(await blockedBy(scratch)).toEqual(['.env staged']);
    scratch.stage('.env', encrypted()).commit().stage('.env', encrypted(plain()));
    expect(await blockedBy(scratch)).toEqual(['.env tracked-changed']);
    expect(report().findings).toHaveLength(1);
  });

  test('by what is staged, not by what lies on disk', async () => {
    repository().stage('.env', plain()).write('.env', encrypted());
    expect(await blockedBy(scratch)).toEqual(['.env staged']);
    scratch.stage('.env', encrypted()).write('.env', plain());
    expect(await blockedBy(scratch)).toEqual([]);
  });

  test('on disk, not ignored', async () => {
    repository('.env.keys\n').write('.env', encrypted()).write('.env.local', plain());
    expect(await blockedBy(scratch)).toEqual(['.env.local unprotected-on-disk']);
  });

  test('with the line that kept it out taken away, or undone', async () => {
    repository('.env\n.env.production\n').stage('.gitignore', '.env.production\n').stage('.env', encrypted());
    expect(await blockedBy(scratch)).toEqual([]);
    scratch.stage('.gitignore', '.env*\n!.env\n');
    expect(await blockedBy(scratch)).toEqual([]);
    scratch.stage('.gitignore', '.env\n');
    expect(await blockedBy(scratch)).toEqual(['.gitignore protection-removed']);
  });

  test('which is a link in no case', async () => {
    repository();
    const id = scratch.run('git', ['hash-object', '-w', '--stdin'], { input: encrypted() }).stdout.trim();
    scratch.git('update-index', '--add', '--cacheinfo', `120000,${id},.env`);
    expect(await blockedBy(scratch)).toEqual(['.env staged']);
  });
});

describe('the private keys of dotenvx', () => {
  test('are refused whatever the configuration allows, and named for what they are', async () => {
    repository().stage('check-staged.config.json', '{ "allowedEnvFiles": [".env*"] }').stage('.env.keys', keys());
    const { findings, policy } = report();
    expect(policy).toMatchObject([
      { path: '.env.keys', violation: 'staged', message: expect.stringContaining('private keys of dotenvx') },
    ]);
    expect(findings).toMatchObject([{ ruleId: 'dotenvx-private-key', provider: 'dotenvx' }]);
    expect(scratch.tool().stdout).not.toContain('allow it in');
  });

  test('are refused once tracked, on disk and by `env`', async () => {
    repository()
      .stage('check-staged.config.json', '{ "allowedEnvFiles": [".env*"] }')
      .stage('.env.keys', keys())
      .commit();
    expect(policyOf('env')).toEqual(['.env.keys tracked']);
    scratch.stage('.env.keys', keys());
    expect((await hookPolicy(scratch))[0]).toMatchObject({
      violation: 'tracked-changed',
      message: expect.stringContaining('dotenvx rotate'),
    });
    scratch.git('rm', '-q', '-f', '--cached', '.env.keys');
    scratch.stage('.gitignore', '').commit();
    expect(policyOf('env')).toContain('.env.keys unprotected-on-disk');
  });
});

describe('`check-staged env`', () => {
  test('counts encrypted files as templates, and --fix keeps them visible', () => {
    repository('.env.keys\n')
      .stage('.env', encrypted())
      .stage('.env.ci', plain())
      .commit()
      .write('.env.production', encrypted());
    expect(policyOf('env').filter((one) => !one.endsWith('not-covered'))).toEqual(['.env.ci tracked']);
    expect(scratch.tool(['env', '--fix', '--untrack']).code).toBe(0);
    expect(scratch.git('ls-files')).toBe('.env\n.gitignore\na.txt\n');
    expect(scratch.run('git', ['check-ignore', '--no-index', '.env', '.env.production']).code).toBe(1);
    expect(scratch.run('git', ['check-ignore', '-q', '--no-index', '.env.ci']).code).toBe(0);
  });

  test('looks at each side of a conflict', () => {
    repository('.env.keys\n').stage('.env', encrypted()).commit();
    scratch.git('checkout', '-q', '-b', 'side');
    scratch.stage('.env', encrypted(plain())).commit();
    scratch.git('checkout', '-q', 'main');
    scratch.stage('.env', encrypted('PORT=1\n')).commit();
    expect(scratch.run('git', ['merge', '-q', 'side']).code).toBe(1);
    expect(policyOf('env')).toContain('.env tracked');
  });
});

describe('what commits bring', () => {
  const base = (): string => scratch.git('rev-parse', 'HEAD').trim();

  test('is judged version by version', () => {
    repository().stage('.env', encrypted()).commit();
    const start = base();
    scratch.stage('.env', encrypted('PORT=1\n')).stage('.env.production', encrypted()).commit();
    expect(policyOf('ci', '--range', `${start}..HEAD`)).toEqual([]);
    scratch.stage('.env', encrypted(plain())).commit();
    const leaking = base();
    scratch.stage('.env', encrypted()).commit();
    const { policy } = report('ci', '--range', `${start}..HEAD`);
    expect(policy).toMatchObject([{ path: '.env', violation: 'committed', commit: leaking }]);
  });

  test('and .env.keys is refused whatever is allowed', () => {
    repository().stage('check-staged.config.json', '{ "allowedEnvFiles": [".env*"] }').commit();
    const start = base();
    scratch.stage('.env.keys', keys()).commit();
    expect(policyOf('ci', '--range', `${start}..HEAD`)).toEqual(['.env.keys committed']);
  });
});

test('npm may publish an encrypted env file, and no other', () => {
  scratch = new Scratch();
  scratch
    .write('package.json', '{ "name": "x", "version": "1.0.0" }')
    .write('.env', encrypted())
    .write('app/.env', plain());
  expect(policyOf('audit', '--pack')).toEqual(['app/.env published']);
});

describe('an .envrc that only sets up a shell', () => {
  test('is no violation, in a commit and on disk', async () => {
    repository('.env\n').stage('.envrc', 'use flake\n').write('app/.envrc', 'source_up\nuse nix\n').stage('app/a', '');
    expect(await blockedBy(scratch)).toEqual([]);
    expect(scratch.tool()).toMatchObject({ code: 0, stdout: '' });
    expect(policyOf('env').filter((one) => one.includes('.envrc'))).toEqual([]);
  });

  test('is one once it holds a value', async () => {
    repository('.env\n').stage('.envrc', 'use flake\n').commit().stage('.envrc', `use flake\nexport ${plain()}`);
    expect(await blockedBy(scratch)).toEqual(['.envrc tracked-changed']);
  });
});

describe('ignore lines that go with the folder they protected', () => {
  const withFolder = (): Scratch =>
    repository('.env\n/web/.env.local\n').stage('web/.gitignore', '.envrc\n').stage('web/src/a.js', '//\n').commit();

  test('are not missed, in the hook and in ci', async () => {
    withFolder();
    const start = scratch.git('rev-parse', 'HEAD').trim();
    scratch.git('rm', '-q', '-r', 'web');
    scratch.stage('.gitignore', '.env\n');
    expect(await blockedBy(scratch)).toEqual([]);
    scratch.commit();
    expect(policyOf('ci', '--range', `${start}..HEAD`)).toEqual([]);
  });

  test('nor where a pattern names the folders below it', async () => {
    repository('.env\npackages/*/.env.local\n')
      .stage('packages/a/x.js', '//\n')
      .commit()
      .git('rm', '-q', '-r', 'packages');
    scratch.stage('.gitignore', '.env\n');
    expect(await blockedBy(scratch)).toEqual([]);
  });

  test('are where something of the folder stays', async () => {
    withFolder().stage('web/b.js', '//\n').commit();
    scratch.git('rm', '-q', 'web/.gitignore', 'web/src/a.js');
    scratch.stage('.gitignore', '.env\n');
    expect(await blockedBy(scratch)).toEqual(['.gitignore protection-removed', 'web/.gitignore protection-removed']);
  });

  test('are where the env file stays on disk', async () => {
    withFolder().write('web/.envrc', 'export A=1\n').git('rm', '-q', '-r', 'web');
    expect(await blockedBy(scratch)).toEqual(['web/.envrc unprotected-on-disk']);
    rmSync(join(scratch.dir, 'web'), { recursive: true });
    expect(await blockedBy(scratch)).toEqual([]);
  });

  test('are where only the ignore file was in git', async () => {
    repository('.env\n').stage('web/.gitignore', '.envrc\n').commit().git('rm', '-q', 'web/.gitignore');
    expect(await blockedBy(scratch)).toEqual(['web/.gitignore protection-removed']);
  });
});
