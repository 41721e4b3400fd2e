import { lstatSync, type BigIntStats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { realPath } from './real-path.js';

/**
 * @returns the path as the disk spells it, links of its folders followed but not one at its end, which is a file of its own to git;
 *   nothing where its folder does not exist
 */
export function spelledPath(path: string): string | undefined {
  const folder = realPath(dirname(path));
  if (folder === undefined) return undefined;
  const isLink = statsOf(path)?.isSymbolicLink() ?? true;
  return join(folder, basename(isLink ? path : (realPath(path) ?? path)));
}

/** @returns whether two paths name the same file or folder, links not followed */
export function isSameFile(one: string, other: string): boolean {
  const [a, b] = [statsOf(one), statsOf(other)];
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

function statsOf(path: string): BigIntStats | undefined {
  try {
    return lstatSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}
