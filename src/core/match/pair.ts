import { anchorsOf, lengthOf } from '../shape-facts.js';
import type { PairRule } from '../rule.js';
import { startsWord } from '../source.js';
import { joinedBefore, wholePattern } from './boundary.js';
import { endsAt, type Candidate, type Matcher } from './matcher.js';
import { NearbyValues } from './nearby.js';

/** @returns the matcher of a rule for a secret that is told by the id beside it: the nearest on either side of the id */
export function pairMatcher(rule: PairRule): Matcher {
  const anchors = anchorsOf(rule.partner);
  const joined = joinedBefore(rule.partner);
  const longest = lengthOf(rule.partner).max;
  const secrets = new NearbyValues(rule.shape, rule.entropy ?? 0);
  let pattern: RegExp | undefined;
  return {
    find(source, end, keyword) {
      const { text, before } = anchors[keyword]!;
      const start = end - text.length - before.min;
      if (start < 0 || !endsAt(source, end, text) || !startsWord(source.bytes, start, joined)) return undefined;
      pattern ??= new RegExp(wholePattern(rule.partner), 'y');
      pattern.lastIndex = 0;
      const id = pattern.exec(source.text(start, start + longest + 1));
      if (id === null) return undefined;
      const partner = { start, end: start + id[0].length };
      return secrets.around(source, partner, rule.within).map((value): Candidate => {
        const reach = { start: Math.min(start, value.start), end: Math.max(partner.end, value.end) };
        return { rule, value, reach, partner };
      });
    },
  };
}
