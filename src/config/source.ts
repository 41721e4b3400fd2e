import { join } from 'node:path';
import { readText } from '../disk/edits.js';

/** Where a configuration is read from: the files on disk, the index, or a commit. */
export interface ConfigSource {
  /**
   * @param path below the repository's root, `/`-separated
   * @returns the file's text; nothing where there is no such file
   * @throws UserError (exit code 2) for what is no regular file, or too large
   */
  readonly read: (path: string) => string | undefined | Promise<string | undefined>;
}

/** The files below a folder as they are on disk. */
export function diskSource(root: string): ConfigSource {
  return { read: (path) => readText(join(root, path), { within: root }) };
}
