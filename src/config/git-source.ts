import { UserError } from '../errors.js';
import type { ConfigSource } from './source.js';

/** What git has at a path. */
export interface GitEntry {
  /** Octal, such as `100644`. */
  readonly mode: string;
  readonly id: string;
}

/**
 * The files of the index or of a commit: regular ones of at most 1 MB. A link leads to what is in no commit.
 *
 * @param where names the index or the commit for messages, as in "is a symbolic link in the index"
 * @param entryAt what is at a path; nothing where there is no such file
 * @param contentOf the blob's content; nothing where it is larger than `MAX_SETTINGS_BYTES`
 */
export function gitSource(
  where: string,
  entryAt: (path: string) => GitEntry | undefined,
  contentOf: (path: string, id: string) => Promise<Uint8Array | undefined>,
): ConfigSource {
  return {
    async read(path) {
      const entry = entryAt(path);
      if (entry === undefined) return undefined;
      if (!entry.mode.startsWith('100'))
        throw new UserError(
          `${path} is ${KINDS[entry.mode] ?? 'no file'} in ${where}, so it cannot configure check-staged`,
          'replace it by a regular file, and commit that',
        );
      const content = await contentOf(path, entry.id);
      if (content !== undefined) return Buffer.from(content).toString();
      throw new UserError(`${path} is larger than 1 MiB in ${where}`, 'make it smaller, and commit that');
    },
  };
}

const KINDS: Readonly<Record<string, string>> = { '120000': 'a symbolic link', '160000': 'a submodule' };
