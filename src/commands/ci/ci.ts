import type { Context } from '../../context.js';
import { readText } from '../../disk/edits.js';
import { cannotScan, UserError } from '../../errors.js';
import { commitOf, endsOf, isAncestor } from '../../git/history-scope.js';
import { refsAt } from '../../git/remote.js';
import type { GitPlace } from '../../git/run.js';
import { cutOff } from '../../git/shallow.js';
import type { Run } from '../command.js';
import { comingOutcome, gatherComing } from '../push/pushed.js';
import { readAsked, text } from '../reporting.js';
import { groupOf, type ConfigFrom, type Ends } from './ci-config.js';
import { engineOf, type CiEngine } from './engines.js';

/**
 * `check-staged ci`: what the commits bring that a run of continuous integration is about, files and messages.
 *
 * @returns exit code 1 where something blocks, 3 where something could not be read
 * @throws UserError with exit code 2 where nothing tells which commits, 3 where the clone lacks them
 */
export const run: Run = async (context, input) => {
  const asked = readAsked(input);
  const place = { cwd: context.cwd, env: context.env };
  const range = text(input.options['range']);
  const from = configFromOf(text(input.options['config-from']));
  const ends = range === undefined ? await engineEnds(context, place) : await rangeEnds(place, range);
  const { head, base } = ends;
  if (await cutOff(place, [head], [base])) throw lacks(engineOf(context.env), 'some of the commits that are new');
  const audited = await gatherComing(context, asked, {
    ...{ place, groups: [await groupOf(place, ends, asked.configFile, from)], known: [base] },
    refs: await refsAt(place, head),
    stop: context.stopped(),
  });
  return comingOutcome(context, asked, audited, 'history');
};

/** A range is compared with its base as a pull request is: whoever wants its own configuration says so. */
async function rangeEnds(place: GitPlace, range: string): Promise<Ends> {
  const { from, without } = (await endsOf(place, { range }))!;
  return { head: from[0]!, base: without[0]!, pull: true, sameBranch: false };
}

const SAY = 'say which commits to check: --range A..B';

async function engineEnds({ env }: Context, place: GitPlace): Promise<Ends> {
  const engine = engineOf(env);
  if (engine === undefined) throw new UserError('no CI engine is known by the environment', SAY);
  const told = engine.ends(env, eventOf(env));
  if (told === undefined) throw new UserError(`${engine.name} does not tell which commits this run is about`, SAY);
  const head = await commitOf(place, told.head);
  if (head === undefined) throw lacks(engine, `commit ${told.head.slice(0, 7)}, which this run is about`);
  if (told.base !== undefined && 'commit' in told.base) {
    const base = await commitOf(place, told.base.commit);
    if (base === undefined) throw lacks(engine, `commit ${told.base.commit.slice(0, 7)}, which was there before`);
    const target = await branchTip(place, told.target);
    const pull = told.pull === true;
    return { head, base, pull, sameBranch: !pull, ...(target === undefined ? {} : { target }) };
  }
  const branch = told.base?.branch ?? 'HEAD';
  const ref = `refs/remotes/origin/${branch}`;
  const base = await branchTip(place, branch);
  if (base === undefined && told.base === undefined)
    throw new UserError(`${engine.name} does not tell what was there before, nor does ${ref}`, SAY);
  if (base === undefined) throw lacks(engine, `${ref}, which the change is for`);
  // What the branch has already would pass unread.
  if (await isAncestor(place, head, base))
    throw new UserError(
      `${ref} has all of this run's commits, and ${engine.name} does not tell what it had before`,
      SAY,
    );
  return { head, base, pull: told.pull === true, sameBranch: false };
}

async function branchTip(place: GitPlace, branch: string | undefined): Promise<string | undefined> {
  if (branch === undefined || NO_BRANCH.test(branch)) return undefined;
  return commitOf(place, `refs/remotes/origin/${branch}`);
}

/** What git allows in no branch (git's manual, "git check-ref-format") could make another revision of it. */
const NO_BRANCH = /[\p{Cc} ~^:?*[\\]|\.\.|@\{/u;

function lacks(engine: CiEngine | undefined, what: string): Error {
  const how = engine === undefined ? '`git fetch --unshallow` brings them' : `in ${engine.name}, ${engine.deepen}`;
  return cannotScan(`this clone lacks ${what}`, how);
}

function configFromOf(given: string | undefined): ConfigFrom | undefined {
  if (given === undefined || given === 'base' || given === 'head') return given;
  throw new UserError(
    `--config-from does not know "${given}"`,
    'say base for the configuration of the target, head for that of the change',
  );
}

/** GitHub sends events of 25 MB at most (its documentation, "Webhook events and payloads"). */
const MAX_EVENT_BYTES = 25 * 1024 * 1024;

/** GitHub's documentation, "Variables reference": the file of what started the run. */
function eventOf(env: Context['env']): unknown {
  const path = env['GITHUB_EVENT_PATH'];
  const content = path === undefined || path === '' ? undefined : readText(path, { maxBytes: MAX_EVENT_BYTES });
  try {
    return content === undefined ? undefined : JSON.parse(content);
  } catch {
    throw new UserError(`GITHUB_EVENT_PATH names what is no event: ${path}`, SAY);
  }
}
