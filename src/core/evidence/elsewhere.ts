import type { Check, Rule, TokenRule } from '../rule.js';
import { leadingText, patternOf } from '../shape-facts.js';
import type { Shape } from '../shape.js';

const isAlone = (rule: Rule): rule is TokenRule => rule.kind === 'token' && rule.lead === undefined;

/**
 * A check for rules that know a value only by its place: what has the shape of a kind with a rule of its own is left to
 * that rule, which knows its checksum and its published samples.
 */
export function judgedElsewhere(rules: readonly Rule[]): Check {
  // Made when first asked: this is called at every start, and few commits bring anything to judge.
  let kinds: readonly Kind[] | undefined;
  return {
    judge(value) {
      kinds ??= rules.filter(isAlone).map(({ shape }) => ({ shape, start: leadingText(shape), pattern: undefined }));
      return kinds.some((kind) => hasForm(kind, value))
        ? { verdict: 'disproves', note: 'its kind has a rule of its own' }
        : undefined;
    },
  };
}

interface Kind {
  readonly shape: Shape;
  readonly start: string;
  pattern: RegExp | undefined;
}

function hasForm(kind: Kind, value: string): boolean {
  if (!value.startsWith(kind.start)) return false;
  kind.pattern ??= new RegExp(`^${patternOf(kind.shape)}$`);
  return kind.pattern.test(value);
}
