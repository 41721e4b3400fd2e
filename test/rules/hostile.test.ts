import { beforeAll, describe, expect, test } from '@jest/globals';
import { rules as builtIn } from '../../rules/index.js';
import type { Measured } from './hostile.js';
import { LONGEST, run } from './run.js';
import { specimens } from './specimens.js';
import { worstForAll, worstTextsOf } from './worst-texts.js';

const rules = [...builtIn, ...specimens];
/** A guard against scans that never end, far from what any of them takes. */
const HANGING = 20_000;
/** Milliseconds under which a clock tells little about growth, on a machine that others use too. */
const TELLING = 80;

describe('the worst text for each rule', () => {
  let measured: readonly Measured[] = [];
  beforeAll(() => {
    measured = run('hostile').flatMap((line) => line.measured);
    if (process.env['PROOF_SPEEDS'] !== undefined) console.log(speeds(measured));
  }, LONGEST);

  test('is scanned to its end', () => {
    const expected = [...worstForAll(), ...[...worstTextsOf(rules).values()].flatMap((texts) => texts())];
    expect(measured.map(({ name, size }) => `${name} ${size}`).toSorted()).toEqual(
      expected.map(({ name, size }) => `${name} ${size}`).toSorted(),
    );
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
