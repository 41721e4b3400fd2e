import type { ByteRange } from '../document.js';
import type { Finding } from '../finding.js';
import type { RuleSample } from '../rule-sample.js';
import type { Random } from '../shape-sample.js';

/** A place as editors count: from 1, columns in characters (code points). */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** A sample in the middle of a larger text. */
export interface Embedded {
  readonly path: string;
  readonly text: string;
  /** In UTF-16 units of the text. */
  readonly value: ByteRange;
}

export type Encoding = 'utf8' | 'utf16le' | 'utf16be';

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

/** @returns a member of the list, each as likely */
export const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!;

/**
 * Puts a sample among lines that a rule must not mind.
 *
 * @param wide whether some of them go beyond ASCII
 */
export function embed(sample: RuleSample, random: Random, wide = true): Embedded {
  if (sample.whole === true) return sample;
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

/** @returns the sample behind a byte order mark, which is no column of its line */
export function marked(sample: Embedded): Embedded {
  const value = { start: sample.value.start + 1, end: sample.value.end + 1 };
  return { ...sample, text: `\uFEFF${sample.text}`, value };
}

/** @returns the text's bytes, without a byte order mark of their own */
export function encoded(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf8') return Buffer.from(text);
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf16le' ? bytes : bytes.swap16();
}

/** Lines and columns straight from the text, so that they prove those of the scan: a mark of order is no column. */
export function placeOf(text: string, offset: number): Place {
  const lineStart = text.lastIndexOf('\n', offset - 1) + (offset > 0 ? 1 : 0);
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return { line, column: [...text.slice(lineStart, offset).replace(/^\uFEFF/, '')].length + 1 };
}

/** @returns the sample with another text in the value's place */
export function withValue<S extends Pick<Embedded, 'text' | 'value'>>(sample: S, value: string): S {
  const text = sample.text.slice(0, sample.value.start) + value + sample.text.slice(sample.value.end);
  return { ...sample, text, value: { start: sample.value.start, end: sample.value.start + value.length } };
}

/** @returns the value of the sample as text */
export function valueIn({ text, value }: Pick<Embedded, 'text' | 'value'>): string {
  return text.slice(value.start, value.end);
}

/** @returns whether the text may stand for another one, percent-encoded or escaped, which is a value of its own */
export function hasEscapes(text: string): boolean {
  return /[%&\\]|=[\dA-F]{2}/.test(text);
}

/** @returns the findings that share a character with the value */
export function findingsAt(
  findings: readonly Finding[],
  { text, value }: Pick<Embedded, 'text' | 'value'>,
): readonly Finding[] {
  if (findings.length === 0) return findings;
  const start = placeOf(text, value.start);
  const end = placeOf(text, value.end);
  return findings.filter((f) => isBefore(f, end) && isBefore(start, { line: f.endLine, column: f.endColumn }));
}

/** @returns whether the finding is the whole value and nothing else */
export function isAt(finding: Finding, { text, value }: Pick<Embedded, 'text' | 'value'>): boolean {
  const start = placeOf(text, value.start);
  const end = placeOf(text, value.end);
  return (
    finding.line === start.line &&
    finding.column === start.column &&
    finding.endLine === end.line &&
    finding.endColumn === end.column
  );
}

function isBefore(a: Place, b: Place): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}
