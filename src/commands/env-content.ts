import type { BytePath } from '../core/byte-path.js';
import { isSafeEnvFile } from '../core/env-content.js';
import { diskPath } from '../disk/folder.js';
import { readSmallFile } from '../disk/small-file.js';
import { readObjects } from '../git/objects.js';
import type { GitPlace } from '../git/run.js';

/** A version of a file: of a commit, or of the index. */
export interface FileVersion {
  readonly path: BytePath;
  /** Octal, such as `100644`. */
  readonly mode: string;
  /** The object's id. */
  readonly id: string;
}

/** @returns what tells versions apart in a set */
export const versionKey = ({ path, id }: Pick<FileVersion, 'path' | 'id'>): string => `${id} ${path}`;

/**
 * @param files versions of env files
 * @returns those that may be in git by what they hold, by `versionKey`; of links, and of what git cannot show, none
 */
export async function safeVersions(place: GitPlace, files: readonly FileVersion[]): Promise<ReadonlySet<string>> {
  const pathsOf = new Map<string, BytePath[]>();
  for (const { path, mode, id } of files)
    if (mode.startsWith('100')) pathsOf.set(id, [...(pathsOf.get(id) ?? []), path]);
  const safe = new Set<string>();
  for await (const object of readObjects(place, [...pathsOf.keys()])) {
    if ('lost' in object) continue;
    const { id, bytes } = object;
    for (const path of pathsOf.get(id)!) if (isSafeEnvFile(path, bytes)) safe.add(versionKey({ path, id }));
  }
  return safe;
}

/**
 * @param root the folder that the paths are below
 * @returns the files that may be in git by what they hold on disk; of what is no regular file, or cannot be read, none
 */
export function safeOnDisk(root: string, paths: readonly BytePath[]): ReadonlySet<BytePath> {
  return new Set(
    paths.filter((path) => {
      const read = readSmallFile(diskPath(root, path));
      return 'bytes' in read && isSafeEnvFile(path, read.bytes);
    }),
  );
}
