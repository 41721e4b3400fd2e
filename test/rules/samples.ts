import type { ByteRange, Document } from '../../src/core/document.js';
import { Engine } from '../../src/core/engine.js';
import type { Finding } from '../../src/core/finding.js';
import type { Rule } from '../../src/core/rule.js';
import { everyRule } from '../../src/core/rule-book.js';
import type { RuleSample } from '../../src/core/rule-sample.js';
import { scanDocument, type Scan } from '../../src/core/scan.js';
import type { Random } from '../../src/core/shape-sample.js';

/** How often each property is tried; `PROOF_RUNS=1000 npx jest test/rules` looks longer. */
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

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Lines and columns as an editor counts them, straight from the text: characters are code points, a mark of order is none. */
export function placeOf(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: [...lines.at(-1)!.replace(/^\uFEFF/, '')].length + 1 };
}

/** A sample in the middle of a larger text. */
export interface Embedded {
  readonly path: string;
  readonly text: string;
  /** In UTF-16 units of the text. */
  readonly value: ByteRange;
}

const ASCII_LINES = [
  '',
  'import { readFile } from "node:fs";',
  '# a heading',
  '  "name": "thing", "version": "1.2.3",',
  'list: [1, 2, 3] # three',
  "it's a 'quoted' line with `ticks` and \"more\"",
  '// see https://example.com/a?b=c#d for why',
  'HOME=/home/me',
  '| a | b |',
  '\tif (x === y && !z) { return `${x}`; }',
  '<a href="x">y</a> <!-- no -->',
  'unfinished = "',
  '-----',
];
const WIDE_LINES = [
  '# größer, naïve, Ελλάδα',
  'msg: "日本語のテキスト"',
  '// 😀 emoji 👩‍👩‍👧 and more',
  'title = "—“quoted”—"',
];
const WIDE_PREFIXES = ['/* é */ ', '"日本語", ', '😀 ', '<!-- ñ😀ß --> '];
const ASCII_PREFIXES = ['', '', '  ', '\t', '/* x */ ', '{ ', '"it": 1, '];

export const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!;

/** Puts a sample among lines that a rule must not mind. */
export function embed(sample: RuleSample, random: Random, wide = true): Embedded {
  const newline = pick(['\n', '\n', '\r\n'], random);
  const lines = wide ? [...ASCII_LINES, ...WIDE_LINES] : ASCII_LINES;
  const some = (): string[] => Array.from({ length: Math.floor(random() * 5) }, () => pick(lines, random));
  const prefix = pick(wide ? [...ASCII_PREFIXES, ...WIDE_PREFIXES] : ASCII_PREFIXES, random);
  const before =
    some()
      .map((line) => line + newline)
      .join('') + prefix;
  const after = random() < 0.3 ? '' : newline + some().join(newline);
  const value = { start: before.length + sample.value.start, end: before.length + sample.value.end };
  return { path: sample.path, text: before + sample.text + after, value };
}

export type Encoding = 'utf8' | 'utf16le' | 'utf16be';

export function encoded(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf8') return Buffer.from(text);
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf16le' ? bytes : bytes.swap16();
}

/** @returns the sample with another text in the value's place */
export function withValue<S extends Pick<Embedded, 'text' | 'value'>>(sample: S, value: string): S {
  const text = sample.text.slice(0, sample.value.start) + value + sample.text.slice(sample.value.end);
  return { ...sample, text, value: { start: sample.value.start, end: sample.value.start + value.length } };
}

export const valueIn = ({ text, value }: Pick<Embedded, 'text' | 'value'>): string =>
  text.slice(value.start, value.end);

/** @returns the findings that share a character with the value */
export function findingsAt(
  findings: readonly Finding[],
  { text, value }: Pick<Embedded, 'text' | 'value'>,
): readonly Finding[] {
  const start = placeOf(text, value.start);
  const end = placeOf(text, value.end);
  return findings.filter((f) => isBefore(f, end) && isBefore(start, { line: f.endLine, column: f.endColumn }));
}

function isBefore(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}
