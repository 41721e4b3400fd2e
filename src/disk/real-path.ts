import { realpathSync } from 'node:fs';

/** @returns the path with symbolic links followed, or nothing where it does not exist */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
