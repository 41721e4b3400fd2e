import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Policy } from '../config/policy.js';
import { realPath } from '../disk/real-path.js';
import { UserError } from '../errors.js';
import type { RawEntry } from '../git/raw-list.js';
import { patternTest } from './patterns.js';

/** Which of the staged paths a run is about. */
export interface PathFilter {
  /** @returns whether the path was asked for */
  readonly named: (path: string) => boolean;
  /** @returns why its content is not read, if so */
  readonly passOver: (entry: RawEntry) => string | undefined;
  /** @throws UserError (exit code 2) when a path asked for is neither staged nor there: a typing error must not pass as clean */
  readonly assertMet: (entries: readonly RawEntry[]) => Promise<void>;
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
  const wanted = await Promise.all(paths.map((path) => belowRoot(root, cwd, path)));
  const under = (path: string, folder: string): boolean =>
    folder === '' || path === folder || path.startsWith(`${folder}/`);
  const named = (path: string): boolean => wanted.length === 0 || wanted.some((folder) => under(path, folder));
  const ignored = await patternTest(policy.ignorePaths);
  return {
    named,
    passOver({ path }) {
      if (!named(path)) return 'not asked for';
      return ignored(path) ? `"ignorePaths" of ${policy.file} covers it` : undefined;
    },
    async assertMet(entries) {
      for (const [i, folder] of wanted.entries()) {
        const met = entries.some(
          ({ path, oldPath }) => under(path, folder) || (oldPath !== undefined && under(oldPath, folder)),
        );
        if (!met && (await realPath(join(root, folder))) === undefined) {
          throw new UserError(
            `nothing is staged at ${paths[i]}, and no such file exists`,
            'check the spelling of the path',
          );
        }
      }
    },
  };
}

/** @returns the path below the root, `/`-separated; empty for the root itself */
async function belowRoot(root: string, cwd: string, path: string): Promise<string> {
  const absolute = resolve(cwd, path);
  let below = relative(root, absolute);
  if (isOutside(below)) {
    // Git names the root without symbolic links; a path given through one is still inside.
    const folder = await realPath(dirname(absolute));
    if (folder !== undefined) below = relative(root, join(folder, basename(absolute)));
  }
  if (isOutside(below)) throw new UserError(`${path} is outside this repository`, `name paths below ${root}`);
  return below.split(sep).join('/');
}

function isOutside(below: string): boolean {
  return below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below);
}
