import { ALNUM, alphabets, byteSet } from '../alphabet.js';
import { skip } from '../assignment/scan.js';
import type { ByteRange } from '../document.js';
import type { Decoding } from './decoding.js';
import { TEXT } from '../printable.js';

const NONE = 64;
const LETTERS = byteSet(`${alphabets.base64}-_`);
const PADS = byteSet('=');
const ZERO = byteSet('\0');
const INDENT = byteSet(' \t');

/** Byte → the six bits it stands for in base64 or base64url (RFC 4648, 4 and 5), or `NONE`. */
export const SEXTETS: Uint8Array = sextets();

function sextets(): Uint8Array {
  const table = new Uint8Array(256).fill(NONE);
  const order = alphabets.upper + alphabets.lower + alphabets.digits;
  for (const [i, letter] of [...order].entries()) table[letter.charCodeAt(0)] = i;
  for (const [sign, value] of ['+-', '/_'].entries()) {
    for (const one of value) table[one.charCodeAt(0)] = 62 + sign;
  }
  return table;
}

const DASH = 0x2d;
const UNDERSCORE = 0x5f;
const BACKSLASH = 0x5c;

/** @returns three bytes of text as one number, or -1 where four characters make none */
function groupAt(bytes: Uint8Array, at: number): number {
  if (at + 4 > bytes.length) return -1;
  const first = SEXTETS[bytes[at]!]!;
  const second = SEXTETS[bytes[at + 1]!]!;
  const third = SEXTETS[bytes[at + 2]!]!;
  const fourth = SEXTETS[bytes[at + 3]!]!;
  if ((first | second | third | fourth) >= NONE) return -1;
  const group = (first << 18) | (second << 12) | (third << 6) | fourth;
  return TEXT[group >> 16] === 1 && TEXT[(group >> 8) & 0xff] === 1 && TEXT[group & 0xff] === 1 ? group : -1;
}

/** @returns three bytes of UTF-16 (ASCII, little-endian) as one number, or -1 where four characters make none */
function wideGroupAt(bytes: Uint8Array, at: number, zeroInside: boolean): number {
  if (at + 4 > bytes.length) return -1;
  const first = SEXTETS[bytes[at]!]!;
  const second = SEXTETS[bytes[at + 1]!]!;
  const third = SEXTETS[bytes[at + 2]!]!;
  const fourth = SEXTETS[bytes[at + 3]!]!;
  if ((first | second | third | fourth) >= NONE) return -1;
  const group = (first << 18) | (second << 12) | (third << 6) | fourth;
  const outer = zeroInside ? TEXT : ZERO;
  const inner = zeroInside ? ZERO : TEXT;
  const isWide = outer[group >> 16] === 1 && inner[(group >> 8) & 0xff] === 1 && outer[group & 0xff] === 1;
  return isWide ? group : -1;
}

/**
 * @returns how far base64 of UTF-16 goes in either direction, in groups of four characters one of which begins at `at`; not
 *   before `floor`; nothing where it is none
 */
export function wideBase64Around(bytes: Uint8Array, at: number, floor: number): ByteRange | undefined {
  const zeroInside = wideGroupAt(bytes, at, true) >= 0;
  if (!zeroInside && wideGroupAt(bytes, at, false) < 0) return undefined;
  let start = at;
  for (let inside = !zeroInside; start - 4 >= floor && wideGroupAt(bytes, start - 4, inside) >= 0; inside = !inside)
    start -= 4;
  let end = at;
  for (let inside = zeroInside; wideGroupAt(bytes, end, inside) >= 0; inside = !inside) end += 4;
  return { start, end };
}

/** Decodes base64 of UTF-16 as PowerShell takes it; @returns where it ends, its padding included */
export function decodeWideBase64(bytes: Uint8Array, run: ByteRange, into: Decoding): number {
  const written = 'base64+utf-16le';
  for (let at = run.start; at < run.end; at += 4) {
    const group = groupOf(bytes, at);
    for (let shift = 16; shift >= 0; shift -= 8) {
      const byte = (group >> shift) & 0xff;
      if (byte !== 0) into.add(byte, { start: at, end: at + 4 }, written);
    }
  }
  const letters = skip(bytes, run.end, LETTERS, 3);
  const rest = Buffer.from(Buffer.from(bytes.subarray(run.end, letters)).toString('latin1'), 'base64');
  const isText = rest.every((byte) => byte === 0 || TEXT[byte] === 1);
  const end = isText ? skip(bytes, letters, PADS, 2) : run.end;
  if (isText)
    into.addAll(
      rest.filter((byte) => byte !== 0),
      { start: run.end, end },
      written,
    );
  into.addLine({ start: run.start, end });
  return end;
}

function groupOf(bytes: Uint8Array, at: number): number {
  return [0, 1, 2, 3].reduce((group, i) => (group << 6) | SEXTETS[bytes[at + i]!]!, 0);
}

/** @returns how far text goes in either direction, in groups of four characters one of which begins at `at`; not before `floor` */
export function base64Around(bytes: Uint8Array, at: number, floor: number): ByteRange {
  let start = at;
  while (start - 4 >= floor && groupAt(bytes, start - 4) >= 0) start -= 4;
  let end = at;
  while (groupAt(bytes, end) >= 0) end += 4;
  return { start, end };
}

/**
 * Decodes base64 from the first of its characters on, over the lines that it is wrapped into.
 *
 * @returns where it ends, its padding included, and whether there it stops to be text
 */
export function decodeBase64(bytes: Uint8Array, start: number, into: Decoding): { end: number; broken: boolean } {
  let end = start;
  let next: number | undefined = start;
  let broken = false;
  while (next !== undefined && !broken) {
    const line: ByteRange = { start: next, end: lineEnd(bytes, next) };
    const written = isUrlSafe(bytes, line) ? 'base64url' : 'base64';
    for (let at = line.start; at < line.end; at += 4) into.addThree(groupAt(bytes, at), at, at + 4, written);
    const rest = restAt(bytes, line.end);
    broken = rest.broken;
    for (const byte of rest.bytes) into.add(byte, { start: line.end, end: rest.end }, written);
    if (rest.end > line.start) into.addLine({ start: line.start, end: (end = rest.end) });
    next = rest.end === line.end ? continuation(bytes, line.start, line.end) : undefined;
  }
  return { end, broken };
}

function lineEnd(bytes: Uint8Array, at: number): number {
  while (groupAt(bytes, at) >= 0) at += 4;
  return at;
}

function isUrlSafe(bytes: Uint8Array, { start, end }: ByteRange): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === DASH || bytes[at] === UNDERSCORE) return true;
  return false;
}

/** What is left behind the last whole group: two characters stand for one byte, three for two. */
function restAt(bytes: Uint8Array, at: number): { bytes: readonly number[]; end: number; broken: boolean } {
  const count = restLength(bytes, at);
  const [first, second, third] = [0, 1, 2].map((i) => (i < count ? SEXTETS[bytes[at + i]!]! : 0)) as [
    number,
    number,
    number,
  ];
  const bits = (first << 12) | (second << 6) | third;
  const rest = [bits >> 10, (bits >> 2) & 0xff].slice(0, Math.max(0, count - 1));
  if (count === 4 || count === 1 || rest.some((byte) => TEXT[byte] === 0)) return { bytes: [], end: at, broken: true };
  return { bytes: rest, end: count === 0 ? at : skip(bytes, at + count, PADS, 2), broken: false };
}

/** The bits that two characters have to spare are 0, so with a `/` behind them they make no text: there a path goes on. */
function restLength(bytes: Uint8Array, at: number): number {
  const count = skip(bytes, at, LETTERS, 4) - at;
  return count > 2 && ALNUM[bytes[at + 2]!] === 0 && (SEXTETS[bytes[at + 1]!]! & 0b1111) === 0 ? 2 : count;
}

/** Encoders wrap after 60 characters and more, a multiple of four. */
const SHORTEST_LINE = 60;
const LINE_ENDS = byteSet('\r\n"\'`\\<');

/** @returns where the run goes on in the next line, if that holds nothing else and is no longer */
function continuation(bytes: Uint8Array, start: number, end: number): number | undefined {
  const width = end - start;
  const line = width < SHORTEST_LINE ? undefined : lineBreak(bytes, end);
  if (line === undefined) return undefined;
  const next = skip(bytes, line, INDENT, 60);
  const letters = skip(bytes, next, LETTERS, width + 1) - next;
  const close = skip(bytes, next + letters, PADS, 2);
  const isAlone = close === bytes.length || LINE_ENDS[bytes[close]!] === 1;
  return letters > 0 && letters <= width && isAlone ? next : undefined;
}

/** @returns where the next line begins: a line ends with a newline, or with an escaped one (`\n`, `\r\n`) where the lines are a string. */
export function lineBreak(bytes: Uint8Array, at: number): number | undefined {
  if (bytes[at] === 0x0d) at++;
  if (bytes[at] === 0x0a) return at + 1;
  if (bytes[at] === BACKSLASH && bytes[at + 1] === 0x72) at += 2;
  return bytes[at] === BACKSLASH && bytes[at + 1] === 0x6e ? at + 2 : undefined;
}
