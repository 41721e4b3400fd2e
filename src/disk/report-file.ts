import { statSync, writeFileSync } from 'node:fs';
import { cannotScan, UserError } from '../errors.js';
import { realPath } from './real-path.js';
import { replaceFile } from './temporary.js';

/**
 * Writes a report in one step, so that a reader never meets half of one. A link stays one, and what is no file (a terminal, a
 * pipe, the null device) is written to and never replaced.
 *
 * @throws UserError where the file cannot be written: exit code 3 where the disk is at fault, 2 else
 */
export function writeReport(path: string, text: string): void {
  try {
    if (isStream(path)) writeFileSync(path, text);
    else replaceFile(realPath(path) ?? path, text);
  } catch (error) {
    const failure = error as NodeJS.ErrnoException;
    const message = `cannot write the report to ${path}: ${reasonOf(failure)}`;
    throw DISK_FAULTS.has(failure.code ?? '')
      ? cannotScan(message, 'make room there, or name a file on another disk')
      : new UserError(message, 'name a file in a folder you may write to');
  }
}

const DISK_FAULTS: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO']);

function isStream(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'its folder does not exist',
    EACCES: 'you may not write there',
    EPERM: 'you may not write there',
    EISDIR: 'it is a folder',
    ENOTDIR: 'its folder is a file',
    ENOTEMPTY: 'it is a folder',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'your share of the disk is used up',
    EFBIG: 'it would be larger than this process may write',
  };
  return reasons[code ?? ''] ?? message;
}
