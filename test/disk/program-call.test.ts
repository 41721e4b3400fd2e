import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { chmodSync, cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programCall } from '../../src/disk/program-call.js';
import { MAIN, Scratch } from '../scratch.js';

let scratch: Scratch;
beforeEach(() => {
  scratch = new Scratch();
  scratch.write('sub/deep/a.txt', '').write('package.json', '{}').install();
});
afterEach(() => scratch.remove());

interface Options {
  readonly cwd?: string;
  readonly program?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** The call for the copy in the repository's own `node_modules`, or for another one. */
function call({ cwd = '', program = 'node_modules/check-staged/dist/main.cjs', env = {} }: Options = {}): string {
  const path = program.startsWith('/') ? program : join(scratch.dir, program);
  return programCall({ cwd: join(scratch.dir, cwd), env: { ...scratch.env, ...env }, program: path });
}

/** Runs a command as a person pastes it into a shell in a folder, without a way to a registry. */
function paste(command: string, cwd: string, env: NodeJS.ProcessEnv = {}): string {
  const { stdout, stderr, code } = scratch.run('sh', ['-c', `${command} --version`], {
    cwd,
    env: { npm_config_registry: 'http://127.0.0.1:9', npm_config_offline: 'true', ...env },
  });
  if (code !== 0) throw new Error(stderr);
  return stdout;
}

/** A folder for PATH with programs that do nothing. */
function pathWith(...names: readonly string[]): string {
  const folder = join(scratch.base, 'bin');
  mkdirSync(folder, { recursive: true });
  for (const name of names) writeFileSync(join(folder, name), '#!/bin/sh\n', { mode: 0o755 });
  return folder;
}

describe('the call by which a project starts the program', () => {
  test('is one of npm that installs nothing, and works from every folder', () => {
    expect(call()).toBe('npx --no-install check-staged');
    expect(call({ cwd: 'sub/deep' })).toBe('npx --no-install check-staged');
    for (const cwd of ['.', 'sub/deep']) expect(paste(call(), cwd)).toMatch(/^\d/);
  });

  test.each([
    ['pnpm-lock.yaml', '', 'pnpm exec check-staged'],
    ['yarn.lock', '', 'yarn check-staged'],
    ['bun.lock', '', 'bun run check-staged'],
    ['bun.lockb', '', 'bun run check-staged'],
    ['package-lock.json', '', 'npx --no-install check-staged'],
    ['package-lock.json', 'pnpm@9.1.0', 'pnpm exec check-staged'],
    ['yarn.lock', 'yarn@1.22.22', 'yarn check-staged'],
    ['yarn.lock', 'yarn@4.5.0+sha512.abc', 'yarn run -T check-staged'],
    ['.yarnrc.yml', 'yarn@3.0.0', 'yarn run -T check-staged'],
  ])('with %s and packageManager "%s" it is %s', (file, packageManager, expected) => {
    scratch.write(file, '').write('package.json', JSON.stringify({ name: 'p', packageManager }));
    expect(call({ env: { PATH: pathWith('npx', 'pnpm', 'yarn', 'bun') } })).toBe(expected);
  });

  test('Yarn with .yarnrc.yml beside its lock file is a newer one', () => {
    scratch.write('yarn.lock', '').write('.yarnrc.yml', 'nodeLinker: node-modules\n');
    expect(call({ env: { PATH: pathWith('yarn') } })).toBe('yarn run -T check-staged');
  });

  test('without a lock file the package manager that runs this decides', () => {
    const env = { PATH: pathWith('npx', 'pnpm'), npm_config_user_agent: 'pnpm/9.1.0 npm/? node/v20.0.0 linux x64' };
    expect(call({ env })).toBe('pnpm exec check-staged');
    scratch.write('package-lock.json', '{}');
    expect(call({ env })).toBe('npx --no-install check-staged');
  });

  test('a package manager that is not on PATH is not named where npx is', () => {
    scratch.write('pnpm-lock.yaml', '');
    expect(call({ env: { PATH: pathWith('npx') } })).toBe('npx --no-install check-staged');
  });

  test('pnpm and Yarn 1 are not named in a package below, where they do not look up', () => {
    scratch.write('pnpm-lock.yaml', '').write('sub/package.json', '{}');
    const PATH = pathWith('npx', 'pnpm');
    expect(call({ cwd: 'sub/deep', env: { PATH } })).toBe('npx --no-install check-staged');
    // A hook runs in the top folder, and git says where the user is.
    expect(call({ env: { PATH, GIT_PREFIX: 'sub/deep/' } })).toBe('npx --no-install check-staged');
    expect(call({ env: { PATH } })).toBe('pnpm exec check-staged');
    expect(paste(call({ cwd: 'sub/deep', env: { PATH } }), 'sub/deep')).toMatch(/^\d/);
  });

  test.each(['frontend', 'front end', 'my $app', "it's", 'día'])(
    'of a copy in %s works from the top, from there and from elsewhere',
    (folder) => {
      const { dir } = scratch;
      mkdirSync(join(dir, folder, 'src'), { recursive: true });
      renameSync(join(dir, 'node_modules'), join(dir, folder, 'node_modules'));
      const command = call({ program: `${folder}/node_modules/check-staged/dist/main.cjs` });
      expect(command).toMatch(/^node /);
      for (const cwd of ['.', folder, `${folder}/src`, 'sub/deep']) expect(paste(command, cwd)).toMatch(/^\d/);
    },
  );

  test('of a copy in frontend is right in other clones, too', () => {
    renameSync(join(scratch.dir, 'node_modules'), join(scratch.dir, 'sub/node_modules'));
    const command = call({ program: 'sub/node_modules/check-staged/dist/main.cjs' });
    expect(command).not.toContain(scratch.dir);
  });

  test('of a copy that the package manager keeps elsewhere and links', () => {
    renameSync(join(scratch.dir, 'node_modules/check-staged'), join(scratch.base, 'store'));
    symlinkSync(join(scratch.base, 'store'), join(scratch.dir, 'node_modules/check-staged'));
    expect(call({ cwd: 'sub', program: join(scratch.base, 'store/dist/main.cjs') })).toBe(
      'npx --no-install check-staged',
    );
  });

  test('where the package manager made no links to programs it is node', () => {
    rmSync(join(scratch.dir, 'node_modules/.bin'), { recursive: true });
    expect(call()).toMatch(/^node /);
    for (const cwd of ['.', 'sub']) expect(paste(call(), cwd)).toMatch(/^\d/);
  });

  test('of a global copy is its bare name, if that is the one on PATH', () => {
    rmSync(join(scratch.dir, 'node_modules'), { recursive: true });
    const home = join(scratch.base, 'lib/node_modules/check-staged');
    cpSync(join(MAIN, '../..', 'dist'), join(home, 'dist'), { recursive: true });
    const program = join(home, 'dist/main.cjs');
    chmodSync(program, 0o755);
    const bin = pathWith();
    const PATH = `${bin}:${process.env['PATH']}`;
    expect(call({ program, env: { PATH } })).toBe(`node ${program}`);
    expect(paste(call({ program, env: { PATH } }), 'sub')).toMatch(/^\d/);
    symlinkSync(program, join(bin, 'check-staged'));
    expect(call({ program, env: { PATH } })).toBe('check-staged');
    expect(paste('check-staged', 'sub', { PATH })).toMatch(/^\d/);
    rmSync(join(bin, 'check-staged'));
    writeFileSync(join(bin, 'check-staged'), '#!/bin/sh\necho stranger\n', { mode: 0o755 });
    expect(call({ program, env: { PATH } })).toBe(`node ${program}`);
  });

  test('of Yarn without node_modules is yarn', () => {
    rmSync(join(scratch.dir, 'node_modules'), { recursive: true });
    scratch.write('.pnp.cjs', '');
    const program = '.yarn/cache/check-staged-npm-1.zip/node_modules/check-staged/dist/main.cjs';
    expect(call({ program })).toBe('yarn run -T check-staged');
    renameSync(join(scratch.dir, '.pnp.cjs'), join(scratch.dir, 'sub/.pnp.cjs'));
    expect(call({ cwd: 'sub/deep', program: `sub/${program}` })).toBe(
      'yarn --cwd "$(git rev-parse --show-toplevel)/sub" run -T check-staged',
    );
  });

  test('is given to the hint of a refusal', () => {
    const { stderr } = scratch.run(process.execPath, [
      'node_modules/check-staged/dist/main.cjs',
      'rules',
      'nothing-like',
    ]);
    expect(stderr).toContain('`npx --no-install check-staged rules`');
  });
});
