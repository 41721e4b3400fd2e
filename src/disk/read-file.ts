import { closeSync, constants, fstatSync, lstatSync, openSync, readlinkSync, readSync } from 'node:fs';
import type { Room } from '../core/room.js';

/** What was there: the content of a file or the text of a symbolic link, or why there is none. */
export type FileRead =
  | { readonly bytes: Buffer }
  | { readonly none: 'missing' | 'folder' | 'special' }
  | { readonly failed: string };

/** Node reads no more in one piece. */
const LARGEST = 2 ** 31 - 1;

/**
 * Reads a file without following a symbolic link, whose text is its content as it is git's, and without waiting for what is
 * no file: a pipe, a device or a socket is `special`.
 *
 * @param path absolute, as bytes, which need not be UTF-8
 * @param room where to read it into; memory of its own unless given
 * @param largest in bytes: a larger file is not read
 */
export function readFileHere(path: Buffer, room?: Room, largest = LARGEST): FileRead {
  try {
    const stats = lstatSync(path);
    if (stats.isSymbolicLink()) return { bytes: readlinkSync(path, { encoding: 'buffer' }) };
    if (stats.isDirectory()) return { none: 'folder' };
    return stats.isFile() ? opened(path, room, largest) : { none: 'special' };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? { none: 'missing' } : { failed: reasonOf(code, message) };
  }
}

/** @returns whether a symbolic link is at a path */
export function isLinkAt(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** @returns what is at a path, links not followed: anything that is no folder counts as a file */
export function kindAt(path: Buffer): 'file' | 'folder' | 'missing' {
  try {
    return lstatSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // What may not be looked at is there, and reading it tells why it cannot be read.
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'file';
  }
}

/** Whatever took the file's place since it was looked at is opened neither through a link nor waited for. */
function opened(path: Buffer, room: Room | undefined, largest: number): FileRead {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return { none: 'special' };
    if (stats.size > largest) return { failed: largest === LARGEST ? 'it is larger than 2 GiB' : 'it is too large' };
    return { bytes: whole(file, room?.take(stats.size) ?? Buffer.allocUnsafe(stats.size)) };
  } finally {
    closeSync(file);
  }
}

function whole(file: number, bytes: Buffer): Buffer {
  let length = 0;
  while (length < bytes.length) {
    const read = readSync(file, bytes, length, bytes.length - length, length);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

function reasonOf(code: string | undefined, message: string): string {
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'you may not read it',
    EPERM: 'you may not read it',
    ELOOP: 'a symbolic link took its place',
    ENAMETOOLONG: 'its name is too long for this disk',
    EIO: 'the disk cannot read it',
  };
  return reasons[code ?? ''] ?? message;
}
