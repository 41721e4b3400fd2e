import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { realPath } from './real-path.js';

/** @returns whether a relative path leads out of where it begins; on Windows, to another drive too */
export function isOutside(way: string): boolean {
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

/** @returns an absolute path as it is below a folder, `/`-separated; nothing where it lies outside */
export function pathBelow(root: string, absolute: string): string | undefined {
  let below = relative(root, absolute);
  if (isOutside(below)) {
    // Git names the root without symbolic links; a path given through one is still inside.
    const folder = realPath(dirname(absolute));
    if (folder !== undefined) below = relative(root, join(folder, basename(absolute)));
  }
  return isOutside(below) ? undefined : below.split(sep).join('/');
}
