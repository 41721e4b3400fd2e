import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { gatherPolicy } from '../../src/commands/env-facts.js';
import { Scratch } from '../scratch.js';
import { blockedBy, hookPolicy } from './env-policy.js';

let scratch: Scratch;
afterEach(() => scratch.remove());

/** A repository whose first commit ignores env files. */
function protectedRepository(ignoreFile = '.env\n.env.*\n!.env.example\n'): Scratch {
  scratch = new Scratch();
  return scratch.stage('.gitignore', ignoreFile).stage('a.txt', 'a\n').commit();
}

describe('env files in the commit', () => {
  test('added by force', async () => {
    protectedRepository().stage('.env', 'A=1\n');
    expect(await blockedBy(scratch)).toEqual(['.env staged']);
  });

  test('before the first commit', async () => {
    scratch = new Scratch();
    scratch.stage('.gitignore', '.env\n').stage('.env', 'A=1\n');
    expect(await blockedBy(scratch)).toEqual(['.env staged']);
  });

  test('renamed from another file, and from another env file', async () => {
    protectedRepository().stage('.env.old', 'A=1\nB=2\nC=3\n').commit();
    scratch.git('mv', 'a.txt', '.env');
    mkdirSync(join(scratch.dir, 'config'));
    scratch.git('mv', '.env.old', 'config/.env');
    expect(await blockedBy(scratch)).toEqual(['.env staged', 'config/.env staged']);
  });

  test('tracked and changed; tracked and unchanged is silent', async () => {
    protectedRepository()
      .stage('.env', 'A=1\n')
      .stage('.env.test', 'A=1\n')
      .commit()
      .stage('.env', 'A=2\n')
      .stage('a.txt', 'b\n');
    expect(await blockedBy(scratch)).toEqual(['.env tracked-changed']);
  });

  test('tracked, unchanged and covered by nothing is silent', async () => {
    scratch = new Scratch();
    scratch.stage('.env', 'A=1\n').commit().stage('a.txt', 'b\n');
    expect(await blockedBy(scratch)).toEqual([]);
    expect((await hookPolicy(scratch))[0]?.message).not.toMatch(/\.env[ ,]/);
  });

  test('turned into a symbolic link', async () => {
    protectedRepository().stage('.env', 'A=1\n').commit();
    rmSync(join(scratch.dir, '.env'));
    symlinkSync('../elsewhere', join(scratch.dir, '.env'));
    scratch.git('add', '-f', '.env');
    expect(await blockedBy(scratch)).toEqual(['.env tracked-changed']);
  });

  test('a symbolic link added, and one on disk', async () => {
    protectedRepository('.env\n');
    symlinkSync('../elsewhere', join(scratch.dir, '.env'));
    symlinkSync('../elsewhere', join(scratch.dir, '.envrc'));
    scratch.git('add', '-f', '.env');
    expect(await blockedBy(scratch)).toEqual(['.env staged', '.envrc unprotected-on-disk']);
  });

  test('deleting one is welcome', async () => {
    protectedRepository().stage('.env', 'A=1\n').commit();
    scratch.git('rm', '-q', '--cached', '.env');
    expect(await blockedBy(scratch)).toEqual([]);
  });

  test('templates pass', async () => {
    protectedRepository().stage('.env.example', 'A=\n').stage('config/.env.template', 'A=\n');
    expect(await hookPolicy(scratch)).toEqual([]);
  });

  test('a submodule named .env', async () => {
    protectedRepository('.env\n.env.*\n');
    scratch.git('update-index', '--add', '--cacheinfo', `160000,${scratch.git('rev-parse', 'HEAD').trim()},sub/.env`);
    expect(await blockedBy(scratch)).toEqual([]);
  });
});

describe('env files on disk', () => {
  test('ignored by the repository: nothing to say', async () => {
    protectedRepository().write('.env', 'A=1\n').write('.env.local', 'A=1\n').stage('a.txt', 'b\n');
    expect(await hookPolicy(scratch)).toEqual([]);
  });

  test('in the root and in a staged folder, not elsewhere', async () => {
    protectedRepository('x\n')
      .write('.envrc', 'A=1\n')
      .write('app/.env', 'A=1\n')
      .write('other/.env', 'A=1\n')
      .stage('app/b.txt', 'b\n');
    expect(await blockedBy(scratch)).toEqual(['.envrc unprotected-on-disk', 'app/.env unprotected-on-disk']);
  });

  test('a global ignore file protects nobody else', async () => {
    protectedRepository('x\n').write('.env', 'A=1\n').write('../home/.gitignore', '.env*\n');
    scratch.git('config', '--global', 'core.excludesFile', join(scratch.base, 'home/.gitignore'));
    expect(await blockedBy(scratch)).toEqual(['.env unprotected-on-disk']);
  });

  test('nor does the default one, nor one that lies in the repository', async () => {
    protectedRepository('x\n')
      .write('.env', 'A=1\n')
      .write('sub/.env', 'A=1\n')
      .write('../home/.config/git/ignore', '.env\n');
    expect(await blockedBy(scratch)).toEqual(['.env unprotected-on-disk']);
    scratch
      .stage('sub/.gitignore', '#\n')
      .write('conf/.gitignore', '.env\n')
      .git('config', 'core.excludesFile', 'conf/.gitignore');
    expect(await blockedBy(scratch)).toEqual(['.env unprotected-on-disk', 'sub/.env unprotected-on-disk']);
  });

  test('nor does .git/info/exclude, even for a whole folder', async () => {
    protectedRepository('x\n')
      .write('.env', 'A=1\n')
      .write('app/.env', 'A=1\n')
      .write('.git/info/exclude', '.env\napp/\n')
      .stage('app/b.txt', 'b\n');
    expect(await blockedBy(scratch)).toEqual(['.env unprotected-on-disk', 'app/.env unprotected-on-disk']);
  });

  test('.git/info/exclude does not get in the way of a nested .gitignore', async () => {
    protectedRepository()
      .write('.git/info/exclude', 'app/\n')
      .stage('app/.gitignore', '.envrc\n')
      .write('app/.envrc', 'A=1\n');
    expect(await blockedBy(scratch)).toEqual([]);
  });

  test('a nested .gitignore protects its folder, and a nested negation opens it', async () => {
    protectedRepository().stage('a/.gitignore', '.envrc\n').stage('b/.gitignore', '!.env.local\n').commit();
    scratch.write('a/.envrc', 'A=1\n').write('b/.env.local', 'A=1\n').stage('a/x', 'x').stage('b/x', 'x');
    expect(await blockedBy(scratch)).toEqual(['b/.env.local unprotected-on-disk']);
  });

  test('a negation in the root', async () => {
    protectedRepository('.env*\n!.env\n').write('.env', 'A=1\n');
    expect(await blockedBy(scratch)).toEqual(['.env unprotected-on-disk']);
  });

  test('folders named .env are virtual environments', async () => {
    protectedRepository('x\n')
      .write('.env/pyvenv.cfg', 'x\n')
      .write('app/.env/bin/activate', 'x\n')
      .stage('app/b.txt', 'b\n');
    const violations = await hookPolicy(scratch);
    expect(violations.map(({ message }) => message)).toEqual([
      expect.stringContaining('covers .env, .env.local and .env.production yet'),
    ]);
  });

  test('intent to add is no commit', async () => {
    protectedRepository('x\n').write('.env', 'A=1\n').git('add', '-N', '.env');
    expect(await blockedBy(scratch)).toEqual([]);
  });
});

describe('names that nothing covers yet', () => {
  test('a warning that names them', async () => {
    protectedRepository('.env\n').stage('a.txt', 'b\n');
    const [warning, ...others] = await hookPolicy(scratch);
    expect(others).toEqual([]);
    expect(warning).toMatchObject({
      path: '.gitignore',
      violation: 'not-covered',
      severity: 'warn',
      commands: ['check-staged env --fix'],
    });
    expect(warning?.message).toContain('.env.local and .env.production');
  });

  test('none of the three where the file is there', async () => {
    scratch = new Scratch();
    scratch.write('.env', 'A=1\n').stage('a.txt', 'a\n');
    const violations = await hookPolicy(scratch);
    expect(violations.map(({ violation }) => violation)).toEqual(['unprotected-on-disk', 'not-covered']);
    expect(violations[1]?.message).toContain('covers .env.local and .env.production');
  });
});

describe('hostile and unusual places', () => {
  test('odd names', async () => {
    protectedRepository('x\n');
    const folders = ['a b', "it's", 'q"q', 'nl\nnl', '-dash', '*', 'größe', ':(top)'];
    for (const folder of folders) scratch.write(`${folder}/y`, 'y');
    scratch.git('add', '.');
    for (const folder of folders) scratch.write(`${folder}/.env`, 'A=1\n');
    expect(await blockedBy(scratch)).toEqual(folders.map((folder) => `${folder}/.env unprotected-on-disk`).toSorted());
  });

  test('a name that reads like a pathspec', async () => {
    protectedRepository('x\n').write(':(top)/y', 'y\n').git('add', '.');
    scratch.write(':(top)/.env', 'A=1\n');
    expect(await blockedBy(scratch)).toEqual([':(top)/.env unprotected-on-disk']);
  });

  test('a folder whose name is no UTF-8', async () => {
    protectedRepository('x\n');
    const folder = Buffer.concat([Buffer.from(`${scratch.dir}/`), Buffer.of(0x63, 0xe9)]);
    mkdirSync(folder);
    scratch.run('sh', ['-c', 'for d in c*; do echo A=1 > "$d/.env"; done']);
    scratch.write('notes.txt', 'not asked about\n');
    const pathBytes = Buffer.concat([Buffer.of(0x63, 0xe9), Buffer.from('/x')]);
    const violations = await gatherPolicy({ root: scratch.dir, env: scratch.env }, [
      { status: 'A', path: pathBytes.toString(), pathBytes },
    ]);
    expect(violations.filter(({ severity }) => severity === 'block').map(({ path }) => path)).toEqual(['c\ufffd/.env']);
  });

  test('a linked worktree, with the environment a hook gets', async () => {
    protectedRepository('x\n');
    const linked = join(scratch.base, 'linked');
    scratch.git('worktree', 'add', '-q', linked);
    scratch.env = { ...scratch.env, GIT_DIR: join(scratch.dir, '.git/worktrees/linked'), GIT_PREFIX: '' };
    scratch.write('../linked/.env', 'A=1\n');
    scratch.write('../linked/.gitignore', 'y\n');
    scratch.git('-C', linked, 'add', '.gitignore');
    expect(await blockedBy(scratch, linked)).toEqual(['.env unprotected-on-disk']);
  });

  test('the index git points a hook at', async () => {
    protectedRepository().stage('.env', 'A=1\n');
    scratch.env = { ...scratch.env, GIT_INDEX_FILE: join(scratch.dir, '.git/index') };
    scratch.git('reset', '-q');
    expect(await blockedBy(scratch)).toEqual([]);
  });

  test('a merge', async () => {
    protectedRepository().git('checkout', '-q', '-b', 'side');
    scratch.stage('.env', 'A=1\n').commit().git('checkout', '-q', 'main');
    scratch.stage('b.txt', 'b\n').commit().git('merge', '-q', '--no-commit', '--no-ff', 'side');
    expect(await blockedBy(scratch)).toEqual(['.env staged']);
  });

  test('upper case on a disk that does not tell', async () => {
    protectedRepository('.env*\n').git('config', 'core.ignorecase', 'true');
    scratch.write('.ENV', 'A=1\n').stage('a.txt', 'b\n');
    expect(await blockedBy(scratch)).toEqual([]);
    scratch.git('config', 'core.ignorecase', 'false');
    expect(await blockedBy(scratch)).toEqual(['.ENV unprotected-on-disk']);
  });

  test('a broken index is refused', async () => {
    protectedRepository('x\n').write('.env', 'A=1\n').write('.git/index', 'no index');
    await expect(gatherPolicy({ root: scratch.dir, env: scratch.env }, [])).rejects.toMatchObject({
      name: 'UserError',
      exitCode: 3,
    });
  });

  test('the fix of a staged file works from a folder', async () => {
    protectedRepository().stage('sub/x', 'x\n').commit();
    for (const name of ['.env', "sub/it's\n$(touch owned)/.env", '-f/.env', 'größe/.env']) scratch.stage(name, 'A=1\n');
    for (const { commands } of await hookPolicy(scratch))
      expect(scratch.run('bash', ['-c', commands[0]!], { cwd: 'sub' })).toMatchObject({ code: 0 });
    expect(scratch.git('diff', '--cached', '--name-only')).toBe('');
    expect(scratch.git('status', '--short', '--', 'sub/owned')).toBe('');
  });
});
