import { chars, oneOf, opt, repeat, seq, type Shape } from '../shape.js';

/** One way to get a shape a little wrong. */
export interface ShapeChange {
  /** What is wrong, in words. */
  readonly what: string;
  /** Makes values that have just this wrong. */
  readonly broken: Shape;
  /** Accepts what the shape accepts, and those. */
  readonly loosened: () => Shape;
}

/** Stand in for any character: one of each kind, and the usual separators. */
const ANY = 'aZ7_-.';

/** @returns all ways to get each literal and each length of the shape wrong, from left to right */
export function shapeChanges(shape: Shape): readonly ShapeChange[] {
  switch (shape.kind) {
    case 'text':
      return textChanges(shape.text);
    case 'chars':
      return lengthChanges(shape.min, shape.max, 'character', (min, max) => chars(shape.alphabet, min, max));
    case 'seq':
      return shape.parts.flatMap((part, at) => {
        const whole = (other: Shape): Shape => seq(...shape.parts.with(at, other));
        return shapeChanges(part).map((change) => within(change, whole, whole));
      });
    case 'oneOf':
      return shape.choices.flatMap((choice, at) =>
        shapeChanges(choice).map((change) =>
          within(
            change,
            (other) => other,
            (other) => oneOf(...shape.choices.with(at, other)),
          ),
        ),
      );
    case 'repeat':
      return repeatChanges(shape);
  }
}

function within(change: ShapeChange, broken: (part: Shape) => Shape, loosened: (part: Shape) => Shape): ShapeChange {
  return { what: change.what, broken: broken(change.broken), loosened: () => loosened(change.loosened()) };
}

function textChanges(text: string): readonly ShapeChange[] {
  const changed = [...text].map((char, at): ShapeChange => {
    const others = [...new Set(ANY + swapped(char))].filter((other) => other !== char).join('');
    const [head, tail] = [text.slice(0, at), text.slice(at + 1)];
    return {
      what: `another character ${at + 1} of "${text}"`,
      broken: seq(head, chars(others, 1), tail),
      // Whole texts, since they are what the prefilter looks for.
      loosened: () => oneOf(text, ...[...others].map((other) => head + other + tail)),
    };
  });
  return [...changed, { what: `no "${text}"`, broken: seq(), loosened: () => opt(text) }];
}

function swapped(char: string): string {
  const upper = char.toUpperCase();
  return char === upper ? char.toLowerCase() : upper;
}

function lengthChanges(
  min: number,
  max: number,
  unit: string,
  made: (min: number, max: number) => Shape,
): readonly ShapeChange[] {
  const long = {
    what: `${max + 1} times a ${unit} instead of ${max}`,
    broken: made(max + 1, max + 1),
    loosened: () => made(min, max + 1),
  };
  if (min === 0) return [long];
  const short = {
    what: `${min - 1} times a ${unit} instead of ${min}`,
    broken: made(min - 1, min - 1),
    loosened: () => made(min - 1, max),
  };
  return [short, long];
}

function repeatChanges({ part, min, max }: Extract<Shape, { kind: 'repeat' }>): readonly ShapeChange[] {
  const rest = repeat(part, Math.max(0, min - 1), max - 1);
  const inside = shapeChanges(part).map((change) =>
    within(
      change,
      (other) => seq(other, rest),
      (other) => repeat(other, min, max),
    ),
  );
  return [...inside, ...lengthChanges(min, max, 'part', (least, most) => repeat(part, least, most))];
}
