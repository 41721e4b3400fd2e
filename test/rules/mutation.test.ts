import { beforeAll, describe, expect, test } from '@jest/globals';
import { rules as builtIn } from '../../rules/index.js';
import type { Rule } from '../../src/core/rule.js';
import type { Fate, Mutant } from './mutation.js';
import type { Line } from './program.js';
import { LONGEST, run } from './run.js';
import { specimens } from './specimens.js';

const rules: readonly Rule[] = [...builtIn, ...specimens];
/**
 * One takes every scheme that no other rule names: it has no length, no literal and no check to lose. What finds a container or a
 * manifest reads all of its structure; `test/core/container.test.ts` and `test/core/manifest.test.ts` get that wrong.
 */
const hasNothingToLose = (rule: Rule): boolean =>
  rule.kind === 'container' || rule.kind === 'manifest' || (rule.kind === 'uri' && rule.schemes.length === 0);

describe('a rule with a length loosened, a literal, its context or a check lost', () => {
  let lines: readonly Line<'mutation'>[] = [];
  beforeAll(() => {
    lines = run('mutation');
  }, LONGEST);

  const of = (fate: Fate): readonly Mutant[] =>
    lines.flatMap(({ mutants }) => mutants.filter((mutant) => mutant.fate === fate));

  test('was made of every rule', () => {
    expect(lines.map(({ rule }) => rule).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  });

  test("never gets past the rule's own examples", () => {
    expect(of('survived')).toEqual([]);
  });

  test('is caught, of every rule that has something to lose', () => {
    const caught = new Set(of('caught').map(({ rule }) => rule));
    expect(rules.filter((rule) => !caught.has(rule.id) && !hasNothingToLose(rule)).map(({ id }) => id)).toEqual([]);
  });

  test('is caught far more often than it makes no difference', () => {
    expect(of('same').length).toBeLessThan(of('caught').length / 10);
    expect(of('unfindable').filter(({ what }) => !what.startsWith('no "'))).toEqual([]);
  });
});
