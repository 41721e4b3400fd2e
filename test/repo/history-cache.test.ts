import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MAIN, Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';
import { auditHistory, commitOn } from './history.js';

let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
  for (const day of [1, 2, 3, 4]) {
    repo.stage('a.js', `const token = '${githubToken(day > 2 ? 2 : 1)}';\n${'//\n'.repeat(day)}`);
    repo.stage(`clean${day}.js`, `export const day = ${day};\n`);
    commitOn(repo, day, `day ${day}`);
  }
});
afterEach(() => repo.remove());

const folder = (): string => join(repo.dir, '.git/check-staged/versions');
const files = (): string[] =>
  readdirSync(folder()).flatMap((rules) =>
    readdirSync(join(folder(), rules)).map((name) => join(folder(), rules, name)),
  );
/** How many objects git is asked for. */
const asked = (): number => {
  const trace = join(repo.base, 'trace');
  rmSync(trace, { force: true });
  repo.tool(['audit', '--history', '--format', 'json'], { env: { GIT_TRACE2_PERF: trace } });
  return readFileSync(trace, 'utf8').match(/cat-file --batch --buffer/g)?.length ?? 0;
};

describe('what was read once is not read again', () => {
  test('and the report is the same to the byte', () => {
    const whole = auditHistory(repo, '--no-cache');
    expect(readdirSync(join(repo.dir, '.git'))).not.toContain('check-staged');
    const first = auditHistory(repo);
    const second = auditHistory(repo);
    expect(first).toEqual(whole);
    expect(second).toEqual(whole);
    expect(whole.report.findings).toHaveLength(2);
  });

  test('new commits are read, and are told as if all had been', () => {
    auditHistory(repo);
    for (const day of [5, 6]) {
      repo.stage('a.js', day === 5 ? '// gone\n' : `const token = '${githubToken(9)}';\n`);
      commitOn(repo, day, `day ${day}`);
    }
    expect(auditHistory(repo)).toEqual(auditHistory(repo, '--no-cache'));
    // A value that comes back, and one that HEAD holds again.
    repo.git('revert', '--no-edit', 'HEAD', 'HEAD~1');
    expect(auditHistory(repo)).toEqual(auditHistory(repo, '--no-cache'));
    expect(auditHistory(repo, '--range', 'HEAD~2..HEAD')).toEqual(
      auditHistory(repo, '--range', 'HEAD~2..HEAD', '--no-cache'),
    );
  });

  test('a part that was read hides nothing of the whole, nor of another part', () => {
    for (const part of ['HEAD~1..HEAD', 'HEAD~3..HEAD~1', 'HEAD~2..HEAD']) {
      const cached = auditHistory(repo, '--range', part);
      expect(cached).toEqual(auditHistory(repo, '--range', part, '--no-cache'));
    }
    expect(auditHistory(repo)).toEqual(auditHistory(repo, '--no-cache'));
  });

  test('other rules judge anew', () => {
    repo.write('check-staged.config.json', '{ "disabledRules": ["github-pat-classic"] }');
    expect(auditHistory(repo).report.findings).toHaveLength(0);
    rmSync(join(repo.dir, 'check-staged.config.json'));
    expect(auditHistory(repo).report.findings).toHaveLength(2);
  });

  test('without anything new, git is asked for no content at all', () => {
    repo.git('checkout', '-q', '--orphan', 'other');
    repo.git('rm', '-q', '-f', 'a.js');
    commitOn(repo, 9, 'without a secret');
    repo.git('branch', '-q', '-D', 'main');
    expect(asked()).toBeGreaterThan(0);
    expect(asked()).toBe(0);
  });
});

describe('the cache is safe', () => {
  test('no secret is in it', () => {
    auditHistory(repo);
    const all = Buffer.concat(files().map((file) => readFileSync(file))).toString('latin1');
    for (const seed of [1, 2]) {
      const token = githubToken(seed);
      for (const text of [token, token.slice(4), token.slice(4, 12)]) expect(all.includes(text)).toBe(false);
    }
  });

  test('what is damaged, cut short or made up does not count', () => {
    const whole = auditHistory(repo);
    for (const damage of [
      (bytes: Buffer) => bytes.subarray(0, bytes.length - 5),
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 20), Buffer.from('!'), bytes.subarray(21)]),
      () => Buffer.alloc(0),
      () => Buffer.from('check-staged 2\n'),
    ]) {
      for (const file of files()) writeFileSync(file, damage(readFileSync(file)));
      expect(auditHistory(repo)).toEqual(whole);
    }
  });

  test('many runs leave few files, and folders of old rules go', () => {
    for (let run = 0; run < 12; run++) {
      repo.stage('n.js', `export const run = ${run};\n`);
      commitOn(repo, 8 + run, `run ${run}`);
      auditHistory(repo);
    }
    expect(files().length).toBeLessThanOrEqual(9);
    for (let n = 0; n < 6; n++) {
      repo.write(`.git/check-staged/versions/${String(n).repeat(16)}/x.versions`, '');
      utimesSync(join(folder(), String(n).repeat(16)), n, n);
    }
    repo.stage('last.js', 'export const last = 1;\n');
    commitOn(repo, 25, 'last');
    auditHistory(repo);
    expect(readdirSync(folder()).length).toBeLessThanOrEqual(4);
  });

  test('where nothing can be written, all is read', () => {
    const whole = auditHistory(repo, '--no-cache');
    repo.write('.git/check-staged', 'a file in the way');
    expect(auditHistory(repo)).toEqual(whole);
  });

  test('audits beside each other, and one that is killed, do no harm', async () => {
    const whole = auditHistory(repo, '--no-cache');
    const start = (): ChildProcess =>
      spawn(process.execPath, [MAIN, 'audit', '--history', '--format', 'json'], { cwd: repo.dir, env: repo.env });
    const runs = Array.from({ length: 5 }, start);
    runs.at(-1)!.kill('SIGKILL');
    const codes = await Promise.all(runs.map((run) => new Promise((resolve) => run.on('close', resolve))));
    expect(codes).toEqual([1, 1, 1, 1, null]);
    expect(auditHistory(repo)).toEqual(whole);
  });

  test('linked working trees share it', () => {
    auditHistory(repo);
    repo.git('worktree', 'add', '-q', '../other');
    const before = files();
    const { code } = repo.tool(['audit', '--history'], { cwd: '../other' });
    expect([code, files()]).toEqual([1, before]);
  });
});
