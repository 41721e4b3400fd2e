import type { ByteRange } from '../core/document.js';
import { cannotScan } from '../errors.js';
import { prepareHash } from './blob-id.js';
import { stagedDiffArgs } from './diff-args.js';
import type { RawEntry } from './raw-list.js';
import { GitStopped, runGit, streamGit, type GitPlace } from './run.js';
import { StagedReader, type StagedFile, type StagedOptions } from './staged-reader.js';

export type { StagedFile, StagedOptions } from './staged-reader.js';

/**
 * Reads what the index would commit, one file at a time and in git's order: the content is the index's, never the
 * working tree's, which each blob's own id proves.
 *
 * Git starts with the first file asked for, before `options` are there: they may be worked out meanwhile.
 *
 * @param place a folder of the working tree (see `findRepository`): a bare repository has an index without entries
 * @param base the id of the commit to compare the index with; HEAD unless given
 * @throws UserError (exit code 3) when git fails, or when its patch does not account for every entry it lists
 */
export async function* readStaged(
  place: GitPlace,
  options: StagedOptions | Promise<StagedOptions> = {},
  base?: string,
): AsyncGenerator<StagedFile, void, void> {
  const chunks = streamGit(place, stagedDiffArgs(base));
  try {
    // While git starts.
    prepareHash();
    const reader = new StagedReader(await options);
    for await (const chunk of chunks) yield* reader.push(chunk);
    yield* reader.end();
  } catch (error) {
    throw error instanceof GitStopped ? await refusal(place, error) : error;
  } finally {
    // Where the options failed nobody has read, and a reader that never began cannot leave either.
    await chunks.next().catch(() => undefined);
    await chunks.return();
  }
}

/** What the index adds to a file of a commit. */
export interface Since {
  readonly added: readonly ByteRange[];
  /** The commit's version, of a file that it has at this or another path. */
  readonly old?: OldVersion;
}

/** A version of a file that a change replaces. */
export interface OldVersion {
  readonly id: string;
  readonly path: string;
}

/** @returns the version that an entry replaces; nothing for what is new, also as a copy or as another type of file */
export function oldVersion({ status, oldId, oldPath, path }: RawEntry): OldVersion | undefined {
  return status === 'M' || status === 'R' ? { id: oldId, path: oldPath ?? path } : undefined;
}

/**
 * The lines of the index that a commit does not have, to be told apart from those a merge takes over from it: what a
 * merge commit adds of its own are the lines that none of its parents has.
 *
 * @param base the id of the commit
 * @returns files by path (see `BytePath`), without ranges where they are empty, or renamed only. A path that the commit has is left out
 *   where nothing was added to it
 * @throws UserError (exit code 3) as `readStaged` does
 */
export async function addedSince(place: GitPlace, base: string): Promise<ReadonlyMap<string, Since>> {
  const since = new Map<string, Since>();
  for await (const { entry, document } of readStaged(place, {}, base)) {
    const path = entry.pathBytes.toString('latin1');
    const old = oldVersion(entry);
    const from = old === undefined ? {} : { old };
    if (document !== undefined && document.added !== 'all') since.set(path, { added: document.added, ...from });
    else if (entry.oldPath !== undefined || entry.status === 'A') since.set(path, { added: [], ...from });
  }
  return since;
}

async function refusal(place: GitPlace, { stderr, exitCode }: GitStopped): Promise<Error> {
  const { findRepository, reasonIn, tooOld } = await import('./repository.js');
  // Outside a repository `git diff` turns into another command and complains about its options.
  await findRepository(place);
  if (/unrecognized argument|invalid option|unknown option/.test(stderr)) return tooOld(place);
  if (await isPartial(place)) {
    return cannotScan(
      `git could not show what is staged without fetching objects${reasonIn(stderr)}`,
      'this is a partial clone: run `git diff --cached -M` once, which fetches them, and commit again',
    );
  }
  const large = await (await import('./too-large.js')).tooLarge(place);
  if (large !== undefined) return large;
  const stopped = exitCode === null ? ' (it was stopped by a signal)' : reasonIn(stderr);
  return cannotScan(
    `git could not show what is staged${stopped}`,
    'run `git status` and `git fsck` to see what is wrong with the repository',
  );
}

/** Git's manual, "git config": `remote.<name>.promisor` marks where objects left out can be fetched from. */
async function isPartial(place: GitPlace): Promise<boolean> {
  const { exitCode } = await runGit(place, ['config', '--get-regexp', String.raw`^remote\..*\.promisor$`]);
  return exitCode === 0;
}
