import { suggestion } from '../core/nearest.js';
import { cannotScan, UserError } from '../errors.js';
import { walkCommits, type Walked } from './commit-walk.js';
import { reasonIn } from './repository.js';
import { runGit, type GitPlace } from './run.js';
import type { Named } from './tips.js';

/** Which commits to read; all that anything hangs on where nothing is said. */
export interface HistoryScope {
  /** `A..B`: what B has and A has not; a side left out is HEAD. */
  readonly range?: string;
  /** A branch, of this clone or as `remote/name`. */
  readonly branch?: string;
  /** Commits (not authors' dates) from then on, in seconds since 1970. */
  readonly since?: number;
  /** The newest so many of what is left. */
  readonly maxCommits?: number;
  /** What hangs on these objects, and on none of others: what a push brings. */
  readonly ends?: ScopeEnds;
}

/** Objects of any kind to begin with, and commits (or tags on such) whose history is known already. */
export interface ScopeEnds {
  readonly from: readonly Named[];
  readonly without: readonly string[];
  /** The commit whose files count as those of HEAD; HEAD itself unless given. */
  readonly head?: string;
}

/** Where to begin, and what to leave out: ids of commits. */
interface Ends {
  readonly from: readonly string[];
  readonly without: readonly string[];
}

/**
 * @returns where a range or a branch begins; nothing where neither is asked for
 * @throws UserError (exit code 2) for one that does not exist
 */
export async function endsOf(place: GitPlace, { range, branch }: HistoryScope): Promise<Ends | undefined> {
  if (branch !== undefined) return { from: [await branchTip(place, branch)], without: [] };
  if (range === undefined) return undefined;
  const sides = /^((?:(?!\.\.).)*)\.\.((?:(?!\.\.).)*)$/s.exec(range);
  if (sides === null || range === '..' || sides[2]!.startsWith('.'))
    throw new UserError(`--range does not know "${range}"`, 'write it as A..B: what B has and A has not');
  const [without, from] = await Promise.all(sides.slice(1).map((side) => commitOf(place, side || 'HEAD')));
  if (from === undefined || without === undefined) {
    const missing = sides[from === undefined ? 2 : 1]! || 'HEAD';
    throw new UserError(
      `the range ${range} names ${missing}, which is no commit here`,
      'see `git log --all --oneline`',
    );
  }
  return { from: [from], without: [without] };
}

/** @returns the id of the commit that a revision names; nothing where it names none */
export async function commitOf(place: GitPlace, revision: string): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const { stdout, exitCode } = await runGit(place, args);
  // Before 2.30 git repeats the option as an answer.
  return exitCode === 0 ? stdout.toString('latin1').trim().split('\n').at(-1) : undefined;
}

/** @returns whether one commit is another, or comes before it */
export async function isAncestor(place: GitPlace, one: string, other: string): Promise<boolean> {
  return (await runGit(place, ['merge-base', '--is-ancestor', '--end-of-options', one, other])).exitCode === 0;
}

async function branchTip(place: GitPlace, branch: string): Promise<string> {
  for (const kind of ['heads', 'remotes']) {
    const tip = await commitOf(place, `refs/${kind}/${branch}`);
    if (tip !== undefined) return tip;
  }
  const { stdout } = await runGit(place, ['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/remotes']);
  const known = stdout.toString().split('\n').filter(Boolean);
  throw new UserError(`there is no branch "${branch}"`, suggestion(branch, known) ?? '`git branch --all` lists them');
}

/** The commits of a scope, the oldest first, and what is missing among them. */
export interface ScopeCommits {
  readonly commits: readonly string[];
  readonly lost: Walked['lost'];
}

/**
 * Lists commits, parents before children and otherwise by the date they were committed.
 *
 * @throws UserError (exit code 3) when a range lacks commits: what it has and has not is not known then
 */
export async function commitsFrom(place: GitPlace, ends: Ends, scope: HistoryScope): Promise<ScopeCommits> {
  if (ends.from.length === 0) return { commits: [], lost: [] };
  const { since, maxCommits } = scope;
  const { commits, lost } = await listed(place, ends);
  // Git's own `--since` stops at the first older commit, with newer ones behind it where a clock was wrong.
  const ids = commits.filter(({ seconds }) => since === undefined || seconds >= since).map(({ id }) => id);
  return { commits: maxCommits === undefined ? ids : ids.slice(-maxCommits), lost };
}

async function listed(place: GitPlace, { from, without }: Ends): Promise<Walked> {
  const input = [...from, ...without.map((id) => `^${id}`)].map((id) => `${id}\n`).join('');
  const args = ['rev-list', '--date-order', '--reverse', '--timestamp', '--stdin'];
  const { stdout, stderr, exitCode } = await runGit(place, args, input);
  if (exitCode === 0) {
    const rows = stdout.toString('latin1').split('\n').slice(0, -1);
    return { commits: rows.map(commitOfRow), lost: [] };
  }
  if (without.length === 0) return walkCommits(place, from);
  throw cannotScan(
    `git cannot walk the history to its end${reasonIn(stderr)}`,
    'see what `git fsck` says; `git fetch` may bring the commits that are missing',
  );
}

/** "seconds id" (git's manual, "git rev-list", `--timestamp`). */
function commitOfRow(row: string): Walked['commits'][number] {
  const [seconds = '', id = ''] = row.split(' ');
  return { id, seconds: Number(seconds) };
}

/** @returns whether older commits were left out when this repository was cloned or fetched */
export async function isShallow(place: GitPlace): Promise<boolean> {
  const { stdout } = await runGit(place, ['rev-parse', '--is-shallow-repository']);
  return stdout.toString().trim() === 'true';
}
