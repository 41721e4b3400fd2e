import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';
import { commitOn } from './history.js';

let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
  repo.stage('a.js', `const token = '${githubToken()}';\n`);
  commitOn(repo, 1, 'add');
});
afterEach(() => repo.remove());

const report = (...args: readonly string[]): string => repo.tool(['audit', '--history', ...args]).stdout;

describe('the report for people', () => {
  test('a deleted secret: the commit, and to make a new one first', () => {
    const commit = repo.git('rev-parse', '--short=7', 'HEAD').trim();
    repo.stage('a.js', 'clean\n');
    commitOn(repo, 2, 'remove');
    const text = report();
    expect(text).toMatch(
      /^check-staged found what the history keeps: whoever clones it has it, deleted or not\.\n\na\.js:1:16 /,
    );
    expect(text).toContain(`\n    in commit   ${commit} of 2024-01-01, no longer in HEAD: it stays in the history\n`);
    expect(text).toMatch(
      /\n {4}do now {6}(?:revoke|delete).+\n(?: {16}.+\n)*? {4}then {8}removing it from the history comes second/i,
    );
    expect(text).not.toMatch(/if pushed|or unstage|not secret\?|stage the file again/);
    expect(text).toMatch(/\n\nblocked: 1 secret · 4 versions, 4 lines, \d+ rules, \d+ ms\n$/);
    expect(text).not.toContain(githubToken());
  });

  test('one that is still there: what to do about the file comes second', () => {
    const text = report('--verbose');
    expect(text).toContain(' of 2024-01-01, still in HEAD\n');
    expect(text).toMatch(
      /\n {4}then {8}set it as GITHUB_TOKEN in an ignored \.env, read it with process\.env\.GITHUB_TOKEN\n/,
    );
    expect(text).toMatch(
      /\n {4}not secret\? add the path to check-staged.config.json and stage that file:\n {16}"ignorePaths": \["\/a.js"\]\n/,
    );
  });

  test('the same history gives the same JSON', () => {
    expect(report('--format', 'json')).toBe(report('--format', 'json'));
  });
});
