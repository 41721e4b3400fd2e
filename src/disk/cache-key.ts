import { randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { isOnlyOurs } from './private-folder.js';

const KEY_BYTES = 32;

/**
 * The user's own key, made when it is first asked for: what is signed by it was written by this user, whoever had the folder since.
 *
 * @param env names the home folder, or the one for caches (`XDG_CACHE_HOME`, `LOCALAPPDATA`)
 * @returns nothing where there is no such folder, or others could have read or written the key
 */
export function userCacheKey(env: Readonly<NodeJS.ProcessEnv>): Buffer | undefined {
  const caches = cachesFolder(env);
  if (caches === undefined) return undefined;
  const folder = join(caches, 'check-staged');
  const path = join(folder, 'key');
  try {
    return readKey(path) ?? madeKey(folder, path);
  } catch {
    return undefined;
  }
}

/** XDG Base Directory Specification; a relative path is to be ignored. */
function cachesFolder(env: Readonly<NodeJS.ProcessEnv>): string | undefined {
  const system = platform();
  const [named, below] =
    system === 'win32'
      ? [env['LOCALAPPDATA'], '']
      : [env['XDG_CACHE_HOME'], system === 'darwin' ? 'Library/Caches' : '.cache'];
  if (named !== undefined && isAbsolute(named)) return named;
  const home = system === 'win32' ? undefined : env['HOME'];
  return home !== undefined && isAbsolute(home) ? join(home, below) : undefined;
}

/** @throws Error of Node's where there is something else than a key that only this user can read and write */
function readKey(path: string): Buffer | undefined {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const stats = fstatSync(file);
    const isSecret = platform() === 'win32' || (stats.mode & 0o077) === 0;
    if (!stats.isFile() || stats.size !== KEY_BYTES || !isOnlyOurs(stats) || !isSecret)
      throw new Error('this is no key of this user alone');
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

function madeKey(folder: string, path: string): Buffer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const key = randomBytes(KEY_BYTES);
  writeFileSync(path, key, { flag: 'wx', mode: 0o600 });
  return key;
}
