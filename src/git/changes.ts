import { cannotScan } from '../errors.js';
import { ChangeReader, type CommitChanges } from './change-reader.js';
import { idLines } from './objects.js';
import { reasonIn } from './repository.js';
import { GitStopped, streamGit, type GitPlace } from './run.js';

/** What a commit changed, or why that is not known. */
export type CommitRead = CommitChanges | { readonly commit: string; readonly lost: string };

/**
 * A merge shows what it has from none of its parents (`-c`): all else came with another commit. Every setting that could bend
 * the output is pinned.
 */
const DIFF_TREE = [
  ...['diff-tree', '--stdin', '-r', '--root', '-c', '--raw', '-z', '--always', '--no-abbrev', '--format=%H %at'],
  ...['--no-renames', '--ignore-submodules=none', '--no-relative', '--no-ext-diff', '--no-textconv', '--no-color'],
  ...['--encoding=UTF-8', '-O/dev/null'],
];

/** Each of these costs two starts of git. */
const MOST_LOST = 1000;

/**
 * Reads what commits changed, one at a time in the order asked for; one answer for each. Git ends at a tree it does not have and
 * is started again behind it.
 *
 * @throws UserError (exit code 3) when that happens too often
 */
export async function* readChanges(
  place: GitPlace,
  commits: readonly string[],
): AsyncGenerator<CommitRead, void, void> {
  for (let next = 0, stops = 0; next < commits.length; stops++) {
    if (stops > MOST_LOST) throw withoutTrees();
    try {
      for await (const changes of streamed(place, commits, next)) {
        // Git passes over a commit that it does not have.
        while (next < commits.length && commits[next] !== changes.commit)
          yield { commit: commits[next++]!, lost: 'git does not have it' };
        if (next === commits.length) throw withoutTrees();
        next++;
        yield changes;
      }
      while (next < commits.length) yield { commit: commits[next++]!, lost: 'git does not have it' };
    } catch (error) {
      if (!(error instanceof GitStopped)) throw error;
      // It may have ended before it wrote this commit whole, or at the next one.
      if (next < commits.length) yield await alone(place, commits[next++]!);
    }
  }
}

async function* streamed(
  place: GitPlace,
  commits: readonly string[],
  from: number,
): AsyncGenerator<CommitChanges, void, void> {
  const reader = new ChangeReader();
  for await (const chunk of streamGit(place, DIFF_TREE, idLines(commits, from))) yield* reader.push(chunk);
  const last = reader.end();
  if (last !== undefined) yield last;
}

async function alone(place: GitPlace, commit: string): Promise<CommitRead> {
  try {
    for await (const changes of streamed(place, [commit], 0)) return changes;
    return { commit, lost: 'git does not have it' };
  } catch (error) {
    if (!(error instanceof GitStopped)) throw error;
    return { commit, lost: `git cannot compare it with its parents${reasonIn(error.stderr)}` };
  }
}

function withoutTrees(): Error {
  return cannotScan(
    'git does not have the trees of this history, as in a clone made with `--filter=tree:0`',
    'fetch them with `git fetch --refetch --filter=blob:none`, or see what `git fsck` says',
  );
}
