import type { Option, Run } from './command.js';
import { gatherStaged } from './gather.js';
import { outcomeOf, readAsked, reportOptions } from './reporting.js';

export const checkOptions: readonly Option[] = reportOptions(
  'also tell of clean commits, of guesses, and of what was dismissed and why',
);

/** `check-staged`: the staged change against the rules and the env-file policy. */
export const run: Run = async (context, input) => {
  const asked = readAsked(input);
  const { configFile } = asked;
  const request = {
    place: { cwd: context.cwd, env: context.env },
    paths: input.positionals,
    coverage: asked.format !== 'pretty' || asked.verbose,
    now: context.now,
  };
  const gathered = await gatherStaged(configFile === undefined ? request : { ...request, configFile });
  return outcomeOf(context, asked, gathered, 'commit');
};
