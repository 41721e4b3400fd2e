import { anchorsOf, leadingText, lengthOf, patternOf } from '../shape-facts.js';
import type { BlockRule } from '../rule.js';
import type { ByteRange } from '../document.js';
import type { Source } from '../source.js';
import { endsAt, type Matcher } from './matcher.js';
import { unendedBlock } from './unended.js';

/**
 * @returns the matcher of a rule for text between two marks; of PEM whose end is missing, or behind another beginning, what reads
 *   like its body
 */
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
      const stop = begin.end + (found === -1 ? rule.within : found);
      patterns.end.lastIndex = 0;
      const end = found === -1 ? null : patterns.end.exec(source.text(stop, stop + lengthOf(rule.end).max));
      if (end === null && !isPem(rule)) return undefined;
      const value =
        end === null ? unendedBlock(source, begin, stop) : { start: begin.start, end: stop + end[0].length };
      return value && { rule, value, reach: value };
    },
  };
}

const isPem = (rule: BlockRule): boolean => leadingText(rule.end).startsWith(DASHES);

const DASHES = '-----';

/** What to look for behind the beginning; of PEM its dashes, so that another beginning ends the search. */
function endMark(rule: BlockRule): string {
  return isPem(rule) ? DASHES : leadingText(rule.end);
}
