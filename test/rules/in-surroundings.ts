import type { Engine } from '../../src/core/engine.js';
import { sampleRule } from '../../src/core/rule-sample.js';
import type { Rule } from '../../src/core/rule.js';
import { scanDocument } from '../../src/core/scan.js';
import { seeded } from '../../src/core/shape-sample.js';
import { drawPart } from './parts.js';
import { surroundings } from './surroundings.js';

/** How a rule's values fare in one surrounding: how many were tried, and how many nobody reported. */
export interface Seen {
  readonly surrounding: string;
  readonly tried: number;
  readonly missed: number;
}

/** How many values are tried in each surrounding. */
const DRAWS = 6;

/** @returns how many texts the rule itself reports in, and what became of its values in each surrounding */
export function seenIn(rule: Rule, engine: Engine): { readonly own: number; readonly seen: readonly Seen[] } {
  const reporters = (path: string, text: string): readonly Rule[] =>
    scanDocument(engine, { path, bytes: Buffer.from(text), added: 'all' }, () => true).findings.flatMap(
      (finding) => finding.rule as Rule,
    );
  const sample = sampleRule(rule, 1);
  let own = Number(reporters(sample.path, sample.text).includes(rule));
  const seen = surroundings.map(({ name, path, around }, place): Seen => {
    let tried = 0;
    let missed = 0;
    for (let draw = 1; draw <= DRAWS; draw++) {
      const drawn = drawPart(rule, seeded(draw * 7919 + place));
      const text = drawn && around(drawn.part);
      if (text === undefined) continue;
      tried++;
      const by = reporters(drawn!.path ?? path ?? 'conf/app.conf', text);
      if (by.length === 0) missed++;
      if (by.includes(rule)) own++;
    }
    return { surrounding: name, tried, missed };
  });
  return { own, seen };
}
