import type { Shape } from './shape.js';

/** A source of numbers in [0, 1). */
export type Random = () => number;

/** @returns a source of numbers that is the same for the same seed on every machine (mulberry32) */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function between(random: Random, min: number, max: number): number {
  return min + Math.floor(random() * (max - min + 1));
}

/** @returns a value of the shape, each choice drawn evenly */
export function sampleOf(shape: Shape, random: Random): string {
  switch (shape.kind) {
    case 'text':
      return shape.text;
    case 'chars':
      return drawn(
        between(random, shape.min, shape.max),
        () => shape.alphabet[between(random, 0, shape.alphabet.length - 1)]!,
      );
    case 'seq':
      return shape.parts.map((part) => sampleOf(part, random)).join('');
    case 'oneOf':
      return sampleOf(shape.choices[between(random, 0, shape.choices.length - 1)]!, random);
    case 'repeat':
      return drawn(between(random, shape.min, shape.max), () => sampleOf(shape.part, random));
  }
}

function drawn(count: number, make: () => string): string {
  let text = '';
  for (let i = 0; i < count; i++) text += make();
  return text;
}
