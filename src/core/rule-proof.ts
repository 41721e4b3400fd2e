import { Engine } from './engine.js';
import { sampleRule, type RuleSample } from './rule-sample.js';
import { scanDocument } from './scan.js';
import { lengthOf } from './shape-facts.js';
import type { Rule } from './rule.js';

/**
 * Proves a rule by what follows from its own declaration: its samples are found by it alone, at their exact place; cut
 * short they are not.
 *
 * @param seeds how many samples to draw, each from a seed of its own, from 1
 * @returns what failed, each as a sentence with its seed and without any value; empty where all holds
 */
export function proveRule(rule: Rule, seeds: number): readonly string[] {
  const engine = new Engine([rule]);
  const failures: string[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const sample = sampleRule(rule, seed);
    if (!finds(engine, sample)) failures.push(`seed ${seed}: a sample is not found at its place`);
    if ('shape' in rule && finds(engine, cutShort(sample, lengthOf(rule.shape).min - 1)))
      failures.push(`seed ${seed}: a value that is too short is found`);
  }
  return failures;
}

function finds(engine: Engine, { path, text, value }: RuleSample): boolean {
  const { findings } = scanDocument(engine, { path, bytes: Buffer.from(text, 'latin1'), added: 'all' }, () => true);
  return findings.some(({ secret }) => secret.reveal() === text.slice(value.start, value.end));
}

function cutShort({ path, text, value: { start, end } }: RuleSample, length: number): RuleSample {
  const cut = text.slice(0, start + length) + text.slice(end);
  return { path, text: cut, value: { start, end: start + length } };
}
