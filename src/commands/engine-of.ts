import type { Policy } from '../config/policy.js';
import { Engine } from '../core/engine.js';
import { keywords, ruleBook, ruleExists } from '../../rules/book.js';

/** The rules as the configuration has them. */
export interface ConfiguredRules {
  readonly engine: Engine;
  /** Whether a rule id exists, a disabled one's included. */
  readonly known: (id: string) => boolean;
}

/**
 * @param interrupted whether scanning is to end at once, in the middle of a document
 * @returns the built-in rules without the disabled ones, and those of the configuration
 */
export function configuredRules(
  { disabledRules, rules: custom, blockOn, isStrict }: Policy,
  interrupted?: () => boolean,
): ConfiguredRules {
  return {
    engine: new Engine(ruleBook, {
      ...{ keywords: keywords(), disabled: new Set(disabledRules), custom, interrupted },
      grading: { blockOn, isStrict },
    }),
    known: (id) => ruleExists(id) || custom.some((rule) => rule.id === id),
  };
}
