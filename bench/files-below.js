import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Larger files are left out, in bytes. */
export const LARGEST = 20_000_000;

/** Every file below the folder as `{ path, size }`, links not followed, some folders (caches of tools) left out. */
export function* filesBelow(folder, leftOut = '.cache') {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== leftOut) yield* filesBelow(path, leftOut);
    else if (entry.isFile()) yield { path, size: statSync(path).size };
  }
}
