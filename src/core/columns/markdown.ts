import { alphabets, byteSet, type ByteSet } from '../alphabet.js';
import { LINE_FEED, skip, skipBack } from '../assignment/scan.js';
import type { ByteRange } from '../document.js';
import type { Source } from '../source.js';
import type { Cell, Columns, Wanted } from './columns.js';

const PIPE = 0x7c;
const BACKSLASH = 0x5c;
const AROUND_TEXT = byteSet(' \t*_`"');
const IN_CELL = byteSet(` \t*_\`"()/:-${alphabets.base62}`);
const BLANKS = byteSet(' \t');
/** How long a line of a table may be, in bytes. */
const LONGEST_LINE = 4000;
const LONGEST_RULE = 1000;
const LONGEST_NAME = 60;
const RULE = /^[ \t>*/#]{0,40}\|?[ \t]{0,4}:?-+:?[ \t]{0,80}(?:\|[ \t]{0,4}:?-*:?[ \t]{0,80}){0,60}\r?$/;

/**
 * Reads a table of Markdown: the column below a name in its head, or the cell beside a name that begins a row.
 */
export function readMarkdown({ bytes, kind }: Source, name: ByteRange, wanted: Wanted): Columns | undefined {
  if (!hasPipeBeside(bytes, name, kind.prose ? IN_CELL : AROUND_TEXT)) return undefined;
  const line = lineAt(bytes, name.start);
  if (line === undefined) return undefined;
  const below = lineAt(bytes, line.end + 1);
  if (below === undefined || !isRule(bytes, below)) return labelled(bytes, line, name, wanted);
  const columns = fieldsOf(bytes, line).flatMap((field, column) =>
    wanted(bytes.toString('latin1', field.start, field.end)) ? [{ name: field, column }] : [],
  );
  const cells: Cell[] = [];
  let end = below.end;
  let row = columns.length === 0 ? undefined : lineAt(bytes, end + 1);
  while (row !== undefined && bytes.subarray(row.start, row.end).includes(PIPE)) {
    const fields = fieldsOf(bytes, row);
    for (const { name: head, column } of columns) {
      const value = fields[column];
      if (value !== undefined && value.end > value.start) cells.push({ name: head, value });
    }
    ({ end } = row);
    row = lineAt(bytes, end + 1);
  }
  return { cells, end };
}

/** @param inCell what may stand between: in texts for people also words, as in `| Admin password (prod) |` */
function hasPipeBeside(bytes: Buffer, name: ByteRange, inCell: ByteSet): boolean {
  return (
    bytes[skip(bytes, name.end, inCell, LONGEST_NAME)] === PIPE ||
    bytes[skipBack(bytes, name.start, inCell, LONGEST_NAME) - 1] === PIPE
  );
}

/** @returns the line at the offset without its end; nothing for a long one, and behind the last */
function lineAt(bytes: Buffer, at: number): ByteRange | undefined {
  if (at >= bytes.length) return undefined;
  const from = Math.max(0, at - LONGEST_LINE);
  const start = bytes.subarray(from, at).lastIndexOf(LINE_FEED) + 1 + from;
  const feed = bytes.subarray(at, at + LONGEST_LINE).indexOf(LINE_FEED);
  if (feed === -1 && bytes.length > at + LONGEST_LINE) return undefined;
  return { start, end: feed === -1 ? bytes.length : at + feed };
}

const isRule = (bytes: Buffer, { start, end }: ByteRange): boolean =>
  end - start < LONGEST_RULE && RULE.test(bytes.toString('latin1', start, end));

/** @returns the cells of a line, without the blanks and the marks of emphasis and code around their texts */
function fieldsOf(bytes: Buffer, { start, end }: ByteRange): readonly ByteRange[] {
  const fields: ByteRange[] = [];
  let from = skip(bytes, start, BLANKS, end - start);
  if (bytes[from] === PIPE) from++;
  for (let at = from; at <= end; at++) {
    if (at < end && (bytes[at] !== PIPE || bytes[at - 1] === BACKSLASH)) continue;
    fields.push(trimmed(bytes, from, at));
    from = at + 1;
  }
  return fields;
}

function trimmed(bytes: Buffer, start: number, end: number): ByteRange {
  let from = skip(bytes, start, BLANKS, end - start);
  let to = skipBack(bytes, end, AROUND_LINE, end - from);
  for (const mark of MARKS) {
    const { length } = mark;
    if (to - from <= 2 * length) continue;
    const ends = bytes.toString('latin1', from, from + length) + bytes.toString('latin1', to - length, to);
    if (ends !== mark + mark) continue;
    from += length;
    to -= length;
  }
  return { start: from, end: Math.max(from, to) };
}

const AROUND_LINE = byteSet(' \t\r');
const MARKS = ['**', '__', '*', '``', '`', '"'];

/** `| Password | … |`, where the first cell of a row names the second. */
function labelled(bytes: Buffer, line: ByteRange, name: ByteRange, wanted: Wanted): Columns | undefined {
  const first = skip(bytes, line.start, BLANKS, LONGEST_NAME);
  if (bytes[first] !== PIPE || name.end - first > 2 * LONGEST_NAME) return undefined;
  const [label, value] = fieldsOf(bytes, line);
  if (label === undefined || value === undefined || value.end === value.start) return undefined;
  if (name.start < label.start || name.end > label.end || label.end - label.start > LONGEST_NAME) return undefined;
  if (!wanted(bytes.toString('latin1', label.start, label.end))) return undefined;
  return { cells: [{ name: label, value }], end: line.end };
}
