import { anchorsOf, lengthOf, patternOf } from '../shape-facts.js';
import type { BlockRule } from '../rule.js';
import type { Matcher } from './matcher.js';

/** @returns the matcher of a rule for text between two marks; a second beginning before the end makes it none */
export function blockMatcher(rule: BlockRule): Matcher {
  const anchors = anchorsOf(rule.begin);
  const longest = lengthOf(rule.begin).max;
  let patterns: { begin: RegExp; end: RegExp } | undefined;
  return {
    rule,
    keywords: anchors.map((anchor) => anchor.text),
    find(source, at, keyword) {
      const { text, before } = anchors[keyword]!;
      const start = at - text.length - before.min;
      if (start < 0 || source.text(at - text.length, at) !== text) return undefined;
      patterns ??= { begin: new RegExp(patternOf(rule.begin), 'y'), end: new RegExp(patternOf(rule.end), 'y') };
      patterns.begin.lastIndex = 0;
      const begin = patterns.begin.exec(source.text(start, start + longest));
      if (begin === null) return undefined;
      const bodyStart = start + begin[0].length;
      const found = source.bytes.subarray(bodyStart, bodyStart + rule.within).indexOf(endMark(rule));
      if (found === -1) return undefined;
      patterns.end.lastIndex = 0;
      const end = patterns.end.exec(source.text(bodyStart + found, bodyStart + found + lengthOf(rule.end).max));
      if (end === null) return undefined;
      const value = { start, end: bodyStart + found + end[0].length };
      return { rule, value, reach: value };
    },
  };
}

const DASHES = '-----';

/** What to look for behind the beginning; of PEM its dashes, so that another beginning ends the search. */
function endMark(rule: BlockRule): string {
  const text = anchorsOf(rule.end)[0]!.text;
  return text.startsWith(DASHES) ? DASHES : text;
}
