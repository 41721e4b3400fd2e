import type { Outcome } from '../context.js';
import { suggestion } from '../core/nearest.js';
import { UserError } from '../errors.js';
import { explainRule, listRules } from '../report/rules.js';
import { rules } from '../../rules/index.js';
import type { Run } from './command.js';

/** `check-staged rules`: the list; with an id, all that is known of that rule. */
export const run: Run = (_context, { positionals: [id, more] }): Promise<Outcome> => {
  if (more !== undefined)
    throw new UserError(`"check-staged rules" explains one rule, not also "${more}"`, 'name one id');
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
