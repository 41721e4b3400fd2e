import { cannotScan } from '../errors.js';
import { listedEntries, type Entries } from './entries.js';
import { reasonIn } from './repository.js';
import { runGit, type GitPlace } from './run.js';

/**
 * @param commit its id
 * @returns what the commit has at the paths
 * @throws UserError (exit code 3) when its tree cannot be read
 */
export async function committedEntries(place: GitPlace, commit: string, paths: readonly string[]): Promise<Entries> {
  // "mode type id<TAB>path" (git's manual, "git ls-tree").
  const args = ['ls-tree', '-z', '--full-tree', commit, '--', ...paths];
  return listedEntries(place, args, paths, /^(\d{6}) \w+ ([\da-f]+)\t([^]*)$/, `commit ${commit.slice(0, 7)}`);
}

/**
 * @param limit in bytes
 * @returns a blob's content; nothing where it is larger
 * @throws UserError (exit code 3) when git does not have it
 */
export async function smallBlob(place: GitPlace, id: string, limit: number): Promise<Buffer | undefined> {
  const size = await runGit(place, ['cat-file', '-s', id]);
  if (size.exitCode === 0 && Number(size.stdout.toString()) > limit) return undefined;
  const { stdout, stderr, exitCode } = await runGit(place, ['cat-file', 'blob', id]);
  if (exitCode === 0) return stdout;
  throw cannotScan(
    `git cannot show the configuration${reasonIn(stderr)}`,
    'in a partial clone `git checkout` fetches it; else see what `git fsck` says',
  );
}
