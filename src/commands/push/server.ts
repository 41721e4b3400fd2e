import type { Context, Outcome } from '../../context.js';
import { UserError } from '../../errors.js';
import { everyRefId } from '../../git/remote.js';
import type { Input, Run } from '../command.js';
import { readAsked, text } from '../reporting.js';
import { comingOutcome, gatherComing } from './pushed.js';
import { coming, isOid, receivedRefs, type RefUpdate } from './refs.js';

/**
 * `check-staged pre-receive`: what a server is sent, by the lines that git writes to the standard input (git's manual,
 * "githooks"). The objects are in quarantine then, which the environment tells git; refs are still what they were.
 *
 * @returns exit code 1 where something blocks, 3 where something could not be read, or not in time
 * @throws UserError with exit code 2 for an input that is not git's
 */
export const preReceive: Run = async (context, input) => received(context, input, receivedRefs(await context.stdin()));

/** `check-staged update REF OLD NEW`: the same for one ref, by the arguments of the hook of that name. */
export const update: Run = async (context, input) => {
  const [name, before, after, ...more] = input.positionals;
  if (name === undefined || !isOid(before ?? '') || !isOid(after ?? '') || more.length > 0)
    throw new UserError('update takes a ref, its old id and its new one', 'call it from the hook as: update "$@"');
  return received(context, input, [{ name, before: before!, after: after! }]);
};

async function received(context: Context, input: Input, updates: readonly RefUpdate[]): Promise<Outcome> {
  const seconds = budgetOf(text(input.options['budget']));
  const asked = readAsked(input);
  const from = coming(updates);
  if (from.length === 0) return { exitCode: 0 };
  const place = { cwd: context.cwd, env: context.env };
  const stop = new AbortController();
  const over = new Promise<undefined>((resolve) => {
    setTimeout(() => {
      stop.abort();
      // What was found until then is told, unless git is still listing.
      setTimeout(resolve, GRACE_MS, undefined);
    }, seconds * 1000);
  });
  const known = await everyRefId(place);
  const checked = gatherComing(context, asked, { place, from, known, cache: false, stop: stop.signal });
  const audited = await Promise.race([checked, over]);
  if (audited === undefined) return outOfTime({ exitCode: 3 }, seconds);
  const outcome = await comingOutcome(context, asked, audited, 'received');
  return stop.signal.aborted ? outOfTime(outcome, seconds) : outcome;
}

const GRACE_MS = 1000;

function outOfTime({ stdout = '' }: Outcome, seconds: number): Outcome {
  return {
    stdout,
    stderr: `check-staged: this push could not be checked within ${seconds} s, so it is refused\n  push fewer commits at a time, or ask whoever runs the server for a larger --budget\n`,
    exitCode: 3,
  };
}

const MOST_SECONDS = 86_400;

function budgetOf(given = '60'): number {
  const seconds = /^\d{1,5}(?:\.\d{1,3})?$/.test(given) ? Number(given) : 0;
  if (seconds > 0 && seconds <= MOST_SECONDS) return seconds;
  throw new UserError(
    `--budget takes seconds, from more than 0 to ${MOST_SECONDS}, not "${given}"`,
    'as in --budget 60',
  );
}
