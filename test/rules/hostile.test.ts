import { beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rules as builtIn } from '../../rules/index.js';
import type { Measured } from './hostile-run.js';
import { specimens } from './specimens.js';
import { worstForAll, worstTexts } from './worst-texts.js';

const HOUSE = join(__dirname, '../..');
const rules = [...builtIn, ...specimens];
/** A guard against scans that never end, far from what any of them takes. */
const HANGING = 20_000;
/** Milliseconds under which a clock tells little about growth, on a machine that others use too. */
const TELLING = 80;

describe('the worst text for each rule', () => {
  let measured: readonly Measured[] = [];
  let ended: number | null = null;

  beforeAll(() => {
    const dir = mkdtempSync(join(tmpdir(), 'check-staged-hostile-'));
    const program = join(dir, 'run.mjs');
    const bundle = [
      'node_modules/rolldown/bin/cli.mjs',
      'test/rules/hostile-run.ts',
      '--platform',
      'node',
      '-o',
      program,
    ];
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
    expect(measured.filter(({ half, full }) => full >= TELLING && full / half > 3)).toEqual([]);
  });

  test('decodes bytes in proportion to its length', () => {
    expect(measured.filter(({ decodedHalf, decoded }) => decoded > decodedHalf * 2.5 + 100_000)).toEqual([]);
  });
});

function speeds(measured: readonly Measured[]): string {
  const rates = measured.map(({ name, size, full }) => [size / full / 1000, name] as const);
  const slowest = rates.toSorted((a, b) => a[0] - b[0]).slice(0, 40);
  return slowest.map(([rate, name]) => `${rate.toFixed(2)} MB/s  ${name}`).join('\n');
}
