import { promises } from 'node:fs';
import { platform } from 'node:os';
import { UserError } from '../errors.js';
import { readSmallFile } from './small-file.js';

/** A file that may get a line: where it really is and what it holds. */
export interface HookFile {
  /** Absolute path with links resolved, so that a link is written through and never replaced. */
  readonly path: string;
  /** Its text; `undefined` where its bytes are not UTF-8, so that writing it back would change them. */
  readonly text: string | undefined;
  /** Whether git may run it (always on Windows, which has no such bit). */
  readonly executable: boolean;
}

/**
 * @returns the file, or `undefined` where there is none
 * @throws UserError when it is a link to nothing, a folder, or unreadable
 */
export async function readHookFile(path: string): Promise<HookFile | undefined> {
  try {
    const real = await promises.realpath(path);
    const read = readSmallFile(real);
    if (!('bytes' in read)) throw new Error('failed' in read ? read.failed : 'it was removed meanwhile');
    const { bytes } = read;
    const text = bytes.toString('utf8');
    const { mode } = await promises.stat(real);
    const whole = !bytes.includes(0) && Buffer.from(text).equals(bytes);
    return {
      path: real,
      text: whole ? text : undefined,
      executable: platform() === 'win32' || (mode & 0o111) !== 0,
    };
  } catch (error) {
    if (isMissing(error) && !(await isLink(path))) return undefined;
    throw new UserError(`cannot read ${path}: ${(error as Error).message}`, 'check that it is a file you may read');
  }
}

/** Lets git run a hook: whoever may read the file may then execute it. */
export async function makeExecutable(path: string): Promise<void> {
  const { mode } = await promises.stat(path);
  await promises.chmod(path, (mode & 0o777) | ((mode & 0o444) >> 2));
}

/** @returns the names in a folder; none where there is no such folder */
export function listFolder(path: string): Promise<string[]> {
  return promises.readdir(path).catch(() => []);
}

/** @returns whether there is a file or folder at the path */
export function exists(path: string): Promise<boolean> {
  return promises.stat(path).then(
    () => true,
    () => false,
  );
}

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

async function isLink(path: string): Promise<boolean> {
  return promises.lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
}
