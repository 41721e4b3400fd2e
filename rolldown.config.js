import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';
import { ascii, entryFile, late, lateEntries } from './scripts/bundle.js';
import { asset, builtRules, loadCore } from './scripts/rule-book.js';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const { keywordTableOf, lineStarts, rules, writtenRules } = await loadCore();
const rulesText = writtenRules(rules);
// A line of JSON, then the lists as they are, one byte a character, which no parser has to go through.
const { lists, ...table } = keywordTableOf(rules);
const keywordsText = Buffer.from(
  `${JSON.stringify({ starts: lineStarts(rulesText), keywords: table })}\n${lists}`,
  'latin1',
);
const BUILD = digestOf(fileURLToPath(new URL('src', import.meta.url)), rulesText);
const RULES_FILE = 'rules.jsonl';
const KEYWORDS_FILE = 'keywords.txt';

/** Names the program by what findings follow from: its sources and the rules. */
function digestOf(folder, ...more) {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).toSorted())
    hash.update(readFileSync(path));
  for (const text of more) hash.update(text);
  return hash.digest('hex').slice(0, 16);
}

const common = (folder) => ({
  platform: 'node',
  plugins: [builtRules],
  transform: {
    define: {
      VERSION: JSON.stringify(version),
      RULES: String(rules.length),
      BUILD: JSON.stringify(BUILD),
      PROGRAM_FOLDER: JSON.stringify(folder),
      RULES_FILE: JSON.stringify(RULES_FILE),
      KEYWORDS_FILE: JSON.stringify(KEYWORDS_FILE),
      RULES_SIZE: String(Buffer.byteLength(rulesText)),
      KEYWORDS_SIZE: String(keywordsText.length),
    },
  },
  preserveEntrySignatures: 'allow-extension',
  // Some packages' `main` is a UMD file that no bundler can follow.
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] }, mainFields: ['module', 'main'] },
});

// CommonJS, because Node starts it 3 ms sooner than ESM; import() of a built-in module would bring in the ESM loader.
const commonjs = { dir: 'dist', format: 'cjs', entryFileNames: '[name].cjs', minify: true, dynamicImportInCjs: false };

// A hook loads main.cjs and program.cjs, which holds whatever the program needs from its start, wherever else
// that is used; what it seldom needs (zod, simple-git, yaml, …) stays in chunks that are read
// only by the command that asks for them. The API shares nothing with them but the rules.
export default defineConfig([
  {
    ...common(''),
    input: { program: 'src/main.ts', worker: 'src/commands/audit/worker.ts', ...lateEntries },
    plugins: [builtRules, late, ascii, asset(RULES_FILE, rulesText), asset(KEYWORDS_FILE, keywordsText)],
    output: {
      ...commonjs,
      entryFileNames: entryFile,
      chunkFileNames: 'lazy/[name].cjs',
      cleanDir: true,
      // Each with all that it needs and nothing before it has.
      codeSplitting: {
        groups: [
          { name: 'program', test: /src\/main\.ts$/, priority: 2 },
          { name: 'judging', test: /src\/core\/judge-seen\.ts$/, priority: 1 },
        ],
      },
    },
  },
  {
    ...common(''),
    input: { main: 'src/bin.ts' },
    external: /\/main\.js$/,
    // An old Node has to read it to be refused: no newer syntax, and no `node:` before a module's name.
    transform: { ...common('').transform, target: 'es2018' },
    output: {
      ...commonjs,
      paths: (id) => (id.endsWith('/main.js') ? './program.cjs' : id.replace(/^node:/, '')),
    },
  },
  {
    ...common('../'),
    input: { index: 'src/index.ts', schema: 'src/config/schema.ts' },
    output: {
      ...{ dir: 'dist/api', format: 'esm', chunkFileNames: 'lazy/[name].js', minify: true },
      // What looks for the rules beside itself stays where it is.
      codeSplitting: { groups: [{ name: 'index', test: /src\/index\.ts$/ }] },
    },
  },
]);
