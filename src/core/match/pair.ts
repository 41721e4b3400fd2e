import { anchorsOf, lengthOf } from '../shape-facts.js';
import type { ByteRange } from '../document.js';
import type { PairRule } from '../rule.js';
import { startsWord, type Source } from '../source.js';
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

  const idAt = (source: Source, last: number, first: number): ByteRange | undefined => {
    pattern ??= new RegExp(wholePattern(rule.partner), 'y');
    for (let start = last; start >= first; start--) {
      if (!startsWord(source.bytes, start, joined)) continue;
      pattern.lastIndex = 0;
      const id = pattern.exec(source.text(start, start + longest + 1));
      if (id !== null) return { start, end: start + id[0].length };
    }
    return undefined;
  };

  return {
    find(source, end, keyword) {
      const { text, before } = anchors[keyword]!;
      const anchor = end - text.length;
      if (!endsAt(source, end, text)) return undefined;
      const partner = idAt(source, anchor - before.min, Math.max(0, anchor - before.max));
      if (partner === undefined) return undefined;
      return secrets.around(source, partner, rule.within).map((value): Candidate => {
        const reach = { start: Math.min(partner.start, value.start), end: Math.max(partner.end, value.end) };
        return { rule, value, reach, partner };
      });
    },
  };
}
