import { dirname, join, resolve } from 'node:path';
import { bytePath } from '../../core/byte-path.js';
import { diskPath } from '../../disk/folder.js';
import { isLinkAt, kindAt } from '../../disk/read-file.js';
import { realPath } from '../../disk/real-path.js';
import { UserError } from '../../errors.js';
import { localEnvironment } from '../../git/environment.js';
import type { GitPlace } from '../../git/run.js';
import { givenPaths } from '../given-paths.js';

/** Paths that are audited from one folder. */
export interface PlacedPaths {
  readonly place: GitPlace;
  readonly paths: readonly string[];
  /** Whether it is another folder than the one the audit was called in. */
  readonly elsewhere: boolean;
}

/**
 * Sorts given paths by the folder to audit them from: those below the root from where the audit was called, each other one, and
 * what lies in a repository inside this one, from its own folder. A link is read as its text, and what it leads to besides.
 *
 * @param root the top folder of the working tree around the place, or the place itself
 * @throws UserError (exit code 2) for a path that does not exist
 */
export function placedPaths(
  { root, inRepository }: { readonly root: string; readonly inRepository: boolean },
  place: GitPlace,
  paths: readonly string[],
): readonly PlacedPaths[] {
  if (paths.length === 0) return [{ place, paths, elsewhere: false }];
  const all = paths.flatMap((path) => [path, ...targetOf(resolve(place.cwd, path))]);
  const here: string[] = [];
  const byFolder = new Map<string, string[]>();
  for (const { given, below } of givenPaths(root, place.cwd, all)) {
    const [path] = below;
    if (path !== undefined && !(inRepository && isInInnerRepository(root, path))) {
      here.push(given);
      continue;
    }
    const absolute = resolve(place.cwd, given);
    const folder = folderOf(absolute);
    const others = byFolder.get(folder);
    if (others === undefined) byFolder.set(folder, [absolute]);
    else others.push(absolute);
  }
  return [
    ...(here.length === 0 ? [] : [{ place, paths: here, elsewhere: false }]),
    ...[...byFolder].map(([cwd, some]) => ({
      place: { cwd, env: localEnvironment(place.env) },
      paths: some,
      elsewhere: true,
    })),
  ];
}

function targetOf(path: string): readonly string[] {
  const target = isLinkAt(path) ? realPath(path) : undefined;
  return target === undefined ? [] : [target];
}

/** The folder itself, or the one that a file lies in. */
function folderOf(path: string): string {
  const kind = kindAt(diskPath(dirname(path), bytePath(path.slice(join(dirname(path), '/').length))));
  if (kind === 'missing') throw new UserError(`${path} does not exist`, 'check the spelling of the path');
  return kind === 'folder' ? path : dirname(path);
}

function isInInnerRepository(root: string, below: string): boolean {
  const parts = below.split('/');
  return (
    below !== '' &&
    !parts.includes('.git') &&
    parts.some((_, at) => kindAt(diskPath(root, bytePath(`${parts.slice(0, at + 1).join('/')}/.git`))) !== 'missing')
  );
}
