import { beforeAll, describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { noSurroundings } from './no-surroundings.js';
import type { Line } from './program.js';
import { LONGEST, run } from './run.js';
import { surroundings } from './surroundings.js';

/** A lead drawn of any characters now and then makes another text of what stands around it. */
const BY_CHANCE = 1 / 2;

describe('a value of each rule in texts that files really hold', () => {
  let lines: readonly Line<'surroundings'>[] = [];
  beforeAll(() => {
    lines = run('surroundings');
  }, LONGEST);

  const missed = (): readonly string[] =>
    lines.flatMap(({ rule, seen }) =>
      seen
        .filter(({ missed: times, tried }) => times > tried * BY_CHANCE)
        .map(({ surrounding }) => `${rule}: ${surrounding}`),
    );
  const listed = new Set(noSurroundings.map(([rule, surrounding]) => `${rule}: ${surrounding}`));

  test('is tried of every rule', () => {
    expect(lines.map(({ rule }) => rule).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  });

  test('is reported, but for the listed pairs of a rule and a kind of text', () => {
    expect(missed().filter((pair) => !listed.has(pair))).toEqual([]);
  });

  test('is not reported in the listed ones, so that the list stays short', () => {
    const seen = new Set(missed());
    expect([...listed].filter((pair) => !seen.has(pair))).toEqual([]);
    expect(noSurroundings.filter(([, , why]) => why.length < 10)).toEqual([]);
  });

  test('is reported by that very rule in some text', () => {
    expect(lines.filter(({ own }) => own === 0).map(({ rule }) => rule)).toEqual([]);
  });

  test.each(surroundings.map(({ name }) => name))('is tried %s for many rules', (name) => {
    const tried = lines.filter(({ seen }) => seen.some((one) => one.surrounding === name && one.tried > 0));
    // Few forms begin with a separator.
    expect(tried.length).toBeGreaterThan(name === 'right behind a word' ? 7 : 400);
  });
});
