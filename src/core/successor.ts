import { decoded, type ByteRange } from './document.js';

/** What the next version of a file has where it differs from the last one. */
export interface Successor {
  /** The file's head, and what was changed with its surroundings: whatever is new shows there. */
  readonly excerpt: Buffer;
  /** How many line feeds it has more than the last version, or fewer. */
  readonly lineFeeds: number;
}

/** Smaller files are read whole at once. */
const LARGE = 128 * 1024;
/** Where imports stand, which tell whose a value is (see `Attribution`). */
const HEAD = 16_384;
/** How far a line's beginning is looked for. */
const LINE = 4096;
const NEWLINE = 10;

/**
 * Tells what of a large file's next version has to be looked at, when all of the last one was.
 *
 * @param reach how far from a change a rule may look, in bytes (see `Engine.reach`); asked for only where the file is large
 * @returns nothing where that is all of it, or most
 */
export function successorOf(last: Buffer, next: Buffer, reach: () => number): Successor | undefined {
  if (next.length < LARGE || isDecoded(last) || isDecoded(next)) return undefined;
  const margin = reach();
  const changes = changesBetween(last, next, 2 * margin);
  const windows: { start: number; end: number }[] = [{ start: 0, end: HEAD }];
  for (const { start, end } of changes.map(({ now }) => now)) {
    const from = lineStart(next, Math.max(0, start - margin));
    const to = Math.min(next.length, end + margin);
    const before = windows.at(-1)!;
    if (from <= before.end) before.end = Math.max(before.end, to);
    else windows.push({ start: from, end: to });
  }
  if (windows.reduce((sum, { start, end }) => sum + end - start, 0) > next.length / 2) return undefined;
  return {
    excerpt: Buffer.concat(windows.flatMap(({ start, end }) => [next.subarray(start, end), GAP])),
    lineFeeds: changes.reduce((sum, { was, now }) => sum + feedsIn(next, now) - feedsIn(last, was), 0),
  };
}

const feedsIn = (bytes: Buffer, { start, end }: ByteRange): number => lineFeeds(bytes.subarray(start, end));

/** Far enough apart that nothing is taken for a neighbour of the head. */
const GAP = Buffer.from('\n'.repeat(1024));

function isDecoded(bytes: Buffer): boolean {
  return decoded({ path: '', bytes, added: [] }).bytes !== bytes;
}

/** A part of a file that took the place of a part of its last version. */
interface Change {
  readonly was: ByteRange;
  readonly now: ByteRange;
}

/** Bytes by which a place is found again. */
const PROBE = 64;
/** Of a file that was rewritten, no more is tried. */
const DEEPEST = 6;

/**
 * @param near changes that lie nearer together than so many bytes are one
 * @returns what lies between equal beginnings and ends, and between places found again in the middle, by rising offset; not the
 *   least that could be told, but surely all that is not equal
 */
function changesBetween(last: Buffer, next: Buffer, near: number): readonly Change[] {
  const within = (was: ByteRange, now: ByteRange, depth: number): readonly Change[] => {
    const a = last.subarray(was.start, was.end);
    const b = next.subarray(now.start, now.end);
    const most = Math.min(a.length, b.length);
    const start = commonStart(a, b, most);
    const end = commonEnd(a, b, most - start);
    const left: Change = {
      was: { start: was.start + start, end: was.end - end },
      now: { start: now.start + start, end: now.end - end },
    };
    const length = left.now.end - left.now.start;
    if (length === 0 && left.was.start === left.was.end) return [];
    const found = length < near || depth === DEEPEST ? undefined : foundAgain(last, next, left);
    if (found === undefined) return [left];
    return [
      ...within({ start: left.was.start, end: found.was }, { start: left.now.start, end: found.now }, depth + 1),
      ...within({ start: found.was, end: left.was.end }, { start: found.now, end: left.now.end }, depth + 1),
    ];
  };
  return within({ start: 0, end: last.length }, { start: 0, end: next.length }, 0);
}

/** @returns where some bytes from the middle of a change were before */
function foundAgain(last: Buffer, next: Buffer, { was, now }: Change): { was: number; now: number } | undefined {
  const before = last.subarray(was.start, was.end);
  for (const part of [1 / 2, 1 / 4, 3 / 4]) {
    const at = now.start + Math.floor((now.end - now.start) * part);
    const place = before.indexOf(next.subarray(at, at + PROBE));
    if (place !== -1) return { was: was.start + place, now: at };
  }
  return undefined;
}

const PIECE = 65_536;

function commonStart(a: Buffer, b: Buffer, most: number): number {
  let at = 0;
  for (let piece = PIECE; piece > 0 && at < most;) {
    const size = Math.min(piece, most - at);
    if (a.compare(b, at, at + size, at, at + size) === 0) at += size;
    else piece >>= 1;
  }
  return at;
}

function commonEnd(a: Buffer, b: Buffer, most: number): number {
  let length = 0;
  for (let piece = PIECE; piece > 0 && length < most;) {
    const size = Math.min(piece, most - length);
    const [inA, inB] = [a.length - length - size, b.length - length - size];
    if (a.compare(b, inB, inB + size, inA, inA + size) === 0) length += size;
    else piece >>= 1;
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
