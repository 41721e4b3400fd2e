import { byteSet } from '../alphabet.js';
import type { ByteRange } from '../document.js';
import { valueAhead } from './ahead.js';
import { isBounded, settingOf, type Setting } from './bare.js';
import { delimitedValue } from './delimited.js';
import { heredocInto } from './heredoc.js';
import { readOperator } from './operator.js';
import { nextElement } from './option.js';
import { closesString, isPair } from './place.js';
import { BLANK, DASH, hasQuote, LONGEST_NAME, NAME, nameStart, skip } from './scan.js';
import { blockScalar, openingQuote, quotedValue } from './value.js';

/** A name, an operator and a value: `name = "value"`, `"name": value`, `<name>value`, `f("name", "value")`. */
export interface Assignment {
  readonly name: ByteRange;
  readonly value: ByteRange;
  /** Whether the value stands in quotes. */
  readonly quoted: boolean;
  /** Whether the place of a bare value says, as quotes do, that it is one and where it ends, whatever the language. */
  readonly bounded: boolean;
}

const BARE_END = byteSet(' \t\r\n"\'`\0');
/** What ends a bare value besides blanks and quotes, by where it stands. */
const ENDS: Readonly<Record<Setting, Uint8Array>> = {
  plain: BARE_END,
  line: byteSet(' \t\r\n"\'`\0\\'),
  shell: BARE_END,
  option: BARE_END,
  string: byteSet('\r\n"\'`\0'),
  markup: byteSet('\r\n"\'`\0<'),
  parameter: byteSet(' \t\r\n"\'`\0&#<>)\\'),
  field: byteSet('\r\n"\'`\0;\\'),
};

const AT = 0x40;

/**
 * Reads the assignment whose name holds the given word.
 *
 * @param word where a telling word stands
 * @param longest how much of a value is read, in bytes; a bare one may go on behind it
 * @param quoteLike whether the language has quotes that are spelled as operators, `q{…}`
 * @returns nothing where no value is assigned there: most places that mention a telling word, so the cheap tests come first
 */
export function readAssignment(
  bytes: Buffer,
  word: ByteRange,
  longest: number,
  quoteLike = false,
): Assignment | undefined {
  const nameEnd = skip(bytes, word.end, NAME, LONGEST_NAME);
  const operator = readOperator(bytes, word.start, nameEnd);
  if (operator === undefined) return withoutOperator(bytes, word.start, nameEnd, longest);
  const name = { start: nameStart(bytes, word.start), end: nameEnd };
  if (operator.listed) return listedValue(bytes, name, operator.end, longest);
  const delimited = delimitedValue(bytes, operator.end, longest, quoteLike);
  if (delimited !== undefined) return { name, value: delimited, quoted: true, bounded: true };
  const open = openingQuote(bytes, operator.end);
  if (open === undefined) {
    const bare = operator.quotedOnly ? undefined : bareValue(bytes, name, operator, longest);
    return bare === undefined ? undefined : { name, ...bare, quoted: false };
  }
  const value = quotedValue(bytes, open, longest);
  if (value === undefined) return undefined;
  if (!hasQuote(bytes, nameEnd, operator.end) && closesString(bytes, name.start, value.start - 1)) return undefined;
  return { name, value, quoted: true, bounded: true };
}

/**
 * A string behind a comma: the value of an option, or of a pair. A list of a command and its options has a name at its head,
 * too.
 */
function listedValue(bytes: Buffer, name: ByteRange, at: number, longest: number): Assignment | undefined {
  if (bytes[name.start] === DASH) {
    const next = nextElement(bytes, name, longest);
    return next && { name, ...next, bounded: true };
  }
  const open = openingQuote(bytes, at);
  const value = open === undefined ? undefined : quotedValue(bytes, open, longest);
  if (value === undefined || bytes[value.start] === DASH || !isPair(bytes, name.start, value.end)) return undefined;
  return { name, value, quoted: true, bounded: true };
}

/** A value that is the next element behind an option, that stands ahead of its name, or in a heredoc written into what it names. */
function withoutOperator(bytes: Buffer, word: number, nameEnd: number, longest: number): Assignment | undefined {
  const name = { start: nameStart(bytes, word), end: nameEnd };
  const next = nextElement(bytes, name, longest);
  if (next !== undefined) return { name, ...next, bounded: true };
  const ahead = valueAhead(bytes, name, longest);
  if (ahead !== undefined) return { name, ...ahead, bounded: ahead.quoted };
  const value = heredocInto(bytes, name, longest);
  return value === undefined ? undefined : { name, value, quoted: true, bounded: true };
}

const REDIRECTS = byteSet('|>&;');
const NEXT_PAIR = /[ \t]+[A-Za-z_][\w.-]{0,40}=/;

/** Several pairs in one string: `-e "password=x user=y"`. */
function firstPairEnd(bytes: Buffer, start: number, end: number): number {
  const next = NEXT_PAIR.exec(bytes.toString('latin1', start, end));
  return next === null ? end : start + next.index;
}

function bareValue(
  bytes: Buffer,
  name: ByteRange,
  operator: { readonly end: number; readonly markup: boolean },
  longest: number,
): Pick<Assignment, 'value' | 'bounded'> | undefined {
  const at = skip(bytes, operator.end, BLANK, 40);
  const lines = blockScalar(bytes, at);
  const start = lines ?? at;
  const setting = operator.markup ? 'markup' : settingOf(bytes, name, start);
  const ends = ENDS[lines === undefined ? setting : 'plain'];
  const stop = Math.min(bytes.length, start + longest);
  let end = start;
  while (end < stop && ends[bytes[end]!] === 0) end++;
  // A shell goes on behind a redirection from `<password>`.
  if (end === start || (setting === 'markup' && REDIRECTS[bytes[start]!] === 1)) return undefined;
  const value = { start, end: setting === 'string' || setting === 'field' ? firstPairEnd(bytes, start, end) : end };
  const bounded = isBounded(bytes, setting, name, value);
  // `https://joe:<password>@host` has a placeholder there, and no element.
  if (setting === 'markup' && bytes[start] === AT && !bounded) return undefined;
  return { value, bounded };
}
