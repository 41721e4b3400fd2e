import type { Outcome } from '../context.js';
import { customProof } from '../core/custom-proof.js';
import type { CustomRule } from '../core/custom-rule.js';
import type { AnyRule, Rule } from '../core/rule.js';
import { proveRule } from '../core/rule-proof.js';
import { UserError } from '../errors.js';
import { testedRules } from '../report/tested-rules.js';
import { keywords, ruleBook } from '../../rules/book.js';
import type { Input } from './command.js';

const SEEDS = 20;
const MOST_SEEDS = 10_000;

/**
 * Tries rules: built-in ones on generated samples, custom ones on their examples, beside all other rules.
 *
 * @returns exit code 1 where one fails
 */
export function testRules(rules: readonly AnyRule[], custom: readonly CustomRule[], seeds: number): Outcome {
  const proveCustom = customProof({ builtIn: ruleBook, keywords: keywords(), custom });
  const tested = rules.map((rule) => ({
    rule,
    failures: rule.kind === 'pattern' ? proveCustom(rule) : proven(rule, seeds),
  }));
  return { stdout: testedRules(tested), exitCode: tested.some(({ failures }) => failures.length > 0) ? 1 : 0 };
}

/** A rule that cannot even be sampled fails as any other does. */
function proven(rule: Rule, seeds: number): readonly string[] {
  try {
    return proveRule(rule, seeds);
  } catch (error) {
    return [error instanceof Error ? error.message : 'it cannot be tried'];
  }
}

/** @throws UserError (exit code 2) for what is no number of samples */
export function seedsOf({ seeds, test }: Input['options']): number {
  if (seeds === undefined) return SEEDS;
  if (test !== true) throw new UserError('--seeds is for --test', 'run `check-staged rules --test --seeds 100`');
  const count = Number(seeds);
  if (/^\d+$/.test(String(seeds)) && count >= 1 && count <= MOST_SEEDS) return count;
  throw new UserError(`--seeds cannot be "${String(seeds)}"`, 'give a number from 1 to 10000');
}
