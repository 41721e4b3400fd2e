import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @returns the top folder of the working tree around a folder (absolute), without asking git; nothing outside of one */
export function topFolder(folder: string): string | undefined {
  return foldersUp(folder).find((one) => existsSync(join(one, '.git')));
}

/** @returns the folder and those above it, up to the last one given */
export function foldersUp(from: string, last?: string): readonly string[] {
  const folders = [from];
  for (let at = from; at !== last && dirname(at) !== at;) folders.push((at = dirname(at)));
  return folders;
}
