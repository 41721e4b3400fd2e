import { ALNUM, alphabets, byteSet, type ByteSet } from '../alphabet.js';
import { classOf, lengthOf, patternOf } from '../shape-facts.js';
import type { Shape } from '../shape.js';
import { followsBacktickLetter, startsWord, type Source } from '../source.js';

/**
 * Part of some alphabets, yet usual right behind a value of a fixed length: the start of a path, a sentence's end. Where
 * the length is open such a character is taken into the value, and one left over means that the value is too long.
 */
const LOOSE = /[=.,:]/g;

function ends(shape: Shape, side: 0 | -1): string {
  switch (shape.kind) {
    case 'text':
      return '';
    case 'chars':
      return side === -1 && shape.min < shape.max ? shape.alphabet : shape.alphabet.replaceAll(LOOSE, '');
    case 'seq':
      return outermost(shape.parts, side)
        .map((part) => ends(part, side))
        .join('');
    case 'oneOf':
      return shape.choices.map((choice) => ends(choice, side)).join('');
    case 'repeat':
      return ends(shape.part, side);
  }
}

/** The part at one end of a sequence, and those behind it where it may be left out. */
function outermost(parts: readonly Shape[], side: 0 | -1): readonly Shape[] {
  const inward = side === 0 ? parts : parts.toReversed();
  const firm = inward.findIndex((part) => lengthOf(part).min > 0);
  return firm === -1 ? inward : inward.slice(0, firm + 1);
}

/**
 * A literal made of the letters that follow it (`eyJ…`) may as well be the middle of a longer run of them; not so one
 * with a separator in it, which self-managed hosts put names of their own in front of (`ACME-glpat-…`).
 */
function absorbed(shape: Shape): string {
  if (shape.kind !== 'seq') return '';
  const [first, second] = shape.parts;
  if (first?.kind !== 'text' || second?.kind !== 'chars') return '';
  if (/[^A-Za-z\d]/.test(first.text)) return '';
  return [...first.text].every((char) => second.alphabet.includes(char)) ? second.alphabet.replaceAll(LOOSE, '') : '';
}

/** The bytes that, standing right before a value of the shape, make it the end of a longer word. */
function joinedBefore(shape: Shape): ByteSet {
  const chars = ends(shape, 0) + absorbed(shape);
  return chars === '' ? ALNUM : byteSet(alphabets.base62 + chars);
}

/** The first characters of a shape's values: of its literals, or of the alphabets it draws from. */
function firstCharacters(shape: Shape, kind: 'text' | 'chars'): string {
  switch (shape.kind) {
    case 'text':
      return kind === 'text' ? shape.text.slice(0, 1) : '';
    case 'chars':
      return kind === 'chars' && shape.max > 0 ? shape.alphabet : '';
    case 'seq':
      return outermost(shape.parts, 0)
        .map((part) => firstCharacters(part, kind))
        .join('');
    case 'oneOf':
      return shape.choices.map((choice) => firstCharacters(choice, kind)).join('');
    case 'repeat':
      return firstCharacters(shape.part, kind);
  }
}

/**
 * Separators that only literals of the shape begin with. Such a literal ends the word ahead of it, as the dot does in
 * `acme.azconfig.io`.
 */
function separatorsOf(shape: Shape): ByteSet {
  const drawn = firstCharacters(shape, 'chars');
  const literal = [...firstCharacters(shape, 'text')].filter((char) => !/\w/.test(char) && !drawn.includes(char));
  return byteSet(literal.join(''));
}

/** @returns a test of whether a value of the shape that starts at an offset is a word of its own, as far as the bytes ahead show */
export function wordStart(shape: Shape): (bytes: Uint8Array, at: number) => boolean {
  const joined = joinedBefore(shape);
  const separators = separatorsOf(shape);
  return (bytes, at) => startsWord(bytes, at, joined) || separators[bytes[at]!] === 1;
}

/** @returns the source of a regular expression for a whole value of the shape that no longer word continues */
export function wholePattern(shape: Shape): string {
  const joined = new Set(alphabets.base62 + ends(shape, -1));
  return `${patternOf(shape)}(?!${classOf([...joined].join(''))})`;
}

/** A match of a pattern, and the offset in the source where it starts. */
export interface Fit {
  readonly start: number;
  readonly match: RegExpExecArray;
}

/**
 * @param whole the shape of all that the pattern matches
 * @param pattern the source of a regular expression, asked for when it is first needed
 * @returns a search: it tries the starts from the last to the first, and tells the first that fits and begins a word
 */
export function latestFit(
  whole: Shape,
  pattern: () => string,
): (source: Source, last: number, first: number) => Fit | undefined {
  const isStart = wordStart(whole);
  const longest = lengthOf(whole).max;
  let sticky: RegExp | undefined;
  return (source, last, first) => {
    sticky ??= new RegExp(pattern(), 'y');
    let text: string | undefined;
    for (let start = last; start >= first; start--) {
      if (!isStart(source.bytes, start)) continue;
      // The text that the starts share is decoded once.
      text ??= source.text(first, last + longest + 1);
      sticky.lastIndex = start - first;
      const match = sticky.exec(text);
      if (match === null) continue;
      if (start === first || !followsBacktickLetter(source.bytes, start)) return { start, match };
      // The letter of an escape, or the first of a value that begins behind a backtick: `tnvPP…`.
      sticky.lastIndex = start - 1 - first;
      const longer = sticky.exec(text);
      return longer === null ? { start, match } : { start: start - 1, match: longer };
    }
    return undefined;
  };
}
