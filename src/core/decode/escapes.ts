import { alphabets, byteSet } from '../alphabet.js';
import type { ByteRange } from '../document.js';
import type { Decoding, Written } from './decoding.js';
import { hexAt } from './hex.js';

const PERCENT = 0x25;

const ENTITIES = ['&quot;', '&apos;', '&amp;'];
const NUMBERED = [...'x0123456789'].map((digit) => `&#${digit}`);
const BACKSLASHED = ['u00', 'u{', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7'].map((rest) => `\\${rest}`);

/** What the prefilter looks for: beginnings of escapes that stand for visible characters; percent signs are too short for it. */
export const ESCAPE_WORDS: ReadonlySet<string> = new Set([...ENTITIES, ...NUMBERED, ...BACKSLASHED]);

/** @returns the offsets, and those of percent signs before two digits, rising */
export function withPercents(bytes: Buffer, offsets: readonly number[]): readonly number[] {
  const all = [...offsets];
  for (let at = bytes.indexOf(PERCENT); at !== -1; at = bytes.indexOf(PERCENT, at + 1)) {
    if (hexAt(bytes, at + 1) > 0x20) all.push(at);
  }
  return all.sort((a, b) => a - b);
}

/** A character written as an escape. */
interface Escape {
  readonly written: Written;
  /** A code point; of percent encoding a byte. */
  readonly code: number;
  readonly end: number;
}

const AMPERSAND = 0x26;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
const LETTER_X = 0x78;
const OPEN_BRACE = 0x7b;

/** @returns the escape that begins at the offset */
function escapeAt(bytes: Buffer, at: number): Escape | undefined {
  const lead = bytes[at];
  if (lead === PERCENT) return percent(hexAt(bytes, at + 1), at + 3);
  if (lead === BACKSLASH) return backslashed(bytes, at);
  if (lead === AMPERSAND) return entity(bytes.toString('latin1', at, at + LONGEST_ENTITY), at);
  return undefined;
}

function percent(code: number, end: number): Escape | undefined {
  return code === -1 ? undefined : { written: 'percent', code, end };
}

/** `\x2d`, `\u002d`, `\u{2d}` (ECMA-262, 12.9.4; JSON has the second); their backslash doubled where a string holds another. */
function backslashed(bytes: Buffer, at: number): Escape | undefined {
  let letter = at + 1;
  while (letter < at + 4 && bytes[letter] === BACKSLASH) letter++;
  if (bytes[letter] === LETTER_X) return escaped(hexAt(bytes, letter + 1), letter + 3);
  if (bytes[letter] !== LETTER_U) return undefined;
  if (bytes[letter + 1] === OPEN_BRACE) {
    const [whole, digits] = /^\{([\da-f]{1,6})\}/i.exec(bytes.toString('latin1', letter + 1, letter + 9)) ?? [];
    return digits === undefined ? undefined : escaped(Number.parseInt(digits, 16), letter + 1 + whole!.length);
  }
  const high = hexAt(bytes, letter + 1);
  const low = hexAt(bytes, letter + 3);
  return escaped(high === -1 || low === -1 ? -1 : (high << 8) | low, letter + 5);
}

/** Halves of a surrogate pair stay as they are. */
function escaped(code: number, end: number): Escape | undefined {
  const isCharacter = code >= 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff);
  return isCharacter ? { written: 'unicode-escape', code, end } : undefined;
}

const LONGEST_ENTITY = 10;
const NAMED: Readonly<Record<string, number>> = { quot: 0x22, apos: 0x27, amp: 0x26, lt: 0x3c, gt: 0x3e };

/** `&#45;`, `&#x2d;` and the five names that XML and HTML share (HTML, "Named character references"). */
function entity(text: string, at: number): Escape | undefined {
  const match = /^&(?:#(\d{1,7})|#x([\da-f]{1,6})|(quot|apos|amp|lt|gt));/i.exec(text);
  if (match === null) return undefined;
  const [whole, decimal, hex, name] = match;
  const code =
    name === undefined ? Number.parseInt(decimal ?? hex!, hex === undefined ? 10 : 16) : NAMED[name.toLowerCase()]!;
  const found = escaped(code, at + whole.length);
  return found === undefined ? undefined : { ...found, written: 'html-entity' };
}

const BEFORE = 160;
const BEHIND = 256;
/** How much longer a fragment becomes so as not to cut a word. */
const LONGEST_WORD = 4096;
const WORD = byteSet(`${alphabets.base62}-_+/=.%`);

/**
 * Decodes the escapes of a document, each with what stands around it: an escape is seldom more than one character of a
 * value. One kind at a time, since one kind may be written in another (`&#37;2F`).
 *
 * @param words where escapes may begin, rising
 */
export function decodeEscapes(bytes: Buffer, words: readonly number[], into: Decoding): void {
  const places = new Map<Written, number[]>();
  for (const word of words) {
    const escape = escapeAt(bytes, word);
    if (escape === undefined || !isVisible(escape)) continue;
    const known = places.get(escape.written);
    if (known === undefined) places.set(escape.written, [word]);
    else known.push(word);
  }
  for (const [written, starts] of places) decodeKind(bytes, written, starts, into);
}

function decodeKind(bytes: Buffer, written: Written, places: readonly number[], into: Decoding): void {
  let done = 0;
  for (let i = 0; i < places.length; i++) {
    if (places[i]! < done) continue;
    const start = wordStart(bytes, Math.max(done, places[i]! - BEFORE), done);
    let end = places[i]! + BEHIND;
    for (; i + 1 < places.length && places[i + 1]! <= end; i++) end = places[i + 1]! + BEHIND;
    const fragment = { start, end: wordEnd(bytes, Math.min(end, bytes.length)) };
    done = decodeFragment(bytes, fragment, written, into);
  }
}

/** Blanks stand between words also when written so (`%20`), and tell nothing. */
function isVisible({ code }: Escape): boolean {
  return code > 0x20 && code < 0x7f;
}

function wordStart(bytes: Uint8Array, at: number, floor: number): number {
  const least = Math.max(floor, at - LONGEST_WORD);
  while (at > least && WORD[bytes[at - 1]!] === 1) at--;
  return at;
}

function wordEnd(bytes: Uint8Array, at: number): number {
  const most = Math.min(bytes.length, at + LONGEST_WORD);
  while (at < most && WORD[bytes[at]!] === 1) at++;
  return at;
}

/** @returns where it ends: behind the last escape that begins in it */
function decodeFragment(bytes: Buffer, { start, end }: ByteRange, written: Written, into: Decoding): number {
  into.open();
  let at = start;
  while (at < end) {
    const found = escapeAt(bytes, at);
    const escape = found?.written === written ? found : undefined;
    if (escape === undefined) into.addAsItIs(bytes[at]!, at);
    else for (const byte of bytesOf(escape)) into.add(byte, { start: at, end: escape.end }, written);
    at = escape?.end ?? at + 1;
  }
  return at;
}

function bytesOf({ written, code }: Escape): Iterable<number> {
  return code < 0x80 || written === 'percent' ? [code] : Buffer.from(String.fromCodePoint(code));
}
