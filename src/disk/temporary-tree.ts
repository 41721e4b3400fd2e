import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderOf, type BytePath } from '../core/byte-path.js';
import { cannotScan } from '../errors.js';
import { diskPath } from './folder.js';

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
  const folder = await mkdtemp(join(tmpdir(), 'check-staged-')).catch(refuse);
  try {
    await writeAll(folder, files).catch(refuse);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeAll(folder: string, files: ReadonlyMap<BytePath, Uint8Array>): Promise<void> {
  for (const [path, content] of files) {
    // A hand-made commit can name its entries so.
    if (path.split('/').some((part) => part === '..' || part === ''))
      throw new Error('a path leads out of the repository');
    await mkdir(diskPath(folder, folderOf(path)), { recursive: true });
    await writeFile(diskPath(folder, path), content, { mode: 0o600 });
  }
}

function refuse(error: Error): never {
  throw cannotScan(
    `cannot try out the .gitignore files: ${error.message}`,
    'check that the folder for temporary files can be written',
  );
}
