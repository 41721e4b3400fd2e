import { alphabets, byteSet } from '../alphabet.js';
import { skipBack } from '../assignment/scan.js';
import type { ByteRange } from '../document.js';
import { TEXT } from '../printable.js';
import type { Decoding } from './decoding.js';

/** Numbers of letters from d to w in a list, of letters in hexadecimal, and casts. */
const IN_LIST = [', ', ',']
  .flatMap((comma) => ['10', '11', '0x6', '0x7'].map((digits) => comma + digits))
  .concat('(byte)');
/** What lists of one number a line begin with. */
const OPENINGS = ['array([', 'bytes([', 'from([', '"data": [', '[]byte{'];
/** What the prefilter looks for. */
export const NUMBER_WORDS: readonly string[] = [...IN_LIST, ...OPENINGS];
/** What those words begin with. */
export const OF_NUMBERS = byteSet(NUMBER_WORDS.map(([lead]) => lead! + lead!.toUpperCase()).join(''));
const OF_OPENING = byteSet(OPENINGS.map(([lead]) => lead! + lead!.toUpperCase()).join(''));
const LONGEST_OPENING = 10;

/** Fewer numbers hold no secret. */
const SHORTEST = 12;
/** What a list is made of: numbers of any base, their types and casts, such as `(byte) 0x67`. */
const OF_LIST = byteSet(`${alphabets.hex}xXoO_,ubytez8() \t\r\n`);
const LONGEST_LIST = 65_536;
/** Enough to see whether it is one. */
const A_FEW = 200;
const ITEM = /\s*(?:\(byte\)\s*)?(0x[\da-f]{1,2}|0o?[0-7]{2,3}|\d{1,3})(?:_?u8|u)?\s*(,|(?=[\])}]))/iy;
/** How much of what stands ahead of a list goes with it, up to what assigns it. */
const AHEAD = 120;

/**
 * Decodes lists of numbers that are the bytes of a text, as programs embed them: decimal, hexadecimal or octal, in any brackets.
 *
 * @param words where a number stands that may be of one, rising
 */
export function decodeNumbers(bytes: Buffer, words: readonly number[], into: Decoding): void {
  let done = 0;
  for (const word of words) {
    if (word < done) continue;
    const start = openingEnd(bytes, word) ?? skipBack(bytes, word, OF_LIST, Math.min(LONGEST_LIST, word - done));
    const first = listFrom(bytes, start, word + A_FEW);
    const { numbers, end } = first.numbers.length < SHORTEST ? first : listFrom(bytes, start, word + LONGEST_LIST);
    if (numbers.length >= SHORTEST) {
      into.open();
      const open = { start: Math.max(0, start - 1), end: start };
      if (start > 0) copyName(bytes, open, done, into);
      for (const { byte, at } of numbers) into.add(byte, at, 'byte-array');
      if (start > 0) into.add(QUOTE, { start: end - 1, end }, '');
    }
    done = Math.max(end, word + 1);
  }
}

/** @returns where the list begins whose opening stands there; nothing where another word does */
function openingEnd(bytes: Buffer, word: number): number | undefined {
  if (OF_OPENING[bytes[word]!] === 0) return undefined;
  const text = bytes.toString('latin1', word, word + LONGEST_OPENING).toLowerCase();
  const opening = OPENINGS.find((one) => text.startsWith(one));
  return opening === undefined ? undefined : word + opening.length;
}

const QUOTE = 0x22;

/** The name that the list is assigned to, and the quote that a text would have instead of a bracket. */
function copyName(bytes: Buffer, open: ByteRange, floor: number, into: Decoding): void {
  const from = Math.max(floor, open.start - AHEAD);
  const ahead = bytes.toString('latin1', from, open.start);
  const sign = ahead.includes('=') ? ahead.lastIndexOf('=') : ahead.lastIndexOf(':');
  const type = sign === -1 ? null : /:[^=:,"'\n]*$/.exec(ahead.slice(0, sign));
  if (type !== null) into.copy(bytes, { start: from, end: from + type.index });
  if (sign !== -1) into.copy(bytes, { start: type === null ? from : from + sign, end: from + sign + 1 });
  into.add(QUOTE, open, '');
}

interface Numbered {
  readonly byte: number;
  readonly at: ByteRange;
}

/** @returns the numbers from the first on that are bytes of text; a zero ends them */
function listFrom(bytes: Buffer, start: number, stop: number): { numbers: readonly Numbered[]; end: number } {
  const text = bytes.toString('latin1', start, stop);
  const first = text.search(/\d/);
  const numbers: Numbered[] = [];
  ITEM.lastIndex = Math.max(0, first);
  let end = start + ITEM.lastIndex;
  for (let item = ITEM.exec(text); item !== null; item = ITEM.exec(text)) {
    const written = item[1]!;
    const at = start + item.index + item[0].indexOf(written);
    const byte = Number(/^0\d/.test(written) ? `0o${written}` : written);
    end = start + item.index + item[0].length;
    if (byte > 0xff || TEXT[byte] === 0) break;
    numbers.push({ byte, at: { start: at, end: at + written.length } });
    if (item[2] === '') break;
  }
  return { numbers, end };
}
