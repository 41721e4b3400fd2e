import type { Context, Outcome } from '../context.js';
import { applyEdits } from '../disk/edits.js';
import { programCall } from '../disk/program-call.js';
import { UserError } from '../errors.js';
import { findRepository } from '../git/repository.js';
import { untrack } from '../git/tracked.js';
import { loadPolicy } from '../config/load.js';
import { ruleExists } from '../../rules/book.js';
import type { Input } from './command.js';
import { planEnvFix } from './env-plan.js';
import { surveyEnvFiles } from './env-survey.js';
import { envJson, envText } from './env-text.js';
import { coverageTest } from '../config/path-patterns.js';

/**
 * The env-file policy of the whole repository: what breaks it and how to mend that; `--fix` writes `.gitignore`,
 * `--fix --untrack` takes tracked env files out of the index too.
 *
 * @returns exit code 1 while a violation blocks, 0 otherwise, warnings included
 * @throws UserError on wrong usage, on a `.gitignore` that cannot be edited, and when git cannot tell
 */
export async function run(context: Context, input: Input): Promise<Outcome> {
  const format = formatOf(input);
  const { root } = await findRepository({ cwd: context.cwd, env: context.env });
  const place = { cwd: root, env: context.env };
  const untracking = input.options['untrack'] === true;
  const applied = input.options['fix'] === true;
  const policy = await loadPolicy(root, context.cwd, undefined, ruleExists);
  const allowed = await coverageTest(policy.allowedEnvFiles);
  const before = await surveyEnvFiles(place, allowed);
  const plan = await planEnvFix(place, before);
  if (applied) {
    applyEdits(plan.edits);
    if (untracking) await untrack(place, plan.untrack);
  }
  const { violations } = applied ? await surveyEnvFiles(place, allowed) : before;
  const program = programCall(context);
  const stdout = (format === 'json' ? envJson : envText)({ violations, plan, applied, untracking, program });
  return { stdout, exitCode: violations.some(({ severity }) => severity === 'block') ? 1 : 0 };
}

function formatOf({ options }: Input): 'pretty' | 'json' {
  const format = options['format'] ?? 'pretty';
  if (format === 'pretty' || format === 'json') return format;
  throw new UserError(`env has no format ${String(format)}`, 'use --format pretty or --format json');
}
