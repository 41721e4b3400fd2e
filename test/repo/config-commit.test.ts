import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonReport } from '../../src/report/json.js';
import { acme, acmeKey, FILE } from '../custom-rule.js';
import { Scratch } from '../scratch.js';
import { drawnPassword, githubToken } from '../secrets.js';

let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.*\n').commit();
});
afterEach(() => repo.remove());

const LOOSE = JSON.stringify({ disabledRules: ['github-pat-classic'] });
const IN_MANIFEST = JSON.stringify({ name: 'x', 'check-staged': { disabledRules: ['github-pat-classic'] } });
const leak = (): Scratch => repo.stage('b.js', `const token = '${githubToken()}';\n`);
const json = (...args: string[]): JsonReport => JSON.parse(repo.tool(['--format', 'json', ...args]).stdout);
/** Blocked, by the very rule that a configuration disables. */
const refused = (...args: string[]): void => {
  expect(json(...args).findings).toMatchObject([{ ruleId: 'github-pat-classic' }]);
};
const passes = (): void => expect(repo.tool()).toEqual({ code: 0, stdout: '', stderr: '' });

describe('a configuration counts as it is staged', () => {
  test.each([
    [FILE, LOOSE],
    ['package.json', IN_MANIFEST],
  ])('%s, not as it is on disk', (file, loose) => {
    const strict = file === FILE ? '{}' : '{ "name": "x" }';
    repo.stage(file, loose).commit();
    leak();
    passes();
    repo.write(file, strict);
    passes();
    repo.git('add', file);
    refused();
    repo.write(file, loose);
    refused();
    repo.git('add', file);
    passes();
    rmSync(join(repo.dir, file));
    passes();
    repo.git('rm', '-q', '--cached', file);
    refused();
  });

  test.each([FILE, 'package.json'])('not untracked, nor ignored: %s', (file) => {
    leak().write(file, file === FILE ? LOOSE : IN_MANIFEST);
    refused();
    repo.write('.git/info/exclude', file);
    refused();
    repo.write(file, '{ not JSON').write('package.json', '{ "check-staged": [');
    refused();
  });

  test('also of the index that `git commit PATH` makes', () => {
    repo.stage(FILE, LOOSE).commit().stage(FILE, '{}');
    leak();
    const index = join(repo.base, 'other-index');
    repo.run('git', ['read-tree', 'HEAD'], { env: { GIT_INDEX_FILE: index } });
    repo.run('git', ['add', 'b.js'], { env: { GIT_INDEX_FILE: index } });
    expect(repo.tool([], { env: { GIT_INDEX_FILE: index } })).toMatchObject({ code: 0 });
    refused();
  });

  test('from a sub-folder, and where line ends are converted', () => {
    repo.git('config', 'core.autocrlf', 'true');
    repo.stage(FILE, `{\r\n"disabledRules": ["github-pat-classic"]\r\n}\r\n`).commit();
    leak().write('sub/x', '');
    expect(repo.tool([], { cwd: 'sub' })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(repo.dir, FILE), 'utf8')).toContain('\r\n');
  });

  test.each([
    ['a link to one that is tracked', 'target.json'],
    ['a link that never ends', '/dev/zero'],
  ])('not through %s', (_, target) => {
    repo.stage('target.json', LOOSE);
    symlinkSync(target, join(repo.dir, FILE));
    repo.git('add', FILE);
    leak();
    const { code, stderr } = repo.tool();
    expect([code, stderr]).toEqual([
      2,
      `check-staged: ${FILE} is a symbolic link in the index, so it cannot configure check-staged\n  replace it by a regular file, and commit that\n`,
    ]);
    // On disk alone it is nothing.
    repo.git('rm', '-q', '--cached', FILE);
    refused();
  });

  test('up to 1 MiB, whatever its blob is', () => {
    repo.stage(FILE, `{}${' '.repeat(1024 * 1024)}`);
    expect(repo.tool()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is larger than 1 MiB in the index'),
    });
    repo.write(FILE, '{}');
    expect(repo.tool().code).toBe(2);
  });

  test('what git cannot show is no clean commit', () => {
    repo.stage(FILE, LOOSE).commit().stage('a.js', '//\n');
    const id = repo.git('rev-parse', `:${FILE}`).trim();
    writeFileSync(join(repo.dir, FILE), '{}');
    rmSync(join(repo.dir, '.git/objects', id.slice(0, 2), id.slice(2)));
    expect(repo.tool()).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('git cannot show the configuration'),
    });
  });

  test('where --config names a file, that one: as staged, or as it is where git does not have it', () => {
    leak().write('own.json', LOOSE);
    expect(repo.tool(['--config', 'own.json']).code).toBe(0);
    repo.git('add', 'own.json');
    repo.commit().write('own.json', '{}');
    leak();
    repo.write('c.js', '').git('reset', '-q', '--soft', 'HEAD~1');
    expect(repo.tool(['--config', 'own.json']).code).toBe(0);
    repo.git('add', 'own.json');
    refused('--config', 'own.json');
  });

  test('in commit-msg too', () => {
    repo.write(FILE, LOOSE).write('message', githubToken());
    expect(repo.tool(['commit-msg', 'message']).code).toBe(1);
    repo.git('add', FILE);
    repo.commit();
    expect(repo.tool(['commit-msg', 'message'])).toEqual({ code: 0, stdout: '', stderr: '' });
    repo.write(FILE, '{}');
    expect(repo.tool(['commit-msg', 'message']).code).toBe(0);
  });
});

describe('a commit that loosens what it is checked by says so', () => {
  const configured = (config: object): Scratch => repo.stage(FILE, JSON.stringify(config));
  const LET = [{ path: 'b.js', line: 1, ruleId: 'github-pat-classic', masked: 'ghp_••••••••' }];

  test.each<[string, object, string]>([
    ['disables the rule', { disabledRules: ['github-pat-classic'] }, 'disables the rule github-pat-classic'],
    ['ignores the path', { ignorePaths: ['*.js'] }, 'ignores *.js ("ignorePaths")'],
  ])('%s', (_, config, text) => {
    configured(config);
    leak();
    const { code, stdout } = repo.tool();
    expect(code).toBe(0);
    expect(stdout).toContain('this commit loosens the checks');
    expect(stdout).toContain(text);
    expect(stdout).toContain('b.js:1:16  github-pat-classic  ghp_••••••••');
    expect(stdout).not.toContain(githubToken());
    const report = json();
    expect(report.configuration).toMatchObject({ counts: 'head', changes: [{ text }], letThrough: { findings: LET } });
    expect(report).toMatchObject({ verdict: 'warned', findings: [] });
  });

  test('raises what blocks, and the command line asks for less', () => {
    repo.stage('b.js', `password = "${drawnPassword()}";\n`);
    expect(repo.tool().code).toBe(1);
    configured({ blockOn: 'certain' });
    expect(json()).toMatchObject({
      verdict: 'warned',
      configuration: { letThrough: { findings: [{ path: 'b.js' }] } },
    });
    expect(json('--block-on', 'medium')).toMatchObject({ verdict: 'blocked', configuration: { letThrough: { findings: [] } } }); // prettier-ignore
  });

  test('allows an env file', () => {
    configured({ allowedEnvFiles: ['/.env.production'] }).stage('.env.production', 'A=1\n');
    const { code, stdout } = repo.tool();
    expect(code).toBe(0);
    expect(stdout).toMatch(/let through because of it:\n {2}\.env\.production {2}this commit adds an env file/);
    expect(json().configuration!.letThrough.policy).toMatchObject([{ path: '.env.production', violation: 'staged' }]);
  });

  test.each<[string, (r: Scratch) => unknown]>([
    ['deletes the configuration', (r) => r.git('rm', '-q', FILE)],
    ['moves it away', (r) => r.git('mv', FILE, 'elsewhere.json')],
    ['empties it', (r) => r.stage(FILE, '{}')],
    ['changes the rule', (r) => r.stage(FILE, JSON.stringify({ rules: [{ ...acme, pattern: 'acme_[0-9]{24}' }] }))],
  ])('%s that has the rule', (_, change) => {
    configured({ rules: [acme] }).commit();
    change(repo);
    repo.stage('b.js', `a("${acmeKey()}");\n`);
    expect(json()).toMatchObject({
      findings: [],
      configuration: { letThrough: { findings: [{ ruleId: 'acme-key' }] } },
    });
  });

  test('in a message', () => {
    configured({ disabledRules: ['github-pat-classic'] }).write('message', githubToken());
    const { code, stdout } = repo.tool(['commit-msg', 'message']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('message:1:1  github-pat-classic  ghp_••••••••')]);
    repo.write('message', 'fine');
    expect(repo.tool(['commit-msg', 'message'])).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('in one block where nothing is hidden, and not at all where it tightens them', () => {
    configured({ disabledRules: ['jwt'], ignorePaths: ['x/'] });
    const { code, stdout } = repo.tool();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^configuration: .*\n {2}ignores x\/ \("ignorePaths"\)\n {2}disables the rule jwt\n\nclean/);
    repo.commit();
    configured({ rules: [acme] });
    passes();
  });

  test('not where a merge brings it from the other side', () => {
    repo.git('checkout', '-q', '-b', 'side');
    configured({ disabledRules: ['github-pat-classic'] }).commit();
    repo.git('checkout', '-q', 'main');
    repo.stage('a.js', '//\n').commit();
    repo.git('merge', '-q', '--no-commit', '--no-ff', 'side');
    passes();
    configured({ disabledRules: ['github-pat-classic', 'jwt'] });
    expect(json().configuration!.changes).toEqual([{ key: 'disabledRules', text: 'disables the rule jwt', loosens: true }]); // prettier-ignore
  });

  test('through the API as well, telling each finding once', () => {
    configured({ blockOn: 'certain' });
    repo.stage('b.js', `password = "${drawnPassword()}";\n`);
    const script = `import { scanStaged } from ${JSON.stringify(join(__dirname, '../../dist/api/index.js'))};
      const scan = scanStaged(); let told = 0; for await (const _ of scan) told++;
      console.log(told, (await scan.report()).configuration.letThrough.findings.length);`;
    expect(repo.run(process.execPath, ['--input-type=module', '-e', script])).toMatchObject({ stdout: '1 1\n' });
  });
});
