import type { BytePath } from '../core/byte-path.js';
import { UserError, cannotScan } from '../errors.js';
import { nulFields, nulTerminated } from './ignored.js';
import { runGit, type GitPlace } from './run.js';

/** One entry of the index. */
export interface IndexEntry {
  /** Octal, such as `100644`. */
  readonly mode: string;
  readonly oid: string;
  readonly path: BytePath;
}

/**
 * @param place a working tree's top folder
 * @param pathspecs which entries; all unless given
 * @returns the index's entries; a path in conflict comes once for each side
 * @throws UserError (exit code 3) when the index cannot be read
 */
export async function indexEntries(place: GitPlace, pathspecs: readonly string[] = []): Promise<IndexEntry[]> {
  const result = await runGit(place, ['ls-files', '-z', '--stage', '--', ...pathspecs]);
  if (result.exitCode !== 0)
    throw cannotScan(`git cannot read the index: ${result.stderr}`, 'see what `git status` says in this folder');
  return nulFields(result.stdout).map((line) => {
    // "mode oid stage<TAB>path" (git's manual, "git ls-files").
    const tab = line.indexOf('\t');
    const [mode = '', oid = ''] = line.slice(0, tab).split(' ');
    return { mode, oid, path: line.slice(tab + 1) };
  });
}

/**
 * Takes files out of the index and leaves them on disk, also where the index holds a version that is neither in HEAD nor on disk.
 *
 * @throws UserError when git refuses
 */
export async function untrack(place: GitPlace, paths: readonly BytePath[]): Promise<void> {
  if (paths.length === 0) return;
  const args = [
    '--literal-pathspecs',
    'rm',
    '--cached',
    '--quiet',
    '--force',
    '--pathspec-from-file=-',
    '--pathspec-file-nul',
  ];
  const { exitCode, stderr } = await runGit(place, args, nulTerminated(paths));
  if (exitCode === 0) return;
  throw new UserError(`git did not take the files out: ${stderr}`, 'see what `git status` says in this folder');
}
