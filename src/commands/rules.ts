import type { Outcome } from '../context.js';
import { suggestion } from '../core/nearest.js';
import { UserError } from '../errors.js';
import { explainRule, listRules } from '../report/rules.js';
import { ruleBook } from '../../rules/book.js';
import { everyRule } from '../core/rule-book.js';
import type { Run } from './command.js';

/** `check-staged rules`: the list; with an id, all that is known of that rule. */
export const run: Run = (_context, { positionals: [id, more] }): Promise<Outcome> => {
  if (more !== undefined)
    throw new UserError(`"check-staged rules" explains one rule, not also "${more}"`, 'name one id');
  const rules = everyRule(ruleBook);
  if (id === undefined) return Promise.resolve({ stdout: listRules(rules), exitCode: 0 });
  const rule = rules.find((r) => r.id === id);
  if (rule === undefined) {
    throw new UserError(
      `there is no rule "${id}"`,
      suggestion(
        id,
        rules.map((r) => r.id),
      ) ?? '`check-staged rules` lists them',
    );
  }
  return Promise.resolve({ stdout: explainRule(rule), exitCode: 0 });
};
