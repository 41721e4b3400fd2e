import { basename, dirname, join, relative, sep } from 'node:path';
import { installedFile } from './installed.js';

/** Caches of `npx`, `pnpm dlx`, `yarn dlx` and `bunx`: what runs there is gone before long. */
const CACHES = /[\\/](?:_npx|dlx(?:-[^\\/]*)?|xfs-[^\\/]*|bunx-[^\\/]*)[\\/]/;

/**
 * @param root the top of a working tree
 * @returns the absolute path of the hooks' runner of this very program, where it is installed to stay and outside of the
 *   working tree; otherwise `undefined`
 */
export function globalRunner(root: string): string | undefined {
  const home = dirname(dirname(installedFile('main.cjs')));
  const outside = relative(root, home).startsWith(`..${sep}`);
  const stays = basename(dirname(home)) === 'node_modules' && !CACHES.test(home);
  return outside && stays ? join(home, 'hooks', 'pre-commit') : undefined;
}
