import { lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonReport } from '../../src/report/json.js';
import { MAIN, Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';

const token = githubToken();
let repo: Scratch;

beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.*\n').commit();
});
afterEach(() => repo.remove());

function json(args: readonly string[] = [], cwd = '.'): JsonReport {
  return JSON.parse(repo.tool(['--format', 'json', ...args], { cwd }).stdout) as JsonReport;
}

describe('a clean change', () => {
  test('prints nothing and exits 0', () => {
    repo.stage('a.js', 'export const a = 1;\n');
    expect(repo.tool()).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('nothing staged is clean', () => {
    expect(repo.tool()).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('with --verbose says what was scanned', () => {
    repo.stage('a.js', 'one\ntwo\n');
    expect(repo.tool(['--verbose']).stdout).toMatch(/^clean · 1 file, 2 added lines, \d+ rules, \d+ ms\n$/);
  });

  test('is quiet about names that no .gitignore covers yet, but not with --verbose', () => {
    repo.stage('.gitignore', 'node_modules/\n').commit();
    repo.stage('a.js', 'export {};\n');
    expect(repo.tool()).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(repo.tool(['--verbose'])).toMatchObject({ code: 0, stdout: expect.stringContaining('.env.local') });
  });
});

describe('a leak', () => {
  test('is refused with its place, and never printed', () => {
    repo.stage('src/a.js', `const é = "${token}";\n`);
    const { code, stdout, stderr } = repo.tool();
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toContain('src/a.js:1:12');
    expect(stdout).toContain('ghp_••••••••');
    expect(stdout).not.toContain(token.slice(4));
    expect(stdout).toContain('process.env.GITHUB_TOKEN');
    expect(stdout).toContain('// check-staged-ignore github-pat-classic -- why');
    expect(stdout).not.toContain('\u001B');
  });

  test('on an old line does not block new work', () => {
    repo.stage('a.js', `const a = "${token}";\n`).commit();
    repo.stage('a.js', `const a = "${token}";\nconst b = 1;\n`);
    expect(repo.tool().code).toBe(0);
  });

  test('is read from the index, not from the working tree', () => {
    repo.stage('a.js', `const a = "${token}";\n`).write('a.js', 'const a = 1;\n');
    expect(repo.tool().code).toBe(1);
    repo.stage('a.js', 'const a = 1;\n').write('a.js', `const a = "${token}";\n`);
    expect(repo.tool().code).toBe(0);
  });

  test("in a merge is this commit's only where its resolution adds it", () => {
    repo.stage('a.txt', 'one\n').commit();
    repo.git('checkout', '-q', '-b', 'theirs');
    repo.stage('a.txt', 'theirs\n').stage('old.js', `const a = "${token}";\n`).commit();
    repo.git('checkout', '-q', 'main');
    repo.stage('a.txt', 'ours\n').commit();
    expect(repo.run('git', ['merge', 'theirs']).code).toBe(1);
    repo.stage('a.txt', 'both\n');
    expect(repo.tool(['--verbose']).code).toBe(0);
    repo.stage('a.txt', `both\n${githubToken(2)}\n`);
    expect(json().findings.map(({ path, line }) => [path, line])).toEqual([['a.txt', 2]]);
  });

  test('is found from a subfolder too', () => {
    mkdirSync(join(repo.dir, 'deep/er'), { recursive: true });
    repo.stage('a.js', `const a = "${token}";\n`);
    expect(json([], 'deep/er').findings[0]?.path).toBe('a.js');
  });

  test('prints no control characters of a path, and shows where they are', () => {
    repo.stage('a\u001B[31m\u202E\nb.js', `const a = "${token}";\n`);
    const { stdout } = repo.tool();
    expect(stdout).toContain('a\\e[31m\\u{202e}\\nb.js:1:12');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

describe('the JSON report', () => {
  test('has the promised form', () => {
    repo.stage('a.js', `const a = "${token}";\n`);
    repo.stage('.env', 'A=1\n');
    const report = json();
    expect(Object.keys(report)).toEqual([
      ...['version', 'verdict', 'blockOn', 'findings', 'policy', 'setAside', 'skipped', 'scanned'],
    ]);
    expect(report).toMatchObject({ version: 1, verdict: 'blocked', scanned: { files: 2, lines: 2 } });
    expect(report.findings[0]).toEqual({
      severity: 'error',
      ruleId: 'github-pat-classic',
      title: 'personal access token (classic)',
      provider: 'GitHub',
      ...{ path: 'a.js', line: 1, column: 12, endLine: 1, endColumn: 12 + token.length },
      ...{ confidence: 'certain', privilege: 'broad', masked: 'ghp_••••••••' },
      fingerprint: expect.stringMatching(/^[\da-f]{32}$/),
      clientSide: false,
      help: {
        ...{ env: 'GITHUB_TOKEN', rotate: expect.any(String), url: 'https://github.com/settings/tokens' },
        lesser: expect.stringMatching(/fine-grained/),
      },
    });
    expect(report.policy).toEqual([
      { path: '.env', violation: 'staged', message: expect.any(String), fix: expect.any(String) },
    ]);
  });

  test('is the same for the same input', () => {
    repo.stage('b.js', `const a = "${token}";\n`).stage('a.js', `const a = "${githubToken(2)}";\n`);
    const once = repo.tool(['--format', 'json']).stdout;
    expect(repo.tool(['--format', 'json']).stdout).toBe(once);
    expect(json().findings.map(({ path }) => path)).toEqual(['a.js', 'b.js']);
  });

  test('goes through a link, and replaces nothing that is no file', () => {
    repo.stage('a.js', `const a = "${token}";\n`);
    symlinkSync('/dev/null', join(repo.dir, 'nowhere'));
    symlinkSync('there.json', join(repo.dir, 'link.json'));
    repo.write('there.json', 'old');
    for (const name of ['nowhere', 'link.json'])
      expect(repo.tool(['--format', 'json', '--output', name])).toMatchObject({ code: 1, stdout: '', stderr: '' });
    expect(['nowhere', 'link.json'].map((name) => lstatSync(join(repo.dir, name)).isSymbolicLink())).toEqual([
      true,
      true,
    ]);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    expect(JSON.parse(readFileSync(join(repo.dir, 'there.json'), 'utf8'))).toMatchObject({ verdict: 'blocked' });
    const piped = `"${process.execPath}" "${MAIN}" --format json --output /dev/stdout | cat`;
    expect(repo.run('sh', ['-c', piped]).stdout).toMatch(/^\{/);
  });

  test('goes to a file with --output, whole or not at all', () => {
    repo.stage('a.js', `const a = "${token}";\n`);
    const ran = repo.tool(['--format', 'json', '--output', 'report.json']);
    expect(ran).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(JSON.parse(readFileSync(join(repo.dir, 'report.json'), 'utf8'))).toMatchObject({ verdict: 'blocked' });
    expect(readdirSync(repo.dir).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('options', () => {
  test('paths narrow what is scanned, also absolute ones and folders, and ignored files count', () => {
    repo.stage('a.js', `const a = "${token}";\n`).stage('lib/b.js', 'b\n').stage('.gitignore', '.env*\na.js\n');
    expect(repo.tool(['lib']).code).toBe(0);
    expect(repo.tool(['a.js']).code).toBe(1);
    expect(repo.tool(['../a.js'], { cwd: 'lib' }).code).toBe(1);
    expect(repo.tool([join(repo.dir, 'a.js'), join(repo.dir, 'lib/b.js')]).code).toBe(1);
    expect(repo.tool(['--', 'a.js']).code).toBe(1);
  });

  test('--block-on lets through what is less sure, and says so', () => {
    repo.stage('a.js', `const a = "${token}";\n`);
    repo.stage('check-staged.config.json', '{ "blockOn": "certain" }');
    expect(repo.tool().code).toBe(1);
    const url = ['https://shop', 'Vk3jq81mZp', 'db.acme.io'];
    repo.stage('a.js', `const a = "${url[0]}:${url[1]}@${url[2]}/";\n`);
    expect(repo.tool()).toMatchObject({ code: 0, stdout: expect.stringContaining('with a warning') });
    expect(repo.tool(['--block-on', 'medium']).code).toBe(1);
  });

  test('--quiet leaves only the exit code', () => {
    repo.stage('a.js', `const a = "${token}";\n`);
    expect(repo.tool(['--quiet'])).toEqual({ code: 1, stdout: '', stderr: '' });
  });

  test('colours show where they are forced, and NO_COLOR and --no-color win', () => {
    repo.stage('a.js', `const a = "${token}";\n`);
    expect(repo.tool([], { env: { FORCE_COLOR: '1' } }).stdout).toContain('\u001B[');
    expect(repo.tool([], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).not.toContain('\u001B');
    expect(repo.tool(['--no-color'], { env: { FORCE_COLOR: '1' } }).stdout).not.toContain('\u001B');
  });

  test('a reader that closes its end stops the program quietly', () => {
    repo.stage('a.js', Array.from({ length: 3000 }, (_, i) => `const a = "${githubToken(i + 1)}";\n`).join(''));
    const ran = repo.run('sh', [
      '-c',
      '"$0" "$1" | head -n 1',
      process.execPath,
      join(__dirname, '../../dist/main.cjs'),
    ]);
    expect(ran.stderr).toBe('');
    expect(ran.stdout.split('\n')).toHaveLength(2);
  });
});

describe('setting aside', () => {
  test('a comment with a reason does, and is counted', () => {
    repo.stage('a.js', `// check-staged-ignore github-pat-classic -- revoked\nconst a = "${token}";\n`);
    expect(repo.tool()).toMatchObject({ code: 0, stdout: '' });
    expect(json().setAside).toMatchObject([
      { ruleId: 'github-pat-classic', line: 2, reason: { kind: 'directive', text: 'revoked' } },
    ]);
    expect(repo.tool(['--verbose']).stdout).toContain('a.js:2  github-pat-classic: revoked');
  });

  test.each([
    ['no reason', 'github-pat-classic', 'gives no reason'],
    ['an unknown rule', 'github-pat -- why', '"github-pat", which does not exist'],
    ['no rule', '-- why', 'names no rule'],
  ])('a comment with %s is wrong usage', (_what, text, message) => {
    repo.stage('a.js', `// check-staged-ignore ${text}\nconst a = "${token}";\n`);
    expect(repo.tool()).toMatchObject({ code: 2, stdout: expect.stringContaining(message) });
  });

  test('a wrong comment is told beside the JSON report and with --quiet too', () => {
    repo.stage('a.js', '// check-staged-ignore\n');
    const told =
      'check-staged: a.js:1: check-staged-ignore names no rule\n  write: check-staged-ignore RULE -- reason\n';
    expect(repo.tool(['--format', 'json'])).toMatchObject({ code: 2, stderr: told });
    expect(repo.tool(['--quiet'])).toEqual({ code: 2, stdout: '', stderr: told });
    expect(repo.tool()).toMatchObject({ code: 2, stderr: '', stdout: expect.stringContaining('names no rule') });
  });

  test('ignorePaths do, and are named', () => {
    repo
      .stage('check-staged.config.json', '{ "ignorePaths": ["fixtures/"] }')
      .commit()
      .stage('fixtures/a.js', token)
      .stage('b.js', 'b\n');
    expect(repo.tool()).toMatchObject({ code: 0, stdout: '' });
    expect(json().skipped).toEqual([
      { path: 'fixtures/a.js', reason: '"ignorePaths" of check-staged.config.json covers it' },
    ]);
  });

  test('disabled rules do', () => {
    repo
      .stage('package.json', '{ "check-staged": { "disabledRules": ["github-pat-classic"] } }')
      .commit()
      .stage('a.js', `a("${token}")\n`);
    expect(repo.tool()).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
