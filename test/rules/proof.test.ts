import { beforeAll, describe, expect, test } from '@jest/globals';
import { rules as builtIn } from '../../rules/index.js';
import { alphabets } from '../../src/core/alphabet.js';
import { placeholder } from '../../src/core/evidence/placeholder.js';
import { keywordsOf } from '../../src/core/match/keywords.js';
import { valueIn } from '../../src/core/proof/surroundings.js';
import { proveRule } from '../../src/core/rule-proof.js';
import { sampleRule } from '../../src/core/rule-sample.js';
import { token, type Rule } from '../../src/core/rule.js';
import { chars, digits, hexLower, oneOf, seq } from '../../src/core/shape.js';
import type { Line } from './program.js';
import { LONGEST, run } from './run.js';
import { specimens } from './specimens.js';

const rules: readonly Rule[] = [...builtIn, ...specimens];

describe('what follows from its declaration', () => {
  let lines: readonly Line<'proof'>[] = [];
  beforeAll(() => {
    lines = run('proof');
  }, LONGEST);

  test('is tried of every rule', () => {
    expect(lines.map(({ rule }) => rule).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  });

  test('holds for every rule with every seed', () => {
    expect(lines.filter(({ failures }) => failures.length > 0)).toEqual([]);
  });
});

describe('a rule that is declared wrong', () => {
  const facts = { id: 'spec-wrong', provider: 'Specimen', title: 'specimen', privilege: 'scoped' } as const;

  test.each<[string, Rule]>([
    ['nothing tells where to look', token({ ...facts, shape: seq('zq', hexLower(32)) })],
    ['its checks turn away many', token({ ...facts, shape: seq('zqw_', hexLower(32)), entropy: 4.5 })],
    ['its checks turn away many', token({ ...facts, shape: seq('zqw_', 'exam', 'ple_', hexLower(32)) })],
    ['its mask shows most of the value', token({ ...facts, shape: seq('zqw-drawn-by-nobody-', digits(6)) })],
    // The first choice is the beginning of the second, and taken for all of it.
    [
      'a sample is found at another place than its own',
      token({ ...facts, shape: seq('zqw_', oneOf(hexLower(32), seq(hexLower(32), '~x'))) }),
    ],
  ])('says so: %s', (said, rule) => {
    const failures = proveRule(rule, 30);
    expect(failures.join('\n')).toContain(said);
    expect(failures.every((failure) => /^seed \d+: /.test(failure))).toBe(true);
  });

  test('does not show its values', () => {
    const rule = token({ ...facts, shape: seq('zqw-drawn-by-nobody-', chars(alphabets.upper, 6)) });
    const values = Array.from({ length: 30 }, (_, seed) => valueIn(sampleRule(rule, seed + 1)).slice(-6));
    const said = proveRule(rule, 30).join('\n');
    expect(values.filter((value) => said.includes(value))).toEqual([]);
  });
});

describe('all rules together', () => {
  test('every rule can be looked for: it has a keyword of three characters, or the names of its files', () => {
    const weak = rules.filter((rule) =>
      rule.kind === 'file'
        ? rule.files.length === 0
        : keywordsOf(rule).length === 0 || keywordsOf(rule).some((keyword) => keyword.length < 3),
    );
    expect(weak.map((rule) => rule.id)).toEqual([]);
  });

  test('ids are unique, the ones of specimens too', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  test('a placeholder word in a value is never drawn by a sample', () => {
    for (const rule of builtIn) {
      if (rule.kind === 'block') continue;
      expect([rule.id, placeholder(valueIn(sampleRule(rule, 7)))]).toEqual([rule.id, undefined]);
    }
  });

  test('samples are the same for the same seed, and others for another', () => {
    for (const rule of rules) {
      expect(sampleRule(rule, 3)).toEqual(sampleRule(rule, 3));
      expect(sampleRule(rule, 3).text).not.toBe(sampleRule(rule, 4).text);
    }
  });
});
