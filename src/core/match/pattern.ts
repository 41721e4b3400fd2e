import type { ByteRange } from '../document.js';
import type { CustomRule } from '../custom-rule.js';
import type { Source } from '../source.js';
import type { Candidate, Matcher } from './matcher.js';

/**
 * How far a match is sure to be seen, in bytes. Longer lines are searched in pieces of twice as much, each of which
 * begins this much behind the one before: no byte is in more than two of them, however many keywords stand on the line.
 */
const LONGEST = 1024;

const NEWLINE = 0x0a;
const RETURN = 0x0d;

/**
 * @returns the matcher of a custom rule: its pattern is looked for on the line of a keyword, or, where the line is longer
 *   than 2 kB, in the pieces around it
 */
export function patternMatcher(rule: CustomRule): Matcher {
  /** Up to where every match that begins there is found. */
  const searched = new WeakMap<Source, number>();
  const longest = Math.max(...rule.keywords.map((text) => text.length));
  return {
    find(source, end, keyword) {
      const at = end - rule.keywords[keyword]!.length;
      let done = searched.get(source) ?? (rule.inFile?.(source.document.path) === false ? Infinity : 0);
      const found: Candidate[] = [];
      if (done <= at + LONGEST) {
        const line = lineAround(source, at);
        const pieceOf = (offset: number): number => line.start + Math.floor((offset - line.start) / LONGEST) * LONGEST;
        // Keywords are found by the rarest of their characters, so that a later hit may begin a keyword's length earlier.
        for (let start = pieceOf(at - longest) - LONGEST; start <= at; start += LONGEST) {
          const until = Math.min(start + LONGEST, line.end);
          if (until <= Math.max(done, line.start)) continue;
          done = search(rule, source, { line, from: Math.max(start, line.start, done), until }, found);
        }
      }
      searched.set(source, done);
      return found;
    },
  };
}

/** @returns the line without what ends it */
function lineAround(source: Source, offset: number): ByteRange {
  const number = source.lineOf(offset);
  const start = source.lineStart(number - 1);
  let end = source.lineStart(number);
  if (source.bytes[end - 1] === NEWLINE) end--;
  if (source.bytes[end - 1] === RETURN) end--;
  return { start, end };
}

interface Piece {
  readonly line: ByteRange;
  readonly from: number;
  /** Matches that begin here or later are another piece's. */
  readonly until: number;
}

/** @returns where to go on: behind the piece, or behind the last match that begins in it */
function search(rule: CustomRule, source: Source, { line, from, until }: Piece, found: Candidate[]): number {
  // One byte more, since a pattern may ask what stands before it: `\b`, `^`.
  const base = Math.max(line.start, from - 1);
  const next = rule.pattern.over(source.bytes.subarray(base, Math.min(until + LONGEST, line.end)));
  const inSource = ({ start, end }: ByteRange): ByteRange => ({ start: base + start, end: base + end });
  let at = from;
  while (at < until) {
    const match = next(at - base);
    if (match === undefined || base + match.whole.start >= until) break;
    const [reach, value] = [inSource(match.whole), inSource(match.secret)];
    if (value.end > value.start) found.push({ rule, value, reach });
    at = Math.max(reach.end, at + 1);
  }
  return Math.max(until, at);
}
