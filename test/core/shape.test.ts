import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { rules as builtIn } from '../../rules/index.js';
import type { Rule } from '../../src/core/rule.js';
import { anchorsOf, lengthOf, leadingText, patternOf } from '../../src/core/shape-facts.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { chars, oneOf, repeat, seq, type Shape } from '../../src/core/shape.js';
import { RUNS, SEED } from '../rules/samples.js';

fc.configureGlobal({ seed: SEED, numRuns: RUNS * 10 });

/** The offsets at which a value of the shape that starts at one of `from` can end: what a shape means, without any pattern. */
function endsOf(shape: Shape, text: string, from: ReadonlySet<number>): ReadonlySet<number> {
  switch (shape.kind) {
    case 'text':
      return new Set([...from].filter((at) => text.startsWith(shape.text, at)).map((at) => at + shape.text.length));
    case 'chars':
      return times(
        shape,
        from,
        (ats) =>
          new Set([...ats].filter((at) => at < text.length && shape.alphabet.includes(text[at]!)).map((at) => at + 1)),
      );
    case 'seq':
      return shape.parts.reduce((ats, part) => endsOf(part, text, ats), from);
    case 'oneOf':
      return new Set(shape.choices.flatMap((choice) => [...endsOf(choice, text, from)]));
    case 'repeat':
      return times(shape, from, (ats) => endsOf(shape.part, text, ats));
  }
}

function times(
  { min, max }: { min: number; max: number },
  from: ReadonlySet<number>,
  step: (ats: ReadonlySet<number>) => ReadonlySet<number>,
): ReadonlySet<number> {
  const ends = new Set(min === 0 ? from : []);
  let ats = from;
  for (let count = 1; count <= max && ats.size > 0; count++) {
    ats = step(ats);
    if (count >= min) for (const at of ats) ends.add(at);
  }
  return ends;
}

const isOf = (shape: Shape, text: string): boolean => endsOf(shape, text, new Set([0])).has(text.length);

const letters = fc.constantFrom('ab', 'a-', 'b]^', '01', '\\/', 'a', '.+*');
const span = fc.tuple(fc.nat(3), fc.nat(3)).map(([min, more]) => [min, min + more] as const);
const { shape: anyShape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 3 },
    fc
      .string({ unit: fc.constantFrom(...'ab-.$^]\\'), minLength: 1, maxLength: 3 })
      .map((text): Shape => ({ kind: 'text', text })),
    fc.tuple(letters, span).map(([alphabet, [min, max]]) => chars(alphabet, min, Math.max(max, 1))),
    fc.array(tie('shape'), { minLength: 1, maxLength: 3 }).map((parts) => seq(...parts)),
    fc.array(tie('shape'), { minLength: 1, maxLength: 3 }).map((choices) => oneOf(...choices)),
    fc.tuple(tie('shape'), span).map(([part, [min, max]]) => repeat(part, min, Math.max(max, 1))),
  ),
}));

function mutated(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1));
  const other = 'aAb0-. '[Math.floor(random() * 7)]!;
  const [head, tail] = [text.slice(0, at), text.slice(at)];
  return [head + tail.slice(1), head + other + tail, head + other + tail.slice(1), tail + head][
    Math.floor(random() * 4)
  ]!;
}

function expectAgreement(shape: Shape, seed: number): void {
  const random = seeded(seed);
  const pattern = new RegExp(`^(?:${patternOf(shape)})$`);
  const sample = sampleOf(shape, random);
  const { min, max } = lengthOf(shape);
  expect(isOf(shape, sample)).toBe(true);
  expect(pattern.test(sample)).toBe(true);
  expect(sample.length).toBeGreaterThanOrEqual(min);
  expect(sample.length).toBeLessThanOrEqual(max);
  expect(sample.startsWith(leadingText(shape))).toBe(true);
  const anchors = anchorsOf(shape);
  const stands = anchors.some(({ text, before }) =>
    Array.from({ length: before.max - before.min + 1 }, (_, i) => before.min + i).some((at) =>
      sample.startsWith(text, at),
    ),
  );
  expect(stands || anchors.length === 0).toBe(true);
  let text = sample;
  for (let change = 0; change < 5; change++) {
    text = mutated(text, random);
    expect([text, pattern.test(text)]).toEqual([text, isOf(shape, text)]);
  }
}

/** The shapes that a rule is made of, each with a name. */
function shapesOf(rule: Rule): readonly (readonly [string, Shape])[] {
  const parts = { shape: undefined, partner: undefined, begin: undefined, end: undefined, lead: undefined, ...rule };
  const { shape, partner, begin, end, lead } = parts;
  return Object.entries({ shape, partner, begin, end, lead }).flatMap(([name, part]) =>
    part === undefined ? [] : [[`${rule.id}, ${name}`, part] as const],
  );
}

describe('a pattern derived from a shape accepts exactly what the shape means', () => {
  test('for any shape', () => {
    fc.assert(fc.property(anyShape, fc.nat(), (shape, seed) => expectAgreement(shape, seed)));
  });

  const shapes = builtIn.flatMap(shapesOf);

  test.each(shapes)('for %s', (_, shape) => {
    for (let seed = 1; seed <= Math.ceil(RUNS / 4); seed++) expectAgreement(shape, seed);
  });
});

test('samples are the same for the same seed', () => {
  fc.assert(
    fc.property(anyShape, fc.nat(), (shape, seed) =>
      expect(sampleOf(shape, seeded(seed))).toBe(sampleOf(shape, seeded(seed))),
    ),
  );
});
