import { alphabets, byteSet, type ByteSet } from '../alphabet.js';
import type { ByteRange } from '../document.js';
import { wordsOf } from '../names.js';

export const NAME = byteSet(`${alphabets.base62}_-.$`);
export const BLANK = byteSet(' \t');
export const SPACE = byteSet(' \t\r\n');
export const QUOTES = byteSet('"\'`');
export const WORD = byteSet(`${alphabets.base62}_`);
/** What may stand right before the quote of a string. */
export const STRING_PREFIX = byteSet('rRbBuUfF@$');
export const LONGEST_NAME = 80;
/** How far a line may be indented. */
export const INDENT = 40;
const LONGEST_CALLEE = 40;

export const BACKSLASH = 0x5c;
export const COLON = 0x3a;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const EQUALS = 0x3d;
export const LINE_FEED = 0x0a;
export const LESS = 0x3c;
export const OPEN_BRACE = 0x7b;
export const OPEN_PAREN = 0x28;
const RETURN = 0x0d;
export const SLASH = 0x2f;

/** @returns the offset of the first byte from `at` on that is not in the set, at most `most` bytes further */
export function skip(bytes: Uint8Array, at: number, set: ByteSet, most: number): number {
  const stop = Math.min(bytes.length, at + most);
  while (at < stop && set[bytes[at]!] === 1) at++;
  return at;
}

/** @returns the offset behind the last byte before `at` that is not in the set, at most `most` bytes ahead of it */
export function skipBack(bytes: Uint8Array, at: number, set: ByteSet, most: number): number {
  const first = Math.max(0, at - most);
  while (at > first && set[bytes[at - 1]!] === 1) at--;
  return at;
}

/** Letters of the escapes of blanks and line ends, which are no part of the name behind them. */
const ESCAPE_LETTERS = byteSet('nrt');

/** @returns where the name starts that goes on at `word`, at most 80 bytes ahead of it */
export function nameStart(bytes: Uint8Array, word: number): number {
  const start = skipBack(bytes, word, NAME, LONGEST_NAME);
  return start < word && bytes[start - 1] === BACKSLASH && ESCAPE_LETTERS[bytes[start]!] === 1 ? start + 1 : start;
}

/** @returns where the name stands that holds the word */
export function nameAround(bytes: Uint8Array, word: ByteRange): ByteRange {
  return { start: nameStart(bytes, word.start), end: skip(bytes, word.end, NAME, LONGEST_NAME) };
}

/** @returns whether a quote stands between the two offsets */
export function hasQuote(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (QUOTES[bytes[i]!] === 1) return true;
  return false;
}

/** @returns where the quote stands of a string that is the first argument behind a bracket, on the same line or below */
export function argumentQuote(bytes: Uint8Array, at: number): number | undefined {
  const quote = skip(bytes, skip(bytes, at, SPACE, INDENT), STRING_PREFIX, 1);
  return QUOTES[bytes[quote] ?? 0] === 1 ? quote : undefined;
}

/** @returns the words of the function's name that ends at the offset, without what it is a member of, in lower case */
export function calleeBefore(bytes: Buffer, end: number): readonly string[] {
  return wordsOf(bytes.toString('latin1', skipBack(bytes, end, WORD, LONGEST_CALLEE), end));
}

/** @returns the text of the line ahead of the offset, at most `most` bytes of it */
export function lineBefore(bytes: Buffer, at: number, most: number): string {
  const text = bytes.toString('latin1', Math.max(0, at - most), at);
  return text.slice(text.lastIndexOf('\n') + 1);
}

/** @returns whether the line ends at the offset, with either line end, or the file does */
export function endsLine(bytes: Uint8Array, at: number): boolean {
  return at >= bytes.length || bytes[at] === LINE_FEED || (bytes[at] === RETURN && bytes[at + 1] === LINE_FEED);
}
