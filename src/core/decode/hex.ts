import { alphabets } from '../alphabet.js';
import type { ByteRange } from '../document.js';
import type { Decoding } from './decoding.js';
import { TEXT } from '../printable.js';

const NONE = 16;

/** Byte → the four bits it stands for in hexadecimal, or `NONE`. */
export const NIBBLES: Uint8Array = nibbles();

function nibbles(): Uint8Array {
  const table = new Uint8Array(256).fill(NONE);
  for (const digit of alphabets.hex) table[digit.charCodeAt(0)] = Number.parseInt(digit, 16);
  return table;
}

/** @returns the byte that two digits stand for, or -1 where they make none; `text` asks for one of text */
export function hexAt(bytes: Uint8Array, at: number, text = false): number {
  if (at + 2 > bytes.length) return -1;
  const high = NIBBLES[bytes[at]!]!;
  const low = NIBBLES[bytes[at + 1]!]!;
  if ((high | low) >= NONE) return -1;
  const byte = (high << 4) | low;
  return text && TEXT[byte] === 0 ? -1 : byte;
}

/** @returns how far text goes in either direction, in pairs of digits one of which begins at `at`; not before `floor` */
export function hexAround(bytes: Uint8Array, at: number, floor: number): ByteRange {
  let start = at;
  while (start - 2 >= floor && hexAt(bytes, start - 2, true) >= 0) start -= 2;
  let end = at;
  while (hexAt(bytes, end, true) >= 0) end += 2;
  return { start, end };
}

/** Decodes pairs of digits; @returns whether more digits follow, which make no text */
export function decodeHex(bytes: Uint8Array, run: ByteRange, into: Decoding): boolean {
  for (let at = run.start; at < run.end; at += 2) into.add(hexAt(bytes, at), { start: at, end: at + 2 }, 'hex');
  into.addLine(run);
  return run.end < bytes.length && NIBBLES[bytes[run.end]!]! < NONE;
}
