import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonReport } from '../../src/report/json.js';
import { tarred, zipped } from '../core/archive/archives.js';
import { Scratch, type Ran } from '../scratch.js';
import { githubToken } from '../secrets.js';

const token = githubToken();
const leak = `const a = "${token}";\n`;
let repo: Scratch;

beforeEach(() => {
  repo = new Scratch();
});
afterEach(() => repo.remove());

const audit = (...args: string[]): Ran => repo.tool(['audit', ...args]);
const report = (...args: string[]): JsonReport => JSON.parse(audit('--format', 'json', ...args).stdout) as JsonReport;
const places = ({ findings }: JsonReport): string[] => findings.map(({ path, line }) => `${path}:${line}`);
const bomb = zipped({ 'zeros.bin': Buffer.alloc(20 * 2 ** 20) });

describe('audit --archives', () => {
  test('reads what archives hold, whatever they are called, and what is in no file of theirs', () => {
    repo.write('lib.jar', zipped({ 'a/b.js': `// one\n${leak}` }, { level: 9 }));
    repo.write('pack', gzipSync(tarred({ 'package/index.js': leak })));
    repo.write('log.txt.gz', gzipSync(`one\n${leak}`));
    repo.write('stored.zip', zipped({ 'a.js': leak }, { level: 0 }));
    expect(places(report())).toEqual(['stored.zip:1']);
    const { findings, skipped, scanned } = report('--archives');
    expect(findings.map(({ path, line }) => `${path}:${line}`)).toEqual([
      'lib.jar!/a/b.js:2',
      'log.txt.gz!/log.txt:2',
      'pack!/./package/index.js:1',
      'stored.zip!/a.js:1',
    ]);
    expect([skipped, scanned.files]).toEqual([[], 4]);
  });

  test('goes by the rules for the kind of file that is in it', () => {
    repo.write('a.zip', zipped({ 'a.js': `// check-staged-ignore github-pat-classic -- revoked\n${leak}` }));
    expect(report('--archives')).toMatchObject({ findings: [], setAside: [{ path: 'a.zip!/a.js', line: 2 }] });
  });

  test('names what it does not open, and does not fail for it', () => {
    repo.write('a.xz', Buffer.from('fd377a585a000000', 'hex'));
    expect(audit('--archives').code).toBe(0);
    expect(report('--archives').skipped).toEqual([
      { path: 'a.xz', reason: expect.stringContaining('xz file is not opened') },
    ]);
  });

  test('ends with 3 where an archive is damaged, and reports the rest', () => {
    repo.write('cut.zip', zipped({ 'a.js': leak }).subarray(0, 40)).write('a.js', leak);
    const { code, stdout, stderr } = audit('--archives', '--format', 'json');
    expect([code, places(JSON.parse(stdout) as JsonReport)]).toEqual([3, ['a.js:1']]);
    expect(stderr).toContain('cut.zip: it is cut short');
  });

  test('ends with 2 and one sentence where an archive is a bomb, and reports the rest', () => {
    repo.write('bomb.zip', bomb).write('a.js', leak);
    const { code, stdout, stderr } = audit('--archives', '--format', 'json');
    const found = JSON.parse(stdout) as JsonReport;
    const path = 'bomb.zip!/zeros.bin';
    const reason = 'it unpacks to more than 200 times its size';
    expect([code, places(found), found.skipped, found.incomplete]).toEqual([2, ['a.js:1'], [{ path, reason }], true]);
    expect(stderr.trimEnd().split('\n')).toEqual([
      `check-staged: ${path} was not read whole: ${reason}`,
      expect.stringContaining('  unpack it'),
    ]);
  });

  test('is the same in threads', () => {
    for (let i = 0; i < 200; i++)
      repo.write(`a${i}.zip`, zipped({ 'a.js': `${leak}${'const b = 1;\n'.repeat(60_000)}` }));
    repo.write('bomb.zip', bomb);
    const [alone, shared] = ['1', '3'].map((jobs) => audit('--archives', '--format', 'json', '--jobs', jobs));
    expect([shared!.code, shared!.stdout]).toEqual([2, alone!.stdout]);
  });

  test('prints no control characters of inner names', () => {
    repo.write('a.zip', zipped({ '\u001B[2Jx\n.js': leak }));
    expect(audit('--archives').stdout).not.toMatch(/\u001B|x\n\.js/);
  });

  test('opens the standard input and folders outside git', () => {
    const zip = zipped({ 'a.js': leak });
    writeFileSync(join(repo.base, 'a.zip'), zip);
    expect(
      repo.run('sh', [
        '-c',
        `"${process.execPath}" "$0" audit --stdin --archives < ../a.zip`,
        join(__dirname, '../../dist/main.cjs'),
      ]).stdout,
    ).toContain('stdin!/a.js');
    expect(JSON.parse(repo.tool(['audit', '--archives', '--format', 'json'], { cwd: '..' }).stdout)).toMatchObject({
      findings: [{ path: 'a.zip!/a.js' }],
    });
  });

  test('is not for the history', () => {
    const { code, stderr } = audit('--archives', '--history');
    expect([code, stderr]).toEqual([2, expect.stringContaining('--archives has no history')]);
  });
});
