import { anchorsOf } from '../shape-facts.js';
import type { PairRule } from '../rule.js';
import { anchorTest } from './anchor-test.js';
import { latestFit, wholePattern } from './boundary.js';
import { endsAt, type Candidate, type Matcher } from './matcher.js';
import { NearbyValues } from './nearby.js';

/** @returns the matcher of a rule for a secret that is told by the id beside it: the nearest on either side of the id */
export function pairMatcher(rule: PairRule): Matcher {
  const anchors = anchorsOf(rule.partner);
  const mayStand = anchorTest(rule.partner);
  const idAt = latestFit(rule.partner, () => wholePattern(rule.partner));
  const secrets = new NearbyValues(rule.shape, rule.entropy ?? 0);

  return {
    find(source, end, keyword) {
      const { text, before } = anchors[keyword]!;
      const anchor = end - text.length;
      if (!endsAt(source, end, text)) return undefined;
      if (!mayStand(source.bytes, anchor)) return undefined;
      const id = idAt(source, anchor - before.min, Math.max(0, anchor - before.max));
      if (id === undefined) return undefined;
      const partner = { start: id.start, end: id.start + id.match[0].length };
      return secrets.around(source, partner, rule.within).map((value): Candidate => {
        const reach = { start: Math.min(partner.start, value.start), end: Math.max(partner.end, value.end) };
        return { rule, value, reach, partner };
      });
    },
  };
}
