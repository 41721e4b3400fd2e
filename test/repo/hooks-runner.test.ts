import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
  cpSync(join(__dirname, '../../hooks/start.cjs'), join(base, 'package/hooks/start.cjs'));
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

const MAIN = 'package/hooks/start.cjs one two three';

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

  /** A node that behaves as one that is too old, or as a shim without a version: it leaves the standard input unread. */
  function badNode(path: string, code: number): void {
    chmodSync(put(path, `#!/bin/sh\nexit ${code}\n`), 0o755);
  }

  test.each([
    ['is too old', 86],
    ['is a shim without a version', 8],
    ['is a shim that cannot start', 126],
  ])('goes on looking where the node on PATH %s', (_, code) => {
    badNode('bin/node', code);
    badNode('home/.volta/bin/node', code);
    fakeNode('later/node');
    const both = `${join(base, 'bin')}:${join(base, 'later')}`;
    expect(commit({ PATH: both })).toEqual({ stdout: `later/node ${MAIN}`, stderr: '', code: 0 });
    fakeNode('home/.nvm/versions/node/v22.1.0/bin/node');
    expect(commit({ PATH: join(base, 'bin') }).stdout).toBe(`home/.nvm/versions/node/v22.1.0/bin/node ${MAIN}`);
    rmSync(join(base, 'home/.nvm'), { recursive: true });
    fakeNode('system/usr/bin/node');
    expect(commit({ PATH: join(base, 'bin') }).stdout).toBe(`system/usr/bin/node ${MAIN}`);
  });

  test('names every node that it took when it refuses', () => {
    badNode('bin/node', 86);
    badNode('home/.volta/bin/node', 8);
    badNode('home/a b/bin/node', 86);
    const ran = commit({ PATH: join(base, 'bin'), NVM_BIN: join(base, 'home/a b/bin') });
    expect(ran.code).toBe(3);
    expect(ran.stderr.replaceAll(`${base}/`, '').split('\n')).toEqual([
      'check-staged: bin/node is too old; home/a b/bin/node is too old; home/.volta/bin/node did not start check-staged (exit code 8); so this commit was not checked for secrets and is refused.',
      'Install Node 20.19 or newer, and see that `node --version` says so where you commit.',
    ]);
  });

  test.each([0, 1, 2, 3, 130, 143])('takes exit code %d for the answer', (code) => {
    badNode('bin/node', code);
    fakeNode('home/.volta/bin/node');
    expect(commit({ PATH: join(base, 'bin') })).toEqual({ stdout: '', stderr: '', code });
  });

  test('takes no node from a folder that PATH names relatively', () => {
    fakeNode('node_modules/.bin/node');
    fakeNode('bin/node');
    for (const path of [`node_modules/.bin:${base}/bin`, `:${base}/bin`, `${base}/bin:`, `.:${base}/bin`])
      expect([path, commit({ PATH: path }).stdout]).toEqual([path, `bin/node ${MAIN}`]);
    expect(commit({ PATH: 'node_modules/.bin' }).code).toBe(3);
  });

  test('hands the standard input to the node that answers', () => {
    badNode('bin/node', 86);
    chmodSync(put('home/.volta/bin/node', '#!/bin/sh\nread -r line; echo "$line"\n'), 0o755);
    const ran = spawnSync('/bin/sh', [join(base, 'package/hooks/pre-commit'), 'pre-push'], {
      env: { PATH: join(base, 'bin'), HOME: join(base, 'home') },
      encoding: 'utf8',
      input: 'refs/heads/main\n',
    });
    expect(ran.stdout).toBe('refs/heads/main\n');
  });

  test.each([
    ['0.12.18', 86],
    ['4.9.1', 86],
    ['9.11.2', 86],
    ['18.20.8', 86],
    ['20.9.0', 86],
    ['20.18.3', 86],
    ['20.19.0', 5],
    ['22.0.0', 5],
    ['100.1.0', 5],
  ])('starts nothing under a Node that is too old: %s', (version, code) => {
    put('package/dist/main.cjs', 'process.exit(5);\n');
    const preload = put('version.cjs', `Object.defineProperty(process.versions, 'node', { value: '${version}' });\n`);
    const ran = spawnSync(process.execPath, ['--require', preload, join(base, 'package/hooks/start.cjs')]);
    expect(ran.status).toBe(code);
  });

  test('what starts it is read by old Nodes: no syntax of ES2015', () => {
    const code = readFileSync(join(__dirname, '../../hooks/start.cjs'), 'utf8').replaceAll(/^\s*\/\/.*$/gm, '');
    expect(code).not.toMatch(/\b(?:const|let|class|import|async|await)\b|=>|`|\?\.|\?\?|\.\.\.|node:/);
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
    expect(linked.stdout.trim()).toBe(`bin/node ${base}/linked/hooks/start.cjs`);
    const inside = spawnSync('/bin/sh', ['pre-commit'], {
      env,
      cwd: join(base, 'package/hooks'),
      encoding: 'utf8',
    });
    expect(inside.stdout.trim()).toBe('bin/node ./start.cjs');
  });

  test('is plain sh: no bashisms, no Windows line endings', () => {
    expect(SHIPPED).not.toMatch(/\r|\[\[|^\s*(?:local|function)\s|\becho -/m);
  });
});
