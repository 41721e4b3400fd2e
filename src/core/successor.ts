import { decoded } from './document.js';

/** What the next version of a file has where it differs from the last one. */
export interface Successor {
  /** The file's head, and what was changed with its surroundings; what only shows there, shows nowhere else. */
  readonly excerpt: Buffer;
  /** How many line feeds it has more than the last version, or fewer. */
  readonly lineFeeds: number;
}

/** Smaller files are read whole at once. */
const LARGE = 128 * 1024;
/** Where imports stand, which tell whose a value is (see `Attribution`). */
const HEAD = 16_384;
/** More than lies between anything that a rule looks at together: the longest block is 10,000 bytes. */
const MARGIN = 12_288;
/** How far a line's beginning is looked for. */
const LINE = 4096;
const NEWLINE = 10;

/**
 * Tells what of a large file's next version has to be looked at, when all of the last one was.
 *
 * @returns nothing where that is about all of it, or may be: what its comments set aside reaches as far as they say
 */
export function successorOf(last: Buffer, next: Buffer, word: string): Successor | undefined {
  if (next.length < LARGE || last.includes(word, 0, 'latin1') || next.includes(word, 0, 'latin1')) return undefined;
  const most = Math.min(last.length, next.length);
  const start = commonStart(last, next, most);
  const end = commonEnd(last, next, most - start);
  const from = lineStart(next, Math.max(0, start - MARGIN));
  const to = Math.min(next.length, next.length - end + MARGIN);
  if (HEAD + (to - from) > next.length / 2 || isDecoded(last) || isDecoded(next)) return undefined;
  return {
    excerpt:
      from <= HEAD ? next.subarray(0, to) : Buffer.concat([next.subarray(0, HEAD), GAP, next.subarray(from, to)]),
    lineFeeds: lineFeeds(next.subarray(start, next.length - end)) - lineFeeds(last.subarray(start, last.length - end)),
  };
}

/** Far enough apart that nothing is taken for a neighbour of the head. */
const GAP = Buffer.from('\n'.repeat(1024));

function isDecoded(bytes: Buffer): boolean {
  return decoded({ path: '', bytes, added: [] }).bytes !== bytes;
}

const PIECE = 65_536;

function commonStart(a: Buffer, b: Buffer, most: number): number {
  let at = 0;
  for (let piece = PIECE; piece > 0;) {
    const size = Math.min(piece, most - at);
    if (size > 0 && a.compare(b, at, at + size, at, at + size) === 0) at += size;
    else piece >>= 1;
    if (at === most) break;
  }
  return at;
}

function commonEnd(a: Buffer, b: Buffer, most: number): number {
  let length = 0;
  for (let piece = PIECE; piece > 0;) {
    const size = Math.min(piece, most - length);
    const [ofA, ofB] = [a.length - length - size, b.length - length - size];
    if (size > 0 && a.compare(b, ofB, ofB + size, ofA, ofA + size) === 0) length += size;
    else piece >>= 1;
    if (length === most) break;
  }
  return length;
}

/** @returns where the line begins, unless that is far */
function lineStart(bytes: Buffer, at: number): number {
  const start = bytes.subarray(Math.max(0, at - LINE), at).lastIndexOf(NEWLINE);
  return start === -1 ? at : Math.max(0, at - LINE) + start + 1;
}

/** @returns how many line feeds there are */
export function lineFeeds(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}
