import { spawn } from 'node:child_process';
import { ftruncateSync, mkdirSync, openSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { acme, acmeKey } from '../custom-rule.js';
import { MAIN, Scratch, type Ran } from '../scratch.js';
import { githubToken } from '../secrets.js';
import { auditHistory, commitOn } from './history.js';

let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
});
afterEach(() => repo.remove());

const audit = (...args: string[]): Ran => repo.tool(['audit', '--format', 'json', ...args]);

/** Files with secrets of built-in and custom rules, excuses, dismissed and unreadable ones among them. */
function fill(): void {
  repo.write('check-staged.config.json', JSON.stringify({ rules: [acme], ignorePaths: ['passed/'] }));
  for (let n = 0; n < 300; n++) {
    const text = [
      `const token = '${githubToken(n % 7)}';`,
      `const key = '${acmeKey(n)}';`,
      '// nothing',
      '// check-staged-ignore github-pat-classic -- a sample',
    ];
    repo.write(`d${n % 5}/f${n}.js`, `${text[n % 4]}\n${n % 4 === 3 ? `${text[0]}\n` : ''}`);
  }
  repo.write('passed/a.js', 'x').write('.env', `A=${githubToken(1)}\n`);
}

describe('threads', () => {
  test('change nothing but the time', () => {
    fill();
    const alone = audit('--jobs', '1');
    expect(alone.code).toBe(1);
    for (const jobs of ['2', '5']) expect(audit('--jobs', jobs)).toEqual(alone);
    expect(audit()).toEqual(alone);
    const wordy = (jobs: string): string =>
      repo.tool(['audit', '--verbose', '--jobs', jobs]).stdout.replaceAll(/\d+ ms/g, '');
    expect(wordy('3')).toBe(wordy('1'));
  });

  test('nor in a history', () => {
    fill();
    repo.git('add', '-A');
    commitOn(repo, 1, 'all');
    for (let day = 2; day < 20; day++) {
      for (let n = 0; n < 15; n++) repo.stage(`d${n % 5}/f${n}.js`, `const t${day} = '${githubToken(n + day)}';\n`);
      commitOn(repo, day, `day ${day} ${day === 7 ? githubToken(70) : ''}`);
    }
    const alone = auditHistory(repo, '--no-cache', '--jobs', '1');
    expect(alone.report.findings.some(({ path }) => path === '(commit message)')).toBe(true);
    for (const jobs of ['2', '4']) expect(auditHistory(repo, '--no-cache', '--jobs', jobs)).toEqual(alone);
  });

  test('a wrong number of them is refused', () => {
    for (const jobs of ['0', '-1', '257', 'many', '1.5']) {
      const { code, stderr } = repo.tool(['audit', `--jobs=${jobs}`]);
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining(`--jobs takes a number from 1 to 256, not "${jobs}"`),
      ]);
    }
  });

  test('a configuration that goes wrong is told once, in words', () => {
    fill();
    repo.write('check-staged.config.json', '{ "rules": [{}] }');
    const { code, stderr } = audit('--jobs', '3');
    expect(code).toBe(2);
    expect(stderr.split('\n')).toHaveLength(3);
  });
});

describe('an audit that is stopped', () => {
  /** Holes on disk, which take seconds to scan and no room. */
  function fillSlowly(): void {
    repo.stage('a.js', `const token = '${githubToken()}';\n`);
    mkdirSync(join(repo.dir, 'z'));
    for (let n = 0; n < 400; n++) {
      const file = openSync(join(repo.dir, `z/${String(n).padStart(3, '0')}.txt`), 'w');
      ftruncateSync(file, 50e6);
      closeSync(file);
    }
  }

  function stopped(signal: NodeJS.Signals, ...args: string[]): Promise<Ran> {
    const child = spawn(process.execPath, [MAIN, 'audit', ...args], { cwd: repo.dir, env: repo.env });
    const out = { stdout: '', stderr: '' };
    child.stdout.on('data', (text: Buffer) => (out.stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => (out.stderr += text.toString()));
    setTimeout(() => child.kill(signal), 1500);
    return new Promise((resolve) => child.on('close', (code) => resolve({ ...out, code: code ?? -1 })));
  }

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s tells what was found until then, and that it is not all',
    async (signal) => {
      fillSlowly();
      const { code, stdout, stderr } = await stopped(signal, '--format', 'json', '--jobs', '2');
      expect(code).toBe(3);
      expect(stderr).toMatch(/\(the rest\): the audit was stopped after \d+ of 401 files\n$/);
      const report = JSON.parse(stdout);
      expect(report).toMatchObject({ incomplete: true, skipped: [{ path: '(the rest)' }] });
      expect(report.scanned.files).toBeLessThan(401);
    },
  );

  test('in words, too', async () => {
    fillSlowly();
    const { code, stdout } = await stopped('SIGINT', '--jobs', '2');
    expect(code).toBe(3);
    expect(stdout).toMatch(/incomplete/);
  });
});
