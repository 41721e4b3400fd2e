import { byteSet } from './alphabet.js';
import { BLANK, hasQuote, NAME, nameStart, QUOTES, readOperator, skip } from './assignment-operator.js';
import { closesString, isPair } from './assignment-place.js';
import type { ByteRange } from './document.js';

/** A name, an operator and a value: `name = "value"`, `"name": value`, `<name>value`, `f("name", "value")`. */
export interface Assignment {
  /** Where the name starts. */
  readonly start: number;
  readonly name: string;
  readonly value: ByteRange;
  /** Whether the value stands in quotes. */
  readonly quoted: boolean;
}

const OPENING = byteSet(' \t([');
const BARE_END = byteSet(' \t\r\n"\'`\0');
const ELEMENT_END = byteSet(' \t\r\n"\'`\0<');
const STRING_PREFIX = byteSet('rRbBuUfF@$');
const LONGEST_NAME = 80;

const BACKSLASH = 0x5c;

/**
 * Reads the assignment whose name holds the given word.
 *
 * @param word where a telling word stands
 * @param longest how much of a value is read, in bytes; a bare one may go on behind it
 * @returns nothing where no value is assigned there: most places that mention a telling word, so the cheap tests come first
 */
export function readAssignment(bytes: Buffer, word: ByteRange, longest: number): Assignment | undefined {
  const nameEnd = skip(bytes, word.end, NAME, LONGEST_NAME);
  const operator = readOperator(bytes, word.start, nameEnd);
  if (operator === undefined) return undefined;
  const value = readValue(bytes, operator.end, longest, operator.markup);
  if (value === undefined || (operator.quotedOnly && !value.quoted)) return undefined;
  const start = nameStart(bytes, word.start);
  if (operator.listed && !isPair(bytes, start, value.value.end)) return undefined;
  if (value.quoted && !hasQuote(bytes, nameEnd, operator.end) && closesString(bytes, start, value.value.start - 1))
    return undefined;
  return { start, name: bytes.toString('latin1', start, nameEnd), value: value.value, quoted: value.quoted };
}

type Value = Pick<Assignment, 'value' | 'quoted'>;

/** @param markup whether a tag ends a bare value */
function readValue(bytes: Buffer, at: number, longest: number, markup: boolean): Value | undefined {
  const start = skip(bytes, at, BLANK, 40);
  const open = openingQuote(bytes, start);
  if (open !== undefined) return quotedValue(bytes, open, longest);
  const stops = markup ? ELEMENT_END : BARE_END;
  const stop = Math.min(bytes.length, start + longest);
  let end = start;
  while (end < stop && stops[bytes[end]!] === 0) end++;
  return end === start ? undefined : { value: { start, end }, quoted: false };
}

/** @returns where the quote stands, escapes (as in JSON inside a string), string prefixes and brackets passed over */
function openingQuote(bytes: Buffer, start: number): number | undefined {
  const opened = skip(bytes, start, OPENING, 4);
  for (const from of [skip(bytes, start, STRING_PREFIX, 2), opened, skip(bytes, opened, STRING_PREFIX, 2)]) {
    let at = from;
    while (bytes[at] === BACKSLASH && at < from + 3) at++;
    if (QUOTES[bytes[at]!] === 1) return at;
  }
  return undefined;
}

function quotedValue(bytes: Buffer, open: number, longest: number): Value | undefined {
  const quote = bytes[open]!;
  const escaped = bytes[open - 1] === BACKSLASH;
  if (bytes[open + 1] === quote && bytes[open + 2] !== quote) return undefined;
  let start = open + 1;
  while (bytes[start] === quote && start < open + 3) start++;
  const stop = Math.min(bytes.length, start + longest + 2);
  for (let end = start; end < stop; end++) {
    const code = bytes[end];
    if (code === 10) return undefined;
    if (code === quote) return quotedRange(bytes, start, end, escaped);
    if (code === BACKSLASH && !escaped) end++;
  }
  return undefined;
}

/** Where quotes are escaped, the backslashes of the closing one are no part of the value. */
function quotedRange(bytes: Buffer, start: number, quote: number, escaped: boolean): Value | undefined {
  let end = quote;
  if (escaped) while (end > start && bytes[end - 1] === BACKSLASH) end--;
  return end === start ? undefined : { value: { start, end }, quoted: true };
}
