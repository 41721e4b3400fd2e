import { coverageTest } from '../config/path-patterns.js';
import type { Policy } from '../config/policy.js';
import type { Skipped } from '../core/report.js';
import type { RawEntry } from '../git/raw-list.js';

/** Which of the staged paths a run is about. */
export interface PathFilter {
  /** @returns whether the path was asked for */
  readonly named: (path: string) => boolean;
  /** @returns why its content is not read, if so */
  readonly passOver: (entry: RawEntry) => string | undefined;
  /** @returns whether the configuration passes over the path */
  readonly ignored: (path: string) => boolean;
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
  const ignored = await coverageTest(policy.ignorePaths);
  const asked = paths.length === 0 ? EVERYTHING : (await import('./asked-paths.js')).askedPaths(root, cwd, paths);
  const named = limits ? asked.named : EVERYTHING.named;
  return {
    named,
    ignored,
    passOver({ path }) {
      if (!named(path)) return 'not asked for';
      return ignored(path) ? coveredBy(policy) : undefined;
    },
    missed: asked.missed,
  };
}

const EVERYTHING: Omit<PathFilter, 'passOver' | 'ignored'> = { named: () => true, missed: () => [] };

/** @returns why a path is not read that the configuration passes over */
export function coveredBy({ file }: Policy): string {
  return `"ignorePaths" of ${file} covers it`;
}
