// A plugin for the build: works out the keywords of all rules once, instead of at every start of the program.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

/** The core and the rules, bundled into a module of their own and loaded. */
export async function loadCore() {
  const folder = mkdtempSync(join(tmpdir(), 'check-staged-core-'));
  try {
    const bundle = await rolldown({
      input: fileURLToPath(new URL('core.ts', import.meta.url)),
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

let code;

async function tableModule() {
  const { rules, keywordTableOf } = await loadCore();
  const table = JSON.stringify(keywordTableOf(rules));
  return `export const keywordTable = JSON.parse(${JSON.stringify(table)});`;
}

export const keywordTable = {
  name: 'keyword-table',
  load(id) {
    if (!/[\\/]rules[\\/]keywords\.ts$/.test(id)) return null;
    code ??= tableModule();
    return code;
  },
};
