import { runGit, type GitPlace } from './run.js';

/**
 * Finds which commits a merge takes lines from that were answered for elsewhere. A merge head counts only where a branch, a tag,
 * a remote-tracking or another ref, or the HEAD of a working tree leads to it, and where HEAD does not have it already: git
 * merges nothing that it has. So neither a loose commit that no hook ever saw nor an old commit of this branch excuses a line
 * by its id in `MERGE_HEAD` alone. Whoever can write there can create a branch, too; what is on that branch is checked when it
 * is pushed.
 *
 * @param ids the commits that `MERGE_HEAD` names
 * @returns those that count
 */
export async function mergedCommits(place: GitPlace, ids: readonly string[]): Promise<readonly string[]> {
  const counts = await Promise.all(
    ids.map(async (id) => (await isReached(place, id, '--all')) && !(await isReached(place, id, 'HEAD'))),
  );
  return ids.filter((_, i) => counts[i] === true);
}

/** @returns whether refs lead to a commit; not where git cannot walk there */
async function isReached(place: GitPlace, id: string, refs: 'HEAD' | '--all'): Promise<boolean> {
  const { stdout, exitCode } = await runGit(place, ['rev-list', '--max-count=1', id, '--not', refs, '--']);
  return exitCode === 0 && stdout.length === 0;
}
