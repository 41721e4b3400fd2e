import { anchorsOf, leadingText, lengthOf, patternOf } from '../shape-facts.js';
import type { BlockRule } from '../rule.js';
import type { ByteRange } from '../document.js';
import type { Source } from '../source.js';
import { endsAt, type Matcher } from './matcher.js';

/** @returns the matcher of a rule for text between two marks; a second beginning before the end makes it none */
export function blockMatcher(rule: BlockRule): Matcher {
  const anchors = anchorsOf(rule.begin);
  const longest = lengthOf(rule.begin).max;
  let patterns: { begin: RegExp; end: RegExp } | undefined;

  const beginAt = (source: Source, pattern: RegExp, from: number, to: number): ByteRange | undefined => {
    for (let start = from; start >= Math.max(0, to); start--) {
      pattern.lastIndex = 0;
      const begin = pattern.exec(source.text(start, start + longest));
      if (begin !== null) return { start, end: start + begin[0].length };
    }
    return undefined;
  };

  return {
    find(source, at, keyword) {
      const { text, before } = anchors[keyword]!;
      if (!endsAt(source, at, text)) return undefined;
      patterns ??= { begin: new RegExp(patternOf(rule.begin), 'y'), end: new RegExp(patternOf(rule.end), 'y') };
      const anchor = at - text.length;
      const begin = beginAt(source, patterns.begin, anchor - before.min, anchor - before.max);
      if (begin === undefined) return undefined;
      const found = source.bytes.subarray(begin.end, begin.end + rule.within).indexOf(endMark(rule));
      if (found === -1) return undefined;
      patterns.end.lastIndex = 0;
      const end = patterns.end.exec(source.text(begin.end + found, begin.end + found + lengthOf(rule.end).max));
      if (end === null) return undefined;
      const value = { start: begin.start, end: begin.end + found + end[0].length };
      return { rule, value, reach: value };
    },
  };
}

const DASHES = '-----';

/** What to look for behind the beginning; of PEM its dashes, so that another beginning ends the search. */
function endMark(rule: BlockRule): string {
  return leadingText(rule.end).startsWith(DASHES) ? DASHES : leadingText(rule.end);
}
