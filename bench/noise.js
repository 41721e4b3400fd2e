// `npm run bench:noise`: how often the rules speak up in the installed sources of popular packages, where hardly anything
// is a secret. `-- --list` shows each finding at medium and up (never its value), `-- --low` the low ones too.
import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCore } from '../scripts/rule-book.js';
import { filesBelow, LARGEST } from './files-below.js';
import { installed } from './noise-install.js';

const CONFIDENCES = ['certain', 'high', 'medium', 'low'];
const NAMED = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\/(.+)$/;

/** Git's own test: text has no zero byte in its first 8,000. */
function linesOf(bytes) {
  if (bytes.subarray(0, 8000).includes(0)) return 0;
  let lines = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}

/** Every file of every package, one at a time, under the path it would have in the package's own repository. */
function* documentsIn(modules, seen) {
  for (const { path, size } of filesBelow(modules)) {
    const named = NAMED.exec(`node_modules/${relative(modules, path).replaceAll(sep, '/')}`);
    if (named === null) continue;
    if (size > LARGEST) seen.tooLarge++;
    else yield { name: named[1], document: { path: named[2], bytes: readFileSync(path), added: 'all' } };
  }
}

async function scanAll(modules, onFinding) {
  const { Engine, rules, scanDocument } = await loadCore();
  const engine = new Engine(rules);
  const now = Math.floor(Date.now() / 1000);
  const seen = { rules: rules.length, files: 0, bytes: 0, lines: 0, tooLarge: 0 };
  for (const { name, document } of documentsIn(modules, seen)) {
    seen.files++;
    seen.bytes += document.bytes.length;
    seen.lines += linesOf(document.bytes);
    for (const finding of scanDocument(engine, document, () => true, now).findings) onFinding(name, finding);
  }
  return seen;
}

/** What a terminal may be shown: a package's text is a stranger's. */
function printable(text) {
  return text.replace(/\p{C}/gu, '·');
}

function show(name, { rule, path, line, column, confidence, excerpt }) {
  const around = `${excerpt.before.slice(-60)}${excerpt.masked}${excerpt.after.slice(0, 30)}`;
  console.log(printable(`${name}/${path}:${line}:${column} ${rule.id} ${confidence} ${around}`));
}

function printTable(counts, millions) {
  const rows = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  for (const [key, count] of rows)
    console.log(`  ${key.padEnd(50)} ${String(count).padStart(6)} ${(count / millions).toFixed(2).padStart(8)}`);
}

function printRates(counts, millions) {
  const total = (confidence) => {
    const ended = [...counts].filter(([key]) => key.endsWith(` ${confidence}`));
    return ended.reduce((sum, [, count]) => sum + count, 0);
  };
  const rate = (...levels) => (levels.reduce((sum, level) => sum + total(level), 0) / millions).toFixed(2);
  console.log(`findings per million lines: ${CONFIDENCES.map((level) => `${rate(level)} ${level}`).join(', ')}`);
  console.log(`  at medium and up: ${rate('certain', 'high', 'medium')} (the aim is at most 5)`);
  console.log('by rule and confidence: how many, and per million lines');
}

const house = fileURLToPath(new URL('..', import.meta.url));
const list = JSON.parse(readFileSync(join(house, 'bench/noise-packages.json'), 'utf8'));
const low = process.argv.includes('--low');
const listed = low || process.argv.includes('--list');

const { modules, count } = installed(join(house, 'node_modules/.cache/check-staged-noise'), list);
const counts = new Map();
const start = process.hrtime.bigint();
const seen = await scanAll(modules, (name, finding) => {
  const key = `${finding.rule.id} ${finding.confidence}`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
  if (listed && (low || finding.confidence !== 'low')) show(name, finding);
});
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const millions = seen.lines / 1e6;
const asked = Object.values(list).reduce((sum, kind) => sum + Object.keys(kind).length, 0);

console.log(
  `${asked} packages and what they need, ${count} in all: ${seen.files} files, ${(seen.bytes / 1e6).toFixed(0)} MB, ` +
    `${millions.toFixed(1)} million lines, ${seen.rules} rules, ${seconds.toFixed(0)} s; ${seen.tooLarge} files left out as too large`,
);
printRates(counts, millions);
printTable(counts, millions);
