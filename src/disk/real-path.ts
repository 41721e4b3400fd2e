import { realpath } from 'node:fs/promises';

/** @returns the path with symbolic links followed, or nothing where it does not exist */
export async function realPath(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined);
}
