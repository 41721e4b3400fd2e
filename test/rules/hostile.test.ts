import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rules as builtIn } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { Source } from '../../src/core/source.js';
import type { Measured } from './hostile-run.js';
import { documentOf, scan } from './samples.js';
import { specimens } from './specimens.js';
import { filled, worstForAll, worstTexts, type WorstText } from './worst-texts.js';

const HOUSE = join(__dirname, '../..');
const rules = [...builtIn, ...specimens];
/** A guard against scans that never end, far from what any of them takes. */
const HANGING = 20_000;

describe('the worst text for each rule', () => {
  let measured: readonly Measured[] = [];
  let ended: number | null = null;

  beforeAll(() => {
    const dir = mkdtempSync(join(tmpdir(), 'check-staged-hostile-'));
    const program = join(dir, 'run.mjs');
    const bundle = ['node_modules/rolldown/bin/cli.mjs', 'test/rules/hostile-run.ts', '--platform', 'node', '-o', program];
    execFileSync(process.execPath, bundle, { cwd: HOUSE, stdio: 'pipe' });
    const ran = spawnSync(process.execPath, [program], { encoding: 'utf8', timeout: 240_000, maxBuffer: 1 << 26 });
    rmSync(dir, { recursive: true, force: true });
    ended = ran.status;
    measured = ran.stdout.split('\n').flatMap((line) => (line.endsWith('}') ? [JSON.parse(line) as Measured] : []));
    if (process.env['PROOF_SPEEDS'] !== undefined) console.log(speeds(measured));
  }, 300_000);

  test('is scanned to its end', () => {
    const expected = [...worstForAll(), ...rules.flatMap(worstTexts)].map(({ name }) => name);
    expect(measured.map(({ name }) => name)).toEqual(expected);
    expect(ended).toBe(0);
    expect(measured.filter(({ full }) => full > HANGING)).toEqual([]);
  });

  test('takes time that grows with its length alone', () => {
    expect(measured.filter(({ half, full }) => full / half > 3)).toEqual([]);
  });
});

function speeds(measured: readonly Measured[]): string {
  const rates = measured.map(({ name, size, full }) => [size / full / 1000, name] as const);
  const slowest = rates.toSorted((a, b) => a[0] - b[0]).slice(0, 40);
  return slowest.map(([rate, name]) => `${rate.toFixed(2)} MB/s  ${name}`).join('\n');
}

/** @returns how many bytes a scan decodes: a part of its work that is the same on every machine */
function decodedBytes(engine: Engine, { unit, path }: WorstText, size: number): number {
  let sum = 0;
  const text = jest.spyOn(Source.prototype, 'text').mockImplementation(function (this: Source, start: number, end: number) {
    sum += Math.max(0, Math.min(end, this.bytes.length) - start);
    return this.bytes.toString('latin1', Math.max(start, 0), Math.min(end, this.bytes.length));
  });
  scan(engine, documentOf(filled(unit, size), path));
  text.mockRestore();
  return sum;
}

test('every rule decodes bytes in proportion to the text', () => {
  for (const rule of rules) {
    const engine = new Engine([rule]);
    for (const text of worstTexts(rule)) {
      if (text.size < 1 << 20) continue;
      const half = decodedBytes(engine, text, 1 << 15);
      const full = decodedBytes(engine, text, 1 << 16);
      expect([text.name, full <= half * 2.5 + (1 << 17)]).toEqual([text.name, true]);
    }
  }
});
