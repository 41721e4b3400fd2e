import type { BytePath } from '../core/byte-path.js';
import { cannotScan } from '../errors.js';
import { argumentGroups, nulFields } from './ignored.js';
import { runGit, type GitPlace } from './run.js';
import { indexEntries } from './tracked.js';

/** A file of the working tree, as git knows it. */
export interface TreePath {
  readonly path: BytePath;
  readonly kind: 'tracked' | 'untracked' | 'submodule' | 'repository';
  /** The id of what the index has there; none where git does not track it. */
  readonly oid?: string;
}

/**
 * Lists what the working tree may hold: what git tracks, whether it is there or not, and what it would take; with
 * `ignored` also what it ignores.
 *
 * @param place the working tree's top folder
 * @param paths files and folders below it; everything where empty
 * @param folds whether the case of paths does not count
 * @returns each path once, in the order of its bytes; a repository inside this one is listed as its folder
 * @throws UserError (exit code 3) when git cannot list them
 */
export async function workTreePaths(
  place: GitPlace,
  paths: readonly string[],
  ignored: boolean,
  folds = false,
): Promise<readonly TreePath[]> {
  const found = new Map<BytePath, TreePath>();
  for (const pathspecs of argumentGroups(paths.map((path) => literal(path, folds))))
    await addListed(place, pathspecs, ignored, found);
  return [...found.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function addListed(
  place: GitPlace,
  pathspecs: readonly string[],
  ignored: boolean,
  found: Map<BytePath, TreePath>,
): Promise<void> {
  const [entries, others] = await Promise.all([indexEntries(place, pathspecs), otherPaths(place, pathspecs, ignored)]);
  for (const path of others) found.set(path, { path, kind: path.endsWith('/') ? 'repository' : 'untracked' });
  // Git's manual, "gitdatamodel": mode 160000 is a commit of another repository.
  for (const { path, mode, oid } of entries)
    found.set(path, { path, kind: mode === '160000' ? 'submodule' : 'tracked', oid });
}

/** Neither a `*` nor a leading colon of a path has a meaning then (git's manual, "gitglossary", pathspec). */
const literal = (path: string, folds: boolean): string => `:(top,${folds ? 'icase,' : ''}literal)${path}`;

async function otherPaths(place: GitPlace, pathspecs: readonly string[], ignored: boolean): Promise<BytePath[]> {
  const args = ['ls-files', '-z', '--others', ...(ignored ? [] : ['--exclude-standard']), '--', ...pathspecs];
  const result = await runGit(place, args);
  if (result.exitCode !== 0)
    throw cannotScan(`git cannot list the files here: ${result.stderr}`, 'see what `git status` says in this folder');
  return nulFields(result.stdout);
}
