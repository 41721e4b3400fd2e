import { isAscii } from 'node:buffer';
import { WORD } from '../assignment/scan.js';
import type { Escape } from './escape.js';

/** Characters that take no room: zero-width blanks and joiners, the word joiner, a mark of order, the soft hyphen. */
const INVISIBLE = ['\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD'].map((char) => Buffer.from(char));
/** What they begin with: some of them share two bytes. */
const BEGINNINGS = ['e280', 'e281a0', 'efbbbf', 'c2ad'].map((bytes) => Buffer.from(bytes, 'hex'));
/** How far a zero byte is looked for, in bytes. */
const BINARY = 8000;
const LEADS = new Uint8Array(256);
for (const [lead] of INVISIBLE) LEADS[lead!] = 1;

/** @returns the offsets of invisible characters within words */
export function invisiblesIn(bytes: Buffer): readonly number[] {
  const offsets: number[] = [];
  // Binaries hold the same bytes by chance; git finds out the same way.
  if (isAscii(bytes) || bytes.subarray(0, BINARY).includes(0)) return offsets;
  for (const begin of BEGINNINGS) {
    for (let at = bytes.indexOf(begin); at !== -1; at = bytes.indexOf(begin, at + 1)) {
      const end = WORD[bytes[at - 1] ?? 0] === 1 ? invisible(bytes, at)?.end : undefined;
      if (end !== undefined && (WORD[bytes[end]!] === 1 || LEADS[bytes[end]!] === 1)) offsets.push(at);
    }
  }
  return offsets;
}

export function invisible(bytes: Buffer, at: number): Escape | undefined {
  if (LEADS[bytes[at]!] === 0) return undefined;
  // A file may end in the middle of one.
  const char = INVISIBLE.find(
    (one) => at + one.length <= bytes.length && one.compare(bytes, at, at + one.length) === 0,
  );
  return char === undefined ? undefined : { written: 'invisible-characters', bytes: [], end: at + char.length };
}
