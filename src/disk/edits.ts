import { mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Edit } from '../core/edit.js';
import { UserError } from '../errors.js';
import { readSmallFile, type SmallFileLimits } from './small-file.js';
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
 * @param limits where the file may lie and how large it may be; anywhere and `MAX_SETTINGS_BYTES` unless given
 * @returns the text of a regular file, or `undefined` where there is none
 * @throws UserError (exit code 2) for what is there and is not read
 */
export function readText(path: string, limits: SmallFileLimits = {}): string | undefined {
  const read = readSmallFile(path, limits);
  if ('bytes' in read) return read.bytes.toString();
  if ('none' in read) return undefined;
  throw new UserError(`cannot read ${path}: ${read.failed}`, 'put a small regular file there that you may read');
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
