import { readdirSync } from 'node:fs';
import type { BytePath } from '../core/byte-path.js';
import { diskPath } from './folder.js';

/** A file below a folder, or a folder that could not be read. */
export interface Walked {
  /** Below the root. */
  readonly path: BytePath;
  readonly failed?: string;
}

/**
 * Walks a folder that no git tells about, in the order of names. Links are not followed; git's own folders are left out.
 *
 * @param root absolute path
 * @param start a folder below it, with a trailing slash; empty for the root itself
 */
export function* walk(root: string, start: BytePath = ''): Generator<Walked, void, void> {
  const folders = [start];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const listed = entriesOf(root, folder);
    if (typeof listed === 'string') {
      yield { path: folder, failed: listed };
      continue;
    }
    const below: BytePath[] = [];
    for (const { name, isFolder } of listed) {
      if (name === '.git') continue;
      if (isFolder) below.push(`${folder}${name}/`);
      else yield { path: folder + name };
    }
    folders.push(...below.toReversed());
  }
}

interface Entry {
  readonly name: BytePath;
  readonly isFolder: boolean;
}

function entriesOf(root: string, folder: BytePath): readonly Entry[] | string {
  try {
    const entries = readdirSync(diskPath(root, folder), { withFileTypes: true, encoding: 'buffer' });
    return entries
      .map((entry) => ({ name: Buffer.from(entry.name).toString('latin1'), isFolder: entry.isDirectory() }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'EACCES' || code === 'EPERM' ? 'you may not list it' : message;
  }
}
