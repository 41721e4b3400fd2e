import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { withTemporaryFolder } from './temporary.js';

/** What a trial folder holds; paths are below it, with slashes. */
export interface TrialContents {
  /** Contents by path; every file may be executed. */
  readonly files: ReadonlyMap<string, string>;
  /** Targets of symbolic links, absolute, by the path of the link. */
  readonly links: ReadonlyMap<string, string>;
}

/**
 * Makes a folder of its own with files that may run, lets it be used, and removes it.
 *
 * @param use gets the folder's absolute path
 * @returns what `use` returns, or `undefined` where the folder cannot be made (Windows has no such links)
 */
export async function withTrialFolder<T>(
  { files, links }: TrialContents,
  use: (folder: string) => Promise<T>,
): Promise<T | undefined> {
  if (platform() === 'win32') return undefined;
  return withTemporaryFolder((folder) => {
    for (const [path, content] of files) addToTrial(folder, path, content);
    for (const [path, target] of links) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      symlinkSync(target, join(folder, path));
    }
    return use(folder);
  });
}

/** Writes one more file into a trial folder. */
export function addToTrial(folder: string, path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
  chmodSync(join(folder, path), 0o755);
}

/** @returns whether a trial folder has a file */
export function isInTrial(folder: string, path: string): boolean {
  return existsSync(join(folder, path));
}

/** @returns the absolute path of each program that PATH has, by its name; folders named relatively are passed over */
export function programsOn(path: string | undefined, names: readonly string[]): ReadonlyMap<string, string> {
  const folders = (path ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const found = new Map<string, string>();
  for (const name of names) {
    const file = folders.map((folder) => join(folder, name)).find(isProgram);
    if (file !== undefined) found.set(name, file);
  }
  return found;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
