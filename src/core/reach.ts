import { LONGEST_VALUE } from './match/assignment-reader.js';
import type { AnyRule } from './rule.js';
import { lengthOf } from './shape-facts.js';

/** What evidence, names, objects and comments around a value are looked for in, in bytes, generously. */
const AROUND = 4096;

/** What a value is encoded in makes it longer: base64 twice by 1.8, hexadecimal by 2. */
const ENCODED = 2;

/** The base64 of a key of 16 kB, in its lines; stores may be larger, and are seldom changed in part. */
const LONGEST_KEY = 22_000;

/** The entries of a manifest, from its kind on, as far as people change them. */
const LONGEST_ENTRIES = 22_000;

/**
 * Works out how far from a changed byte a rule may look, so that what a change completes is seen whole.
 *
 * @returns the distance in bytes; for several rules, that of the rule that looks furthest
 */
export function reachOf(rules: readonly AnyRule[]): number {
  return ENCODED * (AROUND + Math.max(0, ...rules.map(longestMatch)));
}

/** @returns how many bytes a match has at most, from the first that speaks for it to the last */
function longestMatch(rule: AnyRule): number {
  switch (rule.kind) {
    case 'token':
      return lengthOf(rule.shape).max + (rule.lead === undefined ? 0 : lengthOf(rule.lead).max);
    case 'assigned':
      return lengthOf(rule.shape).max;
    case 'pair':
      return lengthOf(rule.partner).max + rule.within + lengthOf(rule.shape).max;
    case 'block':
      return lengthOf(rule.begin).max + rule.within + lengthOf(rule.end).max;
    case 'container':
      return LONGEST_KEY;
    case 'manifest':
      return LONGEST_ENTRIES;
    case 'generic':
      return LONGEST_VALUE;
    case 'uri':
    case 'command':
    case 'call':
    case 'file':
    case 'pattern':
      // Within what is looked at around any value.
      return 0;
  }
}
