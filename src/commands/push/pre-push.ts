import type { Context, Outcome } from '../../context.js';
import { cannotScan, UserError } from '../../errors.js';
import { commitOf } from '../../git/history-scope.js';
import { commitsAmong, knownOfRemote } from '../../git/remote.js';
import type { GitPlace } from '../../git/run.js';
import type { Run } from '../command.js';
import { readAsked, type Asked } from '../reporting.js';
import { givenConfig } from './given-config.js';
import { groupsOf, type Group } from './groups.js';
import { comingOutcome, gatherComing } from './pushed.js';
import { coming, isOid, newRefs, pushedRefs, type RefUpdate } from './refs.js';

/**
 * `check-staged pre-push [REMOTE URL]`: what the push brings that the remote does not have, files and messages, by the lines
 * that git writes to the standard input (git's manual, "githooks"). Without any, there is nothing to push.
 *
 * @returns exit code 1 where something blocks, 3 where something could not be read
 * @throws UserError with exit code 2 for an input that is not git's, 3 where git cannot list what is new
 */
export const run: Run = async (context, input) => {
  const asked = readAsked(input);
  const place = { cwd: context.cwd, env: context.env };
  const given = pushedRefs(await context.stdin());
  const updates = given.length > 0 ? given : await frameworkUpdates(context, place);
  if (coming(updates).length === 0) return { exitCode: 0 };
  const [name, url] = remoteOf(context, input.positionals);
  const known = [...updates.map(({ before }) => before), ...(await knownOfRemote(place, { name, url }))];
  const stop = context.stopped();
  try {
    const groups = await pushGroups(place, asked, updates, known, `refs/remotes/${name}/HEAD`);
    const audited = await gatherComing(context, asked, { place, groups, known, refs: newRefs(updates), stop });
    return toPeople(asked, await comingOutcome(context, asked, audited, 'push'));
  } catch (error) {
    // The signal that stops this stops git, too, whatever it was at.
    if (!stop.aborted) throw error;
    throw cannotScan('the check was stopped before it was done, so nothing is pushed', 'push again');
  }
};

async function pushGroups(
  place: GitPlace,
  { configFile }: Asked,
  updates: readonly RefUpdate[],
  ids: readonly string[],
  trunk: string,
): Promise<readonly Group[]> {
  const known = await commitsAmong(place, ids);
  if (configFile === undefined) return groupsOf({ place }, updates, { known, trunk });
  const commits = await commitsAmong(
    place,
    updates.flatMap(({ before, after }) => [before, after]),
  );
  const given = await givenConfig(place, configFile, commits);
  if ('path' in given) return groupsOf({ place, path: given.path }, updates, { known, trunk });
  return groupsOf({ place }, updates, { known, trunk }, given);
}

/** `git push --porcelain` writes its own report to the standard output, which the hook shares. */
function toPeople({ format }: Asked, outcome: Outcome): Outcome {
  if (format !== 'pretty') return outcome;
  return { exitCode: outcome.exitCode, stderr: `${outcome.stdout ?? ''}${outcome.stderr ?? ''}` };
}

function remoteOf({ env }: Context, positionals: readonly string[]): readonly [name: string, url: string] {
  const [name, url, ...more] = positionals;
  if (more.length > 0)
    throw new UserError('pre-push takes a remote and its URL', 'call it from the hook as: pre-push "$@"');
  const named = name ?? env['PRE_COMMIT_REMOTE_NAME'] ?? '';
  return [named, url ?? env['PRE_COMMIT_REMOTE_URL'] ?? named];
}

/**
 * The pre-commit framework reads the standard input itself and tells of the first ref by the environment
 * (`pre_commit/commands/hook_impl.py`, `_pre_push_ns`, and pre-commit.com, "pre-push"). Of a history that the remote has nothing
 * of it tells the ref only.
 */
async function frameworkUpdates({ env }: Context, place: GitPlace): Promise<readonly RefUpdate[]> {
  const { PRE_COMMIT_TO_REF: to, PRE_COMMIT_LOCAL_BRANCH: branch, PRE_COMMIT_FROM_REF: before = '' } = env;
  const named = to ?? branch;
  if (env['PRE_COMMIT'] !== '1' || named === undefined) return [];
  const after = await commitOf(place, named);
  if (after === undefined)
    throw cannotScan(`the pre-commit framework names ${named}, which is no commit here`, 'push again');
  return [{ name: branch ?? 'HEAD', before: isOid(before) ? before : '0'.repeat(after.length), after }];
}
