import { byteSet } from '../alphabet.js';
import { BLANK, LINE_FEED, skip, skipBack } from '../assignment/scan.js';
import type { ByteRange } from '../document.js';
import type { Source } from '../source.js';
import type { Cell, Columns, Wanted } from './columns.js';

/** How long the head of a file may be, in bytes. */
const LONGEST_HEAD = 4096;
const LONGEST_NAME = 60;
const MARK_LENGTH = 3;
/** A name, and no setting: a list of those (`a: 1, kind: Secret`) heads no table. */
const HEAD_NAME = /^(?!.*: )[\w .()/#:-]{0,60}$/;

const QUOTE = 0x22;
const DELIMITERS = byteSet(',;\t|');
const ENDS_LINE = byteSet('\r\n');
/** What stands around a name in the head besides its delimiters. */
const IN_HEAD = byteSet(' "');

/** Reads text whose first line names the columns: what browsers, password managers and consoles export. */
export function readDelimited(source: Source, name: ByteRange, wanted: Wanted): Columns | undefined {
  const { bytes, kind } = source;
  if (name.start > LONGEST_HEAD || !kind.delimited) return undefined;
  const head = headOf(bytes);
  if (head === undefined || name.start < head.start || name.end > head.end) return undefined;
  const delimiter = delimiterOf(bytes, name, head);
  if (delimiter === undefined) return undefined;
  const rows = new Rows(bytes, delimiter, head.start);
  const names = rows.next();
  if (!names.every((cell) => HEAD_NAME.test(bytes.toString('latin1', cell.start, cell.end)))) return undefined;
  const columns = names.flatMap((cell, column) =>
    wanted(bytes.toString('latin1', cell.start, cell.end)) ? [{ name: cell, column }] : [],
  );
  return { cells: columns.length === 0 ? [] : cellsOf(rows, columns), end: head.end };
}

/** @returns the first line that is not empty, without a byte order mark and Excel's `sep=;`; nothing where it is long */
function headOf(bytes: Buffer): ByteRange | undefined {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb ? MARK_LENGTH : 0;
  if (/^"?sep=.?"?\r?\n/.test(bytes.toString('latin1', start, start + 12))) start = bytes.indexOf(LINE_FEED, start) + 1;
  start = skip(bytes, start, ENDS_LINE, LONGEST_HEAD);
  const length = bytes.subarray(start, start + LONGEST_HEAD).indexOf(LINE_FEED);
  if (length === -1 && bytes.length > start + LONGEST_HEAD) return undefined;
  return { start, end: length === -1 ? bytes.length : start + length };
}

/** @returns what parts the name from its neighbours; in a file of one column a comma */
function delimiterOf(bytes: Buffer, name: ByteRange, head: ByteRange): number | undefined {
  const behind = bytes[skip(bytes, name.end, IN_HEAD, LONGEST_NAME)] ?? LINE_FEED;
  if (DELIMITERS[behind] === 1) return behind;
  const ahead = skipBack(bytes, name.start, IN_HEAD, LONGEST_NAME);
  if (ahead > head.start && DELIMITERS[bytes[ahead - 1]!] === 1) return bytes[ahead - 1];
  // Several words are one name: "Secret access key".
  const line = bytes.toString('latin1', head.start, head.end).trim();
  const delimiter = /[,;\t|]/.exec(line)?.[0] ?? (/^"?[\w-]+"?$/.test(line) ? ',' : undefined);
  return delimiter?.charCodeAt(0);
}

interface Column {
  readonly name: ByteRange;
  readonly column: number;
}

function cellsOf(rows: Rows, columns: readonly Column[]): readonly Cell[] {
  const cells: Cell[] = [];
  while (!rows.done) {
    const row = rows.next();
    for (const { name, column } of columns) {
      const value = row[column];
      if (value !== undefined && value.end > value.start) cells.push({ name, value });
    }
  }
  return cells;
}

/** Rows of delimited text (RFC 4180): fields may stand in quotes, which they then hold doubled. */
class Rows {
  #at: number;

  constructor(
    readonly bytes: Buffer,
    readonly delimiter: number,
    start: number,
  ) {
    this.#at = start;
  }

  get done(): boolean {
    return this.#at >= this.bytes.length;
  }

  /** @returns the fields of the next row, without the quotes and blanks around them */
  next(): readonly ByteRange[] {
    const fields: ByteRange[] = [];
    for (;;) {
      fields.push(this.#field());
      if (this.bytes[this.#at] !== this.delimiter) break;
      this.#at++;
    }
    this.#at = skip(this.bytes, this.#at, ENDS_LINE, 2);
    return fields;
  }

  #field(): ByteRange {
    const start = this.delimiter === 0x09 ? this.#at : skip(this.bytes, this.#at, BLANK, LONGEST_NAME);
    const quoted = this.bytes[start] === QUOTE ? closingQuote(this.bytes, start + 1) : -1;
    let end = quoted === -1 ? start : quoted + 1;
    while (end < this.bytes.length && this.bytes[end] !== this.delimiter && ENDS_LINE[this.bytes[end]!] === 0) end++;
    this.#at = end;
    if (quoted !== -1) return { start: start + 1, end: quoted };
    return { start, end: Math.max(start, skipBack(this.bytes, end, BLANK, LONGEST_NAME)) };
  }
}

/** How long a field in quotes may be that goes on over lines, in bytes: one that nobody closes ends with its line. */
const LONGEST_FIELD = 10_000;

function closingQuote(bytes: Buffer, start: number): number {
  const stop = Math.min(bytes.length, start + LONGEST_FIELD);
  for (let at = start; at < stop; at++) {
    if (bytes[at] !== QUOTE) continue;
    if (bytes[at + 1] !== QUOTE) return at;
    at++;
  }
  return -1;
}
