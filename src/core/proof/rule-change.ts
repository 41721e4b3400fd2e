import type { CheckName } from '../evidence/checks.js';
import type { RuleSample } from '../rule-sample.js';
import type { Rule } from '../rule.js';
import type { Random } from '../shape-sample.js';

/** One way to get a rule a little wrong: what tells such values from the rule's own, and what would let them in. */
export interface RuleChange {
  /** What is wrong, in words. */
  readonly what: string;
  /** The check that it takes away. */
  readonly check?: CheckName;
  /** @returns a text whose value the rule must not report, or nothing where this draw made none */
  readonly counterExample: (random: Random) => RuleSample | undefined;
  /** The rule without what tells the two apart. */
  readonly loosened: () => Rule;
}

/** A rule that makes the counter-examples, and what else is to be said of them. */
export interface Change<R extends Rule = Rule> {
  readonly what: string;
  readonly broken: R;
  readonly loosened: () => R;
  /** Whether a drawn text holds a value of the rule all the same. */
  readonly belongs: (sample: RuleSample) => boolean;
  readonly edit?: (sample: RuleSample) => RuleSample;
}
