import { loadPolicy } from '../../config/load.js';
import type { Context, Outcome } from '../../context.js';
import { ScanInterrupted } from '../../core/engine.js';
import { cannotScan, UserError } from '../../errors.js';
import { commitsAmong, everyRefId } from '../../git/remote.js';
import { commonGitDir } from '../../git/repository.js';
import type { GitPlace } from '../../git/run.js';
import { ruleExists } from '../../../rules/book.js';
import type { Input, Run } from '../command.js';
import { readAsked, text, type Asked } from '../reporting.js';
import type { ChosenConfig } from './chosen-config.js';
import { groupsOf } from './groups.js';
import { BUDGET_SECONDS } from './options.js';
import { comingOutcome, gatherComing, type Coming } from './pushed.js';
import { coming, isOid, newRefs, receivedRefs, type RefUpdate } from './refs.js';
import type { Came } from './together.js';

/**
 * `check-staged pre-receive`: what a server is sent, by the lines that git writes to the standard input (git's manual,
 * "githooks"). The refs are the old ones then, so what none of them has is new. What is sent lies in a quarantine that git's
 * environment leads to (git's manual, "git receive-pack", QUARANTINE ENVIRONMENT); a refusal throws it away.
 *
 * @returns exit code 1 where something blocks, 3 where something could not be read
 * @throws UserError with exit code 2 for an input that is not git's, 3 where git cannot list what is new, or time runs out
 */
export const preReceive: Run = async (context, input) => received(context, input, receivedRefs(await context.stdin()));

/**
 * `check-staged update REF OLD NEW`: the same for one ref (git's manual, "githooks").
 *
 * @throws UserError as {@link preReceive} does
 */
export const update: Run = async (context, input) => {
  const [name, before = '', after = '', ...more] = input.positionals;
  if (name === undefined || !isOid(before) || !isOid(after) || more.length > 0)
    throw new UserError('update takes a ref and two whole ids', 'call it from the hook as: update "$1" "$2" "$3"');
  return received(context, input, [{ name: Buffer.from(name).toString('latin1'), before, after }]);
};

async function received(context: Context, input: Input, updates: readonly RefUpdate[]): Promise<Outcome> {
  const asked = readAsked(input);
  const seconds = budgetOf(text(input.options['budget']));
  if (coming(updates).length === 0) return { exitCode: 0 };
  const place = { cwd: context.cwd, env: context.env };
  // Node 20 may collect a signal made of others before it tells.
  const stopping = new AbortController();
  const stop = stopping.signal;
  const abort = (): void => stopping.abort();
  context.stopped().addEventListener('abort', abort, { once: true });
  setTimeout(abort, seconds * 1000).unref();
  const end = context.elapsed() + seconds * 1000;
  const late = (): boolean => context.elapsed() > end;
  const refused = cannotScan(
    `this push was not checked for secrets within ${seconds} s, so it is refused`,
    'push fewer commits at a time; whoever runs the server can give the hook more: --budget SECONDS',
  );
  const gather = async (): Promise<Came> => {
    const known = await everyRefId(place);
    const before = { known: await commitsAmong(place, known), trunk: 'HEAD' };
    const groups = await groupsOf({ place }, updates, before, await serverConfig(place, asked));
    return gatherComing(context, asked, { place, groups, known, refs: newRefs(updates), stop, late });
  };
  const audited = await inTime(gather(), stop, refused);
  const outcome = await comingOutcome(context, asked, audited, 'received');
  if (!stop.aborted || audited.unread.length === 0) return outcome;
  return { ...outcome, stderr: `${outcome.stderr ?? ''}check-staged: ${refused.message}\n  ${refused.hint}\n` };
}

/** What lies in the repository's folder, or is named, is the server's own: then it counts, and no pusher's does. */
async function serverConfig(place: GitPlace, { configFile }: Asked): Promise<ChosenConfig | undefined> {
  const folder = await commonGitDir(place);
  const policy = await loadPolicy(folder, place.cwd, configFile, ruleExists);
  return policy.file === undefined ? undefined : { policy };
}

/** How long git may take to end what it is at, and a scan to tell what it has. */
const GRACE_MS = 500;

/** Git may list commits for longer than there is time. */
async function inTime(gathered: Promise<Came>, stop: Coming['stop'], refused: Error): Promise<Came> {
  let late: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => {
    const begin = (): void => void (late = setTimeout(() => reject(refused), GRACE_MS));
    stop.addEventListener('abort', begin, { once: true });
  });
  try {
    return await Promise.race([gathered, end]);
  } catch (error) {
    // The signal that stops this stops git, too, whatever it was at.
    throw stop.aborted || error instanceof ScanInterrupted ? refused : error;
  } finally {
    clearTimeout(late);
  }
}

function budgetOf(given: string | undefined): number {
  if (given === undefined) return BUDGET_SECONDS;
  if (!/^[1-9]\d{0,4}$/.test(given))
    throw new UserError(`--budget takes whole seconds from 1 to 99999, not "${given}"`, 'as in --budget 60');
  return Number(given);
}
