import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sampleOf, seeded } from '../src/core/shape-sample.js';
import { base62 } from '../src/core/shape.js';
import * as api from '../src/index.js';
import type { JsonFinding, JsonReport, Scanning } from '../src/index.js';
import { commitOn } from './repo/history.js';
import { Scratch } from './scratch.js';
import { githubToken } from './secrets.js';

let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
});
afterEach(() => repo.remove());

const place = (): { cwd: string; env: NodeJS.ProcessEnv } => ({ cwd: repo.dir, env: repo.env });
const line = (seed: number): string => `const token = '${githubToken(seed)}';\n`;

async function allOf(scanning: Scanning): Promise<JsonFinding[]> {
  const found: JsonFinding[] = [];
  for await (const finding of scanning) found.push(finding);
  return found;
}

const places = (findings: readonly JsonFinding[]): string[] => findings.map(({ path, line: at }) => `${path}:${at}`);

describe('each scan tells findings as they come, and has a report', () => {
  test('scanText', async () => {
    const scanning = api.scanText(`\n${line(1)}`, 'shop.js');
    expect(places(await allOf(scanning))).toEqual(['shop.js:2']);
    const report = await scanning.report();
    expect(report).toMatchObject({ version: 1, verdict: 'blocked', scanned: { files: 1, lines: 2 } });
    expect(await allOf(scanning)).toEqual(report.findings);
    expect((await api.scanText(Buffer.from(line(1)), 'a.js', { blockOn: 'certain' }).report()).verdict).toBe('blocked');
  });

  test('with the severity that counts, whatever the configuration says', async () => {
    const [inTests, code] = ['test/a.js', 'a.js'];
    const text = `const apiSecret = "${sampleOf(base62(28), seeded(7))}";\n`;
    repo.stage('check-staged.config.json', '{ "strict": ["/test/"], "blockOn": "high" }');
    repo
      .stage(inTests, text)
      .stage(code, text + line(1))
      .stage('docs/a.js', text);
    const of = async (scanning: Scanning): Promise<string[]> => {
      const found = await allOf(scanning);
      expect(new Set(found)).toEqual(new Set((await scanning.report()).findings));
      return found.map(({ path, severity }) => `${path} ${severity}`).toSorted();
    };
    const loose = ['a.js error', 'a.js warning', 'docs/a.js warning', 'test/a.js warning'];
    const strict = ['a.js error', 'a.js error', 'docs/a.js warning', 'test/a.js error'];
    expect(await of(api.scanStaged(place()))).toEqual(loose);
    expect(await of(api.scanStaged({ ...place(), blockOn: 'medium' }))).toEqual(strict);
    expect(await of(api.scanFiles(place()))).toEqual(loose);
    expect(await of(api.scanFiles({ ...place(), blockOn: 'medium' }))).toEqual(strict);
    expect(await of(api.scanText(text, inTests))).toEqual(['test/a.js warning']);
    expect(await of(api.scanText(text, code, { blockOn: 'high' }))).toEqual(['a.js warning']);
  });

  test('scanStaged', async () => {
    repo.stage('a.js', line(1)).stage('b.js', line(2)).write('c.js', line(3));
    expect(places(await allOf(api.scanStaged(place())))).toEqual(['a.js:1', 'b.js:1']);
    expect(places((await api.scanStaged({ ...place(), paths: ['b.js'] }).report()).findings)).toEqual(['b.js:1']);
  });

  test('scanFiles', async () => {
    for (let n = 0; n < 200; n++) repo.write(`d/${n}.js`, n % 50 === 0 ? line(n) : '//\n');
    const scanning = api.scanFiles({ ...place(), jobs: 1 });
    const found = await allOf(scanning);
    const { findings, scanned } = await scanning.report();
    expect(new Set(places(found))).toEqual(new Set(places(findings)));
    expect([findings.length, scanned.files]).toEqual([4, 200]);
    const parts = await Promise.all(
      [1, 2].map((index) => api.scanFiles({ ...place(), jobs: 1, shard: { index, count: 2 } }).report()),
    );
    expect(parts.flatMap((part) => places(part.findings)).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
      places(findings),
    );
  });

  test('auditHistory', async () => {
    for (const day of [1, 2, 3]) {
      repo.stage('a.js', line(day)).stage('b.js', line(1));
      commitOn(repo, day, `day ${day} ${githubToken(9)}`);
    }
    repo.git('tag', '-a', 'v1', '-m', githubToken(8));
    const scanning = api.auditHistory({ ...place(), jobs: 1 });
    const found = await allOf(scanning);
    const { findings } = await scanning.report();
    expect(places(found).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(places(findings));
    expect(found.every(({ commit }) => commit?.length === 40)).toBe(true);
    const later = await api.auditHistory({ ...place(), since: new Date('2024-01-03'), cache: false }).report();
    expect(places(later.findings)).toEqual(['(commit message):1', '(message of tag v1):1', 'a.js:1']);
    expect(places(await allOf(api.auditHistory({ ...place(), maxCommits: 1, paths: ['a.js'] })))).toEqual(['a.js:1']);
  });
});

test('nothing is read before it is asked for, and nothing twice', async () => {
  const scanning = api.scanFiles({ ...place(), jobs: 1 });
  repo.write('a.js', line(1));
  const [found, report] = await Promise.all([allOf(scanning), scanning.report()]);
  repo.write('b.js', line(2));
  expect([places(found), places(report.findings)]).toEqual([['a.js:1'], ['a.js:1']]);
  expect(await scanning.report()).toBe(report);
});

test('whoever leaves early, or says so, ends the scan, and its report says that it is not all', async () => {
  for (let n = 0; n < 1000; n++) repo.write(`d/${n}.js`, line(n));
  const scanning = api.scanFiles({ ...place(), jobs: 1 });
  for await (const finding of scanning) {
    expect(finding.title).toContain('token');
    break;
  }
  const { incomplete, scanned } = await scanning.report();
  expect(incomplete).toBe(true);
  expect(scanned.files).toBeLessThan(1000);
  const stopped = await api.scanFiles({ ...place(), jobs: 1, signal: AbortSignal.abort() }).report();
  expect(stopped).toMatchObject({ incomplete: true, findings: [], scanned: { files: 0 } });
});

describe('what a user can cause is told as such, by the findings and by the report', () => {
  test.each([
    ['a path that is not there', () => api.scanFiles({ ...place(), paths: ['none'] }), 2],
    ['a range that is not there', () => api.auditHistory({ ...place(), range: 'a..b' }), 2],
    ['a date that is none', () => api.auditHistory({ ...place(), since: 'yesterday' }), 2],
    ['a shard out of bounds', () => api.scanFiles({ ...place(), shard: { index: 3, count: 2 } }), 2],
    ['a shard that is none', () => api.scanFiles({ ...place(), shard: { index: 0.5, count: 2 } }), 2],
    ['too many threads', () => api.scanFiles({ ...place(), jobs: 1e6 }), 2],
    ['no repository', () => api.scanStaged({ cwd: repo.base, env: repo.env }), 3],
    ['a configuration that is not there', () => api.scanFiles({ ...place(), config: 'none.json' }), 2],
  ])('%s', async (_, start, exitCode) => {
    repo.stage('a.js', '//\n').commit();
    const thrown = expect.objectContaining({ name: 'UserError', exitCode, hint: expect.any(String) });
    await expect(start().report()).rejects.toEqual(thrown);
    await expect(allOf(start())).rejects.toEqual(thrown);
  });
});

/** Compiled only: the types that users build on. */
export async function types(): Promise<void> {
  const scanning: AsyncIterable<JsonFinding> = api.scanText('');
  const report: JsonReport = await api.scanFiles({ ignored: true, shard: { index: 1, count: 2 } }).report();
  const verdict: 'clean' | 'warned' | 'blocked' = report.verdict;
  const commit: string | undefined = report.findings[0]?.commit;
  const id: string | undefined = api.rules[0]?.id;
  // @ts-expect-error: a level that there is not
  api.scanText('', 'a', { blockOn: 'sure' });
  // @ts-expect-error: files have no range
  api.scanFiles({ range: 'a..b' });
  // @ts-expect-error: a report is not there before it is awaited
  void api.scanStaged().findings;
  // @ts-expect-error: a report is not to be changed
  report.verdict = 'clean';
  void [scanning, verdict, commit, id];
}

test('a key in the path of an env file is masked in what mends it, too', async () => {
  const key = githubToken(9);
  repo.stage(`${key}/.env`, 'A=b\n');
  const report = await api.scanStaged(place()).report();
  expect(report.policy.map(({ violation }) => violation)).toContain('staged');
  expect(JSON.stringify(report)).not.toContain(key);
});
