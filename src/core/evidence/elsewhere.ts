import type { Check, Rule, TokenRule } from '../rule.js';
import { leadingText, patternOf } from '../shape-facts.js';

const isAlone = (rule: Rule): rule is TokenRule => rule.kind === 'token' && rule.lead === undefined;

/**
 * A check for rules that know a value only by its place: what has the shape of a kind with a rule of its own is left to
 * that rule, which knows its checksum and its published samples.
 */
export function judgedElsewhere(rules: readonly Rule[]): Check {
  const shapes = rules
    .filter(isAlone)
    .map(({ shape }) => ({ shape, start: leadingText(shape), pattern: undefined as RegExp | undefined }));
  return {
    judge(value) {
      const owned = shapes.some((one) => {
        if (!value.startsWith(one.start)) return false;
        one.pattern ??= new RegExp(`^${patternOf(one.shape)}$`);
        return one.pattern.test(value);
      });
      return owned ? { verdict: 'disproves', note: 'its kind has a rule of its own' } : undefined;
    },
  };
}
