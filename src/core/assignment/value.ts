import { alphabets, byteSet } from '../alphabet.js';
import type { ByteRange } from '../document.js';
import { fallbackQuote } from './fallback.js';
import {
  argumentQuote,
  BACKSLASH,
  BLANK,
  calleeBefore,
  endsLine,
  INDENT,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_PAREN,
  QUOTES,
  skip,
  SPACE,
  STRING_PREFIX,
} from './scan.js';

const BACKSLASHES = byteSet('\\');
/** What may follow a string, and hardly ever stands behind a doubled quote within one. */
const ENDS_STRING = byteSet(' \t\r\n,;)]}"\'`');
/** `{` as JSX has it: `name={'…'}`. */
const OPENING = byteSet(' \t([{');
const CLOSE_BRACE = 0x7d;
const CALLEE = byteSet(`${alphabets.base62}_.:<>[]*&`);
const LONGEST_CALLEE = 60;

/** What a function's name begins with that brings something by its name, or shows a text: what stands in its brackets is no value. */
const BRINGS = new Set(
  (
    'get read load lookup fetch find env getenv config conf prop property settings setting option param t tr i gettext ngettext translate i18n ' +
    'input prompt ask question require import include open file path join resolve exec query select request decrypt hash digest parse ' +
    'if for while switch match catch return typeof sizeof assert expect describe it test print printf println log warn error throw raise ' +
    'compile fullmatch findall finditer sub search describe label message msg field column attribute regex regexp pattern new format sprintf fmt errorf'
  ).split(' '),
);

/**
 * @param at what stands behind an operator
 * @returns where the quote stands that opens the value; escapes (as in JSON inside a string), string prefixes, brackets, a
 *   line's end and a call that makes something of the string (`String("…")`, `[]byte("…")`, `new Secret("…")`) passed over
 */
export function openingQuote(bytes: Buffer, at: number): number | undefined {
  const start = skip(bytes, at, BLANK, INDENT);
  const next = bytes[start];
  const continued = next === BACKSLASH && endsLine(bytes, start + 1) ? start + 1 : start;
  const below =
    continued > start || next === LINE_FEED || next === 0x0d ? skip(bytes, continued, SPACE, INDENT) : start;
  return (
    quoteAt(bytes, below) ?? fallbackQuote(bytes, at) ?? (below === start ? wrappedQuote(bytes, start) : undefined)
  );
}

function quoteAt(bytes: Buffer, start: number): number | undefined {
  const bracket = skip(bytes, start, OPENING, 4);
  const opened = bytes[bracket - 1] === OPEN_PAREN ? skip(bytes, bracket, SPACE, INDENT) : bracket;
  for (const from of [skip(bytes, start, STRING_PREFIX, 2), opened, skip(bytes, opened, STRING_PREFIX, 2)]) {
    let at = from;
    while (bytes[at] === BACKSLASH && at < from + 3) at++;
    if (QUOTES[bytes[at]!] === 1) return at;
  }
  return undefined;
}

const NEW = Buffer.from('new ');

function wrappedQuote(bytes: Buffer, at: number): number | undefined {
  const argument = callArgument(bytes, at);
  return argument === undefined ? undefined : argumentQuote(bytes, argument);
}

/** @returns where the first argument stands of a call that makes something of it, as `String("…")` does */
export function callArgument(bytes: Buffer, at: number): number | undefined {
  const start = bytes[at] === NEW[0] && bytes.subarray(at, at + NEW.length).equals(NEW) ? at + NEW.length : at;
  const paren = skip(bytes, start, CALLEE, LONGEST_CALLEE);
  if (paren === start || bytes[paren] !== OPEN_PAREN) return undefined;
  return BRINGS.has(calleeBefore(bytes, paren)[0] ?? '') ? undefined : paren + 1;
}

/**
 * @returns the text between the quote at `open` and the one that closes it, both on one line, of a longer one the first
 *   `longest` bytes; nothing for an empty one
 */
export function quotedValue(bytes: Buffer, open: number, longest: number): ByteRange | undefined {
  const value = quotedText(bytes, open, longest);
  return value !== undefined && isKey(bytes, open, skip(bytes, value.end, BACKSLASHES, 2)) ? undefined : value;
}

/** The same, also of the first key of an object. */
export function quotedText(bytes: Buffer, open: number, longest: number): ByteRange | undefined {
  const quote = bytes[open]!;
  const escaped = bytes[open - 1] === BACKSLASH;
  if (bytes[open + 1] === quote && bytes[open + 2] !== quote) return undefined;
  let start = open + 1;
  while (bytes[start] === quote && start < open + 3) start++;
  const stop = Math.min(bytes.length, start + longest + 2);
  const end = closingQuote(bytes, { start, end: stop }, { quote, escaped, doubled: !escaped && start === open + 1 });
  if (end === undefined) return undefined;
  if (end === stop) return stop < bytes.length ? { start, end } : undefined;
  return withinEscapes(bytes, start, end, escaped);
}

/** How quotes are written within a text: escaped like those around it, or twice. */
interface Quoting {
  readonly quote: number;
  readonly escaped: boolean;
  readonly doubled: boolean;
}

/** @returns where the quote stands that closes the text, the end of the range where none does; nothing where the line ends */
function closingQuote(bytes: Buffer, range: ByteRange, { quote, escaped, doubled }: Quoting): number | undefined {
  for (let at = range.start; at < range.end; at++) {
    const code = bytes[at];
    if (code === LINE_FEED) return undefined;
    if (code === quote && !(doubled && isDoubled(bytes, at, range.end))) return at;
    if (code === quote || (code === BACKSLASH && !escaped)) at++;
  }
  return range.end;
}

/**
 * YAML, SQL, C# and BASIC write a quote within quotes twice. Where no word stands on both sides, or no quote closes the text
 * behind it, two quotes are the ends of two strings.
 */
function isDoubled(bytes: Buffer, at: number, stop: number): boolean {
  const quote = bytes[at]!;
  if (bytes[at + 1] !== quote || ENDS_STRING[bytes[at + 2] ?? LINE_FEED] === 1) return false;
  for (let end = at + 2; end < stop && bytes[end] !== LINE_FEED; end++) if (bytes[end] === quote) return true;
  return false;
}

/** Between braces stands a string alone (JSX), or the first key of an object. */
function isKey(bytes: Buffer, open: number, close: number): boolean {
  return bytes[open - 1] === OPEN_BRACE && bytes[close + 1] !== CLOSE_BRACE;
}

/** Where quotes are escaped, the backslashes of the closing one are no part of the value. */
function withinEscapes(bytes: Buffer, start: number, quote: number, escaped: boolean): ByteRange | undefined {
  let end = quote;
  if (escaped) while (end > start && bytes[end - 1] === BACKSLASH) end--;
  return end === start ? undefined : withinInner(bytes, { start, end });
}

/** Code that writes code has a string in a string: `"\"value\""`, `'"value"'`. */
function withinInner(bytes: Buffer, { start, end }: ByteRange): ByteRange {
  const first = skip(bytes, start, BACKSLASHES, 3);
  const length = first + 1 - start;
  const inner = end - start > 2 * length && QUOTES[bytes[first]!] === 1;
  return inner && bytes.subarray(start, first + 1).equals(bytes.subarray(end - length, end))
    ? { start: start + length, end: end - length }
    : { start, end };
}

const BLOCK = /^[|>][-+]?\d?[ \t]*\r?\n([ \t]+)([^\r\n]+)(\r?\n[^\n]*)?/;
const LONGEST_BLOCK = 800;

/** @returns where the text of a YAML block scalar (`|`, `>-`) begins, on the line below its mark; of one line, as values are */
export function blockScalar(bytes: Buffer, at: number): number | undefined {
  if (bytes[at] !== 0x7c && bytes[at] !== 0x3e) return undefined;
  const block = BLOCK.exec(bytes.toString('latin1', at, at + LONGEST_BLOCK));
  if (block === null) return undefined;
  const [whole, indent = '', line = '', next = ''] = block;
  if (next.trim() !== '' && next.replace(/^\r?\n/, '').startsWith(indent)) return undefined;
  return at + whole.length - next.length - line.length;
}
