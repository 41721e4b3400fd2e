// `npm run train:words -- FOLDER`: counts which letters follow which two in the words of the installed packages' sources and
// manuals, and in those of some forty languages, and writes the table into src/core/evidence/word-table.ts. FOLDER is where
// the packages of `language-words.js` are installed. The same packages give the same table.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from '../bench/files-below.js';
import { languageWords, PACKAGES } from './language-words.js';
import { loadCore } from './rule-book.js';

const TEXT = /\.(?:md|ts|js|mjs|cjs)$/;
const MADE_BY_PROGRAM = /[.-]min\.|\/(?:dist|build|bundle|umd|\.cache)\//;
/** Longer files are bundles and tables. */
const LARGEST = 200_000;
/** A word counts if as many files have it: slips of the pen and drawn text do not. */
const LEAST_FILES = 3;
/** How sure a triple is before its own count matters more than that of its last two. */
const TRUST = 8;
/** How much the words of programs count, all together, against those of all languages. */
const PROGRAMS = 0.5;

const house = fileURLToPath(new URL('..', import.meta.url));
const { FLOOR, LEVELS, SYMBOLS, symbolOf, unaccented, wordsOf } = await loadCore();

/** How many files have each word. */
function wordsOfPackages() {
  const files = new Map();
  for (const { path, size } of filesBelow(`${house}node_modules`)) {
    if (size > LARGEST || !TEXT.test(path) || MADE_BY_PROGRAM.test(path)) continue;
    const text = readFileSync(path, 'latin1');
    const words = new Set((text.match(/[A-Za-z][\w-]{2,40}/g) ?? []).flatMap(wordsOf));
    for (const word of words) files.set(word, (files.get(word) ?? 0) + 1);
  }
  return [...files].filter(([word, count]) => count >= LEAST_FILES && /^[a-z]{2,16}\d{0,2}$/.test(word));
}

/** Counts of triples, of their last two and of their last. A word that many files have counts more, but not as often. */
function countsOf(words) {
  const counts = {
    three: new Float64Array(SYMBOLS ** 3),
    two: new Float64Array(SYMBOLS ** 2),
    one: new Float64Array(SYMBOLS),
  };
  for (const [word, files] of words) {
    const weight = Math.log2(1 + files);
    const symbols = [0, 0, ...Array.from(word, symbolOf), 0];
    for (let i = 2; i < symbols.length; i++) {
      const [a, b, c] = symbols.slice(i - 2, i + 1);
      counts.three[(a * SYMBOLS + b) * SYMBOLS + c] += weight;
      counts.two[b * SYMBOLS + c] += weight;
      counts.one[c] += weight;
    }
  }
  return counts;
}

const sumOf = (numbers) => numbers.reduce((sum, one) => sum + one, 0);

/** How likely each symbol is behind each two, mixed with how likely it is behind one and anywhere. */
function chancesOf({ three, two, one }) {
  const total = sumOf(one);
  const chances = new Float64Array(SYMBOLS ** 3);
  for (let pair = 0; pair < SYMBOLS ** 2; pair++) {
    const b = pair % SYMBOLS;
    const behindPair = sumOf(three.subarray(pair * SYMBOLS, (pair + 1) * SYMBOLS));
    const behindOne = sumOf(two.subarray(b * SYMBOLS, (b + 1) * SYMBOLS));
    for (let c = 0; c < SYMBOLS; c++) {
      const anywhere = (one[c] + 1) / (total + SYMBOLS);
      const afterOne = (two[b * SYMBOLS + c] + TRUST * anywhere) / (behindOne + TRUST);
      chances[pair * SYMBOLS + c] = (three[pair * SYMBOLS + c] + TRUST * afterOne) / (behindPair + TRUST);
    }
  }
  return chances;
}

/** Four bits a chance, the first of two in the lower ones, in base64. */
function packed(chances) {
  const bytes = Buffer.alloc(chances.length / 2);
  for (const [place, chance] of chances.entries()) {
    const height = Math.min(1, Math.max(0, 1 - Math.log2(chance) / FLOOR));
    bytes[place >> 1] |= Math.round(height * (LEVELS - 1)) << (place & 1 ? 4 : 0);
  }
  return bytes.toString('base64');
}

/** The second counts times a factor, added to the first. */
function sumOfCounts(first, second, factor = 1) {
  const sum = (kind) => first[kind].map((count, i) => count + factor * second[kind][i]);
  return { three: sum('three'), two: sum('two'), one: sum('one') };
}

function train(languages) {
  const words = wordsOfPackages();
  const programs = countsOf(words);
  const spoken = languages.map(countsOf).reduce((sum, counts) => sumOfCounts(sum, counts));
  const factor = (PROGRAMS * sumOf(spoken.one)) / sumOf(programs.one);
  const table = packed(chancesOf(sumOfCounts(spoken, programs, factor)));
  const about =
    '/** Written by `npm run train:words`: the chances of triples of symbols, four bits each, in base64. */';
  writeFileSync(`${house}src/core/evidence/word-table.ts`, `${about}\nexport const CHANCES =\n  '${table}';\n`);
  const foreign = languages.reduce((sum, { length }) => sum + length, 0);
  console.log(`${words.length} words of programs, ${foreign} of ${languages.length} languages, ${table.length} bytes`);
}

const folder = resolve(process.argv[2] ?? house);
const languages = languageWords(join(folder, 'node_modules'), unaccented);
if (languages === undefined) {
  console.error(
    `The words of the languages are not in ${folder}. Run: npm install --prefix FOLDER ${PACKAGES.join(' ')}`,
  );
  process.exitCode = 2;
} else train(languages);
