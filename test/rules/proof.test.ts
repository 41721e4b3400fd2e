import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rules as builtIn } from '../../rules/index.js';
import { checkOf } from '../../src/core/evidence/checks.js';
import { dummyHash } from '../../src/core/evidence/dummy.js';
import { Engine } from '../../src/core/engine.js';
import { placeholder } from '../../src/core/evidence/placeholder.js';
import type { Rule } from '../../src/core/rule.js';
import { drawSample, sampleRule } from '../../src/core/rule-sample.js';
import { lengthOf } from '../../src/core/shape-facts.js';
import { seeded } from '../../src/core/shape-sample.js';
import type { Shape } from '../../src/core/shape.js';
import {
  documentOf,
  embed,
  encoded,
  findingsAt,
  placeOf,
  RUNS,
  scan,
  SEED,
  valueIn,
  withValue,
  type Encoding,
} from './samples.js';
import { specimens } from './specimens.js';
import { keywordsOf } from '../../src/core/match/keywords.js';

fc.configureGlobal({ seed: SEED, numRuns: RUNS });

const rules = [...builtIn, ...specimens];
const rows = rules.map((rule): [string, Rule] => [`${rule.kind} ${rule.id}`, rule]);
const shaped = rows.filter((row): row is [string, Rule & { shape: Shape }] => 'shape' in row[1]);
const seeds = fc.nat();

describe.each(rows)('%s', (_, rule) => {
  test('is found at its exact place in any surroundings', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.constantFrom<Encoding>('utf8', 'utf16le', 'utf16be'),
        fc.boolean(),
        (seed, encoding, marked) => {
          const wide = encoding === 'utf8' || marked;
          const plain = embed(sampleRule(rule, seed), seeded(seed), wide);
          const mark = marked ? '\uFEFF' : '';
          const embedded = {
            ...plain,
            text: mark + plain.text,
            value: { start: plain.value.start + mark.length, end: plain.value.end + mark.length },
          };
          const { findings } = scan(rule, documentOf(encoded(embedded.text, encoding), embedded.path));
          const [found, ...others] = findingsAt(findings, embedded);
          expect(others).toEqual([]);
          const start = placeOf(embedded.text, embedded.value.start);
          const end = placeOf(embedded.text, embedded.value.end);
          expect(found).toMatchObject({ ...start, endLine: end.line, endColumn: end.column });
          expect(found?.rule).toBe(rule);
          expect(found?.secret.reveal()).toBe(valueIn(embedded));
        },
      ),
    );
  });

  test('its shape makes values that its own checks keep', () => {
    const random = seeded(SEED);
    const kept = Array.from({ length: 60 }, () => drawSample(rule, random)).filter((sample) => sample !== undefined);
    expect(kept.length).toBeGreaterThan(50);
  });

  test('a value that is documented as a dummy is passed over', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const sample = sampleRule(rule, seed);
        const { findings, dismissed } = scan(
          { ...rule, dummies: [dummyHash(valueIn(sample))] },
          documentOf(sample.text, sample.path),
        );
        expect(findings).toEqual([]);
        expect(dismissed.map(({ reason }) => reason)).toContain('it is a published sample value');
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  });

  test('its excerpt and its mask never hold the value', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const embedded = embed(sampleRule(rule, seed), seeded(seed));
        for (const finding of scan(rule, documentOf(embedded.text, embedded.path)).findings) {
          expect(JSON.stringify(finding)).not.toContain(valueIn(embedded));
          expect(finding.secret.hint.length).toBeLessThan(Math.max(1, valueIn(embedded).length * 0.75));
        }
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  });
});

describe.each(shaped)('%s', (_, rule) => {
  const { min, max } = lengthOf(rule.shape);
  const absent = (seed: number, change: (value: string) => string | undefined): void => {
    const embedded = embed(sampleRule(rule, seed), seeded(seed));
    const changed = change(valueIn(embedded));
    if (changed === undefined) return;
    const other = withValue(embedded, changed);
    expect(findingsAt(scan(rule, documentOf(other.text, other.path)).findings, other).map(() => changed)).toEqual([]);
  };

  test('one character short it is not found', () => {
    fc.assert(fc.property(seeds, (seed) => absent(seed, (value) => value.slice(0, min - 1))));
  });

  test('inside a longer word it is not found', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom('a', '7', 'Z'), fc.boolean(), (seed, glue, ahead) =>
        absent(seed, (value) => {
          // Signs that end sentences and names end values too: what stands ahead of one may be a value of its own.
          if (/[=.,:]/.test(value)) return undefined;
          const much = glue.repeat(max - value.length + 1);
          return ahead ? much + value : value + much;
        }),
      ),
    );
  });

  test('with another character in a sealed value it is not found', () => {
    const seals = (rule.checks ?? []).map(checkOf).filter((check) => check.seal !== undefined);
    fc.assert(
      fc.property(seeds, fc.nat(), (seed, at) =>
        absent(seed, (value) => {
          const changed = changedAt(value, value.length - 1 - (at % 30));
          const verdicts = seals.map((check) => [check.judge(value), check.judge(changed)] as const);
          for (const [before, after] of verdicts) {
            if (before?.verdict === 'proves' && before.note.includes('checksum') && changed !== value)
              expect(after?.verdict).not.toBe('proves');
          }
          return verdicts.some(([, after]) => after?.verdict === 'disproves') ? changed : undefined;
        }),
      ),
    );
  });
});

/** Another character of the same kind, so that the shape still fits. */
function changedAt(value: string, at: number): string {
  const char = value[at] ?? '';
  const others = /[a-f]/.test(char) ? 'abcdef' : /[2-7]/.test(char) ? '234567' : /[A-F]/.test(char) ? 'ABCDEF' : '';
  const other = others[(others.indexOf(char) + 1) % others.length] ?? char;
  return value.slice(0, at) + other + value.slice(at + 1);
}

describe('all rules together', () => {
  const engine = new Engine(builtIn);

  test('every rule can be looked for: it has a keyword of three characters', () => {
    const weak = rules.filter(
      (rule) => keywordsOf(rule).length === 0 || keywordsOf(rule).some((keyword) => keyword.length < 3),
    );
    expect(weak.map((rule) => rule.id)).toEqual([]);
  });

  test('ids are unique, and so are no two of a thousand dummies', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  test.each(builtIn.map((rule): [string, Rule] => [rule.id, rule]))(
    'a sample of %s is found by it or by one that knows better',
    (_, rule) => {
      for (let seed = 1; seed <= Math.ceil(RUNS / 4); seed++) {
        const embedded = embed(sampleRule(rule, seed), seeded(seed));
        const found = findingsAt(scan(engine, documentOf(embedded.text, embedded.path)).findings, embedded);
        expect(found.length).toBe(1);
        const place = placeOf(embedded.text, embedded.value.start);
        if (found[0]!.rule === rule) expect(found[0]).toMatchObject(place);
      }
    },
  );

  test('a placeholder word in a value is never drawn by a sample', () => {
    for (const rule of builtIn) {
      if (rule.kind === 'block') continue;
      const { text, value } = sampleRule(rule, 7);
      expect([rule.id, placeholder(text.slice(value.start, value.end))]).toEqual([rule.id, undefined]);
    }
  });

  test('samples are the same for the same seed, and others for another', () => {
    for (const rule of rules) {
      expect(sampleRule(rule, 3)).toEqual(sampleRule(rule, 3));
      expect(sampleRule(rule, 3).text).not.toBe(sampleRule(rule, 4).text);
    }
  });
});
