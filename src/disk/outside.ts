import { isAbsolute, sep } from 'node:path';

/** @returns whether a relative path leads out of where it begins; on Windows, to another drive too */
export function isOutside(way: string): boolean {
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}
