import type { Outcome } from '../context.js';
import { suggestion } from '../core/nearest.js';
import type { Rule } from '../core/rule.js';
import { UserError } from '../errors.js';
import { explainRule, jsonRules, listRules } from '../report/rules.js';
import { everyRule } from '../core/rule-book.js';
import { ruleBook } from '../../rules/book.js';
import type { Input, Run } from './command.js';

/** `check-staged rules`: the list; with an id, all that is known of that rule; either as JSON for tools. */
export const run: Run = (_context, { positionals: [id, more], options }): Promise<Outcome> => {
  if (more !== undefined)
    throw new UserError(`"check-staged rules" explains one rule, not also "${more}"`, 'name one id');
  const format = formatOf(options);
  const rules = everyRule(ruleBook);
  const rule = id === undefined ? undefined : ruleOf(id, rules);
  const json = (): string => jsonRules(rule === undefined ? rules : [rule]);
  const pretty = (): string => (rule === undefined ? listRules(rules) : explainRule(rule));
  return Promise.resolve({ stdout: format === 'json' ? json() : pretty(), exitCode: 0 });
};

function ruleOf(id: string, rules: readonly Rule[]): Rule {
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
  if (format === 'pretty' || format === 'json') return format;
  throw new UserError(`rules has no format ${String(format)}`, 'use --format pretty or --format json');
}
