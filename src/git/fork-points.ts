import { cannotScan } from '../errors.js';
import { reasonIn } from './repository.js';
import { runGit, type GitPlace } from './run.js';

/** More than these are not compared with each other: each stands for itself. */
const MOST = 100;

/**
 * Finds the known commits that a tip grows out of (git's manual, "git rev-list", `--boundary`), without those that are in the
 * history of another one.
 *
 * @param tip the id of a commit
 * @param known ids of commits
 * @returns ids; the tip itself where it is known, none where nothing of its history is
 * @throws UserError (exit code 3) when git cannot walk the history
 */
export async function forkPoints(place: GitPlace, tip: string, known: readonly string[]): Promise<readonly string[]> {
  if (known.length === 0) return [];
  const input = [tip, ...known.map((id) => `^${id}`)].map((id) => `${id}\n`).join('');
  const { stdout, stderr, exitCode } = await runGit(place, ['rev-list', '--boundary', '--stdin'], input);
  if (exitCode !== 0) throw unknown(stderr);
  const rows = stdout.toString('latin1').split('\n').slice(0, -1);
  if (rows.every((row) => row.startsWith('-'))) return [tip];
  const boundary = rows.filter((row) => row.startsWith('-')).map((row) => row.slice(1));
  return boundary.length > 1 && boundary.length <= MOST ? independent(place, boundary) : boundary;
}

async function independent(place: GitPlace, commits: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr, exitCode } = await runGit(place, ['merge-base', '--independent', ...commits]);
  if (exitCode !== 0) throw unknown(stderr);
  return stdout.toString('latin1').split('\n').slice(0, -1);
}

function unknown(stderr: string): Error {
  return cannotScan(
    `git cannot walk the history to its end${reasonIn(stderr)}`,
    'see what `git fsck` says; `git fetch` may bring the commits that are missing',
  );
}
