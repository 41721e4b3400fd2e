import nodePath from 'node:path';
import { isSameFile, spelledPath } from '../disk/spelled-path.js';

/** What spelling a path needs of the system; replaced in tests. */
export interface PathSystem {
  readonly path: Pick<typeof nodePath, 'basename' | 'dirname' | 'isAbsolute' | 'join' | 'relative' | 'resolve' | 'sep'>;
  /** @returns the path as the disk spells it; nothing where its folder does not exist */
  readonly spelled: (absolute: string) => string | undefined;
  /** @returns whether both are there and are one file */
  readonly same: (one: string, other: string) => boolean;
}

const thisSystem: PathSystem = { path: nodePath, spelled: spelledPath, same: isSameFile };

/** A path as it was given, and what git may call it. */
export interface GivenPath {
  readonly given: string;
  /** Below the root, `/` between folders, the disk's own spelling first; empty for the root itself. None for a path outside. */
  readonly below: readonly string[];
}

/**
 * @param root absolute, as git spells it
 * @param cwd absolute, in any spelling that the disk takes
 * @param given files and folders, absolute or relative to `cwd`
 */
export function givenPaths(
  root: string,
  cwd: string,
  given: readonly string[],
  system: PathSystem = thisSystem,
): readonly GivenPath[] {
  const { path: paths, spelled } = system;
  // Without asking git, the root is called what `cwd` is.
  const tops = [...new Set([root, spelled(root) ?? root])];
  return given.map((one) => {
    const absolute = paths.resolve(cwd, one);
    const ways = [...new Set([spelled(absolute) ?? absolute, absolute])].flatMap((path) =>
      tops.map((top) => paths.relative(top, path)),
    );
    const below = ways.filter((way) => !leadsOut(way, system)).map((way) => way.split(paths.sep).join('/'));
    return { given: one, below: below.length > 0 ? [...new Set(below)] : belowSameFolder(root, absolute, system) };
  });
}

/** Some disks that take several spellings do not say which one is theirs: then it is the same folder that counts. */
function belowSameFolder(root: string, absolute: string, { path: paths, same }: PathSystem): readonly string[] {
  const rest: string[] = [];
  for (let folder = absolute; ; folder = paths.dirname(folder)) {
    if (same(folder, root)) return [rest.join('/')];
    if (paths.dirname(folder) === folder) return [];
    rest.unshift(paths.basename(folder));
  }
}

function leadsOut(way: string, { path: paths }: PathSystem): boolean {
  return way === '..' || way.startsWith(`..${paths.sep}`) || paths.isAbsolute(way);
}

/** Compares git's paths with given ones. */
export interface PathMatcher {
  /** @returns the given paths that are the path, or a folder above it */
  readonly matches: (path: string) => readonly GivenPath[];
}

/**
 * Where the disk takes several spellings of a name (case, composed characters), so does this: git may have another one than the disk.
 *
 * @param root absolute
 */
export function pathMatcher(root: string, paths: readonly GivenPath[], system: PathSystem = thisSystem): PathMatcher {
  const exact = grouped(paths, (below) => below);
  const folded = grouped(paths, fold);
  const folds = paths.length > 0 && foldsNames(root, system);
  const isOther = (part: string, { below }: GivenPath): boolean =>
    folds || below.some((one) => system.same(system.path.join(root, one), system.path.join(root, part)));
  return {
    matches: (path) =>
      selfAndFolders(path).flatMap(
        (part) => exact.get(part) ?? folded.get(fold(part))?.filter((one) => isOther(part, one)) ?? [],
      ),
  };
}

function grouped(paths: readonly GivenPath[], keyOf: (below: string) => string): ReadonlyMap<string, GivenPath[]> {
  const groups = new Map<string, GivenPath[]>();
  for (const path of paths)
    for (const key of new Set(path.below.map(keyOf))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [path]);
      else group.push(path);
    }
  return groups;
}

/** @returns whether the disk of a repository takes a name in another case for the same; git itself finds out this way */
export function foldsNames(root: string, { path: paths, same }: PathSystem = thisSystem): boolean {
  return same(paths.join(root, '.git'), paths.join(root, '.GIT'));
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** @returns the path and the folders above it, the root (empty) included */
function selfAndFolders(path: string): string[] {
  const found = ['', path];
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1))
    found.push(path.slice(0, slash));
  return found;
}
