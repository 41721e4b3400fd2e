import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';
import { auditHistory, commitOn, told } from './history.js';

let repo: Scratch;

/** A file and a secret a day, each file with its own folder. */
beforeEach(() => {
  repo = new Scratch();
  for (const day of [1, 2, 3]) {
    repo.stage(`f${day}/a.js`, `const token = '${githubToken(day)}';\n`);
    commitOn(repo, day, `day ${day}`);
  }
});
afterEach(() => repo.remove());

const id = (revision: string): string => repo.git('rev-parse', revision).trim();
const fileOf = (oid: string): string => join(repo.dir, '.git/objects', oid.slice(0, 2), oid.slice(2));
const drop = (revision: string): void => rmSync(fileOf(id(revision)));
const paths = (...args: string[]): string[] => auditHistory(repo, ...args).report.findings.map(({ path }) => path);

describe('what git does not have is named, and does not pass', () => {
  const named = (path: string, reason: RegExp): void => {
    const { code, stderr, report } = auditHistory(repo);
    expect(code).toBe(3);
    expect(report.skipped).toContainEqual({ path, reason: expect.stringMatching(reason) });
    expect(stderr).toMatch(/^check-staged: \d+ paths? could not be read, so not everything was scanned\n/);
    expect(stderr).toContain(`  ${path}: `);
    const allowed = auditHistory(repo, '--allow-missing');
    expect([allowed.code, allowed.stderr]).toEqual([1, '']);
    const { incomplete, ...rest } = report;
    expect(incomplete).toBe(true);
    expect(allowed.report).toEqual(rest);
  };

  test('a missing file', () => {
    const commit = id('HEAD~1').slice(0, 7);
    const blob = id('HEAD:f2/a.js').slice(0, 7);
    drop('HEAD:f2/a.js');
    named('f2/a.js', new RegExp(`^object ${blob} of commit ${commit}: git does not have it$`));
    expect(paths()).toEqual(['f1/a.js', 'f3/a.js']);
  });

  test('a damaged file: the rest is read', () => {
    const loose = fileOf(id('HEAD:f1/a.js'));
    chmodSync(loose, 0o644);
    writeFileSync(loose, 'no object');
    named('f1/a.js', /^object /);
    expect(paths()).toEqual(['f2/a.js', 'f3/a.js']);
  });

  test('a damaged file in a pack: git ends there, and the rest is read', () => {
    repo.git('repack', '-adq');
    const folder = join(repo.dir, '.git/objects/pack');
    const [pack = '', index = ''] = ['.pack', '.idx'].map((end) =>
      readdirSync(folder).find((name) => name.endsWith(end)),
    );
    const listed = repo.git('verify-pack', '-v', join(folder, index)).split('\n');
    const offset = Number(listed.find((line) => line.startsWith(id('HEAD:f2/a.js')))!.split(/ +/)[4]);
    const bytes = readFileSync(join(folder, pack));
    bytes[offset + 20]! ^= 0xff;
    chmodSync(join(folder, pack), 0o644);
    writeFileSync(join(folder, pack), bytes);
    named('f2/a.js', /^object .*: git cannot read it \(.+\)$/);
    expect(paths()).toEqual(['f1/a.js', 'f3/a.js']);
  });

  test('a missing folder: the commit that brought it is named, all others are read', () => {
    const commit = id('HEAD~1');
    drop('HEAD:f2');
    named(`commit ${commit}`, /^git cannot compare it with its parents \(fatal: .+\)$/);
    named('HEAD', /^git cannot list its files$/);
    expect(paths()).toEqual(['f1/a.js', 'f3/a.js']);
  });

  test('a missing tree of a parent: the commit after it counts with all its files', () => {
    const commit = id('HEAD~1');
    drop('HEAD~1^{tree}');
    named(`commit ${commit}`, /^git cannot compare/);
    expect(paths()).toEqual(['f1/a.js', 'f2/a.js', 'f3/a.js']);
  });

  test('refs that name nothing', () => {
    repo.git('update-ref', 'refs/heads/lost', id('HEAD~2'));
    writeFileSync(join(repo.dir, '.git/refs/heads/void'), `${'1'.repeat(40)}\n`);
    named('refs/heads/void', /^git does not have what it names$/);
    writeFileSync(join(repo.dir, '.git/refs/heads/void'), 'nothing\n');
    named('refs/heads/void', /^the ref is broken$/);
    expect(paths()).toEqual(['f1/a.js', 'f2/a.js', 'f3/a.js']);
  });

  test('a missing message of a tag', () => {
    repo.git('tag', '-a', 'v1', '-m', githubToken(9));
    drop('refs/tags/v1');
    named('refs/tags/v1', /^git does not have what it names$/);
  });

  test('a missing commit: all others are read, the one after it with all its files', () => {
    const commit = id('HEAD~1');
    repo.stage('f4/a.js', `const token = '${githubToken(4)}';\n`);
    commitOn(repo, 4, 'day 4');
    repo.git('branch', 'old', 'HEAD~3');
    drop('HEAD~2');
    named(`commit ${commit}`, /^git does not have it$/);
    expect(told(repo)).toEqual([
      'f1/a.js:1 day 1 2024-01-01 kept',
      'f2/a.js:1 day 3 2024-01-03 kept',
      'f3/a.js:1 day 3 2024-01-03 kept',
      'f4/a.js:1 day 4 2024-01-04 kept',
    ]);
    const { code, stdout, stderr } = repo.tool(['audit', '--range', 'old..main']);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(
      /^check-staged: git cannot walk the history to its end \(.+\)\n {2}see what `git fsck` says/,
    );
  });

  test('a damaged commit that a branch names', () => {
    const commit = id('HEAD');
    chmodSync(fileOf(commit), 0o644);
    writeFileSync(fileOf(commit), 'no object');
    const { code, report } = auditHistory(repo, '--allow-missing');
    expect([code, report.findings]).toEqual([0, []]);
    expect(report.skipped.map(({ path }) => path)).toContain('refs/heads/main');
    expect(auditHistory(repo).code).toBe(3);
  });
});

describe('what was never fetched', () => {
  const cloned = (...args: string[]): Scratch => {
    const clone = new Scratch(false);
    clone.git('clone', '-q', ...args, pathToFileURL(repo.dir).href, '.');
    return clone;
  };

  test('a shallow clone says so, and counts its oldest commit with all its files', () => {
    const clone = cloned('--depth', '1');
    const { code, stderr, report } = auditHistory(clone);
    expect([code, stderr]).toEqual([1, '']);
    expect(report.skipped).toEqual([
      { path: '(older commits)', reason: 'a shallow clone does not have them: `git fetch --unshallow` brings them' },
    ]);
    expect(told(clone)).toEqual([1, 2, 3].map((day) => `f${day}/a.js:1 day 3 2024-01-03 kept`));
    clone.remove();
  });

  test('a partial clone: what it lacks is named and not fetched', () => {
    repo.git('config', 'uploadpack.allowFilter', 'true');
    repo.stage('f1/a.js', 'clean\n').commit('day 4');
    const clone = cloned('--filter=blob:none');
    const { code, report } = auditHistory(clone);
    expect(code).toBe(3);
    expect(report.skipped).toEqual([
      { path: 'f1/a.js', reason: expect.stringMatching(/^object [\da-f]{7} of commit/) },
    ]);
    expect(report.findings.map(({ path }) => path)).toEqual(['f2/a.js', 'f3/a.js']);
    clone.remove();
  });
});
