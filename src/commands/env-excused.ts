import { baseName, type BytePath } from '../core/byte-path.js';
import type { LostProtection } from '../core/env-policy.js';
import type { GitPlace } from '../git/run.js';
import { isIgnoreFile } from '../git/ignore-files.js';
import { safeVersions, versionKey, type FileVersion } from './env-content.js';

/** The files of git before and after a change; nothing where it cannot list them. */
export type Trees = readonly [before: readonly FileVersion[] | undefined, after: readonly FileVersion[] | undefined];

/**
 * Leaves out the protections that are not missed: those of a folder that went with them, and those of a file that is in git and may
 * be there by what it holds.
 *
 * @param lost some
 */
export async function missed(
  place: GitPlace,
  lost: readonly LostProtection[],
  [before, after]: Trees,
): Promise<LostProtection[]> {
  if (before === undefined || after === undefined) return [...lost];
  const left = lost.filter(({ how, name }) => how === 'negation-added' || !wentAway(name, before, after));
  const names = new Set(left.map(({ name }) => name));
  const versions = after.filter(({ path }) => names.has(path));
  const safe = await safeVersions(place, versions);
  const inGit = new Map(versions.map((version) => [version.path, safe.has(versionKey(version))]));
  return left.filter(({ name }) => inGit.get(name) !== true);
}

function wentAway(name: BytePath, before: readonly FileVersion[], after: readonly FileVersion[]): boolean {
  const folder = literalFolder(name);
  if (folder === '') return false;
  const isInside = ({ path }: FileVersion): boolean => path.startsWith(folder);
  return before.some((file) => isInside(file) && !isIgnoreFile(file.path)) && !after.some(isInside);
}

/** The part of a path that is a folder and has no wildcard in it. */
function literalFolder(name: BytePath): BytePath {
  const parts = name.slice(0, name.length - baseName(name).length).split('/');
  const wild = parts.findIndex((part) => /[*?[]/.test(part));
  const folders = wild === -1 ? parts : [...parts.slice(0, wild), ''];
  return folders.join('/');
}
