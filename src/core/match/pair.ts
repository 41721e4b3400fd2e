import { anchorsOf, lengthOf } from '../shape-facts.js';
import { shannon } from '../evidence/entropy.js';
import type { PairRule } from '../rule.js';
import { startsWord, type Source } from '../source.js';
import type { ByteRange } from '../document.js';
import { joinedBefore, wholePattern } from './boundary.js';
import type { Matcher } from './matcher.js';

/** @returns the matcher of a rule for a secret that is told by the id beside it; of several, the nearest after the id first */
export function pairMatcher(rule: PairRule): Matcher {
  const anchors = anchorsOf(rule.partner);
  const joinedPartner = joinedBefore(rule.partner);
  const joinedSecret = joinedBefore(rule.shape);
  const longest = lengthOf(rule.partner).max;
  let patterns: { partner: RegExp; secret: RegExp } | undefined;

  const secretIn = (source: Source, secret: RegExp, window: ByteRange): ByteRange | undefined => {
    const text = source.text(window.start, window.end);
    secret.lastIndex = 0;
    for (let match = secret.exec(text); match !== null; match = secret.exec(text)) {
      const start = window.start + match.index;
      if (startsWord(source.bytes, start, joinedSecret) && shannon(match[0]) >= (rule.entropy ?? 0)) {
        return { start, end: start + match[0].length };
      }
      secret.lastIndex = match.index + 1;
    }
    return undefined;
  };

  return {
    rule,
    keywords: anchors.map((anchor) => anchor.text),
    find(source, end, keyword) {
      const { text, before } = anchors[keyword]!;
      const start = end - text.length - before.min;
      if (source.text(end - text.length, end) !== text || !startsWord(source.bytes, start, joinedPartner)) return undefined;
      patterns ??= { partner: new RegExp(wholePattern(rule.partner), 'y'), secret: new RegExp(wholePattern(rule.shape), 'g') };
      patterns.partner.lastIndex = 0;
      const id = patterns.partner.exec(source.text(start, start + longest + 1));
      if (id === null) return undefined;
      const partner = { start, end: start + id[0].length };
      const value =
        secretIn(source, patterns.secret, { start: partner.end, end: partner.end + rule.within }) ??
        secretIn(source, patterns.secret, { start: Math.max(0, start - rule.within), end: start });
      if (value === undefined) return undefined;
      const reach = { start: Math.min(start, value.start), end: Math.max(partner.end, value.end) };
      return { rule, value, reach, partner };
    },
  };
}
