import { lstatSync, mkdirSync, type Stats } from 'node:fs';

/**
 * @param stats of the file or folder itself, links not followed
 * @returns whether it is this user's and nobody else may write to it; always on Windows, which has no such bits
 */
export function isOnlyOurs({ uid, mode }: Stats): boolean {
  // eslint-disable-next-line eslint/no-restricted-globals -- the disk's rights are this process's
  const own = process.geteuid?.();
  return own === undefined || (uid === own && (mode & 0o022) === 0);
}

/** @returns whether there is a folder (no link to one) that only this user can write to */
export function isPrivateFolder(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats !== undefined && stats.isDirectory() && isOnlyOurs(stats);
}

/**
 * Makes a folder that only this user can enter, where there is none.
 *
 * @param path its parent exists
 * @returns whether there is one now that only this user can write to
 */
export function makePrivateFolder(path: string): boolean {
  try {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) mkdirSync(path, { mode: 0o700 });
    return isPrivateFolder(path);
  } catch {
    return false;
  }
}
