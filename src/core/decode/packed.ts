import { alphabets, byteSet } from '../alphabet.js';
import { skip } from '../assignment/scan.js';
import { lineBreak } from './base64.js';
import type { Decoding } from './decoding.js';
import { inflated } from './inflate.js';

const LETTERS = byteSet(`${alphabets.base64}-_`);
const BLANKS = byteSet(' \t"\'+\\');
/** How a deflate stream begins in base64: a header of zlib's and the kinds of its first block that are no rare ones. */
const FIRST_BITS = 'DFLNTVbdjlrtz179';
const ZLIB = ['eJw', 'eJx', 'eJy', 'eJz', 'eNo', 'eNp', 'eNq', 'eNr'];
const GZIP = 'H4sI';

/** What the prefilter looks for. */
export const PACKED_WORDS: readonly string[] = [
  GZIP,
  ...ZLIB.flatMap((begin) => [...FIRST_BITS].map((next) => begin + next)),
];

/** Fewer characters hold no secret. */
const SHORTEST = 40;
/** A text seldom packs better; what unpacks to more is a trap, and the rest of it is left out. */
const RATIO = 100;
const ZLIB_HEADER = 2;

/**
 * Decodes what gzip or zlib packed and base64 wrote.
 *
 * @param words where it may begin, rising
 */
export function decodePacked(bytes: Buffer, words: readonly number[], into: Decoding): void {
  let done = 0;
  for (const word of words) {
    if (word < done || into.left <= 0) continue;
    const run = runAt(bytes, word);
    if (run.text.length < SHORTEST) continue;
    const packed = Buffer.from(run.text, 'base64');
    const start = streamStart(packed);
    if (start === undefined) continue;
    done = run.end;
    const unpacked = inflated(packed, start, Math.min(into.left, packed.length * RATIO));
    if (unpacked.length === 0) continue;
    into.open();
    into.addAll(unpacked, { start: word, end: run.end }, 'base64+deflate');
  }
}

/** @returns the letters of a run of base64, over the lines that it is wrapped into, and where it ends */
function runAt(bytes: Buffer, start: number): { text: string; end: number } {
  const parts: string[] = [];
  let end = start;
  for (let next: number | undefined = start; next !== undefined;) {
    end = skip(bytes, next, LETTERS, bytes.length);
    if (end === next) break;
    parts.push(bytes.toString('latin1', next, end));
    const broken = lineBreak(bytes, end);
    next = broken === undefined || end - next < SHORTEST ? undefined : skip(bytes, broken, BLANKS, SHORTEST);
  }
  return { text: parts.join(''), end };
}

/** @returns where the deflate stream begins behind its header (RFC 1952, RFC 1950); nothing for other bytes */
function streamStart(packed: Buffer): number | undefined {
  if (packed[0] === 0x78) return packed.readUInt16BE(0) % 31 === 0 ? ZLIB_HEADER : undefined;
  if (packed[0] !== 0x1f || packed[1] !== 0x8b || packed[2] !== 8) return undefined;
  const flags = packed[3]!;
  let at = 10;
  if ((flags & 4) !== 0) at += 2 + packed[at]! + 256 * packed[at + 1]!;
  for (const flag of [8, 16]) if ((flags & flag) !== 0) at = packed.indexOf(0, at) + 1 || packed.length;
  return at + ((flags & 2) === 0 ? 0 : 2);
}
