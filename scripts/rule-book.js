// Parts for the build: works out the keywords of all rules once, instead of at every start of the program, and writes the
// rules into a file from which the program reads the few that it needs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

/** The core and the rules, bundled into a module of their own and loaded. */
export function loadCore() {
  return loadBundled(new URL('core.ts', import.meta.url));
}

/** A file in TypeScript, given as a URL, bundled with what it imports into a module of its own and loaded. */
export async function loadBundled(entry) {
  const folder = mkdtempSync(join(tmpdir(), 'check-staged-core-'));
  try {
    const bundle = await rolldown({
      input: fileURLToPath(entry),
      platform: 'node',
      resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    });
    const file = join(folder, 'core.mjs');
    await bundle.write({ file, format: 'esm' });
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A plugin that puts the rules as the build writes them in the place of those in the source. */
export const builtRules = {
  name: 'built-rules',
  resolveId(id) {
    return id.endsWith('/rules/book.js') ? fileURLToPath(new URL('../src/disk/built-rules.ts', import.meta.url)) : null;
  },
};

/** A plugin that writes a file beside the program. */
export function asset(fileName, source) {
  return {
    name: `asset ${fileName}`,
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source });
    },
  };
}
