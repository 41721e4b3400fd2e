import { ALNUM, alphabets, byteSet, type ByteSet } from '../alphabet.js';
import { classOf, patternOf } from '../shape-facts.js';
import type { Shape } from '../shape.js';

/** Part of some alphabets, yet usual right behind a value: the start of a path, a sentence's end. */
const LOOSE = /[=.,:]/g;

function ends(shape: Shape, side: 0 | -1): string {
  switch (shape.kind) {
    case 'text':
      return '';
    case 'chars':
      return shape.alphabet.replaceAll(LOOSE, '');
    case 'seq':
      return shape.parts.length === 0 ? '' : ends(shape.parts.at(side)!, side);
    case 'oneOf':
      return shape.choices.map((choice) => ends(choice, side)).join('');
    case 'repeat':
      return ends(shape.part, side);
  }
}

/** A literal made of the letters that follow it (`eyJ…`) may as well be the middle of a longer run of them. */
function absorbed(shape: Shape): string {
  if (shape.kind !== 'seq') return '';
  const [first, second] = shape.parts;
  if (first?.kind !== 'text' || second?.kind !== 'chars') return '';
  return [...first.text].every((char) => second.alphabet.includes(char)) ? second.alphabet : '';
}

/** @returns the bytes that, standing right before a value of the shape, make it the end of a longer word */
export function joinedBefore(shape: Shape): ByteSet {
  const chars = ends(shape, 0) + absorbed(shape);
  return chars === '' ? ALNUM : byteSet(alphabets.base62 + chars);
}

/** @returns the source of a regular expression for a whole value of the shape that no longer word continues */
export function wholePattern(shape: Shape): string {
  const joined = new Set(alphabets.base62 + ends(shape, -1));
  return `${patternOf(shape)}(?!${classOf([...joined].join(''))})`;
}
