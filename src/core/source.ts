import { ALNUM, alphabets, byteSet, type ByteSet } from './alphabet.js';
import type { Document } from './document.js';
import { endsTerminalCode } from './decode/terminal.js';
import { isPlainText } from './bare-kind.js';
import { fileKindOf, type FileKind } from './file-kind.js';
import { PatchedFiles } from './patched-files.js';

/** A place as people count: lines from 1, columns from 1 in characters (code points) of the line. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Editors hide them, so they are no column of the first line: those of UTF-8, UTF-16 and UTF-32. */
const BYTE_ORDER_MARKS = ['efbbbf', 'fffe', 'feff', '0000feff'].map((mark) => Buffer.from(mark, 'hex'));

/** A document being scanned: its bytes as latin1 text on demand, and places in it. */
export class Source {
  readonly bytes: Buffer;
  #lineStarts: number[] | undefined;
  #kind: FileKind | undefined;
  #patched: PatchedFiles | undefined;
  #plain: boolean | undefined;
  readonly #occurrences = new Map<string, number[]>();
  #walked = { start: -1, offset: 0, column: 1 };

  /** @param from the text of the file, where the document is what decoding made of a part of it */
  constructor(
    readonly document: Document,
    readonly from?: Source,
  ) {
    const { bytes } = document;
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get kind(): FileKind {
    return (this.#kind ??= fileKindOf(this.document.path));
  }

  /** @returns whether values need no quotes at the offset */
  isBare(offset: number): boolean {
    const { bare } = this.kind;
    if (bare === 'patch')
      return this.from === undefined && (this.#patched ??= new PatchedFiles(this.bytes)).isBare(offset);
    return bare === 'always' || (bare === 'text' && this.isPlain);
  }

  /** Whether the file begins like text that is no program. */
  get isPlain(): boolean {
    return (this.#plain ??= this.from?.isPlain ?? isPlainText(this.bytes));
  }

  /** @returns the bytes from `start` to `end` as text, one character a byte */
  text(start: number, end: number): string {
    return this.bytes.toString('latin1', Math.max(start, 0), Math.min(end, this.bytes.length));
  }

  /** @returns the line and column of a byte offset; asked by rising offset, the bytes of a line are walked once */
  position(offset: number): Position {
    const line = this.lineOf(offset);
    const start = this.lineStart(line - 1);
    const first = start === 0 ? this.#afterMark() : start;
    const from =
      this.#walked.start === start && this.#walked.offset <= offset ? this.#walked : { offset: first, column: 1 };
    let { column } = from;
    // UTF-8 continues a character with bytes 10xxxxxx; zeros are a part of one in UTF-16, and show nowhere.
    for (let i = from.offset; i < offset; i++) {
      const byte = this.bytes[i]!;
      if ((byte & 0xc0) !== 0x80 && byte !== 0) column++;
    }
    this.#walked = { start, offset, column };
    return { line, column };
  }

  #afterMark(): number {
    const mark = BYTE_ORDER_MARKS.find((one) => this.bytes.subarray(0, one.length).equals(one));
    return mark?.length ?? 0;
  }

  /** @returns the offset of the first byte after `line` lines; the length of the file past the last one */
  lineStart(line: number): number {
    return this.#starts()[line] ?? this.bytes.length;
  }

  /** @returns where the last occurrence of the text begins that ends at the offset or before; -1 where there is none */
  lastBefore(text: string, offset: number): number {
    let places = this.#occurrences.get(text);
    if (places === undefined) {
      places = [];
      for (let at = this.bytes.indexOf(text); at !== -1; at = this.bytes.indexOf(text, at + 1)) places.push(at);
      this.#occurrences.set(text, places);
    }
    return places[lastUpTo(places, offset - text.length)] ?? -1;
  }

  /** @returns the number of the line, from 1, that holds the offset */
  lineOf(offset: number): number {
    return lastUpTo(this.#starts(), offset) + 1;
  }

  #starts(): number[] {
    if (this.#lineStarts === undefined) {
      const starts = [0];
      for (let i = this.bytes.indexOf(10); i !== -1; i = this.bytes.indexOf(10, i + 1)) starts.push(i + 1);
      this.#lineStarts = starts;
    }
    return this.#lineStarts;
  }
}

/** @returns the place of the last of rising numbers that is no larger than one; -1 where all are */
function lastUpTo(numbers: readonly number[], most: number): number {
  let low = -1;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numbers[middle]! <= most) low = middle;
    else high = middle - 1;
  }
  return low;
}

const BACKSLASH = 0x5c;
const PERCENT = 0x25;
const EQUALS = 0x3d;
const CARET = 0x5e;
const BACKTICK = 0x60;
const HEX = byteSet(alphabets.hex);
const OCTAL = byteSet('01234567');
/** Letters of escapes that stand for one character, behind a backslash, and behind the backtick of PowerShell. */
const LETTERS = byteSet('nrtbfva0e');
const BACKTICK_LETTERS = byteSet('nrt');

/**
 * @param joined bytes that, standing before `at`, make a longer word of it
 * @returns whether a value may begin at `at`: at a word's start, or after an escape whose last letter only looks like
 *   part of the word (`\n`, `\t`, `\x0a`, `\u000a`, `\012`, `%3D`, `=3D`, the `m` of a colour of the terminal)
 */
export function startsWord(bytes: Uint8Array, at: number, joined: ByteSet = ALNUM): boolean {
  return at === 0 || joined[bytes[at - 1]!] === 0 || followsEscape(bytes, at);
}

/** @returns whether an escape ends right before the offset, whose last letter only looks like part of the word behind it */
export function followsEscape(bytes: Uint8Array, at: number): boolean {
  const last = bytes[at - 1]!;
  const before = bytes[at - 2];
  if (before === BACKSLASH && LETTERS[last] === 1) return true;
  if (followsBacktickLetter(bytes, at)) return true;
  // The bell, as `cat -v` shows it.
  if (before === CARET && last === 0x47) return true;
  return endsHexEscape(bytes, at) || endsOctalEscape(bytes, at) || endsTerminalCode(bytes, at);
}

/** @returns whether an escape of PowerShell stands right before the offset, or what looks like one (`n`, `r`, `t` behind a backtick) */
export function followsBacktickLetter(bytes: Uint8Array, at: number): boolean {
  return bytes[at - 2] === BACKTICK && BACKTICK_LETTERS[bytes[at - 1]!] === 1;
}

function endsHexEscape(bytes: Uint8Array, at: number): boolean {
  const before = (distance: number): number => (at >= distance ? bytes[at - distance]! : 0);
  if (HEX[before(1)] === 0 || HEX[before(2)] === 0) return false;
  if (before(3) === PERCENT) return true;
  if (before(3) === EQUALS) return before(2) === 0x33 && before(1) === 0x44;
  if (before(3) === 0x78) return before(4) === BACKSLASH;
  if (HEX[before(3)] === 0 || HEX[before(4)] === 0) return false;
  if (before(5) === 0x75) return before(6) === BACKSLASH;
  for (let distance = 5; distance < 9; distance++) if (HEX[before(distance)] === 0) return false;
  return before(9) === 0x55 && before(10) === BACKSLASH;
}

function endsOctalEscape(bytes: Uint8Array, at: number): boolean {
  let start = at - 1;
  while (start > at - 4 && OCTAL[bytes[start]!] === 1) start--;
  return start < at - 1 && bytes[start] === BACKSLASH;
}
