import { bytePath, type BytePath } from '../../core/byte-path.js';
import { diskPath } from '../../disk/folder.js';
import { kindAt } from '../../disk/read-file.js';
import { walk } from '../../disk/walk.js';
import { UserError } from '../../errors.js';
import { workTreePaths, type TreePath } from '../../git/work-tree.js';
import type { AuditSettings } from './settings.js';
import type { TreeRequest } from './tree.js';

/** A path to read, or why not. */
export interface AuditedPath {
  readonly path: BytePath;
  /** Why it is passed over on purpose. */
  readonly passed?: string;
  /** Why it cannot be read. */
  readonly failed?: string;
}

const PASSED: Partial<Record<TreePath['kind'], string>> = {
  submodule: 'a submodule: audit its own repository',
  repository: 'a repository of its own: audit it there',
};

/**
 * @param paths below the root; everything where empty
 * @returns the files to read, each once: in a repository those that git tracks or would take, and those named by their own path
 * @throws UserError (exit code 2) for a path that does not exist
 */
export async function auditedPaths(
  { root, inRepository }: AuditSettings,
  { place, ignored }: TreeRequest,
  paths: readonly string[],
): Promise<Iterable<AuditedPath>> {
  const files = paths.filter((path) => isFile(root, path));
  if (!inRepository) return walked(root, paths);
  const listed = await workTreePaths({ cwd: root, env: place.env }, paths, ignored);
  const known = new Set(listed.map(({ path }) => path));
  // Whoever names an ignored file wants it read.
  const named = files.map(bytePath).filter((path) => !known.has(path));
  return [...listed.map(passedOver), ...[...new Set(named)].map((path) => ({ path }))];
}

function passedOver({ path, kind }: TreePath): AuditedPath {
  const passed = PASSED[kind];
  return passed === undefined ? { path } : { path, passed };
}

/** @throws UserError (exit code 2) where nothing is there */
function isFile(root: string, path: string): boolean {
  const kind = kindAt(diskPath(root, bytePath(path)));
  if (kind === 'missing') throw new UserError(`${path} does not exist`, 'check the spelling of the path');
  return kind === 'file';
}

function* walked(root: string, paths: readonly string[]): Generator<AuditedPath, void, void> {
  const seen = new Set<BytePath>();
  for (const path of paths.length === 0 ? [''] : paths) {
    const below =
      path === '' || !isFile(root, path)
        ? walk(root, path === '' ? '' : bytePath(`${path}/`))
        : [{ path: bytePath(path) }];
    for (const one of below) {
      if (seen.has(one.path)) continue;
      seen.add(one.path);
      yield one;
    }
  }
}
