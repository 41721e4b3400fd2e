import { cannotScan } from '../errors.js';
import { runGit, type GitPlace } from './run.js';

/** Where a repository keeps what; all paths absolute, decoded as UTF-8. */
export interface Repository {
  /** Top folder of the working tree. */
  readonly root: string;
  /** The git folder of this working tree (a linked worktree has its own). */
  readonly gitDir: string;
  /** The git folder shared by all worktrees. */
  readonly commonDir: string;
  /** The called folder's path below `root`, with a trailing slash; empty at the top. */
  readonly prefix: string;
}

/**
 * Asks git where the repository of a folder is.
 *
 * @throws UserError (exit code 3) outside a repository's working tree
 */
export async function findRepository(place: GitPlace): Promise<Repository> {
  const { stdout, stderr, exitCode } = await runGit(place, [
    'rev-parse',
    '--path-format=absolute',
    '--show-toplevel',
    '--git-dir',
    '--git-common-dir',
    '--show-prefix',
  ]);
  if (exitCode !== 0) throw noRepository(stderr);
  const [root = '', gitDir = '', commonDir = '', prefix = ''] = stdout.toString().split('\n');
  return { root, gitDir, commonDir, prefix };
}

function noRepository(stderr: string): Error {
  if (stderr.includes('dubious ownership')) {
    return cannotScan('git refuses this repository because another user owns it', 'follow what `git status` says about safe.directory');
  }
  if (stderr.includes('must be run in a work tree')) {
    return cannotScan('this repository has no working tree, so nothing can be staged in it', 'run this in a clone with files');
  }
  return cannotScan('this is not a git repository', 'run this inside one, or start one with `git init`');
}
