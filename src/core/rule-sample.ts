import { alphabets } from './alphabet.js';
import { checkOf } from './evidence/checks.js';
import type { ByteRange } from './document.js';
import { judge } from './judge.js';
import { layoutsOf, type Layout } from './sample-layout.js';
import type { Rule } from './rule.js';
import { patternOf } from './shape-facts.js';
import { sampleOf, seeded, type Random } from './shape-sample.js';
import { chars, seq } from './shape.js';
import { Source } from './source.js';

/** A made-up text that holds one value of a rule. It is ASCII, so that offsets count bytes and characters alike. */
export interface RuleSample {
  /** A file in which the rule looks. */
  readonly path: string;
  readonly text: string;
  readonly value: ByteRange;
  /** Whether nothing else may stand in the file. */
  readonly whole?: true;
}

/** More draws than any honest rule needs: its entropy and the placeholder words turn away few drawn values. */
const MOST_DRAWS = 64;

/** Values of kinds that have no shape: letters of both cases and digits, as password generators draw them. */
const LITERAL = seq(
  chars(alphabets.upper, 1),
  chars(alphabets.digits, 1),
  chars(alphabets.lower, 1),
  chars(alphabets.base62, 29, 37),
);

/**
 * Makes a text that the rule must find a value in, the same for the same seed: examples follow from the rule's own
 * declaration, so that no sample key ever stands in the source.
 *
 * @throws {Error} where the rule's own checks turn away whatever its shape makes; such a rule finds nothing
 */
export function sampleRule(rule: Rule, seed: number): RuleSample {
  const random = seeded(seed);
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const sample = drawSample(rule, random);
    if (sample !== undefined) return sample;
  }
  throw new Error(`the checks of the rule ${rule.id} turn away every value of its shape`);
}

/** How a drawn sample differs from what `sampleRule` gives. */
export interface Drawing {
  /** What may stand around the value. */
  readonly layouts?: (rule: Rule, random: Random) => readonly Layout[];
  /** Whether the checks put their seals on the value. */
  readonly sealed?: boolean;
}

/** @returns a sample, or nothing where judging would take the drawn value for a made-up one */
export function drawSample(
  rule: Rule,
  random: Random,
  { layouts: around = layoutsOf, sealed = true }: Drawing = {},
): RuleSample | undefined {
  const value = sealed ? valueOf(rule, random) : drawnValue(rule, random);
  const layouts = around(rule, random).filter((layout) => holds(rule, layout, value));
  const layout = layouts[Math.floor(random() * layouts.length)];
  if (layout === undefined) return undefined;
  if (!readsAsDrawn(rule, layout, value)) return undefined;
  const sample = laidOut(layout, value);
  const source = new Source({ path: sample.path, bytes: Buffer.from(sample.text, 'latin1'), added: 'all' });
  const candidate = {
    rule,
    value: sample.value,
    reach: sample.value,
    ...(layout.name === undefined ? {} : { name: layout.name }),
  };
  return judge(candidate, source).kept ? sample : undefined;
}

/** Whether the value is one literal there: blanks end a bare one, quotes and backslashes mean something in one in quotes. */
function holds(rule: Rule, { after }: Layout, value: string): boolean {
  if (rule.kind !== 'assigned' && rule.kind !== 'generic') return true;
  return /^\\?["']/.test(after) ? !/["'`\\\n]/.test(value) : !/[\s"'`<]/.test(value);
}

const patterns = new WeakMap<Rule, RegExp>();

/** Whether the value fits its shape, seals and all, and what stands ahead of it takes no part of it for the lead. */
function readsAsDrawn(rule: Rule, { before }: Layout, value: string): boolean {
  if (!('shape' in rule)) return true;
  const lead = rule.kind === 'token' && rule.lead !== undefined ? patternOf(rule.lead) : undefined;
  const pattern =
    patterns.get(rule) ??
    new RegExp(lead === undefined ? `^()(${patternOf(rule.shape)})$` : `(${lead})(${patternOf(rule.shape)})$`);
  patterns.set(rule, pattern);
  return pattern.exec(lead === undefined ? value : before + value)?.[2] === value;
}

/** @returns a drawn value of the rule, with its checks' seals on it */
export function valueOf(rule: Rule, random: Random): string {
  return (rule.checks ?? []).reduce((value, name) => checkOf(name).seal?.(value) ?? value, drawnValue(rule, random));
}

function drawnValue(rule: Rule, random: Random): string {
  if (rule.kind === 'block') return [rule.begin, rule.body, rule.end].map((shape) => sampleOf(shape, random)).join('');
  return sampleOf('shape' in rule ? rule.shape : LITERAL, random);
}

function laidOut({ path, before, after, newline, whole }: Layout, drawn: string): RuleSample {
  const value = newline === undefined ? drawn : drawn.replaceAll('\n', newline);
  const range = { start: before.length, end: before.length + value.length };
  return { path, text: before + value + after, value: range, ...(whole === undefined ? {} : { whole }) };
}
