import { byteSet } from '../alphabet.js';
import { BACKSLASH, BLANK, LINE_FEED, QUOTES, skip, STRING_PREFIX, WORD } from '../assignment/scan.js';
import type { ByteRange } from '../document.js';

/** A word of a command, quotes included; an expression of a program in its place is no word. */
export interface Word extends ByteRange {
  readonly opaque?: true;
}

/** How much of a command is read, in bytes and in words. */
export const LONGEST_COMMAND = 1200;
export const MOST_WORDS = 48;
/** How long a reference may be that stands for a value, in bytes. */
const LONGEST_REFERENCE = 120;
/** How far ahead on the line the string is looked for that holds a command, in bytes. */
const AHEAD = 240;

const APOSTROPHE = 0x27;
const BACKTICK = 0x60;
const RETURN = 0x0d;
const CARET = 0x5e;
const NESTED = 256;
const ENDS_WORD = byteSet(' \t\v\f\r\n;|&)\0');
/** Only a blank parts words; what else ends one ends the command. */
const CONTINUES = new Set([BACKSLASH, BACKTICK, CARET]);

/** What closes a reference to a value, which may hold blanks. */
const REFERENCES: Readonly<Record<string, string>> = { '$(': ')', '${': '}', '{{': '}}' };

/** A quote and the backslashes ahead of it, as one number: only the same number closes what it opens. */
interface Quote {
  readonly key: number;
  readonly end: number;
}

/** @returns the quote at the offset, escaped or not */
export function quoteAt(bytes: Uint8Array, at: number): Quote | undefined {
  let quote = at;
  while (bytes[quote] === BACKSLASH && quote < at + 3) quote++;
  return QUOTES[bytes[quote] ?? 0] === 1 ? { key: bytes[quote]! + NESTED * (quote - at), end: quote + 1 } : undefined;
}

/** @returns which quote is open on the line at the offset, the innermost; 0 where none is */
function enclosingQuote(bytes: Uint8Array, at: number): number {
  let start = at;
  while (start > Math.max(0, at - AHEAD) && bytes[start - 1] !== LINE_FEED) start--;
  if (start > 0 && bytes[start - 1] !== LINE_FEED) return quoteRightAhead(bytes, at);
  const open: number[] = [];
  for (let i = start; i < at;) {
    const quote = quoteAt(bytes, i);
    if (quote === undefined || quote.end > at) {
      i++;
      continue;
    }
    const known = open.lastIndexOf(quote.key);
    if (known !== -1) open.length = known;
    else if (opensString(bytes, i)) open.push(quote.key);
    i = quote.end;
  }
  return open.at(-1) ?? 0;
}

/** Of a long line, where strings begin and end is not known: the command's name stands at the beginning of its string. */
function quoteRightAhead(bytes: Uint8Array, at: number): number {
  let start = at;
  while (start > at - LONGEST_TOOL && bytes[start - 1]! > 0x20 && QUOTES[bytes[start - 1]!] === 0) start--;
  if (QUOTES[bytes[start - 1] ?? 0] === 0) return 0;
  let from = start - 1;
  while (bytes[from - 1] === BACKSLASH && from > start - 3) from--;
  return quoteAt(bytes, from)?.key ?? 0;
}

/** How long a command's name is with those of its kin, in bytes. */
const LONGEST_TOOL = 60;

/** An apostrophe stands behind a letter, which may also be the prefix of a string. */
function opensString(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== APOSTROPHE || WORD[bytes[at - 1] ?? 0] === 0) return true;
  return STRING_PREFIX[bytes[at - 1]!] === 1 && WORD[bytes[at - 2] ?? 0] === 0;
}

/**
 * Reads the words of a command as shells do: to the end of the line, of the command or of the string that holds it, and on
 * behind a backslash, a backtick or a caret that continues the line.
 *
 * @param start where the first word begins
 */
export function shellWords(bytes: Buffer, start: number): readonly Word[] {
  const enclosing = enclosingQuote(bytes, start);
  const stop = Math.min(bytes.length, start + LONGEST_COMMAND);
  const words: Word[] = [];
  let at = start;
  while (words.length < MOST_WORDS) {
    const from = skipGap(bytes, at);
    const end = wordEnd(bytes, from, enclosing, stop);
    if (end === from) break;
    words.push({ start: from, end });
    at = end;
  }
  return words;
}

/** @returns the offset behind blanks and continued line ends */
function skipGap(bytes: Uint8Array, at: number): number {
  for (;;) {
    at = skip(bytes, at, BLANK, LONGEST_COMMAND);
    if (!CONTINUES.has(bytes[at] ?? 0)) return at;
    const line = skip(bytes, at + 1, BLANK, 4);
    const end = bytes[line] === RETURN ? line + 1 : line;
    if (bytes[end] !== LINE_FEED) return at;
    at = end + 1;
  }
}

function wordEnd(bytes: Buffer, start: number, enclosing: number, stop: number): number {
  let at = start;
  while (at < stop && ENDS_WORD[bytes[at]!] === 0) {
    const next = partEnd(bytes, at, enclosing, stop);
    if (next === at) break;
    at = next;
  }
  return at;
}

/** @returns the offset behind a quoted part, a variable, or one character; the same where the word ends there */
function partEnd(bytes: Buffer, at: number, enclosing: number, stop: number): number {
  const byte = bytes[at]!;
  const quote = byte === BACKSLASH || QUOTES[byte] === 1 ? quoteAt(bytes, at) : undefined;
  if (quote !== undefined) return quote.key === enclosing ? at : (closing(bytes, quote, stop) ?? unclosed(quote, at));
  if (byte === BACKSLASH) return bytes[at + 1] === LINE_FEED || bytes[at + 1] === RETURN ? at : at + 2;
  const mark = REFERENCES[bytes.toString('latin1', at, at + 2)];
  return mark === undefined ? at + 1 : closed(bytes, at, mark, stop);
}

/** An escaped quote that nothing closes ends a string around the command. */
function unclosed({ key, end }: Quote, at: number): number {
  return key >= NESTED ? at : end;
}

/** @returns the offset behind the quote that closes what another opens, on the same line */
export function closing(bytes: Uint8Array, { key, end }: Quote, stop: number): number | undefined {
  for (let at = end; at < stop && bytes[at] !== LINE_FEED;) {
    const quote = quoteAt(bytes, at);
    if (quote?.key === key) return quote.end;
    at = quote?.end ?? at + 1;
  }
  return undefined;
}

function closed(bytes: Buffer, at: number, mark: string, stop: number): number {
  const text = bytes.toString('latin1', at, Math.min(stop, at + LONGEST_REFERENCE));
  const end = text.indexOf(mark);
  const line = text.indexOf('\n');
  return end === -1 || (line !== -1 && line < end) ? at + 1 : at + end + mark.length;
}

/** @returns a range without the pair of quotes around it, escaped or not; without the first alone where none closes it */
export function unquoted(bytes: Uint8Array, { start, end }: ByteRange): ByteRange {
  const quote = quoteAt(bytes, start);
  if (quote === undefined || (quote.key & 0xff) === BACKTICK) return { start, end };
  const length = quote.end - start;
  const last = quoteAt(bytes, end - length);
  return last?.key === quote.key && end - length >= quote.end
    ? { start: quote.end, end: end - length }
    : { start, end };
}
