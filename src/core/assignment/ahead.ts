import { byteSet } from '../alphabet.js';
import type { ByteRange } from '../document.js';
import { COLON, EQUALS, LINE_FEED, QUOTES, skip, skipBack } from './scan.js';

/** A value that stands ahead of its name. */
interface Ahead {
  readonly value: ByteRange;
  readonly quoted: boolean;
}

const AROUND_KEY = byteSet(' \t"\'`\\');
const BETWEEN = byteSet(' \t\r\n"\'`\\,;');
/** The last letters of `name` and `key`, in either case. */
const LAST_LETTERS = byteSet('eEyY');
const NAME_KEY = /(?:^|[^A-Za-z])(?:name|(?:parameter)?key|variable)$/i;
const LONGEST_KEY = 14;
const VALUE_KEY = /^value["'`\\]{0,4}[ \t]{0,2}[:=][ \t]{0,2}(?:\\{0,3}(["'`]))?/i;
/** How far the two pairs may stand apart, in bytes: a line's end and its indentation. */
const GAP = 60;

/**
 * Reads a pair of settings that gives the value first: `"value": "…", "name": "X"`, `value: …` over `name: X`,
 * `value="…" key="X"`.
 *
 * @param name where the name stands, without its quotes
 */
export function valueAhead(bytes: Buffer, name: ByteRange, longest: number): Ahead | undefined {
  const signEnd = skipBack(bytes, name.start, AROUND_KEY, 4);
  if (bytes[signEnd - 1] !== COLON && bytes[signEnd - 1] !== EQUALS) return undefined;
  const keyEnd = skipBack(bytes, signEnd - 1, AROUND_KEY, 4);
  if (LAST_LETTERS[bytes[keyEnd - 1] ?? 0] === 0) return undefined;
  const key = NAME_KEY.exec(bytes.toString('latin1', Math.max(0, keyEnd - LONGEST_KEY), keyEnd));
  if (key === null) return undefined;
  const keyStart = keyEnd - key[0].replace(/^[^A-Za-z]/, '').length;
  return literalBefore(bytes, skipBack(bytes, keyStart, BETWEEN, GAP), keyStart, longest);
}

/** @returns the value of the pair that ends at the offset */
function literalBefore(bytes: Buffer, end: number, keyStart: number, longest: number): Ahead | undefined {
  const from = Math.max(0, end - longest);
  const text = bytes.toString('latin1', from, end);
  const at = text.toLowerCase().lastIndexOf('value');
  const key = at === -1 ? null : VALUE_KEY.exec(text.slice(at));
  if (key === null) return undefined;
  const start = at + key[0].length;
  const value = text.slice(start);
  const range = { start: from + start, end };
  const [, quote] = key;
  if (value === '' || /[\r\n]/.test(value)) return undefined;
  if (quote === undefined)
    return /[\s"'`]/.test(value) || !bytes.subarray(end, keyStart).includes(LINE_FEED) || QUOTES[bytes[end]!] === 1
      ? undefined
      : { value: range, quoted: false };
  const close = skip(bytes, end, BACKSLASHES, 3);
  return value.includes(quote) || bytes[close] !== quote.charCodeAt(0) ? undefined : { value: range, quoted: true };
}

const BACKSLASHES = byteSet('\\');
