import { ALNUM } from '../alphabet.js';
import type { ByteRange } from '../document.js';
import { decodeBase64, SEXTETS } from './base64.js';
import { Decoding } from './decoding.js';
import { decodeEscapes } from './escapes.js';
import { decodeHex } from './hex.js';
import { encodedRuns } from './runs.js';

/** How much of what stands ahead of a run goes with it: the name that its value is assigned to, an id. */
const CONTEXT = 160;

/**
 * Decodes whatever in the bytes is the encoding of text, once. What it makes is bounded by the length of the bytes: no
 * byte is decoded twice or goes along with two runs.
 *
 * @param words where escapes may begin, rising
 * @returns nothing where nothing is encoded
 */
export function decode(bytes: Buffer, words: readonly number[]): Decoding | undefined {
  const decoding = new Decoding();
  let done = 0;
  encodedRuns(bytes, (run) => {
    decoding.open();
    decoding.copy(bytes, contextOf(bytes, run.start, done));
    const { end, broken } = run.hex
      ? { end: run.end, broken: decodeHex(bytes, run, decoding) }
      : decodeBase64(bytes, run.start, decoding);
    if (broken) decoding.breakOff();
    // The quote that closes the value.
    else decoding.copy(bytes, { start: end, end: Math.min(end + 1, bytes.length) });
    return (done = end);
  });
  decodeEscapes(bytes, words, decoding);
  return decoding.isEmpty ? undefined : decoding;
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
