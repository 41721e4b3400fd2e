import type { Outcome } from '../context.js';
import { suggestion } from '../core/nearest.js';
import type { AnyRule } from '../core/rule.js';
import { UserError } from '../errors.js';
import { explainRule, jsonRules, listRules } from '../report/rules.js';
import { everyRule } from '../core/rule-book.js';
import { ruleBook } from '../../rules/book.js';
import type { Input, Run } from './command.js';
import { declaredRules } from './known-rules.js';
import { seedsOf, testRules } from './rules-test.js';

/**
 * `check-staged rules`: the list, custom rules included; with an id, all that is known of that rule; either as JSON for
 * tools. With `--test` the rules, or the one, are tried.
 */
export const run: Run = async (context, { positionals: [id, more], options }): Promise<Outcome> => {
  if (more !== undefined)
    throw new UserError(`"check-staged rules" explains one rule, not also "${more}"`, 'name one id');
  const format = formatOf(options);
  const seeds = seedsOf(options);
  const custom = await declaredRules(context, options['config'] === true ? undefined : options['config']);
  const rules: readonly AnyRule[] = [...everyRule(ruleBook), ...custom];
  const rule = id === undefined ? undefined : ruleOf(id, rules);
  if (options['test'] === true) return testRules(rule === undefined ? rules : [rule], custom, seeds);
  const json = (): string => jsonRules(rule === undefined ? rules : [rule]);
  const pretty = (): string => (rule === undefined ? listRules(rules) : explainRule(rule));
  return { stdout: format === 'json' ? json() : pretty(), exitCode: 0 };
};

function ruleOf(id: string, rules: readonly AnyRule[]): AnyRule {
  const rule = rules.find((r) => r.id === id);
  if (rule !== undefined) return rule;
  const near = suggestion(
    id,
    rules.map((r) => r.id),
  );
  throw new UserError(`there is no rule "${id}"`, near ?? '`check-staged rules` lists them');
}

function formatOf(options: Input['options']): 'pretty' | 'json' {
  const format = options['format'] ?? 'pretty';
  if (format === 'json' && options['test'] === true)
    throw new UserError('rules --test has no format json', 'leave --format out; the exit code tells');
  if (format === 'pretty' || format === 'json') return format;
  throw new UserError(`rules has no format ${String(format)}`, 'use --format pretty or --format json');
}
