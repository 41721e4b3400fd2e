import { isAbsolute, resolve, sep } from 'node:path';
import { patternTest } from '../config/path-patterns.js';
import type { Policy } from '../config/policy.js';
import type { Skipped } from '../core/report.js';
import { realPath } from '../disk/real-path.js';
import { UserError } from '../errors.js';
import type { RawEntry } from '../git/raw-list.js';
import { givenPath, pathMatcher, type GivenPath } from './given-paths.js';

/** Which of the staged paths a run is about. */
export interface PathFilter {
  /** @returns whether the path was asked for */
  readonly named: (path: string) => boolean;
  /** @returns why its content is not read, if so */
  readonly passOver: (entry: RawEntry) => string | undefined;
  /**
   * @returns the paths that were asked for and at which nothing is staged, as they were given
   * @throws UserError (exit code 2) where nothing is there either: a typing error must not pass as clean
   */
  readonly missed: (entries: readonly RawEntry[]) => readonly Skipped[];
}

/**
 * @param paths files and folders, absolute or relative to `cwd`; all where empty
 * @param limits whether only these are read; otherwise it is only found out which of them are staged
 * @throws UserError (exit code 2) for a path outside the repository
 */
export async function pathFilter(
  root: string,
  cwd: string,
  paths: readonly string[],
  policy: Policy,
  limits = true,
): Promise<PathFilter> {
  const wanted = paths.map((path) => insidePath(root, cwd, path));
  const { matches } = pathMatcher(root, wanted);
  const named = (path: string): boolean => !limits || wanted.length === 0 || matches(path).length > 0;
  const ignored = await patternTest(policy.ignorePaths);
  return {
    named,
    passOver({ path }) {
      if (!named(path)) return 'not asked for';
      return ignored(path) ? coveredBy(policy) : undefined;
    },
    missed(entries) {
      if (wanted.length === 0) return [];
      const met = new Set(entries.flatMap(({ path, oldPath = path }) => [path, oldPath]).flatMap(matches));
      const missed = wanted.filter((one) => !met.has(one));
      for (const { given } of missed) {
        if (realPath(resolve(cwd, given)) !== undefined) continue;
        throw new UserError(`nothing is staged at ${given}, and no such file exists`, 'check the spelling of the path');
      }
      return missed.map(({ given }) => ({ path: given, reason: 'nothing is staged there' }));
    },
  };
}

/** @returns why a path is not read that the configuration passes over */
export function coveredBy({ file }: Policy): string {
  return `"ignorePaths" of ${file} covers it`;
}

function insidePath(root: string, cwd: string, path: string): GivenPath {
  const found = givenPath(root, cwd, path);
  if (found.below.length === 0) throw new UserError(`${path} is outside this repository`, `name paths below ${root}`);
  return found;
}

/** @returns whether a relative path leads out of where it begins */
export function isOutside(below: string): boolean {
  return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below);
}
