import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';
import { auditHistory, commitOn, told } from './history.js';
import { gitBytes, stageBytes } from './index-reading.js';

let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
});
afterEach(() => repo.remove());

const using = (seed = 1): string => `const token = '${githubToken(seed)}';\n`;
const added = (path: string, day: number, seed = 1): void => {
  repo.stage(path, using(seed));
  commitOn(repo, day, `add ${path}`);
};

describe('where a secret is found', () => {
  test('a deleted one, and one that is still there', () => {
    added('gone.js', 1);
    repo.git('rm', '-q', 'gone.js');
    commitOn(repo, 2, 'remove');
    added('kept.js', 3, 2);
    const { code, report } = auditHistory(repo);
    expect([code, report.verdict]).toEqual([1, 'blocked']);
    expect(told(repo)).toEqual(['gone.js:1 add gone.js 2024-01-01 gone', 'kept.js:1 add kept.js 2024-01-03 kept']);
    expect(report.findings[0]).toMatchObject({ ruleId: 'github-pat-classic', authorDate: '2024-01-01T12:00:00Z' });
    expect(report.findings[0]!.commit).toBe(repo.git('rev-list', '--max-parents=0', 'HEAD').trim());
  });

  test('many versions of a file are told once, as of the first', () => {
    added('a.js', 1);
    for (let day = 2; day < 9; day++) {
      repo.stage('a.js', `// ${day}\n`.repeat(day) + using());
      commitOn(repo, day, `edit ${day}`);
    }
    expect(told(repo)).toEqual(['a.js:1 add a.js 2024-01-01 kept']);
    repo.stage('a.js', using(2));
    commitOn(repo, 9, 'rotate');
    expect(told(repo)).toEqual(['a.js:1 add a.js 2024-01-01 gone', 'a.js:1 rotate 2024-01-09 kept']);
  });

  test('a file that moves is one version, and a blob at two paths that are judged alike is read once', () => {
    added('old/lib/a.js', 1);
    repo.git('mv', 'old', 'new');
    commitOn(repo, 2, 'rename');
    repo.stage('copy/lib/a.js', using());
    commitOn(repo, 3, 'copy');
    expect(told(repo)).toEqual(['old/lib/a.js:1 add old/lib/a.js 2024-01-01 kept']);
    expect(auditHistory(repo).report.scanned.files).toBe(1 + 3);
  });

  test('a value in one blob at several paths is reported once, unless another path makes it surer', () => {
    added('old.js', 1);
    repo.git('mv', 'old.js', 'new.js');
    commitOn(repo, 2, 'rename');
    repo.stage('copy.js', using());
    commitOn(repo, 3, 'copy');
    expect(told(repo)).toEqual(['old.js:1 add old.js 2024-01-01 kept']);
  });

  test('other branches, without a common commit, and a detached HEAD', () => {
    added('a.js', 1);
    repo.git('checkout', '-q', '--orphan', 'alone');
    repo.git('rm', '-rfq', '.');
    added('b.js', 2, 2);
    repo.git('checkout', '-q', '--detach');
    added('c.js', 3, 3);
    repo.git('update-ref', 'refs/remotes/origin/main', 'main');
    repo.git('branch', '-q', '-D', 'main');
    expect(told(repo)).toEqual([
      'a.js:1 add a.js 2024-01-01 gone',
      'b.js:1 add b.js 2024-01-02 kept',
      'c.js:1 add c.js 2024-01-03 kept',
    ]);
  });

  test('the HEAD of another working tree', () => {
    added('a.js', 1);
    repo.git('worktree', 'add', '-q', '--detach', join(repo.base, 'other'));
    const other = join(repo.base, 'other');
    gitBytes(repo, ['-C', other, 'rm', '-q', 'a.js']);
    const id = gitBytes(repo, ['hash-object', '-w', '--stdin'], using(2)).toString().trim();
    gitBytes(repo, ['-C', other, 'update-index', '--add', '--cacheinfo', `100644,${id},there.js`]);
    gitBytes(repo, ['-C', other, 'commit', '-qm', 'elsewhere']);
    expect(told(repo)).toContain('there.js:1 elsewhere 2024-01-01 gone');
  });

  test('what only a merge has, and what it has from a side', () => {
    repo.stage('base.txt', 'x\n');
    commitOn(repo, 1, 'base');
    repo.git('checkout', '-q', '-b', 'side');
    added('side.js', 2);
    repo.git('checkout', '-q', 'main');
    repo.stage('other.txt', 'y\n');
    commitOn(repo, 3, 'main goes on');
    repo.git('merge', '-q', '--no-ff', '--no-commit', 'side');
    repo.stage('base.txt', using(2));
    commitOn(repo, 4, 'merge');
    expect(told(repo)).toEqual(['base.txt:1 merge 2024-01-04 kept', 'side.js:1 add side.js 2024-01-02 kept']);
  });

  test('every stash, its untracked files included, and notes', () => {
    repo.stage('a.txt', 'x\n');
    commitOn(repo, 1, 'base');
    repo.write('u.js', using(1)).git('stash', 'push', '-q', '-u');
    repo.write('a.txt', using(2)).git('stash', 'push', '-q');
    repo.write('a.txt', using(3)).git('stash', 'push', '-q');
    repo.git('notes', 'add', '-m', `see ${githubToken(4)}`);
    const paths = auditHistory(repo).report.findings.map(({ path }) => path);
    const noted = repo.git('rev-parse', 'HEAD').trim();
    expect(paths.toSorted()).toEqual([noted, 'a.txt', 'a.txt', 'u.js'].toSorted());
  });

  test('messages of commits and of tags, of tags on tags, and what a tag names that is no commit', () => {
    repo.stage('a.txt', 'x\n');
    commitOn(repo, 1, `subject\n\nuses ${githubToken(1)}`);
    repo.git('tag', '-a', 'v1', '-m', `release\n\n${githubToken(2)}`);
    repo.git('tag', '-a', 'v2', 'v1', '-m', `again ${githubToken(3)}`);
    const blob = gitBytes(repo, ['hash-object', '-w', '--stdin'], using(4)).toString().trim();
    repo.git('tag', 'blob', blob);
    const inTree = gitBytes(repo, ['hash-object', '-w', '--stdin'], using(5)).toString().trim();
    const tree = gitBytes(repo, ['mktree'], `100644 blob ${inTree}\tleaf.js\n`).toString().trim();
    repo.git('tag', '-a', 'tree', '-m', 'a tree', tree);
    expect(told(repo)).toEqual([
      '(commit message):3 subject 2024-01-01 gone',
      '(message of tag v1):3 subject 2024-01-01 gone',
      '(message of tag v2):1 no commit 2024-01-01 gone',
      'leaf.js:1 no commit undefined gone',
      'refs/tags/blob:1 no commit undefined gone',
    ]);
  });

  test('odd names, links, UTF-16 and binary files', () => {
    const odd = Buffer.from('a\n\t"\xff b.js', 'latin1');
    stageBytes(repo, odd, using(1));
    stageBytes(repo, 'link', githubToken(2), '120000');
    repo.stage('wide.txt', Buffer.from(`\ufeff${using(3)}`, 'utf16le'));
    repo.stage('raw.bin', Buffer.concat([Buffer.from([0, 1, 2, 0, 255, 10]), Buffer.from(using(4)), Buffer.alloc(9)]));
    commitOn(repo, 1, 'odd');
    const { report } = auditHistory(repo);
    expect(report.findings.map(({ path }) => path)).toEqual(['a\n\t"\ufffd b.js', 'link', 'raw.bin', 'wide.txt']);
  });

  test('a repository with SHA-256, one without commits, and one without files', () => {
    const long = new Scratch(['--object-format=sha256']);
    long.stage('a.js', using());
    commitOn(long, 1, 'add');
    expect(auditHistory(long).report.findings.map(({ commit }) => commit)).toEqual([
      long.git('rev-parse', 'HEAD').trim(),
    ]);
    long.remove();
    expect(auditHistory(repo)).toMatchObject({ code: 3, report: { skipped: [{ reason: 'there is no commit' }] } });
    added('a.js', 1);
    const bare = new Scratch(['--bare']);
    bare.git('fetch', '-q', repo.dir, 'main:main');
    expect(told(bare)).toEqual(['a.js:1 add a.js 2024-01-01 kept']);
    bare.remove();
  });
});

describe('what HEAD says counts', () => {
  const excused = (): string => `// check-staged-ignore github-pat-classic -- revoked\n${using()}`;

  test('a comment in HEAD sets aside what older versions have without it', () => {
    added('a.js', 1);
    repo.stage('a.js', excused());
    commitOn(repo, 2, 'explain');
    const { code, report } = auditHistory(repo);
    expect([code, report.findings]).toEqual([0, []]);
    expect(report.setAside).toMatchObject([{ path: 'a.js', inHead: true, reason: { text: 'revoked' } }]);
  });

  test('one in an older version does not excuse a newer one without it', () => {
    repo.stage('a.js', excused());
    commitOn(repo, 1, 'explain');
    repo.stage('a.js', using());
    commitOn(repo, 2, 'no more');
    expect(told(repo)).toEqual(['a.js:1 no more 2024-01-02 kept']);
  });

  test('a broken directive of an old version is nothing to mend', () => {
    repo.stage('a.js', '// check-staged-ignore no-such-rule -- why\nx\n');
    commitOn(repo, 1, 'broken');
    expect(auditHistory(repo)).toMatchObject({ code: 0, stderr: '' });
  });
});
