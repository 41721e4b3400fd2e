import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Larger files are left out, in bytes. */
export const LARGEST = 20_000_000;

/** Every file below the folder as `{ path, size }`, links not followed, caches of tools (`.cache`) left out. */
export function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== '.cache') yield* filesBelow(path);
    else if (entry.isFile()) yield { path, size: statSync(path).size };
  }
}
