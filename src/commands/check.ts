import type { Option, Run } from './command.js';
import { gatherStaged } from './gather.js';
import { notStagedText, outcomeOf, readAsked, reportOptions, showFrom } from './reporting.js';

export const checkOptions: readonly Option[] = [
  ...reportOptions('also tell of clean commits, of guesses, and of what was dismissed and why'),
  { name: 'or-audit', summary: 'check all that is staged, and audit those of the paths that are not' },
];

/**
 * `check-staged`: the staged change against the rules and the env-file policy. Paths that are not staged are named, and do not fail
 * the run.
 */
export const run: Run = async (context, input) => {
  const asked = readAsked(input);
  const { configFile } = asked;
  const request = {
    place: { cwd: context.cwd, env: context.env },
    paths: input.positionals,
    coverage: asked.format !== 'pretty' || asked.verbose,
    now: context.now,
    showFrom: showFrom(asked),
    ...(configFile === undefined ? {} : { configFile }),
  };
  if (input.options['or-audit'] === true) {
    const { runForFramework } = await import('./framework.js');
    return runForFramework(context, input, asked, request);
  }
  const gathered = await gatherStaged(request);
  const { notStaged } = gathered;
  const skipped = [...gathered.skipped, ...notStaged];
  const outcome = await outcomeOf(context, asked, { ...gathered, skipped }, 'commit');
  return { ...outcome, stderr: `${outcome.stderr ?? ''}${notStagedText(notStaged)}` };
};
