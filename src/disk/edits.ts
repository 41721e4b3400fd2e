import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Edit } from '../core/edit.js';
import { UserError } from '../errors.js';
import { replaceFile } from './temporary.js';

/**
 * Applies planned edits, each file in one step (a temporary file beside it, then a rename).
 *
 * @throws UserError when a file is no longer as the plan saw it, or cannot be written
 */
export function applyEdits(edits: readonly Edit[]): void {
  for (const edit of edits) assertUnchanged(edit);
  for (const edit of edits) {
    try {
      applyEdit(edit);
    } catch (error) {
      throw new UserError(
        `cannot write ${edit.path}: ${(error as Error).message}`,
        'check its permissions and run this again',
      );
    }
  }
}

/**
 * Not through promises: their module costs more to load than the few small files a run reads.
 *
 * @returns the file's text, or `undefined` where there is none
 */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UserError(`cannot read ${path}: ${(error as Error).message}`, 'check that it is a file you may read');
  }
}

function assertUnchanged(edit: Edit): void {
  if (readText(edit.path) !== edit.before) {
    throw new UserError(`${edit.path} changed while the edit was being planned`, 'run the command again');
  }
}

function applyEdit({ path, after, mode = 0o644 }: Edit): void {
  if (after === undefined) {
    rmSync(path);
    return;
  }
  const { mode: kept } = statSync(path, { throwIfNoEntry: false }) ?? { mode };
  mkdirSync(dirname(path), { recursive: true });
  replaceFile(path, after, kept & 0o777);
}
