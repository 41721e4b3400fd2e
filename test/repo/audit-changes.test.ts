import { chmodSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonReport } from '../../src/report/json.js';
import { Scratch } from '../scratch.js';
import { githubToken } from '../secrets.js';

let repo: Scratch;
const line = (seed: number): string => `const token = '${githubToken(seed)}';\n`;
beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env*\nout/\n').stage('old.js', line(1)).stage('sub/a.js', '//\n').commit();
});
afterEach(() => repo.remove());

function audit(...args: string[]): { code: number; stderr: string; report: JsonReport; places: string[] } {
  const { code, stderr, stdout } = repo.tool(['audit', '--format', 'json', ...args]);
  if (stdout === '') throw new Error(stderr);
  const report = JSON.parse(stdout) as JsonReport;
  return { code, stderr, report, places: report.findings.map((one) => `${one.path}:${one.line}`) };
}

describe('what is changed and not committed', () => {
  test('is told by its added lines: staged, unstaged, or both', () => {
    repo.stage('staged.js', line(2)).stage('old.js', `${line(1)}//\n`);
    repo
      .write('old.js', `${line(1)}//\n${line(3)}`)
      .write('new.js', line(4))
      .write('out/built.js', line(5));
    expect(audit('--staged').places).toEqual(['staged.js:1']);
    expect(audit('--unstaged').places).toEqual(['new.js:1', 'old.js:3']);
    const both = audit('--staged', '--unstaged');
    expect([both.code, both.stderr, both.places]).toEqual([1, '', ['new.js:1', 'old.js:3', 'staged.js:1']]);
    expect(audit('--unstaged', 'sub').places).toEqual([]);
    expect(audit('--staged', '--unstaged', 'new.js').places).toEqual(['new.js:1']);
  });

  test('a secret that is staged and in the file, too, is told once', () => {
    repo.stage('a.js', line(2)).write('a.js', `//\n${line(2)}`);
    expect(audit('--staged', '--unstaged').places).toEqual(['a.js:1']);
  });

  test('nothing changed is clean, whatever is in the files', () => {
    const { code, report } = audit('--staged', '--unstaged');
    expect([code, report.findings, report.scanned.files]).toEqual([0, [], 0]);
  });

  test('line ends that git would convert are no change', () => {
    repo.git('config', 'core.autocrlf', 'true');
    repo.write('old.js', line(1).replace('\n', '\r\n'));
    expect(audit('--unstaged').places).toEqual([]);
  });

  test('links are their text, deleted files add nothing, repositories inside are their own', () => {
    repo.run('ln', ['-s', githubToken(6), 'link']);
    repo.run('rm', ['old.js']);
    repo.run('git', ['init', '-q', 'inner']);
    repo.write('inner/a.js', line(7));
    expect(audit('--unstaged').places).toEqual(['link:1']);
  });

  test('env files that git would take are a violation', () => {
    repo.write('.gitignore', '').write('.env', 'A=1\n');
    expect(audit('--unstaged').report.policy.map(({ path, violation }) => [path, violation])).toContainEqual([
      '.env',
      'unprotected-on-disk',
    ]);
    repo.git('add', '-f', '.env');
    const { policy } = audit('--staged', '--unstaged').report;
    expect(policy.filter(({ path }) => path === '.env').map(({ violation }) => violation)).toEqual(['staged']);
  });
});

test('no program runs that the repository names: clean filters, also where the index is as new as the files', () => {
  const ran = join(repo.base, 'ran');
  repo.write('../evil.sh', `#!/bin/sh\ntouch '${ran}'\ncat\n`);
  chmodSync(join(repo.base, 'evil.sh'), 0o755);
  repo.stage('.gitattributes', '*.js filter=x\n').commit();
  for (const key of ['clean', 'smudge', 'process']) repo.git('config', `filter.x.${key}`, join(repo.base, 'evil.sh'));
  repo.git('config', 'core.fsmonitor', join(repo.base, 'evil.sh'));
  repo.write('old.js', `${line(1)}${line(2)}`);
  utimesSync(join(repo.dir, '.git/index'), 1e9, 1e9);
  expect(audit('--unstaged').places).toEqual(['old.js:2']);
  expect(repo.run('test', ['-e', ran]).code).toBe(1);
});

test('what cannot be read is named', () => {
  repo.write('old.js', '//\n');
  const blob = repo.git('rev-parse', 'HEAD:old.js').trim();
  repo.run('rm', ['-f', `.git/objects/${blob.slice(0, 2)}/${blob.slice(2)}`]);
  // Without what was there before, every line answers.
  repo.write('old.js', `//\n${line(2)}`);
  expect(audit('--unstaged').places).toEqual(['old.js:2']);
});

test.each([
  [['--staged', '--history'], '--staged has no history'],
  [['--unstaged', '--range', 'a..b'], '--unstaged has no history'],
  [['--staged', '--pack'], 'are two audits'],
  [['--unstaged', '--stdin'], 'are two audits'],
  [['--staged', '--ignored'], '--ignored is about the files of a folder'],
  [['--unstaged', '--shard', '1/2'], '--shard splits files'],
  [['--unstaged', '../x'], 'is outside this repository'],
  [['--unstaged', 'none'], 'none'],
])('%j is refused in a sentence', (args, says) => {
  const { code, stderr } = repo.tool(['audit', ...args]);
  expect([code, stderr.split('\n').length]).toEqual([2, 3]);
  expect(stderr).toContain(says);
});

test('outside of a repository there is nothing that could be committed', () => {
  repo.write('../plain/a.js', '//\n');
  for (const option of ['--staged', '--unstaged'])
    expect(repo.tool(['audit', option], { cwd: '../plain' })).toMatchObject({ code: 3, stdout: '' });
});
