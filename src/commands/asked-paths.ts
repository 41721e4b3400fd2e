import { resolve } from 'node:path';
import { realPath } from '../disk/real-path.js';
import { UserError } from '../errors.js';
import { givenPaths, pathMatcher } from './given-paths.js';
import type { PathFilter } from './path-filter.js';

/**
 * @param paths files and folders, absolute or relative to `cwd`
 * @throws UserError (exit code 2) for a path outside the repository
 */
export function askedPaths(
  root: string,
  cwd: string,
  paths: readonly string[],
): Omit<PathFilter, 'passOver' | 'ignored'> {
  const wanted = givenPaths(root, cwd, paths);
  const outside = wanted.find(({ below }) => below.length === 0);
  if (outside !== undefined)
    throw new UserError(`${outside.given} is outside this repository`, `name paths below ${root}`);
  const { matches } = pathMatcher(root, wanted);
  return {
    named: (path) => matches(path).length > 0,
    missed(entries) {
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
