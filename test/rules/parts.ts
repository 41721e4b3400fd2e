import { alphabets } from '../../src/core/alphabet.js';
import { drawSample } from '../../src/core/rule-sample.js';
import type { AssignedRule, GenericRule, Rule } from '../../src/core/rule.js';
import type { Layout } from '../../src/core/sample-layout.js';
import { charactersOf } from '../../src/core/shape-facts.js';
import { sampleOf, type Random } from '../../src/core/shape-sample.js';
import { chars, lowerAlnum, seq } from '../../src/core/shape.js';
import type { CallRule, CommandRule } from '../../src/core/usage/rule.js';
import type { Part } from './surroundings.js';

/** A part, and the file in which its rule looks where it does not look in all. */
export interface Drawn {
  readonly part: Part;
  readonly path: string | undefined;
}

const MOST_DRAWS = 64;

/**
 * @returns a value of the rule with what the rule needs around it, the same for the same numbers; nothing of a rule that knows
 *   files, or whole commands and calls: `test/core/usages.test.ts` has what surrounds these
 */
export function drawPart(rule: Rule, random: Random): Drawn | undefined {
  if (rule.kind === 'file' || rule.kind === 'command' || rule.kind === 'call') return undefined;
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const layout = bareLayout(rule, random);
    const sample = drawSample(rule, random, { layouts: () => [layout] });
    if (sample === undefined) continue;
    const value = sample.text.slice(sample.value.start, sample.value.end);
    const { name, before, after } = layout;
    const isNamed = rule.kind === 'assigned' || rule.kind === 'generic';
    const alphabet = 'shape' in rule ? charactersOf(rule.shape) : '';
    const path = 'files' in rule && rule.files !== undefined ? sample.path : undefined;
    return {
      path,
      part: isNamed ? { before: '', value, after: '', name: name!, alphabet } : { before, value, after, alphabet },
    };
  }
  throw new Error(`no sample of ${rule.id}`);
}

function namesOf(rule: AssignedRule | GenericRule): readonly string[] {
  return rule.kind === 'assigned' ? rule.context : [...rule.context, ...(rule.endings ?? [])];
}

function urlLayout(scheme: string, random: Random): Omit<Layout, 'path'> {
  const word = (length: number): string => sampleOf(seq(chars(alphabets.lower, 1), lowerAlnum(length - 1)), random);
  const host = `${word(10)}.net`;
  return { name: host, before: `${scheme}://${word(6)}:`, after: `@${host}/x` };
}

function bareLayout(rule: Exclude<Rule, CallRule | CommandRule>, random: Random): Layout {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const path = 'src/app.js';
  switch (rule.kind) {
    case 'token': {
      const inFile = rule.files === undefined ? path : one(rule.files).replace('*', 'a');
      return { path: inFile, before: rule.lead === undefined ? '' : sampleOf(rule.lead, random), after: '' };
    }
    case 'assigned':
    case 'generic': {
      const name = one(namesOf(rule)).toUpperCase();
      return { path, name, before: `${name}=`, after: '' };
    }
    case 'uri':
      return { path, ...urlLayout(one(rule.schemes.length === 0 ? ['proto'] : rule.schemes), random) };
    case 'pair':
      return { path, before: `${sampleOf(rule.partner, random)}:`, after: '' };
    case 'manifest':
      return { path: 'secret.json', before: '{"kind":"Secret","stringData":{"main":"', after: '"}}' };
    case 'block':
    case 'container':
    case 'file':
      return { path, before: '', after: '' };
  }
}
