// How fast the core reads: every file of a large tree of real source, from memory, on one core.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadCore } from '../scripts/rule-book.js';
import { filesBelow, LARGEST } from './files-below.js';
import { median } from './turns.js';

/** Prints the rate, and what was found: by confidence, so that a change in noise shows. */
export async function benchCore(house, rounds) {
  const { Engine, rules, scanDocument } = await loadCore();
  const root = join(house, 'node_modules');
  const documents = [...filesBelow(root)]
    .filter(({ size }) => size <= LARGEST)
    .map(({ path }) => ({ path: relative(root, path), bytes: readFileSync(path), added: 'all' }));
  const megabytes = documents.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
  const engine = new Engine(rules);
  const rates = [];
  let findings = [];
  for (let round = -1; round < rounds; round++) {
    const start = process.hrtime.bigint();
    findings = documents.flatMap((document) => scanDocument(engine, document, () => true).findings);
    if (round >= 0) rates.push(megabytes / (Number(process.hrtime.bigint() - start) / 1e9));
  }
  const counts = Object.entries(byConfidence(findings)).map(([c, f]) => `${f.length} ${c}`);
  console.log(
    `core, ${documents.length} files of node_modules, ${megabytes.toFixed(0)} MB, ${rules.length} rules: ${median(rates).toFixed(0)} MB/s on one core`,
  );
  console.log(`  found: ${counts.join(', ') || 'nothing'}`);
}

function byConfidence(findings) {
  const groups = {};
  for (const finding of findings) (groups[finding.confidence] ??= []).push(finding);
  return groups;
}
