import { ALNUM, byteSet, type ByteSet } from '../alphabet.js';
import type { ByteRange } from '../document.js';
import { decodeBase64, decodeWideBase64, SEXTETS } from './base64.js';
import { Decoding } from './decoding.js';
import { decodeEscapes, type Marks } from './escapes.js';
import { decodeDumps } from './dump.js';
import { decodeHex } from './hex.js';
import { decodeNumbers, OF_NUMBERS } from './numbers.js';
import { decodePacked } from './packed.js';
import { encodedRuns, type Run } from './runs.js';
import { decodeWide } from './wide.js';

/** What the words of some kinds begin with. */
const OF_DUMPS = byteSet('0');
const OF_PACKED = byteSet('He');

/** How much of what stands ahead of a run goes with it: the name that its value is assigned to, an id. */
const CONTEXT = 160;

/**
 * Decodes whatever in the bytes is the encoding of text, once. What it makes is bounded by a multiple of the bytes' length: of
 * each kind, no byte is decoded twice or goes along with two runs.
 *
 * @param room how many bytes may be made; what is packed is left out from there on, and so are escapes
 * @returns nothing where nothing is encoded
 */
export function decode(bytes: Buffer, marks: Marks, room: number): Decoding | undefined {
  const decoding = new Decoding(room);
  let done = 0;
  encodedRuns(bytes, (run) => {
    decoding.open();
    decoding.copy(bytes, contextOf(bytes, run.start, done));
    const { end, broken } = decodeRun(bytes, run, decoding);
    if (broken) decoding.breakOff();
    // The quote that closes the value.
    else decoding.copy(bytes, { start: end, end: Math.min(end + 1, bytes.length) });
    return (done = end);
  });
  decodeEscapes(bytes, marks, decoding);
  if (marks.words.length > 0) decodeWords(bytes, marks, decoding);
  decodeWide(bytes, decoding);
  return decoding.isEmpty ? undefined : decoding;
}

function decodeWords(bytes: Buffer, marks: Marks, decoding: Decoding): void {
  const wordsAt = (leads: ByteSet): readonly number[] => marks.words.filter((word) => leads[bytes[word]!] === 1);
  decodeNumbers(bytes, wordsAt(OF_NUMBERS), decoding);
  decodeDumps(bytes, wordsAt(OF_DUMPS), decoding);
  decodePacked(bytes, wordsAt(OF_PACKED), decoding);
}

function decodeRun(bytes: Buffer, run: Run, into: Decoding): { end: number; broken: boolean } {
  switch (run.kind) {
    case 'base64':
      return decodeBase64(bytes, run.start, into);
    case 'wide':
      return { end: decodeWideBase64(bytes, run, into), broken: false };
    case 'hex':
      return { end: run.end, broken: decodeHex(bytes, run, into) };
  }
}

/** A few letters right ahead that make no whole group (`0x`, the `n` of `\n`) are left out; more mean that no context is known. */
function contextOf(bytes: Uint8Array, run: number, floor: number): ByteRange {
  let end = run;
  while (end > Math.max(floor, run - 4) && SEXTETS[bytes[end - 1]!]! < 64) end--;
  if (end === run - 4) return { start: run, end: run };
  let start = Math.max(floor, end - CONTEXT);
  while (start > floor && start < end && ALNUM[bytes[start - 1]!] === 1) start++;
  return { start, end };
}
