import { describe, expect, test } from '@jest/globals';
import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectGuarded, projectsOfTests } from './hook-project.js';

const project = projectsOfTests();

describe('where the tool is', () => {
  test('without node_modules the commit is refused with a sentence', async () => {
    const made = project();
    made.write('pnpm-lock.yaml', '');
    await made.init();
    rmSync(join(made.dir, 'node_modules'), { recursive: true });
    const { code, stderr } = made.tryCommit('clean\n');
    expect(code).not.toBe(0);
    expect(stderr.trim().split('\n')).toEqual([
      'check-staged is not installed, so this commit was not checked for secrets. Run pnpm install, then commit again.',
      'If this project no longer uses it, delete the line that ends in # check-staged from .git/hooks/pre-commit.',
    ]);
  });

  test('without its built file too', async () => {
    const made = project();
    await made.init();
    rmSync(join(made.dir, 'node_modules/check-staged/dist'), { recursive: true });
    const { code, stderr } = made.tryCommit('clean\n');
    expect(code).not.toBe(0);
    expect(stderr).toContain('its package is incomplete');
  });

  test('init refuses where the tool is not installed', async () => {
    const made = project();
    rmSync(join(made.dir, 'node_modules'), { recursive: true });
    await expect(made.init()).rejects.toMatchObject({
      name: 'UserError',
      exitCode: 2,
      hint: expect.stringContaining('npm install --save-dev check-staged'),
    });
    expect(made.has('.git/hooks/pre-commit')).toBe(false);
  });

  test.each(['packages/app', 'with space', "it's", 'a"b$HOME`c`', '-dash', 'a*b', 'ünï'])(
    'a package below the top, in %j',
    async (folder) => {
      const made = project(undefined);
      rmSync(join(made.dir, 'node_modules'), { recursive: true });
      made.standIn(folder).write(join(folder, 'package.json'), '{}\n');
      await made.init({}, folder);
      expect(JSON.parse(made.text(join(folder, 'package.json'))).scripts.prepare).toBe('check-staged init || exit 0');
      expectGuarded(made);
      expectGuarded(made, { cwd: folder });
      renameSync(join(made.dir, folder, 'node_modules'), join(made.base, 'away'));
      expect(made.tryCommit('clean\n').stderr).toContain(`Run npm install in ${folder}, then commit again.`);
    },
  );

  test('a workspace whose packages are hoisted uses those at the top', async () => {
    const made = project();
    made.write('packages/app/package.json', '{}\n');
    await made.init({}, 'packages/app');
    expect(made.text('packages/app/package.json')).toBe('{}\n');
    expect(made.text('package.json')).toContain('check-staged init || exit 0');
    expectGuarded(made, { cwd: 'packages/app' });
  });

  test('a linked worktree without node_modules uses those of the main one', async () => {
    const made = project();
    await made.init();
    made.git('add', '-A');
    made.commit();
    made.git('worktree', 'add', '-q', '../linked');
    expectGuarded(made, { cwd: '../linked' });
    rmSync(join(made.dir, 'node_modules'), { recursive: true });
    expect(made.tryCommit('clean\n', { cwd: '../linked' }).stderr).toContain('check-staged is not installed');
  });

  test('init in a linked worktree writes the hook they share', async () => {
    const made = project();
    made.git('add', '-A');
    made.commit();
    made.git('worktree', 'add', '-q', '../linked');
    cpSync(join(made.dir, 'node_modules'), join(made.base, 'linked/node_modules'), {
      recursive: true,
    });
    expect((await made.init({}, '../linked')).exitCode).toBe(0);
    expectGuarded(made);
    expectGuarded(made, { cwd: '../linked' });
  });

  test('Yarn Plug’n’Play calls yarn, and refuses where there is none', async () => {
    const made = project({ name: 'p', private: true });
    rmSync(join(made.dir, 'node_modules'), { recursive: true });
    made.write('.pnp.cjs', '').write('yarn.lock', '');
    writeFileSync(join(made.base, 'yarn'), '#!/bin/sh\necho "yarn $*" >&2\nexit 1\n', {
      mode: 0o755,
    });
    await made.init();
    expect(JSON.parse(made.text('package.json')).scripts).toEqual({
      postinstall: 'check-staged init || exit 0',
    });
    const ran = made.tryCommit('a\n', { env: { PATH: `${made.base}:${made.env['PATH']}` } });
    expect(ran.code).not.toBe(0);
    expect(ran.stderr.trim()).toBe('yarn check-staged');
    expect(made.tryCommit('a\n').stderr).toContain('check-staged needs yarn');
  });
});

describe('when an install runs it', () => {
  const PREPARE = { npm_lifecycle_event: 'prepare' };

  test('puts the hook into a clone without touching package.json', async () => {
    const made = project();
    const before = made.text('package.json');
    expect((await made.init({}, '.', PREPARE)).stdout).toContain('.git/hooks/pre-commit: is created');
    expect(made.text('package.json')).toBe(before);
    expect((await made.init({}, '.', PREPARE)).stdout).toBe('');
    expectGuarded(made);
  });

  test('sets up nothing in CI, and says so', async () => {
    const made = project();
    expect(await made.init({}, '.', { ...PREPARE, CI: 'true' })).toEqual({
      exitCode: 0,
      stderr: 'check-staged: CI is set, so no hook was set up. Where you commit, run `npx check-staged init`.\n',
    });
    expect(made.has('.git/hooks/pre-commit')).toBe(false);
  });

  test('says under a Node that is too old that there is no hook, and what to do', () => {
    const made = project();
    made.write('old.cjs', "Object.defineProperty(process.versions, 'node', { value: '18.20.8' });\n");
    const env = { NODE_OPTIONS: '--require ./old.cjs', ...PREPARE };
    expect(made.tool(['init'], { env })).toEqual({
      code: 2,
      stdout: '',
      stderr: `check-staged: Node 18.20.8 (${process.execPath}) is too old, so no hook was set up and commits are not checked\n  install Node 20.19 or newer, then run \`npx check-staged init\`\n`,
    });
    expect(made.has('.git/hooks/pre-commit')).toBe(false);
    expect(made.tool([], { env })).toMatchObject({ code: 2, stderr: expect.stringContaining('is too old\n') });
  });

  test('lets an install outside of a repository pass, while a call by hand is wrong usage', async () => {
    const made = project();
    rmSync(join(made.dir, '.git'), { recursive: true });
    expect(await made.init({}, '.', PREPARE)).toEqual({
      exitCode: 0,
      stderr:
        'check-staged: no hook was set up: this is not a git repository. To have commits checked, run `npx check-staged init`.\n',
    });
    await expect(made.init()).rejects.toMatchObject({ name: 'UserError', exitCode: 2 });
  });

  test('a bare repository gets a sentence', async () => {
    const made = project();
    made.git('init', '-q', '--bare', '../bare.git');
    await expect(made.init({}, '../bare.git')).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('no working tree'),
    });
  });
});
