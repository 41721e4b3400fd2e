import { lstatSync } from 'node:fs';
import type { BytePath } from '../core/byte-path.js';
import { cannotScan } from '../errors.js';
import { diskPath } from './folder.js';
import { readSmallFile } from './small-file.js';

/**
 * Reads `.gitignore` files as git does, which follows no symbolic link there.
 *
 * @param root absolute path of the repository's top folder
 * @param paths which ones, below it
 * @returns the contents of those that exist; `link` for a symbolic link
 * @throws UserError (exit code 3) when one may not be read
 */
export function readIgnoreFiles(root: string, paths: readonly BytePath[]): Map<BytePath, Buffer | 'link'> {
  const read = paths.map((path) => [path, readOne(diskPath(root, path))] as const);
  return new Map(read.filter((one): one is [BytePath, Buffer | 'link'] => one[1] !== undefined));
}

function readOne(path: Buffer): Buffer | 'link' | undefined {
  try {
    const stats = lstatSync(path);
    if (stats.isSymbolicLink()) return 'link';
    if (!stats.isFile()) return undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unreadable(path, message);
  }
  const read = readSmallFile(path);
  if ('failed' in read) throw unreadable(path, read.failed);
  return 'bytes' in read ? read.bytes : undefined;
}

function unreadable(path: Buffer, reason: string): Error {
  return cannotScan(`cannot read ${path.toString()}: ${reason}`, 'put a small regular file there that you may read');
}
