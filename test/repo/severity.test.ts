import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62 } from '../../src/core/shape.js';
import type { JsonReport } from '../../src/report/json.js';
import { FILE } from '../custom-rule.js';
import { Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';

const drawn = (seed: number): string => sampleOf(base62(28), seeded(seed));
const secret = (seed: number): string => `const apiSecret = "${drawn(seed)}";\n`;
/** Nobody drew it. */
const typed = `const password = "${['Meadow', 'walk', '62', '!'].join('')}";\n`;

let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.*\n').commit();
});
afterEach(() => repo.remove());

const json = (...args: readonly string[]): JsonReport => JSON.parse(repo.tool([...args, '--format', 'json']).stdout);
const gist = ({ verdict, findings }: JsonReport): unknown => [
  verdict,
  ...findings.map(({ path, severity }) => `${path} ${severity}`),
];

describe('a commit with a drawn value in a test', () => {
  test('passes with one line that names it, and never in silence', () => {
    repo.stage('test/a.js', secret(1));
    const { code, stdout, stderr } = repo.tool();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).not.toContain(drawn(1));
    expect(stdout.split('\n').filter((line) => line.includes('test/a.js'))).toEqual([
      '  test/a.js:1:20  secret in an assignment •••••••• (medium)',
    ]);
    expect(stdout).toMatch(/lets this commit pass, with a warning/);
    expect(stdout).toMatch(/"strict" in the configuration/);
    expect(stdout).toMatch(/^warned: 1 warning · /m);
    expect(gist(json())).toEqual(['warned', 'test/a.js warning']);
  });

  test('is refused for what else it holds, and names both', () => {
    repo.stage('test/a.js', secret(1)).stage('test/b.js', `const a = "${githubToken()}";\n`);
    repo.stage('src/c.js', secret(2));
    const { code, stdout } = repo.tool();
    expect(code).toBe(1);
    expect(stdout).toMatch(/^src\/c\.js:1:20 {2}secret in an assignment$/m);
    expect(stdout).toMatch(/^test\/b\.js:1:12 {2}GitHub personal access token/m);
    expect(stdout).toMatch(/^ {2}test\/a\.js:1:20 {2}secret in an assignment/m);
    expect(stdout).toMatch(/^blocked: 2 secrets, 1 warning · /m);
    expect(gist(json())).toEqual(['blocked', 'src/c.js error', 'test/a.js warning', 'test/b.js error']);
  });

  test('says more with --verbose', () => {
    repo.stage('test/a.js', secret(1) + typed);
    const { code, stdout } = repo.tool(['--verbose']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/severity {4}warning, since values at this path are usually made up/);
    expect(stdout).toMatch(/severity {4}note, since/);
    expect(stdout).toMatch(/^warned: 1 warning, 1 note · /m);
  });

  test('and one with a typed value is clean, and shows it on request', () => {
    repo.stage('db/seeds/users.js', typed);
    expect(repo.tool()).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(repo.tool(['--verbose']).stdout).toMatch(/db\/seeds\/users\.js:1:19 {2}password in an assignment/);
    expect(gist(json())).toEqual(['clean', 'db/seeds/users.js note']);
  });

  test('twenty warnings are listed, the rest is counted, and what blocks is shown whatever comes first', () => {
    repo.stage('a/test/a.js', Array.from({ length: 30 }, (_, i) => secret(i + 1)).join(''));
    repo.stage('src/c.js', secret(99));
    const { stdout } = repo.tool();
    expect(stdout.match(/^ {2}a\/test\/a\.js/gm)).toHaveLength(20);
    expect(stdout).toContain('… and 10 more');
    expect(stdout).toMatch(/^src\/c\.js:1:20/m);
  });

  test('--block-on does not make a warning block, nor a policy violation a warning', () => {
    repo.stage('test/a.js', secret(1));
    expect(repo.tool(['--block-on', 'low']).code).toBe(0);
    repo.stage('test/.env', `API_SECRET=${drawn(3)}\n`);
    const report = json();
    expect(report.policy).toMatchObject([{ path: 'test/.env', violation: 'staged' }]);
    expect(report.verdict).toBe('blocked');
  });

  test('a finding below what blocks is a warning anywhere', () => {
    repo.stage('src/a.js', secret(1));
    expect(gist(json('--block-on', 'high'))).toEqual(['warned', 'src/a.js warning']);
    expect(json('--block-on', 'high').blockOn).toBe('high');
    expect(repo.tool(['--block-on', 'high']).code).toBe(0);
  });
});

describe('"strict"', () => {
  test.each(['{ "strict": ["/test/"] }', '{ "strict": ["*"] }', '{ "strict": ["a.js", "!/docs/*"] }'])(
    '%s makes a test block, and leaves other places as they are',
    (config) => {
      repo.stage(FILE, config).commit();
      repo.stage('test/a.js', secret(1));
      expect(gist(json())).toEqual(['blocked', 'test/a.js error']);
      repo.stage('docs/a.js', secret(2));
      const inDocs = config.includes('"*"') ? 'error' : 'warning';
      expect(gist(json())).toEqual(['blocked', `docs/a.js ${inDocs}`, 'test/a.js error']);
    },
  );

  test('counts in audits with threads, in parts of a history, and in pushes', () => {
    repo.stage(FILE, '{ "strict": ["/e2e/"] }').commit();
    const base = repo.git('rev-parse', 'HEAD').trim();
    repo.stage('test/a.js', secret(1)).stage('e2e/a.js', secret(2)).commit();
    const all = ['blocked', 'e2e/a.js error', 'test/a.js warning'];
    expect(gist(json('audit'))).toEqual(all);
    expect(gist(json('audit', '--jobs', '2'))).toEqual(all);
    expect(gist(json('audit', '--history'))).toEqual(all);
    expect(gist(json('audit', '--history'))).toEqual(all);
    expect(gist(json('ci', '--range', `${base}..HEAD`))).toEqual(all);
    const head = repo.git('rev-parse', 'HEAD').trim();
    const pushed = repo.tool(['pre-push', 'origin', '/nowhere', '--format', 'json'], {
      input: `refs/heads/main ${head} refs/heads/main ${base}\n`,
    });
    expect(gist(JSON.parse(pushed.stdout))).toEqual(all);
    // What an audit remembers does not outlive a change of the configuration.
    repo.write(FILE, '{ "strict": ["/test/"] }');
    expect(gist(json('audit', '--history'))).toEqual(['blocked', 'e2e/a.js warning', 'test/a.js error']);
  });

  test.each([
    ['taken out', '{}'],
    ['narrowed', '{ "strict": ["/test/*", "!/test/a.js"] }'],
  ])('%s loosens the checks: the commit says what it lets through, and a push is not excused by it', (_, config) => {
    repo.stage(FILE, '{ "strict": ["/test/*"] }').commit();
    const base = repo.git('rev-parse', 'HEAD').trim();
    repo.stage(FILE, config).stage('test/a.js', secret(1));
    const report = json();
    expect(gist(report)).toEqual(['warned', 'test/a.js warning']);
    expect(report.configuration?.changes).toMatchObject([{ key: 'strict', loosens: true }]);
    expect(report.configuration?.letThrough.findings).toMatchObject([{ path: 'test/a.js', severity: 'error' }]);
    repo.commit();
    expect(gist(json('ci', '--range', `${base}..HEAD`))).toEqual(['blocked', 'test/a.js error']);
  });

  test.each([
    ['first', ['one', 'two']],
    ['last', ['two', 'one']],
  ])('of one of two branches that are pushed counts for what both bring, named %s', (_, names) => {
    const base = repo.git('rev-parse', 'HEAD').trim();
    repo.stage('test/a.js', secret(1)).commit().git('branch', 'two');
    repo.git('checkout', '-q', '-b', 'one');
    repo.stage(FILE, '{ "strict": ["*"] }').commit();
    const input = names
      .map((name) => `refs/heads/${name} ${repo.git('rev-parse', name).trim()} refs/heads/${name} ${base}\n`)
      .join('');
    const { code, stdout } = repo.tool(['pre-push', 'origin', '/nowhere', '--format', 'json'], { input });
    expect([code, gist(JSON.parse(stdout))]).toEqual([1, ['blocked', 'test/a.js error']]);
  });

  test('added or widened does not loosen them', () => {
    repo.stage(FILE, '{ "strict": ["/test/"] }').stage('a.js', 'x\n');
    expect(repo.tool()).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('takes a list of patterns', () => {
    repo.stage(FILE, '{ "strict": true }').stage('a.js', 'x\n');
    expect(repo.tool()).toMatchObject({ code: 2, stderr: expect.stringContaining('"strict" must be an array') });
  });
});

describe('a file that moves out of a made-up place', () => {
  test('answers for what was a warning there; the other way it answers for nothing', () => {
    repo.stage('test/a.js', secret(1)).commit();
    repo.git('mv', 'test/a.js', 'main.js');
    expect(gist(json())).toEqual(['blocked', 'main.js error']);
    repo.commit().git('mv', 'main.js', 'test.js');
    expect(gist(json())).toEqual(['clean']);
  });

  test('in a push, too', () => {
    repo.stage('test/a.js', secret(1)).commit();
    const base = repo.git('rev-parse', 'HEAD').trim();
    repo.git('mv', 'test/a.js', 'main.js');
    repo.commit();
    expect(gist(json('ci', '--range', `${base}..HEAD`))).toEqual(['blocked', 'main.js error']);
  });
});

describe('reports that are joined', () => {
  test('keep severities, name the lowest confidence that blocks, and list warnings in a line each', () => {
    repo.stage('test/a.js', secret(1)).stage('src/b.js', secret(2)).stage('db/seeds/c.js', typed).commit();
    expect(repo.tool(['audit', '--format', 'json', '--output', 'one.json', 'test', 'db']).code).toBe(0);
    repo.tool(['audit', '--format', 'json', '--output', 'two.json', '--block-on', 'high', 'src']);
    const merged = repo.tool(['merge', 'one.json', 'two.json', '--format', 'json']);
    const report = JSON.parse(merged.stdout) as JsonReport;
    expect(merged.code).toBe(0);
    expect(report.blockOn).toBe('medium');
    expect(gist(report)).toEqual(['warned', 'db/seeds/c.js note', 'src/b.js warning', 'test/a.js warning']);
    const { stdout } = repo.tool(['merge', 'one.json', 'two.json']);
    expect(stdout).toMatch(/^ {2}test\/a\.js:1:20 {2}secret in an assignment \S+ \(medium\)$/m);
    expect(stdout).not.toMatch(/^db\/seeds/m);
    expect(stdout).toMatch(/^warned: 2 warnings, 1 note · /m);
  });
});

test('a server lists warnings behind what it refuses, in a line each, and says a warning that passes', () => {
  const base = repo.git('rev-parse', 'HEAD').trim();
  const received = (): string => {
    const head = repo.git('rev-parse', 'HEAD').trim();
    repo.git('checkout', '-q', '--detach');
    repo.git('update-ref', 'refs/heads/main', base);
    const { code, stdout, stderr } = repo.tool(['pre-receive'], { input: `${base} ${head} refs/heads/main\n` });
    return `${code}\n${stdout}${stderr}`;
  };
  repo.stage('test/a.js', secret(1)).commit();
  expect(received()).toMatch(/^0\n.*with a warning[^]*^ {2}test\/a\.js:1:20 {2}secret in an assignment/m);
  repo.stage('src/b.js', secret(2)).commit();
  expect(received()).toMatch(/^1\n[^]*^src\/b\.js:1 in commit[^]*^ {2}test\/a\.js:1:20 {2}secret[^]*^What to do:/m);
});
