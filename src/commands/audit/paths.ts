import { bytePath, type BytePath } from '../../core/byte-path.js';
import { diskPath } from '../../disk/folder.js';
import { kindAt } from '../../disk/read-file.js';
import { walk } from '../../disk/walk.js';
import { UserError } from '../../errors.js';
import { ignoredPaths } from '../../git/ignored.js';
import { workTreePaths, type TreePath } from '../../git/work-tree.js';
import { foldsNames } from '../given-paths.js';
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
 * @returns the files to read, each once: in a repository those that git tracks or would take, and whatever is named by its own path
 *   or lies in a named folder that git ignores; for a folder without any file, that there is none
 * @throws UserError (exit code 2) for a path that does not exist
 */
export async function auditedPaths(
  settings: AuditSettings,
  request: TreeRequest,
  paths: readonly string[],
): Promise<readonly AuditedPath[]> {
  const files = new Set(paths.filter((path) => isFile(settings.root, path)));
  const listed = settings.inRepository ? await inRepository(settings, request, paths, files) : [];
  const found = new Map(listed.map((one) => [one.path, one]));
  const none: AuditedPath[] = [];
  for (const path of settings.inRepository ? [] : paths.length === 0 ? [''] : paths) {
    const below = files.has(path) ? [{ path: bytePath(path) }] : [...walk(settings.root, folderPath(path))];
    if (below.length === 0) none.push(empty(path));
    for (const one of below) if (!found.has(one.path)) found.set(one.path, one);
  }
  if (settings.inRepository && paths.length === 0 && found.size === 0) none.push(empty(''));
  return [...found.values(), ...none];
}

/** What was asked for and holds nothing must not pass as clean. */
function empty(path: string): AuditedPath {
  return { path: bytePath(path === '' ? '.' : path), failed: 'there is no file in it' };
}

async function inRepository(
  { root }: AuditSettings,
  { place, ignored }: TreeRequest,
  paths: readonly string[],
  files: ReadonlySet<string>,
): Promise<readonly AuditedPath[]> {
  const top = { cwd: root, env: place.env };
  const folds = foldsNames(root);
  const listed = await workTreePaths(top, paths, ignored, folds);
  const known = new Set(listed.map(({ path }) => (folds ? path.toLowerCase() : path)));
  const isKnown = (path: BytePath): boolean => known.has(folds ? path.toLowerCase() : path);
  const named: AuditedPath[] = [...files].map((path) => ({ path: bytePath(path) }));
  const folders = paths.filter((path) => !files.has(path));
  const passedBy = await ignoredPaths(top, folders.filter((path) => path !== '').map(bytePath));
  const holders = holdersOf(known);
  for (const path of folders) {
    const isListed =
      path === '' ? listed.length > 0 : holders.has(folds ? bytePath(path).toLowerCase() : bytePath(path));
    if (isListed && !passedBy.has(bytePath(path))) continue;
    const walked = [...walk(root, folderPath(path))];
    named.push(...walked);
    if (walked.length === 0 && !isListed) named.push(empty(path));
  }
  return [...listed.map(passedOver), ...named.filter(({ path, failed }) => failed !== undefined || !isKnown(path))];
}

/** @returns the paths and all folders above them */
function holdersOf(paths: Iterable<BytePath>): ReadonlySet<BytePath> {
  const holders = new Set<BytePath>();
  for (const path of paths)
    for (let one = path; one !== '' && !holders.has(one); one = one.slice(0, Math.max(0, one.lastIndexOf('/'))))
      holders.add(one);
  return holders;
}

function folderPath(path: string): BytePath {
  return path === '' ? '' : bytePath(`${path}/`);
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
