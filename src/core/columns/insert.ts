import { byteSet } from '../alphabet.js';
import { BACKSLASH, COMMA, OPEN_PAREN, skip, skipBack, SPACE } from '../assignment/scan.js';
import type { ByteRange } from '../document.js';
import type { Source } from '../source.js';
import type { Cell, Columns, Wanted } from './columns.js';

/** How long the list of columns may be on either side of a name, in bytes. */
const LONGEST_LIST = 1500;
/** How much stands ahead of that list, in bytes. */
const LONGEST_STATEMENT = 200;
/** How long a value of a row may be, in bytes. */
const LONGEST_ELEMENT = 1_000_000;
/**
 * Rows that nobody closes are read up to the end, from each statement on. Once this many times the length of the file has
 * been read, values may be no longer than this.
 */
const MOST_READINGS = 4;
const LONGEST_THEN = 1000;
const spent = new WeakMap<Source, number>();

const AROUND_NAME = byteSet(' \t\r\n"`[]\\\'');
const CLOSE_PAREN = 0x29;
const APOSTROPHE = 0x27;
const INTO = /(?:insert|replace)\s[\w\s]{0,40}?into\s+[\w."`[\]\\$]{1,120}\s*$|\binto\s+[\w."`[\]\\$]{1,120}\s*$/i;
const VALUES = /^\)\s{0,40}(?:overriding \w+ value\s+|output [\w., ]{1,60}\s+)?values\s{0,40}(?=\()/i;

/** Reads `INSERT INTO users (name, password) VALUES ('…', '…'), …`: a value belongs to the column at its place. */
export function readInsert(source: Source, name: ByteRange, wanted: Wanted): Columns | undefined {
  const { bytes } = source;
  const behind = bytes[skip(bytes, name.end, AROUND_NAME, 8)];
  if (behind !== COMMA && behind !== CLOSE_PAREN) return undefined;
  const before = bytes[skipBack(bytes, name.start, AROUND_NAME, 40) - 1];
  if ((before !== COMMA && before !== OPEN_PAREN) || !holdsStatements(source)) return undefined;
  const from = Math.max(0, name.start - LONGEST_LIST);
  const open = from + bytes.subarray(from, name.start).lastIndexOf('(');
  if (open < from) return undefined;
  const ahead = bytes.toString('latin1', Math.max(0, open - LONGEST_STATEMENT), open);
  if (!/into\s/i.test(ahead) || !INTO.test(ahead)) return undefined;
  const list = bytes.toString('latin1', open + 1, open + LONGEST_LIST);
  const close = list.indexOf(')');
  const values = close === -1 ? null : VALUES.exec(list.slice(close, close + 160));
  if (values === null) return undefined;
  const names = list.slice(0, close).split(',');
  const columns = names.flatMap((text, column) => (wanted(text.replaceAll(/[\s"'`[\]\\]/g, '')) ? [column] : []));
  const start = open + 1 + close + values[0].length;
  if (columns.length === 0) return { cells: [], end: start };
  const read = spent.get(source) ?? 0;
  const longest = read > MOST_READINGS * bytes.length ? LONGEST_THEN : LONGEST_ELEMENT;
  const rows = rowsOf(bytes, start, { name, columns: new Set(columns), longest });
  spent.set(source, read + rows.read);
  return { cells: rows.cells, end: rows.end };
}

const inserting = new WeakMap<Source, boolean>();

/** Lists of names are usual in all code: whether a file holds any statement is asked once. */
function holdsStatements(source: Source): boolean {
  const known = inserting.get(source);
  if (known !== undefined) return known;
  const holds = ['INTO', 'into', 'Into'].some((word) => source.bytes.includes(word));
  inserting.set(source, holds);
  return holds;
}

interface Reading {
  readonly name: ByteRange;
  readonly columns: ReadonlySet<number>;
  /** How long an element may be. */
  readonly longest: number;
}

/** @returns also how many bytes were read of what turned out to be no row */
function rowsOf(
  bytes: Buffer,
  start: number,
  { name, columns, longest }: Reading,
): Columns & { readonly read: number } {
  const cells: Cell[] = [];
  let at = start;
  while (bytes[at] === OPEN_PAREN) {
    let column = 0;
    do {
      const element = { start: at + 1, end: elementEnd(bytes, at + 1, longest) };
      if (bytes[element.end] !== COMMA && bytes[element.end] !== CLOSE_PAREN)
        return { cells, end: at, read: Math.min(longest, bytes.length - at) };
      const value = columns.has(column) ? literalIn(bytes, element) : undefined;
      if (value !== undefined) cells.push({ name, value });
      at = element.end;
      column++;
    } while (bytes[at] === COMMA);
    const next = skip(bytes, at + 1, SPACE, LONGEST_LIST);
    if (bytes[next] !== COMMA) break;
    at = skip(bytes, next + 1, SPACE, LONGEST_LIST);
  }
  return { cells, end: at, read: 0 };
}

/** @returns where the comma or the bracket stands that ends an element of a row; behind as much as may be read where none does */
function elementEnd(bytes: Buffer, start: number, longest: number): number {
  const stop = Math.min(bytes.length, start + longest);
  let depth = 0;
  for (let at = start; at < stop; at++) {
    const code = bytes[at]!;
    if (code === APOSTROPHE) at = closingApostrophe(bytes, at, stop);
    else if (code === OPEN_PAREN) depth++;
    else if (depth === 0 && (code === COMMA || code === CLOSE_PAREN)) return at;
    else if (code === CLOSE_PAREN) depth--;
  }
  return bytes.length;
}

/** Inside, an apostrophe is doubled or escaped; where the statement is a string itself, its own are escaped. */
function closingApostrophe(bytes: Buffer, open: number, stop: number): number {
  const escaped = bytes[open - 1] === BACKSLASH;
  for (let at = open + 1; at < stop; at++) {
    if (bytes[at] === BACKSLASH && !escaped) at++;
    else if (bytes[at] === APOSTROPHE) {
      if (bytes[at + 1] !== APOSTROPHE) return at;
      at++;
    }
  }
  return stop;
}

const LITERAL = /^\s*(?:[NE]|_utf8(?:mb4)?\s?)?\\?'/i;

/** @returns what stands in the apostrophes of an element that is nothing but a string; no call, no placeholder */
function literalIn(bytes: Buffer, { start, end }: ByteRange): ByteRange | undefined {
  const text = bytes.toString('latin1', start, end).trimEnd();
  const open = LITERAL.exec(text);
  if (open === null || !text.endsWith("'")) return undefined;
  const from = start + open[0].length;
  const escaped = bytes[from - 2] === BACKSLASH;
  const close = closingApostrophe(bytes, from - 1, end);
  const to = escaped && bytes[close - 1] === BACKSLASH ? close - 1 : close;
  return close === start + text.length - 1 && to > from ? { start: from, end: to } : undefined;
}
