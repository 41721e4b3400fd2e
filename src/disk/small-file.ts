import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { MAX_SETTINGS_BYTES } from '../core/size-limits.js';
import { isOutside } from './outside.js';

/** Which files count. */
export interface SmallFileLimits {
  /** An absolute folder that the file must lie in once links are followed; any unless given. */
  readonly within?: string;
  /** What it may hold at most, in bytes; `MAX_SETTINGS_BYTES` unless given. */
  readonly maxBytes?: number;
}

/** The content, that nothing is there, or why it is not read, to follow "cannot read NAME: ". */
export type SmallFileRead = { readonly bytes: Buffer } | { readonly none: 'missing' } | { readonly failed: string };

/**
 * Reads a regular file of limited size. A pipe or a device is neither waited for nor read, whatever a link leads to.
 *
 * @param path absolute; bytes where it need not be UTF-8
 */
export function readSmallFile(path: string | Buffer, limits: SmallFileLimits = {}): SmallFileRead {
  const { within, maxBytes = MAX_SETTINGS_BYTES } = limits;
  try {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return { none: 'missing' };
    if (within !== undefined && leadsOut(path.toString(), within))
      return { failed: `a link leads to outside of ${within}` };
    // To open some devices does something to them.
    if (!statSync(path).isFile()) return { failed: NOT_REGULAR };
    return opened(path, maxBytes);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOTDIR' ? { none: 'missing' } : { failed: message };
  }
}

const NOT_REGULAR = 'it is not a regular file';

function opened(path: string | Buffer, maxBytes: number): SmallFileRead {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return { failed: NOT_REGULAR };
    const bytes = upTo(file, maxBytes + 1, stats.size);
    return bytes.length > maxBytes ? { failed: tooLarge(maxBytes) } : { bytes };
  } finally {
    closeSync(file);
  }
}

/** The size is no more than a hint: some file systems do not know it, and a file may grow. */
function upTo(file: number, most: number, size: number): Buffer {
  let bytes = Buffer.allocUnsafe(Math.min(most, size + 1));
  for (let length = 0; ;) {
    const read = readSync(file, bytes, length, bytes.length - length, null);
    length += read;
    if (read === 0 || length === most) return bytes.subarray(0, length);
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(most, length * 2 + 4096));
  }
}

function tooLarge(maxBytes: number): string {
  return `it is larger than ${maxBytes / 1024 / 1024} MiB`;
}

/** In the folder itself only the file can be a link, so that most need not be resolved. */
function leadsOut(path: string, within: string): boolean {
  if (dirname(path) === within && !lstatSync(path).isSymbolicLink()) return false;
  return isOutside(relative(realpathSync.native(within), realpathSync.native(path)));
}
