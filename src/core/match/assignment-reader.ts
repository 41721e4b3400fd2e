import { readAssignment, type Assignment } from '../assignment/assignment.js';
import { LINE_FEED } from '../assignment/scan.js';
import type { ByteRange } from '../document.js';
import type { Source } from '../source.js';

/** How much of a value is read at first, in bytes: nearly all that is longer is data. */
const USUAL = 512;
/** The longest value, in bytes; keys and tokens in base64 are seldom half of that. */
export const LONGEST_VALUE = 8192;

/** @returns what reads the assignment of a name; of a long value first the usual length, since most of what is longer is data */
export function assignmentReader(): (source: Source, word: ByteRange) => Assignment | undefined {
  /** Up to where long values have been read: a name inside of one has no long value of its own, so that each byte is read once. */
  const longUpTo = new WeakMap<Source, number>();
  return (source, word) => {
    const { bytes, kind } = source;
    const found = readAssignment(bytes, word, USUAL, kind.quoteLike);
    if (found === undefined || found.value.end - found.value.start < USUAL) return found;
    if (word.start < (longUpTo.get(source) ?? 0)) return undefined;
    const whole = readAssignment(bytes, word, LONGEST_VALUE, kind.quoteLike);
    longUpTo.set(source, whole?.value.end ?? lineEnd(bytes, word.end, LONGEST_VALUE));
    return whole;
  };
}

/** @returns where the line ends, at most `most` bytes further */
function lineEnd(bytes: Buffer, at: number, most: number): number {
  const end = bytes.subarray(at, at + most).indexOf(LINE_FEED);
  return end === -1 ? Math.min(bytes.length, at + most) : at + end;
}
