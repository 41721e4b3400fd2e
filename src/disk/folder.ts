import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathBytes, type BytePath } from '../core/byte-path.js';
import { cannotScan } from '../errors.js';

/**
 * Lists a folder without looking into it any deeper.
 *
 * @param root absolute path of the repository's top folder
 * @param folder below it, with a trailing slash; empty for the top
 * @returns the paths below `root` of everything in it but folders; none where it does not exist
 * @throws UserError (exit code 3) when it may not be read
 */
export function filesIn(root: string, folder: BytePath): BytePath[] {
  try {
    const entries = readdirSync(diskPath(root, folder), { withFileTypes: true, encoding: 'buffer' });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => folder + Buffer.from(name).toString('latin1'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw cannotScan(
      `cannot look for env files in ${root}: ${(error as Error).message}`,
      'check that you may read the folder',
    );
  }
}

/** @returns the absolute path as bytes, which need not be UTF-8 */
export function diskPath(root: string, path: BytePath): Buffer {
  return Buffer.concat([Buffer.from(join(root, '/')), pathBytes(path)]);
}
