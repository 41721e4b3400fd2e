import { bytePath, folderOf, foldersAbove, shownPath, type BytePath } from '../core/byte-path.js';
import { EXPECTED_NAMES } from '../core/env-files.js';
import { stagedPath, type LostProtection, type StagedPath } from '../core/env-policy.js';
import { ignoreLines, ignoreProbes, isMeantForEnvFiles } from '../core/ignore-probes.js';
import { cannotScan } from '../errors.js';
import { ignoreFileVersions, isIgnoreFile, readBlobs, type IgnoreBlobs } from '../git/ignore-files.js';
import type { IgnoreVerdict } from '../git/ignored.js';
import type { GitPlace } from '../git/run.js';
import { indexEntries } from '../git/tracked.js';
import { treeFiles } from '../git/tree-files.js';
import { missed, type Trees } from './env-excused.js';
import { tryIgnoreFiles, type IgnoreFiles } from './ignore-trial.js';

/**
 * Finds the env file names that HEAD's `.gitignore` files keep out of git and the index's no longer do. Costs nothing
 * where no `.gitignore` is staged.
 *
 * @param place the working tree's top folder
 * @throws UserError (exit code 3) when git cannot show the versions
 */
export async function lostProtections(place: GitPlace, staged: readonly StagedPath[]): Promise<LostProtection[]> {
  const changed = changedIgnoreFiles(staged);
  if (changed.length === 0) return [];
  const versions = await ignoreFileVersions(place);
  if (!versions) return [];
  const trees = (): Promise<Trees> =>
    Promise.all([
      treeFiles(place, 'HEAD'),
      indexEntries(place).then((entries) => entries.map(({ path, mode, oid }) => ({ path, mode, id: oid }))),
    ]);
  return lostBetween(place, changed, [versions.head, versions.index], trees);
}

/**
 * @param place any folder of the repository
 * @param changed the `.gitignore` files that differ
 * @param versions the ids of all `.gitignore` files, before and after
 * @param trees lists all files, before and after
 * @returns the env file names that the earlier ones keep out of git and the later ones no longer do
 * @throws UserError (exit code 3) when git cannot show the versions
 */
export async function lostBetween(
  place: GitPlace,
  changed: readonly BytePath[],
  versions: readonly [before: IgnoreBlobs, after: IgnoreBlobs],
  trees: () => Promise<Trees>,
): Promise<LostProtection[]> {
  const [before, after] = await contents(place, versions, changed);
  const probes = [
    ...new Set(changed.flatMap((path) => ignoreProbes(folderOf(path), text(before, path), text(after, path)))),
  ];
  const tried = probes.slice(0, mostProbes(before, after));
  const chain = new Set(tried.flatMap(foldersAbove).map((folder) => `${folder}.gitignore`));
  const [allBefore, allAfter] = await contents(place, versions, [...chain]);
  const [was = [], is = []] = await tryIgnoreFiles(place, [allBefore, allAfter], tried);
  const found = was.flatMap((verdict, at) => lost(verdict, is[at]!, allBefore));
  if (found.length === 0 && tried.length < probes.length) throw tooManyLines(changed);
  return found.length === 0 ? [] : missed(place, found, await trees());
}

/** Git compares each path with each pattern, at some 20 million a second. */
const MOST_COMPARED = 20_000_000;
const FEWEST_PROBES = 200;

/** @returns how many paths git is asked about, so that ignore files of any size take seconds at most */
function mostProbes(...versions: readonly IgnoreFiles[]): number {
  const bytes = versions
    .flatMap((files) => Array.from(files.values(), ({ length }) => length))
    .reduce((sum, length) => sum + length, 0);
  return Math.max(FEWEST_PROBES, Math.floor(MOST_COMPARED / Math.max(1, bytes / BYTES_OF_LINE)));
}

const BYTES_OF_LINE = 4;

function tooManyLines(changed: readonly BytePath[]): Error {
  return cannotScan(
    `${changed.map(shownPath).join(', ')}: too many lines for env files change at once to see whether one loses its protection`,
    'change these lines in several commits',
  );
}

function changedIgnoreFiles(staged: readonly StagedPath[]): BytePath[] {
  const paths = staged.flatMap((entry) => [
    stagedPath(entry),
    ...(entry.oldPath === undefined ? [] : [bytePath(entry.oldPath)]),
  ]);
  return [...new Set(paths.filter(isIgnoreFile))];
}

async function contents(
  place: GitPlace,
  versions: readonly [IgnoreBlobs, IgnoreBlobs],
  paths: readonly BytePath[],
): Promise<[IgnoreFiles, IgnoreFiles]> {
  const oids = versions.flatMap((version) => paths.flatMap((path) => version.get(path) ?? []));
  const blobs = await readBlobs(place, oids);
  const pick = (version: IgnoreBlobs): IgnoreFiles =>
    new Map(paths.flatMap((path) => (version.has(path) ? [[path, blobs.get(version.get(path)!)!] as const] : [])));
  return [pick(versions[0]), pick(versions[1])];
}

function lost(was: IgnoreVerdict, is: IgnoreVerdict, before: IgnoreFiles): LostProtection[] {
  if (!was.protected || is.protected || !meantForEnvFiles(was)) return [];
  const added = is.negated && !ignoreLines(text(before, is.source)).has(is.pattern);
  const { source, pattern } = added ? is : was;
  return [{ name: was.path, path: source, pattern, how: added ? 'negation-added' : 'pattern-gone' }];
}

/** A `*` in the `.gitignore` of a folder of build output was not put there for env files; in the root it covers all. */
function meantForEnvFiles({ path, pattern }: IgnoreVerdict): boolean {
  return isMeantForEnvFiles(pattern) || EXPECTED_NAMES.some((name) => name === path);
}

function text(files: IgnoreFiles, path: BytePath): string {
  return Buffer.from(files.get(path) ?? []).toString('latin1');
}
