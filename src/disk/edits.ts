import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Edit } from '../core/edit.js';
import { UserError } from '../errors.js';

/**
 * Applies planned edits, each file in one step (a temporary file beside it, then a rename).
 *
 * @throws UserError when a file is no longer as the plan saw it, or cannot be written
 */
export async function applyEdits(edits: readonly Edit[]): Promise<void> {
  for (const edit of edits) await assertUnchanged(edit);
  for (const edit of edits) {
    try {
      await applyEdit(edit);
    } catch (error) {
      throw new UserError(
        `cannot write ${edit.path}: ${(error as Error).message}`,
        'check its permissions and run this again',
      );
    }
  }
}

/** @returns the file's text, or `undefined` where there is none */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UserError(`cannot read ${path}: ${(error as Error).message}`, 'check that it is a file you may read');
  }
}

async function assertUnchanged(edit: Edit): Promise<void> {
  if ((await readText(edit.path)) !== edit.before) {
    throw new UserError(`${edit.path} changed while the edit was being planned`, 'run the command again');
  }
}

async function applyEdit({ path, after, mode }: Edit): Promise<void> {
  if (after === undefined) {
    await rm(path);
    return;
  }
  const kept = await stat(path).then(
    (s) => s.mode & 0o777,
    () => mode ?? 0o644,
  );
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.check-staged.tmp`;
  await writeFile(temporary, after, { mode: kept });
  await rename(temporary, path);
}
