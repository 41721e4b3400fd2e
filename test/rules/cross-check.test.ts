import { beforeAll, describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import type { Line } from './program.js';
import { LONGEST, run, SEEDS } from './run.js';
import { sharedShapes } from './shared-shapes.js';

/** Now and then drawn characters hold another kind's value by chance; what is seen in more samples is no chance. */
const BY_CHANCE = 1 / 200;
/** How many seeds it takes to see a pair that is listed. */
const ENOUGH = 1000;

describe('a sample of one rule among all rules', () => {
  let lines: readonly Line<'cross-check'>[] = [];
  beforeAll(() => {
    lines = run('cross-check');
  }, LONGEST);

  const pairs = (): readonly { pair: string; times: number; seed: number; by: string }[] =>
    lines.flatMap(({ reported }) =>
      reported.map(({ rule, by, times, seed }) => ({ pair: `${rule} as ${by}`, times, seed, by })),
    );
  const listed = new Set(sharedShapes.map(([rule, by]) => `${rule} as ${by}`));

  test('was drawn of every rule', () => {
    expect(lines.map(({ rule }) => rule).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  });

  test('is reported, whole and in its place', () => {
    expect(pairs().filter(({ by }) => by === 'nobody' || by === 'a part of it')).toEqual([]);
  });

  test('is reported by its rule and no other, but for the listed pairs', () => {
    const unlisted = pairs().filter(({ pair, times }) => !listed.has(pair) && times > SEEDS * BY_CHANCE);
    expect(unlisted).toEqual([]);
  });

  test('is reported by every other rule that the list names, so that the list stays short', () => {
    const seen = new Set(pairs().map(({ pair }) => pair));
    expect(SEEDS < ENOUGH ? [] : [...listed].filter((pair) => !seen.has(pair))).toEqual([]);
    expect(listed.size).toBe(sharedShapes.length);
    expect(sharedShapes.filter(([, , why]) => why.length < 10)).toEqual([]);
  });
});
