import type { Document } from '../../src/core/document.js';
import { Engine } from '../../src/core/engine.js';
import type { Rule } from '../../src/core/rule.js';
import { everyRule } from '../../src/core/rule-book.js';
import { scanDocument, type Scan } from '../../src/core/scan.js';

/** How often a property is tried in the test runner; `PROOF_RUNS=1000 npx jest test/core` looks longer. */
export const RUNS = Number(process.env['PROOF_RUNS'] ?? 20);
/** Runs are the same every time. */
export const SEED = 20_240_229;

export const documentOf = (
  text: string | Uint8Array,
  path = 'src/app.js',
  added: Document['added'] = 'all',
): Document => ({
  path,
  bytes: typeof text === 'string' ? Buffer.from(text) : text,
  added,
});

const engines = new WeakMap<Rule, Engine>();

/** @returns the engine of one rule, made once */
function engineOf(rule: Rule): Engine {
  const engine = engines.get(rule) ?? new Engine([rule]);
  engines.set(rule, engine);
  return engine;
}

export function scan(rules: Rule | readonly Rule[] | Engine, document: Document): Scan {
  const engine = rules instanceof Engine ? rules : 'kind' in rules ? engineOf(rules) : new Engine(rules);
  return scanDocument(engine, document, (id) => everyRule(engine.rules).some((rule) => rule.id === id));
}
