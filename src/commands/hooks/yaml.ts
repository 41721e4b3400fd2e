import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Pair } from 'yaml';
import { readNested, UserError } from '../../errors.js';

type Path = readonly string[];

/**
 * @param name what to call the file in an error
 * @returns the document's data
 * @throws UserError when the text is not one YAML document
 */
export function parseYaml(text: string, name: string): unknown {
  return readNested(name, (): unknown => document(text, name).toJS());
}

/**
 * Puts lines right below a key, as the first entries of its block, so that no other byte changes (writing the document
 * anew would move comments and quotes).
 *
 * @param lines what to add, indented from its own left edge
 * @returns the new text, or `undefined` where the key is not there or its value is written in one line (`[]`, `{}`)
 */
export function addBelow(text: string, path: Path, lines: readonly string[]): string | undefined {
  const counter = new LineCounter();
  const pair = pairAt(parseDocument(text, { lineCounter: counter }), path);
  if (!pair || !isScalar(pair.key) || !pair.key.range) return undefined;
  const { line, col } = counter.linePos(pair.key.range[0]);
  const column = columnOf(pair.value, counter, line) ?? (isNothing(pair.value) ? col + 1 : undefined);
  if (column === undefined) return undefined;
  const all = text.split('\n');
  return withLines(all, line, lines, column).join('\n');
}

/** Adds lines at the end of a document that lacks the key they begin with. */
export function addAtEnd(text: string, lines: readonly string[]): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const block = lines.join(end);
  if (text.trim() === '') return `${text}${block}${end}`;
  return text.endsWith('\n') ? `${text}${block}${end}` : `${text}${end}${block}`;
}

/**
 * Takes out the entry that begins with the given line, all that is indented below it included, and then each key above
 * that is left without a value.
 *
 * @returns the same text where there is no such line
 */
export function takeOutEntry(
  text: string,
  first: (line: string, next: readonly string[]) => boolean,
  parents: RegExp,
): string {
  const lines = text.split('\n');
  let start = lines.findIndex((line, index) => first(line, lines.slice(index + 1)));
  if (start < 0) return text;
  let end = start + 1;
  while (end < lines.length && lines[end]!.trim() !== '' && indentOf(lines[end]!) > indentOf(lines[start]!)) end += 1;
  while (start > 0 && parents.test(lines[start - 1]!) && !hasMore(lines, start - 1, end)) start -= 1;
  const kept = [...lines.slice(0, start), ...lines.slice(end)];
  if (end === lines.length && start > 0) kept[start - 1] = kept[start - 1]!.replace(/\r$/, '');
  return kept.join('\n');
}

function document(text: string, name: string): Document {
  const parsed = parseDocument(text);
  if (parsed.errors.length > 0) throw new UserError(`${name} is not valid YAML`, 'mend it and run this again');
  return parsed;
}

function pairAt(parsed: Document, path: Path): Pair | undefined {
  let node: unknown = parsed.contents;
  let pair: Pair | undefined;
  for (const key of path) {
    if (!isMap(node)) return undefined;
    pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
    node = pair?.value;
  }
  return pair;
}

/** @returns the column, from 1, of a block's entries; `undefined` where it is no block below the key's line */
function columnOf(value: unknown, counter: LineCounter, keyLine: number): number | undefined {
  if (!(isMap(value) || isSeq(value)) || value.flow || !value.range) return undefined;
  const { line, col } = counter.linePos(value.range[0]);
  return line > keyLine ? col - 1 : undefined;
}

function isNothing(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null && !value.source);
}

function withLines(all: readonly string[], after: number, lines: readonly string[], indent: number): string[] {
  const end = all[0]?.endsWith('\r') ? '\r' : '';
  const added = lines.map((line) => ' '.repeat(indent) + line + end);
  return [...all.slice(0, after), ...added, ...all.slice(after)];
}

/** Whether the key in the line has another entry behind the ones that go. */
function hasMore(lines: readonly string[], key: number, end: number): boolean {
  const next = lines.slice(end).find((line) => line.trim() !== '');
  if (next === undefined) return false;
  const deeper = indentOf(next) > indentOf(lines[key]!);
  return deeper || (indentOf(next) === indentOf(lines[key]!) && next.trimStart().startsWith('- '));
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
