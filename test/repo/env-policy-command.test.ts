import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Scratch } from '../scratch.js';
import { runEnv } from './env-policy.js';

let scratch: Scratch;
afterEach(() => scratch.remove());

function repository(ignoreFile?: string): Scratch {
  scratch = new Scratch();
  if (ignoreFile !== undefined) scratch.stage('.gitignore', ignoreFile);
  return scratch.commit();
}

function read(path: string): string {
  return readFileSync(join(scratch.dir, path), 'utf8');
}

/** Whether git, with no personal ignore file, leaves a path out of `git add`. */
function ignored(path: string): boolean {
  return scratch.run('git', ['check-ignore', '-q', '--no-index', '--', path]).code === 0;
}

const COVERED = '.env\n.env.*\n!.env.example\n';

describe('check-staged env', () => {
  test('clean', async () => {
    repository(COVERED).write('.env', 'A=1\n').stage('.env.example', 'A=\n');
    expect(await runEnv(scratch)).toEqual({
      stdout:
        'Env files stay out of git: it tracks none, and .gitignore covers .env, .env.local and .env.production.\n',
      exitCode: 0,
    });
  });

  test('nothing covered yet is a warning with a plan', async () => {
    repository();
    const { stdout, exitCode } = await runEnv(scratch);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('warning: not-covered');
    expect(stdout).toContain(
      ' env --fix\nmakes these changes:\n  - creates .gitignore with .env, .env.*, !.env.example\n',
    );
    expect(scratch.git('status', '--short')).toBe('');
  });

  test('tracked and exposed files anywhere, before the first commit and from a folder', async () => {
    scratch = new Scratch();
    scratch
      .stage('a/b/.env', 'A=1\n')
      .write('c/d/.envrc', 'A=1\n')
      .write('.git/info/exclude', '.envrc\n')
      .write('nested/.git/HEAD', 'x');
    mkdirSync(join(scratch.dir, 'e/.env'), { recursive: true });
    writeFileSync(join(scratch.dir, 'e/.env/pyvenv.cfg'), 'x');
    const { stdout, exitCode } = await runEnv(scratch, { format: 'json' }, 'a/b');
    const { policy, verdict, edits, untrack } = JSON.parse(stdout!);
    expect(exitCode).toBe(1);
    expect(verdict).toBe('blocked');
    expect(policy.map((one: { path: string; violation: string }) => `${one.path} ${one.violation}`)).toEqual([
      '.gitignore not-covered',
      'a/b/.env tracked',
      'c/d/.envrc unprotected-on-disk',
    ]);
    expect(edits[0].summary).toBe('creates .gitignore with .env, .env.*, .envrc, !.env.example');
    expect(untrack).toEqual([]);
  });

  test('control characters of a name are written out', async () => {
    repository(COVERED).stage('\u001b[2Ja\n\u202eb/.env', 'A=1\n');
    const { stdout } = await runEnv(scratch);
    expect(stdout).toContain('\\e[2Ja\\n\\u{202e}b/.env  blocked: tracked');
    expect(stdout?.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test('a submodule named .env is a folder', async () => {
    repository(COVERED);
    scratch.git('update-index', '--add', '--cacheinfo', `160000,${scratch.git('rev-parse', 'HEAD').trim()},sub/.env`);
    expect((await runEnv(scratch)).exitCode).toBe(0);
  });

  test('wrong usage', async () => {
    repository();
    await expect(runEnv(scratch, { format: 'xml' })).rejects.toMatchObject({ name: 'UserError', exitCode: 2 });
  });
});

describe('check-staged env --fix', () => {
  test('creates .gitignore, and the second time changes nothing', async () => {
    repository()
      .write('.env', 'A=1\n')
      .write('app/.env.local', 'A=1\n')
      .write('.env.sample', 'A=\n')
      .write('.env~', 'A=1\n');
    const first = await runEnv(scratch, { fix: true });
    expect(first.exitCode).toBe(0);
    expect(first.stdout).toContain('creates .gitignore with .env, .env.*, .env~, !.env.example, !.env.sample');
    expect(scratch.git('status', '--short', '-uall')).toBe('?? .env.sample\n?? .gitignore\n');
    const text = read('.gitignore');
    const second = await runEnv(scratch, { fix: true });
    expect(second.stdout).toMatch(/^Env files stay out of git/);
    expect(read('.gitignore')).toBe(text);
  });

  test('keeps CRLF and the text before', async () => {
    repository('dist\r\n.env').write('.env.local', 'A=1\n');
    await runEnv(scratch, { fix: true });
    expect(read('.gitignore')).toMatch(/^dist\r\n\.env\r\n\r\n# [^\r\n]+\r\n\.env\.\*\r\n!\.env\.example\r\n$/);
    expect(['.env', '.env.local', '.env.production', '.env.example'].map(ignored)).toEqual([true, true, true, false]);
  });

  test('negations before, in the root and in a folder', async () => {
    repository(`${COVERED}!.env\n`)
      .stage('app/.gitignore', '!.env.local\nx')
      .write('.env', 'A=1\n')
      .write('app/.env.local', 'A=1\n');
    const { exitCode } = await runEnv(scratch, { fix: true });
    expect(exitCode).toBe(0);
    expect(['.env', 'app/.env.local', 'app/.env', '.env.example'].map(ignored)).toEqual([true, true, true, false]);
    expect(read('app/.gitignore')).toMatch(/^!\.env\.local\nx\n\n#.*\n\.env\.\*\n!\.env\.example\n$/);
  });

  test('odd names are really ignored, and their neighbours are not', async () => {
    const names = [
      '.env copy',
      '#.env#',
      '.env*',
      '.env ',
      '.env[x]',
      '.env\nx',
      '.env-größe',
      '.env\\',
      '.ENV',
      'prod.env',
      '.env-\u0085',
    ];
    repository(COVERED);
    for (const name of names) scratch.write(`a b/${name}`, 'A=1\n');
    const { stdout, exitCode } = await runEnv(scratch, { fix: true });
    expect(stdout).not.toContain('by hand');
    expect(exitCode).toBe(0);
    expect(scratch.git('status', '--short', '-uall')).toBe(' M .gitignore\n');
    expect(['xprod.env', '.env', '.environment', 'env'].map(ignored)).toEqual([false, true, false, false]);
  });

  test('a name that is no UTF-8', async () => {
    repository(COVERED);
    writeFileSync(Buffer.concat([Buffer.from(`${scratch.dir}/.env-`), Buffer.of(0xe9)]), 'A=1\n');
    expect((await runEnv(scratch, { fix: true })).exitCode).toBe(0);
    expect(scratch.git('status', '--short')).toBe(' M .gitignore\n');
  });

  test('names tracked files and leaves them', async () => {
    repository().stage('.env', 'A=1\n').commit();
    const { stdout, exitCode } = await runEnv(scratch, { fix: true });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/\n {2}fix:\n {4}git rm -q -f --cached -- ":\(top\)\.env"\n {4}node .* env --fix\n/);
    expect(stdout).toContain('if it was ever pushed');
    expect(scratch.git('ls-files')).toBe('.env\n');
  });

  test('--untrack takes them out, on disk they stay', async () => {
    const names = ['.env', ':(top)/.env', '*/.env', 'a b/.env', '-x/.env', 'nl\n/.env', 'q"/.env'];
    repository();
    for (const name of names) scratch.write(name, 'A=1\n');
    scratch.stage('c/.env.example', 'A=\n').git('add', '.');
    scratch.commit();
    const planned = await runEnv(scratch, { untrack: true });
    expect(planned.stdout).toContain(' env --fix --untrack\nmakes these changes:\n');
    expect(planned.stdout).toContain('  - takes a b/.env out of git; it stays on disk\n');
    const done = await runEnv(scratch, { fix: true, untrack: true });
    expect(done.exitCode).toBe(0);
    expect(done.stdout).toContain('takes a b/.env out of git; it stays on disk');
    expect(done.stdout).toContain('if it was ever pushed, replace every secret in it');
    expect(done.stdout).toContain('git deletes the file from their disk');
    expect(scratch.git('ls-files')).toBe('c/.env.example\n');
    for (const name of names) expect(read(name)).toBe('A=1\n');
    scratch.git('add', '.');
    expect(scratch.git('ls-files')).toBe('.gitignore\nc/.env.example\n');
  });

  test('--untrack takes out what the index alone holds, too', async () => {
    repository(COVERED).stage('.env', 'A=1\n').commit().stage('.env', 'A=2\n').write('.env', 'A=3\n');
    expect((await runEnv(scratch, { fix: true, untrack: true })).exitCode).toBe(0);
    expect(read('.env')).toBe('A=3\n');
    expect(scratch.git('ls-files')).toBe('.gitignore\n');
  });

  test('what git will not take out is said', async () => {
    repository(COVERED).stage('.env', 'A=1\n').write('.env', 'A=2\n').write('.git/index.lock', '');
    await expect(runEnv(scratch, { fix: true, untrack: true })).rejects.toMatchObject({
      name: 'UserError',
      exitCode: 2,
    });
    expect(read('.env')).toBe('A=2\n');
  });

  test('a .gitignore that git cannot read is not written over', async () => {
    repository().write('.gitignore', Buffer.from('\ufeff.env\n', 'utf16le'));
    await expect(runEnv(scratch, { fix: true })).rejects.toThrow('.gitignore is not UTF-8 text');
    scratch.run('rm', ['.gitignore']);
    symlinkSync('other', join(scratch.dir, '.gitignore'));
    await expect(runEnv(scratch, { fix: true })).rejects.toThrow('.gitignore is a symbolic link');
  });

  test('a linked worktree', async () => {
    repository().git('worktree', 'add', '-q', '../linked');
    scratch.write('../linked/.env', 'A=1\n');
    await runEnv(scratch, { fix: true }, '../linked');
    expect(scratch.git('-C', '../linked', 'status', '--short')).toBe('?? .gitignore\n');
  });

  test('a folder that git does not see into stays as it is', async () => {
    repository(`${COVERED}build/\n`).write('build/.gitignore', '!.env\n').write('build/.env', 'A=1\n');
    expect((await runEnv(scratch)).exitCode).toBe(0);
  });
});
