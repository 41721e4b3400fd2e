import { byteSet } from '../alphabet.js';
import type { ByteRange } from '../document.js';
import { BLANK, calleeBefore, DASH, lineBefore, OPEN_PAREN, QUOTES, skip, SPACE } from './scan.js';
import { openingQuote, quotedValue } from './value.js';

/** A value that begins with a dash by chance: long, with a digit, and without what stands for something else. */
const DRAWN = /^-(?![A-Za-z]{0,3}[$<{])(?=\D*\d)[^\s"'`]{15,}$/;
const LONGEST_KEY = 512;

/** @returns whether what stands where a value is expected is the name of an option */
export function isOptionName(bytes: Buffer, { start, end }: ByteRange): boolean {
  if (bytes[start] !== DASH) return false;
  return bytes[start + 1] === DASH || !DRAWN.test(bytes.toString('latin1', start, Math.min(end, start + LONGEST_KEY)));
}

/** How much is read of what stands between an option and its value, in bytes. */
const LONGEST_GAP = 240;
/** The next string of a list, on the same line or below. */
const NEXT_STRING = /^\\{0,3}["'`]\s{0,80},\s{0,80}(?=[bfru]{0,2}\\{0,3}["'`])/i;
/** The next call of a builder or on a list: `.arg("--token").arg("…")`. */
const NEXT_CALL =
  /^["'`]\)[;,]?\s{0,80}(?:[\w.>-]{1,60}\.)?\.?(?:arg|add|push|append|push_back|addArgument)\(\s{0,40}(?=["'`])/i;
const NEXT_ITEM = /^["']?[ \t]{0,40}(?:#[^\n]{0,80})?\r?\n[ \t]{0,40}-[ \t]{1,8}(?=[^\s#])/;
const NEXT_ELEMENT = /^[ \t]{0,8},\s{0,80}(?=[^\s#])/;
const ITEM_BEFORE = /^[ \t]{0,40}-[ \t]{1,8}["']?$/;
/** In a list of YAML without quotes, nothing of a program or a sentence stands ahead. */
const LIST_BEFORE = /(?:^|[:=,]|-)[ \t]{0,8}\[[^\]"'()]{0,200}$/;
const ENDS_ITEM = byteSet(' \t\r\n"\'`');
const ENDS_ELEMENT = byteSet(' \t\r\n"\'`,]');
/** What declares an option goes on with a short name or a text about it. */
const DECLARES = new Set(['option', 'options', 'argument', 'flag', 'opt', 'switch', 'parameter']);
/** How far ahead of a quoted option its call is looked for, in bytes. */
const AHEAD = 80;

interface OptionValue {
  readonly value: ByteRange;
  readonly quoted: boolean;
}

/**
 * Reads the value of an option that is the next element of a list or the next argument of a call: `["--token", "…"]`,
 * `- --token` over `- …`.
 *
 * @param name where the option stands, with its dashes and without quotes
 */
export function nextElement(bytes: Buffer, name: ByteRange, longest: number): OptionValue | undefined {
  if (bytes[name.start] !== DASH) return undefined;
  const text = bytes.toString('latin1', name.end, name.end + LONGEST_GAP);
  const isQuoted = QUOTES[bytes[name.start - 1] ?? 0] === 1;
  const next = isQuoted ? (NEXT_STRING.exec(text) ?? NEXT_CALL.exec(text)) : null;
  if (next !== null) return isDeclared(bytes, name) ? undefined : valueAt(bytes, name.end + next[0].length, longest);
  const item = NEXT_ITEM.exec(text);
  if (item !== null && ITEM_BEFORE.test(lineBefore(bytes, name.start, AHEAD)))
    return valueAt(bytes, name.end + item[0].length, longest, ENDS_ITEM);
  const element = isQuoted ? null : NEXT_ELEMENT.exec(text);
  if (element === null || !LIST_BEFORE.test(lineBefore(bytes, name.start, LONGEST_GAP))) return undefined;
  return valueAt(bytes, name.end + element[0].length, longest, ENDS_ELEMENT);
}

/** `option("--token", "description")`. */
function isDeclared(bytes: Buffer, { start }: ByteRange): boolean {
  let at = start - 1;
  const least = Math.max(0, at - AHEAD);
  while (at > least && (SPACE[bytes[at - 1]!] === 1 || DECLARED[bytes[at - 1]!] === 1)) at--;
  return bytes[at - 1] === OPEN_PAREN && DECLARES.has(calleeBefore(bytes, at - 1).at(-1) ?? '');
}

/** Short names ahead of a long one. */
const DECLARED = byteSet('-"\'`,abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ');

function valueAt(bytes: Buffer, start: number, longest: number, ends?: Uint8Array): OptionValue | undefined {
  const open = openingQuote(bytes, start);
  if (open !== undefined) {
    const value = quotedValue(bytes, open, longest);
    return value === undefined || isOptionName(bytes, value) ? undefined : { value, quoted: true };
  }
  const from = skip(bytes, start, BLANK, 8);
  if (ends === undefined || bytes[from] === DASH) return undefined;
  let end = from;
  while (end < bytes.length && end < from + longest && ends[bytes[end]!] === 0) end++;
  return end === from ? undefined : { value: { start: from, end }, quoted: false };
}
