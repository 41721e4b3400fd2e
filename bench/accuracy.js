// `npm run bench:accuracy`: precision and recall on lines of real code that reviewers labelled, at `medium` and up and at
// `low` and up, in five folds by path and by category, and why what is missed is missed. `-- --list` shows where the misses and
// the false alarms are, never their lines. The lines lie beside the repository and are no part of it.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCore } from '../scripts/rule-book.js';
import { isObviousDummy } from './obvious-dummy.js';

const FOLDS = 5;
/** The folds whose lines nobody read while the rules were made: what holds there was not tuned to them. */
const UNREAD = new Set([3, 4]);
const LEVELS = ['medium', 'low'];
const file = fileURLToPath(new URL('../../shared/corpus/labelled-lines.jsonl', import.meta.url));

const foldOf = (path) => createHash('sha256').update(path).digest()[0] % FOLDS;

/** What the scanner makes of a labelled line among the lines around it. */
function judged(scan, { path, before, line, after, secret, category }) {
  const number = before.length + 1;
  const bytes = Buffer.from([...before, line, ...after].join('\n'));
  const { findings, dismissed } = scan({ path, bytes, added: 'all' });
  const touching = findings.filter((one) => one.line <= number && one.endLine >= number);
  const blocks = touching.some(({ confidence }) => confidence !== 'low');
  const reasons = touching.length > 0 ? touching.map(({ notes }) => `low: ${notes[0]}`) : reasonsAt(dismissed, number);
  return {
    ...{ path, secret, category },
    dummy: secret && isObviousDummy(line),
    found: { medium: blocks, low: touching.length > 0 },
    rules: touching.map(({ rule }) => rule.id),
    reason: reasons[0] ?? 'nothing there was looked at',
  };
}

const reasonsAt = (dismissed, number) => dismissed.filter(({ line }) => line === number).map(({ reason }) => reason);

function count(rows, level) {
  const trueFound = rows.filter(({ secret, found }) => secret && found[level]).length;
  const falseFound = rows.filter(({ secret, found }) => !secret && found[level]).length;
  const secrets = rows.filter(({ secret }) => secret).length;
  const precision = trueFound / (trueFound + falseFound);
  const recall = trueFound / secrets;
  return {
    secrets,
    trueFound,
    falseFound,
    precision,
    recall,
    f1: (2 * trueFound) / (trueFound + falseFound + secrets),
  };
}

const share = (number) => (Number.isNaN(number) ? '    -' : number.toFixed(3));

function row(name, rows) {
  const cells = LEVELS.map((level) => {
    const { secrets, trueFound, falseFound, precision, recall, f1 } = count(rows, level);
    const numbers = `${String(trueFound).padStart(4)} of ${String(secrets).padStart(3)}, ${String(falseFound).padStart(3)} false`;
    return `${numbers}  P ${share(precision)} R ${share(recall)} F1 ${share(f1)}`;
  });
  console.log(`${name.padEnd(34)} ${cells.join('   | ')}`);
}

function tally(rows, keyOf) {
  const counts = new Map();
  for (const one of rows) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function printTables(rows) {
  const real = rows.filter(({ dummy }) => !dummy);
  console.log(`${''.padEnd(34)} at medium and up${' '.repeat(41)}| at low and up`);
  row('all lines', rows);
  row('without obvious dummies', real);
  const unread = ({ path }) => UNREAD.has(foldOf(path));
  row('  folds that nobody read', real.filter(unread));
  row(
    '  folds that somebody read',
    real.filter((one) => !unread(one)),
  );
  console.log('\nwithout obvious dummies, by fold');
  for (let fold = 0; fold < FOLDS; fold++)
    row(
      `  fold ${fold}`,
      real.filter(({ path }) => foldOf(path) === fold),
    );
  console.log('\nwithout obvious dummies, by category');
  for (const [category] of tally(real, (one) => one.category))
    row(
      `  ${category}`,
      real.filter((one) => one.category === category),
    );
}

function printMisses(rows) {
  for (const dummy of [false, true]) {
    const missed = rows.filter((one) => one.secret && one.dummy === dummy && !one.found.medium);
    console.log(`\nmissed at medium and up${dummy ? ', obvious dummies' : ''}: ${missed.length}, by reason`);
    for (const [reason, number] of tally(missed, (one) => one.reason))
      console.log(`${String(number).padStart(5)}  ${reason}`);
  }
}

function list(rows) {
  console.log('');
  for (const { path, secret, dummy, found, rules, reason } of rows) {
    if (secret && !dummy && !found.medium) console.log(`missed  ${path}: ${reason}`);
    if (!secret && found.medium) console.log(`false   ${path}: ${rules.join(', ')}`);
  }
}

if (existsSync(file)) {
  const { Engine, rules, scanDocument } = await loadCore();
  const engine = new Engine(rules);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const scan = (document) => scanDocument(engine, document, () => true);
  const rows = lines.map((line) => judged(scan, JSON.parse(line)));
  const dummies = rows.filter(({ dummy }) => dummy).length;
  console.log(
    `${rows.length} lines, ${rows.filter(({ secret }) => secret).length} labelled as secret, ${dummies} of them obvious dummies\n`,
  );
  printTables(rows);
  printMisses(rows);
  if (process.argv.includes('--list')) list(rows);
} else {
  console.log(
    'The labelled lines are not here, so there is nothing to measure: they lie in ../shared/corpus, beside this repository.',
  );
}
