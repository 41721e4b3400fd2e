import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Policy } from '../config/policy.js';
import { realPath } from '../disk/real-path.js';
import { UserError } from '../errors.js';
import type { RawEntry } from '../git/raw-list.js';
import { coverageTest } from '../config/path-patterns.js';

/** Which of the staged paths a run is about. */
export interface PathFilter {
  /** @returns whether the path was asked for */
  readonly named: (path: string) => boolean;
  /** @returns why its content is not read, if so */
  readonly passOver: (entry: RawEntry) => string | undefined;
  /** @throws UserError (exit code 2) when a path asked for is neither staged nor there: a typing error must not pass as clean */
  readonly assertMet: (entries: readonly RawEntry[]) => void;
}

/**
 * @param paths files and folders, absolute or relative to `cwd`; all where empty
 * @throws UserError (exit code 2) for a path outside the repository
 */
export async function pathFilter(
  root: string,
  cwd: string,
  paths: readonly string[],
  policy: Policy,
): Promise<PathFilter> {
  const wanted = new Map(paths.map((path) => [belowRoot(root, cwd, path), path]));
  const named = (path: string): boolean => wanted.size === 0 || selfAndFolders(path).some((one) => wanted.has(one));
  const ignored = await coverageTest(policy.ignorePaths);
  return {
    named,
    passOver({ path }) {
      if (!named(path)) return 'not asked for';
      return ignored(path) ? coveredBy(policy) : undefined;
    },
    assertMet(entries) {
      const staged = new Set(entries.flatMap(({ path, oldPath = path }) => [path, oldPath]).flatMap(selfAndFolders));
      for (const [below, path] of wanted) {
        if (staged.has(below) || realPath(join(root, below)) !== undefined) continue;
        throw new UserError(`nothing is staged at ${path}, and no such file exists`, 'check the spelling of the path');
      }
    },
  };
}

/** @returns why a path is not read that the configuration passes over */
export function coveredBy({ file }: Policy): string {
  return `"ignorePaths" of ${file} covers it`;
}

/** @returns the path and the folders above it, the root (empty) included */
function selfAndFolders(path: string): string[] {
  const found = ['', path];
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1))
    found.push(path.slice(0, slash));
  return found;
}

/** @returns the path below the root, `/`-separated; empty for the root itself */
function belowRoot(root: string, cwd: string, path: string): string {
  const below = pathBelow(root, resolve(cwd, path));
  if (below === undefined) throw new UserError(`${path} is outside this repository`, `name paths below ${root}`);
  return below;
}

/** @returns an absolute path as it is below the root, `/`-separated; nothing where it lies outside */
export function pathBelow(root: string, absolute: string): string | undefined {
  let below = relative(root, absolute);
  if (isOutside(below)) {
    // Git names the root without symbolic links; a path given through one is still inside.
    const folder = realPath(dirname(absolute));
    if (folder !== undefined) below = relative(root, join(folder, basename(absolute)));
  }
  return isOutside(below) ? undefined : below.split(sep).join('/');
}

/** @returns whether a relative path leads out of where it begins */
export function isOutside(below: string): boolean {
  return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below);
}
