import { cannotScan } from '../errors.js';
import { reasonIn } from './repository.js';
import { runGit, type GitPlace } from './run.js';

/** A file as the index or a tree has it. */
interface Entry {
  /** Octal: 100644, 100755, 120000 a symbolic link, 160000 a submodule. */
  readonly mode: string;
  readonly id: string;
}

/** Entries by their paths below the root. */
export type Entries = ReadonlyMap<string, Entry>;

/**
 * @param place the working tree's top folder
 * @returns what the index has at the paths; what is in conflict is left out
 * @throws UserError (exit code 3) when the index cannot be read
 */
export async function stagedEntries(place: GitPlace, paths: readonly string[]): Promise<Entries> {
  // "mode id stage<TAB>path" (git's manual, "git ls-files").
  const args = ['--literal-pathspecs', 'ls-files', '-z', '--stage', '--', ...paths];
  return listedEntries(place, args, paths, /^(\d{6}) ([\da-f]+) 0\t([^]*)$/, 'the index');
}

/**
 * @param args of a git that lists entries, NUL-terminated
 * @param row its mode, its id and its path
 * @param what names the list in the refusal
 */
export async function listedEntries(
  place: GitPlace,
  args: readonly string[],
  paths: readonly string[],
  row: RegExp,
  what: string,
): Promise<Entries> {
  const { stdout, stderr, exitCode } = await runGit(place, args);
  if (exitCode !== 0)
    throw cannotScan(`git cannot read the configuration of ${what}${reasonIn(stderr)}`, 'see what `git fsck` says');
  const entries = new Map<string, Entry>();
  for (const line of stdout.toString().split('\0')) {
    const [, mode = '', id = '', path = ''] = row.exec(line) ?? [];
    // A folder lists what is in it; of a tree it is an entry itself.
    if (paths.includes(path) && mode !== '040000') entries.set(path, { mode, id });
  }
  return entries;
}
