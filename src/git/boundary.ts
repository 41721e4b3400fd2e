import type { BytePath } from '../core/byte-path.js';
import type { ScopeEnds } from './history-scope.js';
import { nulFields } from './ignored.js';
import { runGit, type GitPlace } from './run.js';
import { treeFiles } from './tree-files.js';

/** A file as a commit has it. */
interface OldFile {
  readonly path: BytePath;
  readonly id: string;
}

/** More than these is a push of a whole world, of which nothing is taken for known. */
const MOST = 20;

/**
 * Finds where what is new grows out of what is known: the commits that new ones come from and that are not new themselves
 * (git's manual, "git rev-list", `--boundary`).
 *
 * @returns their ids; none where there are more than a few, or git cannot tell
 */
export async function boundaryOf(place: GitPlace, { from, without }: ScopeEnds): Promise<readonly string[]> {
  const input = [...from.map(({ id }) => id), ...without.map((id) => `^${id}`)].map((id) => `${id}\n`).join('');
  const { stdout, exitCode } = await runGit(place, ['rev-list', '--boundary', '--stdin'], input);
  const ids = [...stdout.toString('latin1').matchAll(/^-([\da-f]+)$/gm)].map(([, id]) => id!);
  return exitCode === 0 && ids.length <= MOST ? ids : [];
}

/** @returns the files of a commit, each also by the name that another commit has it under */
export async function filesBefore(
  place: GitPlace,
  commit: string,
  later: readonly string[],
): Promise<ReadonlyMap<BytePath, OldFile>> {
  const files = (await treeFiles(place, commit)) ?? [];
  const found = new Map<BytePath, OldFile>(files.map((file) => [file.path, file]));
  for (const tip of later) {
    for (const [old, path] of await renames(place, commit, tip)) {
      const file = found.get(old);
      if (file !== undefined && !found.has(path)) found.set(path, file);
    }
  }
  return found;
}

async function renames(place: GitPlace, one: string, other: string): Promise<readonly (readonly [string, string])[]> {
  const args = ['diff-tree', '-r', '-z', '-M', '--diff-filter=R', '--name-status', '--end-of-options', one, other];
  const { stdout, exitCode } = await runGit(place, args);
  // "R090", the old name, the new name (git's manual, "git diff-tree", RAW OUTPUT FORMAT).
  const fields = exitCode === 0 ? nulFields(stdout) : [];
  return Array.from({ length: Math.floor(fields.length / 3) }, (_, i) => [fields[3 * i + 1]!, fields[3 * i + 2]!]);
}
