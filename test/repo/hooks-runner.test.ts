import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const SHIPPED = readFileSync(join(__dirname, '../../hooks/pre-commit'), 'utf8');
let base: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'check-staged-runner-'));
  // The machine may have a node in a system folder: those are looked for in a folder of the test.
  const runner = SHIPPED.replaceAll(/(?<=[ '])\/(?=usr|opt|home|run|snap|c\/)/g, `${base}/system/`);
  put('package/hooks/pre-commit', runner);
  put('package/dist/main.cjs', '');
  mkdirSync(join(base, 'empty'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function put(path: string, content: string): string {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), content);
  return join(base, path);
}

/** A node that only tells which one it is and how it was called. */
function fakeNode(path: string): void {
  chmodSync(put(path, `#!/bin/sh\necho "${path} $*"\n`), 0o755);
}

function commit(
  env: NodeJS.ProcessEnv = {},
  shell = '/bin/sh',
): { stdout: string; stderr: string; code: number | null } {
  const all = { PATH: join(base, 'empty'), HOME: join(base, 'home'), ...env };
  const ran = spawnSync(shell, [join(base, 'package/hooks/pre-commit'), 'one', 'two three'], {
    env: all,
    encoding: 'utf8',
  });
  return {
    stdout: ran.stdout.replaceAll(`${base}/`, '').trim(),
    stderr: ran.stderr.trim(),
    code: ran.status,
  };
}

const MAIN = 'package/hooks/../dist/main.cjs one two three';

describe('the runner', () => {
  test('takes node from PATH before anything else', () => {
    fakeNode('bin/node');
    fakeNode('home/.volta/bin/node');
    expect(commit({ PATH: join(base, 'bin') })).toEqual({
      stdout: `bin/node ${MAIN}`,
      stderr: '',
      code: 0,
    });
  });

  test('keeps arguments apart and passes on the exit code', () => {
    chmodSync(put('bin/node', '#!/bin/sh\necho "$#"\nexit 1\n'), 0o755);
    expect(commit({ PATH: join(base, 'bin') })).toEqual({ stdout: '3', stderr: '', code: 1 });
  });

  test('adds nothing to the environment, even where its own names are exported', () => {
    chmodSync(put('bin/node', '#!/bin/sh\necho "$GIT_INDEX_FILE $main $version"\n'), 0o755);
    const { stdout } = commit({
      PATH: join(base, 'bin'),
      GIT_INDEX_FILE: 'index',
      main: 'm',
      version: 'v',
    });
    expect(stdout).toBe('index m v');
  });

  test.each([
    ['Volta', 'home/.volta/bin/node'],
    ['fnm', 'home/.local/share/fnm/aliases/default/bin/node'],
    ['fnm without a default', 'home/.local/share/fnm/node-versions/v22.1.0/installation/bin/node'],
    ['fnm on macOS', 'home/Library/Application Support/fnm/aliases/default/bin/node'],
    ['nvm', 'home/.nvm/versions/node/v20.19.0/bin/node'],
    ['asdf', 'home/.asdf/installs/nodejs/24.0.0/bin/node'],
    ['mise', 'home/.local/share/mise/installs/node/22.3.1/bin/node'],
    ['nodenv', 'home/.nodenv/versions/22.3.1/bin/node'],
    ['nodebrew', 'home/.nodebrew/current/bin/node'],
    ['Homebrew', 'system/opt/homebrew/bin/node'],
    ['/usr/local', 'system/usr/local/bin/node'],
    ['Windows', 'system/c/Program Files/nodejs/node.exe'],
  ])('finds node by %s where the PATH is bare', (_, path) => {
    fakeNode(path);
    expect(commit()).toEqual({ stdout: `${path} ${MAIN}`, stderr: '', code: 0 });
  });

  test('finds what the variables of a version manager name', () => {
    fakeNode('chosen/bin/node');
    expect(commit({ NVM_BIN: join(base, 'chosen/bin') }).stdout).toBe(`chosen/bin/node ${MAIN}`);
    expect(commit({ VOLTA_HOME: join(base, 'chosen') }).stdout).toBe(`chosen/bin/node ${MAIN}`);
  });

  test('follows nvm’s default through its aliases', () => {
    for (const version of ['v20.19.0', 'v22.2.0', 'v22.11.0', 'v24.0.0'])
      fakeNode(`home/.nvm/versions/node/${version}/bin/node`);
    put('home/.nvm/alias/default', 'lts/*\n');
    put('home/.nvm/alias/lts/*', 'lts/jod');
    put('home/.nvm/alias/lts/jod', 'v22.2.0\n');
    expect(commit().stdout).toContain('/v22.2.0/');
    put('home/.nvm/alias/default', '22\n');
    expect(commit().stdout).toContain('/v22.11.0/');
    put('home/.nvm/alias/default', 'default\n');
    expect(commit().stdout).toContain('/v24.0.0/');
  });

  test('compares versions as numbers and passes over those that are too old', () => {
    for (const version of ['v8.17.0', 'v18.20.0', 'v20.9.0', 'v20.19.4', 'v100.0.0', 'weird', 'v22'])
      fakeNode(`home/.nvm/versions/node/${version}/bin/node`);
    expect(commit().stdout).toContain('/v100.0.0/');
    rmSync(join(base, 'home/.nvm/versions/node/v100.0.0'), { recursive: true });
    expect(commit().stdout).toContain('/v22/');
    rmSync(join(base, 'home/.nvm/versions/node/v22'), { recursive: true });
    expect(commit().stdout).toContain('/v20.19.4/');
    rmSync(join(base, 'home/.nvm/versions/node/v20.19.4'), { recursive: true });
    expect(commit().code).toBe(3);
  });

  test.each(['/bin/sh', '/bin/bash'])('without any node refuses the commit with a sentence (%s)', (shell) => {
    put('home/.volta/bin/node', 'not executable');
    const { code, stderr, stdout } = commit({}, shell);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr.split('\n')).toEqual([
      'check-staged: node was not found, so this commit was not checked for secrets and is refused.',
      'Put node on the PATH that your git client sees, or commit from a terminal in which `node --version` works.',
    ]);
    expect(commit({ HOME: undefined }, shell).code).toBe(3);
  });

  test('refuses where the package lost its built file', () => {
    rmSync(join(base, 'package/dist'), { recursive: true });
    const { code, stderr } = commit();
    expect(code).toBe(3);
    expect(stderr).toContain('not checked for secrets and is refused');
  });

  test('works through a link to the package, as pnpm makes it, and from its own folder', () => {
    fakeNode('bin/node');
    symlinkSync('package', join(base, 'linked'));
    const env = { PATH: join(base, 'bin') };
    const linked = spawnSync('/bin/sh', [join(base, 'linked/hooks/pre-commit')], {
      env,
      encoding: 'utf8',
    });
    expect(linked.stdout.trim()).toBe(`bin/node ${base}/linked/hooks/../dist/main.cjs`);
    const inside = spawnSync('/bin/sh', ['pre-commit'], {
      env,
      cwd: join(base, 'package/hooks'),
      encoding: 'utf8',
    });
    expect(inside.stdout.trim()).toBe('bin/node ../dist/main.cjs');
  });

  test('is plain sh: no bashisms, no Windows line endings', () => {
    expect(SHIPPED).not.toMatch(/\r|\[\[|^\s*(?:local|function)\s|\becho -/m);
  });
});
