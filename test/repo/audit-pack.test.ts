import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonReport } from '../../src/report/json.js';
import { zipped } from '../core/archive/archives.js';
import { Scratch, type Ran } from '../scratch.js';
import { githubToken } from '../secrets.js';

const token = githubToken();
const leak = `const a = "${token}";\n`;
let repo: Scratch;

beforeEach(() => {
  repo = new Scratch();
});
afterEach(() => repo.remove());

const audit = (args: readonly string[], cwd = '.'): Ran => repo.tool(['audit', '--pack', ...args], { cwd });
const report = (args: readonly string[] = [], cwd = '.'): JsonReport =>
  JSON.parse(audit(['--format', 'json', ...args], cwd).stdout) as JsonReport;

/** Writes a package of which every file holds a secret, so that findings tell which are read. */
function pack(manifest: object, files: Readonly<Record<string, string>> = {}): void {
  repo.write('package.json', JSON.stringify({ name: 'x', version: '1.0.0', description: token, ...manifest }));
  for (const [path, content] of Object.entries(files)) repo.write(path, content === '' ? leak : content);
}

/** @returns the files that npm itself would pack */
function published(cwd = '.'): string[] {
  const env = { npm_config_update_notifier: 'false', npm_config_offline: 'true' };
  const { stdout } = repo.run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd, env });
  const told = JSON.parse(stdout) as { files: { path: string }[] }[] | Record<string, { files: { path: string }[] }>;
  return Object.values(told)[0]!
    .files.map(({ path }) => path)
    .toSorted();
}

const read = (args: readonly string[] = [], cwd = '.'): string[] =>
  [...new Set(report(args, cwd).findings.map(({ path }) => path))].toSorted();

const some = {
  'index.js': '', 'README.md': '', 'LICENSE': '', 'CHANGELOG.md': '', 'src/a.ts': '', 'dist/a.js': '', 'dist/a.js.map': '',
  'test/a.js': '', 'bin/cli.js': '', '.env': '', '.npmrc': '', 'sub/README.md': '', 'sub/b.js': '', '.hidden': '', 'a.orig': '',
  'package-lock.json': leak, '@scope/x.js': '',
}; // prettier-ignore

describe('audit --pack reads exactly what npm would publish', () => {
  const dependency = (name: string, more: object = {}): Record<string, string> => ({
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', description: token, ...more }),
    [`node_modules/${name}/index.js`]: '',
    [`node_modules/${name}/.npmignore`]: 'index.js\n',
  });

  test.each<[string, object, Record<string, string>]>([
    ['no list of files', {}, some],
    ['a list of files', { files: ['dist', '!dist/*.map', 'sub/*.js'] }, some],
    ['a main file and commands outside the list', { files: ['dist'], main: 'src/a.ts', bin: './bin/cli.js' }, some],
    ['commands by name', { files: ['dist'], bin: { a: 'bin/cli.js', b: '../../x' } }, some],
    ['an ignore file of git', {}, { ...some, '.gitignore': 'dist\n*.ts\n!src/a.ts\n' }],
    ['an ignore file of npm, ahead of that of git', {}, { ...some, '.gitignore': 'dist\n', '.npmignore': 'src\n' }],
    ['ignore files in folders', {}, { ...some, 'sub/.npmignore': '*.js\n', 'dist/.gitignore': '*.map\n' }],
    ['a list ahead of ignore files', { files: ['dist', 'sub'] }, { ...some, '.npmignore': 'dist\n', 'sub/.npmignore': 'b.js\n' }],
    ['workspaces', { workspaces: ['packages/*'] }, {
      ...some, 'packages/a/package.json': JSON.stringify({ name: 'a', version: '1.0.0', description: token, files: ['x.js'] }),
      'packages/a/x.js': '', 'packages/a/y.js': '', 'packages/a/.gitignore': 'y.js\n',
    }],
    ['bundled dependencies, and what they need', { bundledDependencies: ['one', 'none', 'dev', 'both', 'peer'], dependencies: { one: '1', both: '1', other: '1' }, devDependencies: { dev: '1', both: '1' }, peerDependencies: { peer: '1' }, files: [] }, {
      ...dependency('one', { dependencies: { two: '1' }, devDependencies: { dev: '1' }, files: ['index.js'] }),
      ...dependency('two', { dependencies: { one: '1' }, optionalDependencies: { three: '1', gone: '1' } }),
      ...dependency('two/node_modules/three', { name: 'three' }), ...dependency('three'),
      ...dependency('other'), ...dependency('dev'), ...dependency('both'), ...dependency('peer'), ...dependency('none'),
    }],
    ['all dependencies bundled', { bundleDependencies: true, dependencies: { '@a/one': '1' }, devDependencies: { dev: '1' } }, {
      ...dependency('@a/one'), ...dependency('dev'), 'index.js': '',
    }],
  ])('%s', (_, manifest, files) => {
    pack(manifest, files);
    expect(read()).toEqual(published().filter((path) => !path.endsWith('ignore')));
    expect(read().length).toBeGreaterThan(0);
  }); // prettier-ignore

  test('links', () => {
    pack({ dependencies: { linked: '1' }, bundleDependencies: ['linked'] }, { 'a.js': '', 'lib/index.js': '' });
    repo.write('lib/package.json', JSON.stringify({ name: 'linked', version: '1.0.0', description: token }));
    mkdirSync(join(repo.dir, 'node_modules'));
    symlinkSync('../lib', join(repo.dir, 'node_modules/linked'));
    symlinkSync('a.js', join(repo.dir, 'b.js'));
    symlinkSync('lib', join(repo.dir, 'other'));
    expect(read()).toEqual(published());
  });
});

test('reads built files that git ignores, their maps too, and archives where asked', () => {
  pack({ files: ['dist'] }, { '.gitignore': 'dist/\n', 'dist/a.js.map': JSON.stringify({ sourcesContent: [leak] }) });
  repo.write('dist/b.zip', zipped({ 'x.js': leak }, { level: 9 }));
  expect(read()).toEqual(['dist/a.js.map', 'package.json']);
  expect(read(['--archives'])).toEqual(['dist/a.js.map', 'dist/b.zip!/x.js', 'package.json']);
});

test('is about the package of the folder it runs in, or of the one given', () => {
  repo.write('packages/a/package.json', JSON.stringify({ name: 'a', version: '1.0.0' })).write('packages/a/a.js', leak);
  pack({}, { 'b.js': '' });
  expect(read([], 'packages/a')).toEqual(['packages/a/a.js']);
  expect(read(['packages/a'])).toEqual(['packages/a/a.js']);
});

test('an env file that would be published breaks the policy, a template and an allowed one do not', () => {
  pack(
    { description: 'x' },
    { '.env': 'A=1\n', 'sub/.env.local': 'A=1\n', '.env.example': 'A=\n', '.env.test': 'A=1\n' },
  );
  repo.write('check-staged.config.json', '{ "allowedEnvFiles": [".env.test"] }\n');
  const { policy, verdict } = report();
  expect(policy.map(({ path, violation }) => `${path} ${violation}`)).toEqual([
    '.env published',
    'sub/.env.local published',
  ]);
  expect([verdict, audit([]).code]).toEqual(['blocked', 1]);
});

test('no script of the package runs', () => {
  const scripts = Object.fromEntries(
    ['prepare', 'prepack', 'postpack', 'prepublishOnly'].map((name) => [name, 'touch ran']),
  );
  pack({ scripts, description: 'x' });
  expect(audit([]).stderr).toBe('');
  expect(repo.run('ls', []).stdout).toBe('package.json\n');
});

describe('wrong usage is one sentence and exit code 2', () => {
  test.each([
    ['{', 'is no JSON'],
    ['[]', 'is no JSON object'],
    ['{ "files": "dist" }', 'has a "files" that is no list of texts'],
    ['{ "files": [1] }', 'has a "files" that is no list of texts'],
  ])('a package.json of %s', (content, message) => {
    repo.write('package.json', content);
    const { code, stdout, stderr } = audit([]);
    expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 2]);
    expect(stderr).toContain(message);
  });

  test.each([
    [[], 'is not there'],
    [['a', 'b'], '--pack is about one package'],
    [['..'], 'is outside this repository'],
    [['--stdin'], '--stdin and --pack are two audits'],
    [['--history'], '--pack has no history'],
    [['--ignored'], '--ignored is about the files of a folder, and --pack is not'],
  ])('%j', (args, message) => {
    const { code, stderr } = audit(args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

test('what cannot be listed or opened is told', () => {
  pack(
    { description: 'x', bundleDependencies: ['a'], dependencies: { a: '1' } },
    { 'node_modules/a/package.json': '{' },
  );
  expect(audit([]).code).toBe(0);
  repo.run('sh', ['-c', 'touch "$(printf "\\377").js"']);
  const { code, stderr } = audit([]);
  expect([code, stderr]).toEqual([3, expect.stringContaining('list of what to pack cannot be made')]);
});
