import { TEXT } from './printable.js';
import { isWideThroughout } from './wide-text.js';

/** Byte offsets from `start` up to, not including, `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** One version of one file: its path as shown, all its bytes, and which of them this change added. */
export interface Document {
  /** Below the repository's root, `/`-separated; bytes that are no UTF-8 show as U+FFFD. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Whole lines, by rising offset, not overlapping; `all` where every line answers. */
  readonly added: readonly ByteRange[] | 'all';
}

/** @returns the number of the first of ordered, separate ranges that ends after the offset */
export function firstEndingAfter(ranges: readonly ByteRange[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ranges[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @returns whether any added byte lies in the range */
export function touchesAdded({ added }: Document, range: ByteRange): boolean {
  if (added === 'all') return true;
  const next = added[firstEndingAfter(added, range.start)];
  return next !== undefined && next.start < range.end;
}

/** @returns how many lines were added, a last one without a newline included */
export function addedLines({ bytes, added }: Document): number {
  let lines = 0;
  for (const { start, end } of added === 'all' ? [{ start: 0, end: bytes.length }] : added) {
    for (let at = bytes.indexOf(10, start); at !== -1 && at < end; at = bytes.indexOf(10, at + 1)) lines++;
    if (end > start && bytes[end - 1] !== 10) lines++;
  }
  return lines;
}

/**
 * @returns where lines stand that another version does not have, wherever it may have them; how lines end does not count, which
 *   git may change on the way to the disk
 */
export function linesWithout(bytes: Buffer, other: Buffer): readonly ByteRange[] {
  const known = new Set([...lineRanges(other)].map((line) => textOfLine(other, line)));
  const added: { start: number; end: number }[] = [];
  for (const line of lineRanges(bytes)) {
    if (known.has(textOfLine(bytes, line))) continue;
    const last = added.at(-1);
    if (last?.end === line.start) last.end = line.end;
    else added.push({ ...line });
  }
  return added;
}

function* lineRanges(bytes: Buffer): Generator<ByteRange, void, void> {
  for (let start = 0; start < bytes.length;) {
    const feed = bytes.indexOf(10, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    yield { start, end };
    start = end;
  }
}

function textOfLine(bytes: Buffer, { start, end }: ByteRange): string {
  return bytes.toString('latin1', start, end).replace(/\r?\n$/, '');
}

/**
 * @returns the document as bytes that keep ASCII as ASCII: a file that is UTF-16 throughout (with or without a byte
 *   order mark) becomes UTF-8, its added ranges with it; everything else is returned as it is
 */
export function decoded(document: Document): Document {
  const encoding = utf16Of(document.bytes);
  if (encoding === undefined) return document;
  const text = textOf(document.bytes, encoding);
  const { added } = document;
  return { ...document, bytes: Buffer.from(text), added: added === 'all' ? added : mapRanges(added, text) };
}

type Utf16 = 'utf-16le' | 'utf-16be';

const SAMPLE_BYTES = 4096;
/** As many bytes of ASCII in a row say that a file without a mark is not UTF-16 throughout. */
const SHORTEST_ASCII = 5;
/** Behind a mark, text of other alphabets may look like ASCII for some bytes: as many may be a name and a value. */
const SHORTEST_SECRET = 12;

/**
 * UTF-16 by its byte order mark, or by the zero bytes that Latin letters, blanks and newlines have in every second place; and
 * only where all of the file is. Anything else is scanned as it stands, and UTF-16 in it besides (`decode/wide.ts`).
 */
function utf16Of(bytes: Uint8Array): Utf16 | undefined {
  if (!bytes.subarray(0, SAMPLE_BYTES).includes(0)) return undefined;
  const marked = markOf(bytes);
  const encoding = marked ?? unmarked(bytes);
  const shortest = marked === undefined ? SHORTEST_ASCII : SHORTEST_SECRET;
  return encoding !== undefined && isWideThroughout(bytes, encoding, shortest) ? encoding : undefined;
}

function markOf(bytes: Uint8Array): Utf16 | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function unmarked(bytes: Uint8Array): Utf16 | undefined {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  const zeros: [number, number] = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1]!++;
  const half = length / 2;
  if (half < 4) return undefined;
  const encoding = zeros[1] > zeros[0] ? 'utf-16le' : 'utf-16be';
  const [most, least] = encoding === 'utf-16le' ? [zeros[1], zeros[0]] : zeros;
  if (most > half * 0.4 && least < half * 0.05) return encoding;
  return least === 0 && most > half * 0.02 && isText(bytes.subarray(0, length), encoding) ? encoding : undefined;
}

/** The fewest characters that show what they are: of random ones, as a short key in DER holds, one in eight is no character of text. */
const TELLING = 128;

/** Whether all are characters of a text, and few of them could be two of ASCII. */
function isText(sample: Uint8Array, encoding: Utf16): boolean {
  const low = encoding === 'utf-16le' ? 0 : 1;
  let double = 0;
  for (let i = 0; i < sample.length; i += 2) {
    const code = sample[i + low]! | (sample[i + 1 - low]! << 8);
    if (!isCharacter(code)) return false;
    if (isPrintable(code & 0xff) && isPrintable(code >> 8)) double++;
  }
  return sample.length >= 2 * TELLING && double < sample.length / 4;
}

/** Controls, private characters and what is none make no text; halves of surrogate pairs do. */
function isCharacter(code: number): boolean {
  if (code < 0x100) return TEXT[code] === 1;
  return (code < 0xe0_00 || code > 0xf8_ff) && code < 0xff_fe;
}

function isPrintable(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f;
}

function textOf(bytes: Uint8Array, encoding: Utf16): string {
  const copy = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  return (encoding === 'utf-16be' ? copy.swap16() : copy).toString('utf16le');
}

/** Git ends a line after the byte 0A, which in little-endian text is the middle of a character: round up to the next one. */
function mapRanges(added: readonly ByteRange[], text: string): readonly ByteRange[] {
  let unit = 0;
  let offset = 0;
  const utf8Offset = (byte: number): number => {
    const target = wholeCharacter(text, Math.min((byte + 1) >> 1, text.length));
    offset += Buffer.byteLength(text.slice(unit, target));
    unit = target;
    return offset;
  };
  return added
    .map(({ start, end }) => ({ start: utf8Offset(start), end: utf8Offset(end) }))
    .filter(({ start, end }) => start < end);
}

/** The halves of a surrogate pair count more bytes apart than together, and 0A stands in some of them. */
function wholeCharacter(text: string, unit: number): number {
  const inside = unit > 0 && (text.codePointAt(unit - 1) ?? 0) > 0xff_ff;
  return inside ? unit + 1 : unit;
}
