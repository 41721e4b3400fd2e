import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62 } from '../../src/core/shape.js';
import type { JsonReport } from '../../src/report/json.js';
import { Scratch, type Ran } from '../scratch.js';
import { githubToken } from '../secrets.js';

/** Reported in code, and not in what a program wrote. */
const assigned = (seed: number): string => `password = "${sampleOf(base62(20), seeded(seed))}"\n`;
/** Reported for less where made-up ones are usual. */
const inUrl = (seed: number): string =>
  `db = "postgres://app:${['Winter', 'Summer', 'Autumn'][seed]}-Gorilla7@db.acme-corp.io/a"\n`;
const LINES = Array.from({ length: 30 }, (_, i) => `line ${i}\n`).join('');
let repo: Scratch;

beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.*\n').commit();
});
afterEach(() => repo.remove());

function found({ code, stdout, stderr }: Ran): readonly string[] {
  if (stdout === '') throw new Error(stderr);
  const { findings } = JSON.parse(stdout) as JsonReport;
  expect(code).toBe(findings.length === 0 ? 0 : 1);
  return findings.map(({ path, line }) => `${path}:${line}`);
}

const json = (...args: readonly string[]): readonly string[] => found(repo.tool([...args, '--format', 'json']));
const head = (): string => repo.git('rev-parse', 'HEAD').trim();
const ZEROS = '0'.repeat(40);

/** What all that reads commits finds in those since one. */
function inCommits(base: string): readonly (readonly string[])[] {
  const received = repo.run('git', ['update-ref', 'refs/heads/main', base]);
  expect(received.code).toBe(0);
  repo.git('checkout', '-q', '--detach', 'topic');
  const to = repo.git('rev-parse', 'topic').trim();
  repo.git('branch', '-D', 'topic');
  const run = (command: string, input: string, ...args: readonly string[]): readonly string[] =>
    found(repo.tool([command, ...args, '--format', 'json'], { input }));
  return [
    json('ci', '--range', `${base}..${to}`),
    json('audit', '--range', `${base}..${to}`),
    run('pre-push', `refs/heads/topic ${to} refs/heads/topic ${base}\n`, 'origin', '/nowhere'),
    run('pre-receive', `${ZEROS} ${to} refs/heads/topic\n`),
  ];
}

describe('in commits a blob is judged under each path', () => {
  test.each([
    ['in one commit', false],
    ['in one after the other', true],
  ])('as a lock file and as code, %s', (_, apart) => {
    const base = head();
    repo.git('checkout', '-q', '-b', 'topic');
    repo.stage('a.lock', assigned(1));
    if (apart) repo.commit();
    repo.stage('b.py', assigned(1)).commit();
    expect(inCommits(base)).toEqual(Array.from({ length: 4 }, () => ['b.py:1']));
  });

  test('as code in a file that had it in a lock file before', () => {
    repo.stage('a.lock', LINES + assigned(1)).commit();
    const base = head();
    repo.git('checkout', '-q', '-b', 'topic');
    repo.git('mv', 'a.lock', 'b.py');
    repo.commit();
    expect(inCommits(base)).toEqual(Array.from({ length: 4 }, () => ['b.py:31']));
  });

  test('out of a folder that is passed over, while what is passed over stays so', () => {
    repo.stage('check-staged.config.json', '{"ignorePaths": ["/old/"]}\n');
    repo
      .stage('old/a.py', LINES + assigned(1))
      .stage('old/b.py', LINES + assigned(2))
      .commit();
    const base = head();
    repo.git('checkout', '-q', '-b', 'topic');
    repo.git('mv', 'old/a.py', 'a.py');
    repo.git('mv', 'old/b.py', 'old/c.py');
    repo.commit();
    expect(inCommits(base)).toEqual(Array.from({ length: 4 }, () => ['a.py:31']));
  });

  test('and where a file that is moved held the value as surely before, a push passes', () => {
    repo.stage('a.py', LINES + assigned(1)).commit();
    const base = head();
    repo.git('checkout', '-q', '-b', 'topic');
    repo.git('mv', 'a.py', 'b.js');
    repo.commit();
    expect(inCommits(base)).toEqual([[], ['b.js:31'], [], []]);
  });

  test('also the second time, when most is known', () => {
    repo.stage('a.lock', assigned(1)).commit();
    expect(json('audit', '--history')).toEqual([]);
    repo.stage('b.py', assigned(1)).commit();
    for (let i = 0; i < 2; i++) expect(json('audit', '--history')).toEqual(['b.py:1']);
  });

  test('custom rules that hold in certain files count as a way to judge', () => {
    const rule = {
      ...{ id: 'acme', title: 'Acme key', pattern: 'acme-[0-9]{8}', keywords: ['acme-'], files: ['/src/lib/'] },
      examples: { match: ['acme-12345678'], clean: ['acme-1'] },
    };
    repo.stage('check-staged.config.json', JSON.stringify({ rules: [rule] })).commit();
    repo.stage('doc/lib/a.txt', 'acme-87654321\n').commit().stage('src/lib/a.txt', 'acme-87654321\n').commit();
    expect(json('audit', '--history')).toEqual(['src/lib/a.txt:1']);
  });
});

describe('the hook judges what a rename exposes', () => {
  test.each([
    ['a.snap', 'b.py', assigned],
    ['test/fixtures/a.py', 'src/a.py', inUrl],
  ])('%s to %s, renamed only, edited, and with an added line of its own', (from, to, line) => {
    repo.stage(from, LINES + line(1)).commit();
    repo.write(to, '').git('mv', '-f', from, to);
    expect(json()).toEqual([`${to}:31`]);
    repo.stage(to, `${LINES + line(1)}last\n`);
    expect(json()).toEqual([`${to}:31`]);
    repo.stage(to, LINES + line(1) + line(2));
    expect(json()).toEqual([`${to}:31`, `${to}:32`]);
  });

  test('out of what the configuration passes over, and not into it', () => {
    repo.stage('check-staged.config.json', '{"ignorePaths": ["/old/"]}\n');
    repo.stage('old/a.py', `const t = '${githubToken(1)}';\n${LINES}`).commit();
    repo.git('mv', 'old/a.py', 'a.py');
    expect(json()).toEqual(['a.py:1']);
    repo.commit().git('mv', 'a.py', 'old/a.py');
    expect(json()).toEqual([]);
  });

  test.each([
    ['a.py', 'b.py'],
    ['a.py', 'lib/other.js'],
    ['b.py', 'a.snap'],
  ])('but not what was reported before: %s to %s', (from, to) => {
    repo.stage(from, `${LINES}const t = '${githubToken(1)}';\n${assigned(1)}`).commit();
    repo.write(to, '').git('mv', '-f', from, to);
    expect(json()).toEqual([]);
    repo.stage(to, `${LINES}const t = '${githubToken(1)}';\n${assigned(1)}one more line\n`);
    expect(json()).toEqual([]);
  });

  test('a merge of a branch that renamed it answers for nothing, one that renames by itself does', () => {
    repo
      .stage('a.snap', LINES + assigned(1))
      .commit()
      .git('checkout', '-q', '-b', 'topic');
    repo.git('mv', 'a.snap', 'b.py');
    repo.commit().git('checkout', '-q', 'main');
    repo.stage('main.txt', 'x\n').commit();
    repo.git('merge', '-q', '--no-commit', '--no-ff', 'topic');
    expect(json()).toEqual([]);
    repo.git('reset', '-q', '--hard', 'topic~1');
    repo.git('checkout', '-q', '-b', 'other');
    repo.stage('other.txt', 'x\n').commit().git('checkout', '-q', '-B', 'main', 'topic~1');
    repo.stage('main.txt', 'x\n').commit();
    repo.git('merge', '-q', '--no-commit', '--no-ff', 'other');
    repo.git('mv', 'a.snap', 'c.py');
    expect(json()).toEqual(['c.py:31']);
  });
});

describe('a merge head excuses lines', () => {
  const secret = (): string => `const t = '${githubToken(7)}';\n`;

  /** A commit that holds the secret and nothing leads to. */
  function loose(): string {
    const id = repo.run('git', ['hash-object', '-w', '--stdin'], { input: secret() }).stdout.trim();
    const tree = repo.run('git', ['mktree'], { input: `100644 blob ${id}\ta.js\n` }).stdout.trim();
    return repo.git('commit-tree', '-p', 'HEAD', '-m', 'x', tree).trim();
  }

  test('not where nothing leads to it', () => {
    const id = loose();
    repo.stage('a.js', secret()).write('.git/MERGE_HEAD', `${id}\n`);
    expect(json()).toEqual(['a.js:1']);
    repo.git('update-ref', 'refs/remotes/origin/topic', id);
    expect(json()).toEqual([]);
  });

  test('not where HEAD has it already, nor where it does not exist', () => {
    repo.stage('a.js', secret()).commit('old').stage('a.js', 'x\n').commit();
    repo.stage('a.js', secret()).write('.git/MERGE_HEAD', `${repo.git('rev-parse', 'HEAD~1').trim()}\n`);
    expect(json()).toEqual(['a.js:1']);
    repo.write('.git/MERGE_HEAD', `${'1'.repeat(40)}\n`);
    expect(json()).toEqual(['a.js:1']);
  });

  test('of a branch, of a commit on one by its id, of several, and of what was fetched', () => {
    for (const name of ['one', 'two']) {
      repo.git('checkout', '-q', '-b', name, 'main');
      repo
        .stage(`${name}.js`, name === 'one' ? secret() : 'x\n')
        .commit()
        .git('checkout', '-q', 'main');
    }
    repo.stage('main.js', 'x\n').commit();
    const merges = [['one'], [repo.git('rev-parse', 'one').trim()], ['one', 'two']];
    for (const heads of merges) {
      repo.git('merge', '-q', '--no-commit', '--no-ff', ...heads);
      expect(json()).toEqual([]);
      repo.stage('own.js', secret());
      expect(json()).toEqual(['own.js:1']);
      repo.git('reset', '-q', '--hard');
    }
    const clone = new Scratch(false);
    try {
      clone.env = repo.env;
      clone.git('clone', '-q', '-b', 'two', repo.dir, '.');
      clone.stage('mine.js', 'x\n').commit();
      clone.git('pull', '-q', '--no-rebase', '--no-commit', '--no-ff', 'origin', 'one');
      expect(found(clone.tool(['--format', 'json']))).toEqual([]);
    } finally {
      clone.remove();
    }
  });

  test('a cherry-pick and a revert answer for what they bring back', () => {
    repo.git('checkout', '-q', '-b', 'topic');
    repo.stage('a.js', secret()).commit().git('checkout', '-q', 'main');
    repo.git('cherry-pick', '--no-commit', 'topic');
    expect(json()).toEqual(['a.js:1']);
    repo.commit().git('rm', '-q', 'a.js');
    repo.commit().git('revert', '--no-commit', 'HEAD');
    expect(json()).toEqual(['a.js:1']);
  });
});
