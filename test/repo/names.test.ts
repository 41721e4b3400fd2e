import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Scratch, type Ran } from '../scratch.js';
import { githubToken } from '../secrets.js';
import { auditHistory } from './history.js';
import type { JsonReport } from '../../src/report/json.js';

const token = githubToken(41);
const MASKED = 'ghp_••••••••';
let repo: Scratch;

beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.*\n').commit();
});
afterEach(() => repo.remove());

/** @returns findings as one line each, where no output of any format shows the token */
function found({ code, stdout, stderr }: Ran): readonly string[] {
  expect(stdout + stderr).not.toContain(token.slice(4));
  const { findings } = JSON.parse(stdout) as JsonReport;
  expect(code).toBe(findings.length === 0 ? 0 : 1);
  return findings.map(({ path, ruleId, line, column }) => `${path} ${line}:${column} ${ruleId}`);
}

const json = (...args: readonly string[]): readonly string[] => found(repo.tool([...args, '--format', 'json']));
const AT_START = `${MASKED} 1:1 github-pat-classic`;

describe('the name of a file is checked', () => {
  test('of one that is added, renamed to, empty, binary or passed over', () => {
    repo.stage(`a/${token}.txt`, '').stage(`b-${token}`, Buffer.from([0, 1, 2, 3]));
    expect(json()).toEqual([`a/${MASKED}.txt 1:3 github-pat-classic`, `b-${MASKED} 1:3 github-pat-classic`]);
    const { stdout, code } = repo.tool();
    expect([code, stdout.includes(token.slice(4))]).toEqual([1, false]);
    expect(stdout).toContain('it stands in the name of a file');
    repo.commit().stage(`b-${token}`, 'changed\n');
    expect(json()).toEqual([]);
    repo.git('reset', '-q', '--hard');
    repo.git('mv', `b-${token}`, token);
    expect(json()).toEqual([AT_START]);
  });

  test('one that the configuration passes over is counted as set aside, and masked', () => {
    repo.stage('check-staged.config.json', '{"ignorePaths": ["/old/"]}\n').commit().stage(`old/${token}`, 'x\n');
    const ran = repo.tool(['--format', 'json']);
    expect(found(ran)).toEqual([]);
    const { setAside, skipped } = JSON.parse(ran.stdout) as JsonReport;
    expect(setAside.map(({ path }) => path)).toEqual([`old/${MASKED}`]);
    expect(skipped.map(({ path }) => path)).toEqual([`old/${MASKED}`]);
  });

  test('also where its content holds a secret or it is an env file: no path shows it', () => {
    repo.stage(`${token}.js`, `const a = '${githubToken(2)}';\n`).stage(`.env.${token}`, 'A=b\n');
    expect(json()).toEqual([
      `.env.${MASKED} 1:6 github-pat-classic`,
      `${MASKED}.js 1:1 github-pat-classic`,
      `${MASKED}.js 1:12 github-pat-classic`,
    ]);
    for (const args of [[], ['--verbose'], ['audit'], ['audit', '--unstaged'], ['audit', '--history']])
      expect(repo.tool(args).stdout).not.toContain(token.slice(4));
  });

  test('of a merge only what no parent has', () => {
    repo.git('checkout', '-q', '-b', 'topic');
    repo.stage(`${token}.js`, 'x\n').commit().git('checkout', '-q', 'main');
    repo.stage('main.js', 'x\n').commit();
    repo.git('merge', '-q', '--no-commit', '--no-ff', 'topic');
    expect(json()).toEqual([]);
    repo.stage(`own-${token}`, '');
    expect(json()).toEqual([`own-${MASKED} 1:5 github-pat-classic`]);
  });

  test('in a working tree, tracked or not', () => {
    repo.stage(`${token}.a`, 'x\n').write(`${token}.b`, 'x\n');
    expect(json('audit')).toEqual([`${MASKED}.a 1:1 github-pat-classic`, `${MASKED}.b 1:1 github-pat-classic`]);
    expect(json('audit', '--unstaged')).toEqual([`${MASKED}.b 1:1 github-pat-classic`]);
  });

  test('hashes, lock files and words that look like rules are no findings', () => {
    const hash = 'd41d8cd98f00b204e9800998ecf8427e';
    for (const path of [`key-${hash}.js`, `password=${hash}`, `mailgun/${hash}.json`, `secret-${hash}${hash}.map`])
      repo.stage(path, '');
    expect(json()).toEqual([]);
  });
});

describe('in a history', () => {
  test('a name is of the commit that brought it, and whether HEAD has it is said', () => {
    repo.stage(`${token}.txt`, 'x\n').commit('bring').stage(`${token}.txt`, 'y\n').commit();
    repo.git('rm', '-q', `${token}.txt`);
    repo.commit();
    const { report } = auditHistory(repo);
    const commit = repo.git('log', '--format=%H', '--grep=bring').trim();
    expect(report.findings).toMatchObject([{ path: `${MASKED}.txt`, commit, inHead: false }]);
  });

  test('branches, tags, their taggers, and the authors and committers of commits are read, also the second time', () => {
    repo.git('branch', token);
    repo.git('tag', `v-${token}`);
    const env = repo.env;
    repo.env = { ...env, GIT_COMMITTER_NAME: `A ${token}`, GIT_AUTHOR_EMAIL: `${githubToken(42)}@example.com` };
    repo.commit().git('tag', '-a', 'v3', '-m', 'x');
    repo.env = env;
    repo.commit();
    for (let i = 0; i < 2; i++)
      expect(json('audit', '--history')).toEqual([
        '(author or committer) 1:3 github-pat-classic',
        '(author or committer) 1:4 github-pat-classic',
        '(tagger of v3) 1:3 github-pat-classic',
        `refs/heads/${MASKED} 1:12 github-pat-classic`,
        `refs/tags/v-${MASKED} 1:13 github-pat-classic`,
      ]);
  });
});

describe('of a push and in continuous integration', () => {
  const ZEROS = '0'.repeat(40);

  test('new branches and tags are checked, and those that exist are not', () => {
    const head = repo.git('rev-parse', 'HEAD').trim();
    const push = (before: string): readonly string[] =>
      found(
        repo.tool(['pre-push', 'origin', '/nowhere', '--format', 'json'], {
          input: `refs/heads/main ${head} refs/heads/${token} ${before}\n`,
        }),
      );
    expect(push(ZEROS)).toEqual([`refs/heads/${MASKED} 1:12 github-pat-classic`]);
    expect(push(head)).toEqual([]);
    const received = repo.tool(['pre-receive', '--format', 'json'], {
      input: `${ZEROS} ${head} refs/tags/${token}\n`,
    });
    expect(found(received)).toEqual([`refs/tags/${MASKED} 1:11 github-pat-classic`]);
  });

  test('the names of files, people and the branch are checked', () => {
    const base = repo.git('rev-parse', 'HEAD').trim();
    repo.git('checkout', '-q', '-b', token);
    repo.stage(`${token}.txt`, '');
    repo.env = { ...repo.env, GIT_AUTHOR_NAME: token };
    repo.commit();
    expect(json('ci', '--range', `${base}..HEAD`)).toEqual([
      '(author or committer) 1:1 github-pat-classic',
      `${MASKED}.txt 1:1 github-pat-classic`,
      `refs/heads/${MASKED} 1:12 github-pat-classic`,
    ]);
  });
});

test('the hook checks the author that git hands it', () => {
  const ran = repo.stage('a.txt', 'x\n').tool(['--format', 'json'], { env: { GIT_AUTHOR_NAME: token } });
  expect(found(ran)).toEqual(['(author) 1:1 github-pat-classic']);
});
