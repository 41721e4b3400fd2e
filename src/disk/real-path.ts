import { realpathSync } from 'node:fs';

/** @returns the path as the disk spells it, symbolic links followed, or nothing where it does not exist */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
