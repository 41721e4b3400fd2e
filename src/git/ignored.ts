import { baseName, bytePath, pathBytes, type BytePath } from '../core/byte-path.js';
import { cannotScan } from '../errors.js';
import { runGit, type GitPlace, type GitResult } from './run.js';

/** What the ignore rules say of one path. */
export interface IgnoreVerdict {
  readonly path: BytePath;
  /** The file and the pattern that decided, as git names them; both empty when nothing matches. */
  readonly source: BytePath;
  readonly pattern: string;
  /** Ignored by a `.gitignore` of the repository, so for everyone who clones it. */
  readonly protected: boolean;
  readonly negated: boolean;
}

/** A personal global ignore file protects nobody else, so git does not get to see it. */
const NO_GLOBAL_IGNORES = ['-c', 'core.excludesFile='];

/**
 * Asks git which pattern decides about each path, whether it exists or not, tracked or not (git's manual,
 * "git check-ignore": `-v -n -z` writes source, line, pattern and path for every path asked about).
 *
 * @param place a working tree's top folder
 * @param options git's own options, ahead of the command
 * @returns one verdict a path, in their order
 * @throws UserError (exit code 3) when git cannot tell
 */
export async function ignoreVerdicts(
  place: GitPlace,
  paths: readonly BytePath[],
  options: readonly string[] = [],
): Promise<IgnoreVerdict[]> {
  if (paths.length === 0) return [];
  const args = [...options, ...NO_GLOBAL_IGNORES, 'check-ignore', '-v', '-n', '-z', '--no-index', '--stdin'];
  const result = await runGit(place, args, nulTerminated(paths));
  // 1 says that no path is ignored.
  if (result.exitCode > 1) throw ignoreUnknown(result);
  const fields = nulFields(result.stdout);
  if (fields.length !== paths.length * 4) throw ignoreUnknown(result);
  return paths.map((path, index) => verdict(path, fields[index * 4]!, fields[index * 4 + 2]!));
}

function verdict(path: BytePath, source: BytePath, pattern: string): IgnoreVerdict {
  const negated = pattern.startsWith('!');
  // `.git/info/exclude` is the only other source left, and it protects one clone.
  return { path, source, pattern, negated, protected: baseName(source) === '.gitignore' && !negated };
}

/**
 * @param place a working tree's top folder
 * @param paths files and folders that exist, below it
 * @returns those that git ignores, by whatever ignore file, tracked or not; none where git cannot judge one of them
 */
export async function ignoredPaths(place: GitPlace, paths: readonly BytePath[]): Promise<ReadonlySet<BytePath>> {
  if (paths.length === 0) return new Set();
  const { stdout } = await runGit(place, ['check-ignore', '-z', '--no-index', '--stdin'], nulTerminated(paths));
  return new Set(nulFields(stdout));
}

/**
 * Lists untracked files that the repository's own `.gitignore` files leave open (git's manual, "git ls-files":
 * `--exclude-per-directory` reads neither `.git/info/exclude` nor the global file).
 *
 * @param place a working tree's top folder
 * @param paths where to look; the whole tree unless given
 * @throws UserError (exit code 3) when git cannot list them
 */
export async function openPaths(place: GitPlace, paths?: readonly BytePath[]): Promise<BytePath[]> {
  if (paths?.length === 0) return [];
  const listed = ['--literal-pathspecs', 'ls-files', '-z', '--others', '--exclude-per-directory=.gitignore'];
  const found: BytePath[] = [];
  for (const some of argumentGroups([...new Set(paths?.map(argumentOf))])) {
    const result = await runGit(place, [...listed, '--', ...some]);
    if (result.exitCode !== 0) throw ignoreUnknown(result);
    found.push(...nulFields(result.stdout));
  }
  return found;
}

/**
 * Windows takes 32,767 characters in all.
 *
 * @returns the arguments in groups that fit; one without any where there are none
 */
export function argumentGroups(paths: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [[]];
  let length = 0;
  for (const path of paths) {
    length += path.length + 1;
    if (length > 16_000 && groups.at(-1)!.length > 0) {
      groups.push([]);
      length = path.length + 1;
    }
    groups.at(-1)!.push(path);
  }
  return groups;
}

/** Arguments are text to Node, so a path that is no UTF-8 becomes its folder. */
function argumentOf(path: BytePath): string {
  const text = pathBytes(path).toString();
  if (bytePath(text) === path) return text;
  const folders = path.split('/');
  const whole = folders.findIndex((name) => bytePath(pathBytes(name).toString()) !== name);
  return pathBytes(folders.slice(0, whole).join('/')).toString() || '.';
}

/** @returns bytes for a `-z --stdin` of git */
export function nulTerminated(paths: readonly BytePath[]): Buffer {
  return pathBytes(paths.map((path) => `${path}\0`).join(''));
}

/** @returns the NUL-terminated fields of a `-z` output */
export function nulFields(output: Buffer): BytePath[] {
  return output.toString('latin1').split('\0').slice(0, -1);
}

function ignoreUnknown({ stderr }: GitResult): Error {
  return cannotScan(
    `git cannot tell which env files it ignores: ${stderr}`,
    'see what `git status` says in this folder',
  );
}
