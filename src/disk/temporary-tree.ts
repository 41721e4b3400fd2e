import { mkdirSync, writeFileSync } from 'node:fs';
import { folderOf, type BytePath } from '../core/byte-path.js';
import { cannotScan } from '../errors.js';
import { diskPath } from './folder.js';
import { withTemporaryFolder } from './temporary.js';

/**
 * Writes files into a folder of their own, lets them be used, and removes the folder again.
 *
 * @param files contents by path below the folder
 * @param use gets the folder's absolute path
 * @throws UserError (exit code 3) when they cannot be written
 */
export async function withTemporaryTree<T>(
  files: ReadonlyMap<BytePath, Uint8Array>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  return withTemporaryFolder((folder) => {
    writeAll(folder, files);
    return use(folder);
  });
}

function writeAll(folder: string, files: ReadonlyMap<BytePath, Uint8Array>): void {
  for (const [path, content] of files) {
    // A hand-made commit can name its entries so.
    if (path.split('/').some((part) => part === '..' || part === ''))
      throw refusal('a path leads out of the repository');
    try {
      mkdirSync(diskPath(folder, folderOf(path)), { recursive: true });
      writeFileSync(diskPath(folder, path), content, { mode: 0o600 });
    } catch (error) {
      throw refusal((error as Error).message);
    }
  }
}

function refusal(reason: string): Error {
  return cannotScan(
    `cannot try out the .gitignore files: ${reason}`,
    'check that the folder for temporary files can be written',
  );
}
