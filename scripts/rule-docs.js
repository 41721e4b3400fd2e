// Writes docs/rules/ and docs/coverage.md from the rules; with --check it writes nothing, and fails where they are not current.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'oxfmt';
import { loadCore } from './rule-book.js';

const FOLDER = 'docs/rules';
const KINDS = 'scripts/github-secret-kinds.tsv';

const placeOf = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const read = (path) => readFileSync(placeOf(path), 'utf8');

/** The pages as they should be, formatted as `npm run format` would. */
async function generated() {
  const { docPages, families } = await loadCore();
  const { pages, missing } = docPages(families, read(KINDS));
  const { $schema: _, ignorePatterns: __, ...options } = JSON.parse(read('.oxfmtrc.json'));
  const formatted = new Map();
  for (const [path, text] of pages) {
    const { code, errors } = await format(path, text, options);
    if (errors.length > 0) throw new Error(`${path} cannot be formatted: ${errors[0].message}`);
    formatted.set(path, code);
  }
  return { pages: formatted, missing };
}

/** The pages that are there: all of the folder, since nothing else may be in it, and the coverage page. */
function present() {
  const texts = new Map();
  const names = textOrNothing(() => readdirSync(placeOf(FOLDER))) ?? [];
  for (const path of ['docs/coverage.md', ...names.map((name) => `${FOLDER}/${name}`)]) {
    const text = textOrNothing(() => read(path));
    if (text !== undefined) texts.set(path, text);
  }
  return texts;
}

function textOrNothing(reading) {
  try {
    return reading();
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** What differs, a line each. */
function differences(wanted, there) {
  const lines = [];
  for (const [path, text] of wanted) {
    if (!there.has(path)) lines.push(`missing: ${path}`);
    else if (there.get(path) !== text) lines.push(`stale:   ${path}`);
  }
  for (const path of there.keys()) if (!wanted.has(path)) lines.push(`extra:   ${path}`);
  return lines;
}

function write(wanted, there) {
  mkdirSync(placeOf(FOLDER), { recursive: true });
  for (const path of there.keys()) if (!wanted.has(path)) rmSync(placeOf(path));
  for (const [path, text] of wanted) if (there.get(path) !== text) writeFileSync(placeOf(path), text);
}

const { pages, missing } = await generated();
const there = present();
const lines = differences(pages, there);
if (missing.length > 0)
  console.log(`${KINDS} names ${missing.length} rules that there are not yet:\n  ${missing.join(' ')}`);
if (!process.argv.includes('--check')) {
  write(pages, there);
  console.log(`${pages.size} pages, of which ${lines.length} were not current`);
} else if (lines.length > 0) {
  console.error(
    `The pages of the rules are not current:\n  ${lines.join('\n  ')}\nRun \`npm run docs:rules\` and commit what it writes.`,
  );
  process.exitCode = 1;
}
