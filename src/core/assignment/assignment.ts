import { byteSet } from '../alphabet.js';
import type { ByteRange } from '../document.js';
import { valueAhead } from './ahead.js';
import { closesElement, isBounded, settingOf, type Setting } from './bare.js';
import { delimitedValue } from './delimited.js';
import { heredocInto } from './heredoc.js';
import { readOperator, type Operator } from './operator.js';
import { isOptionName, nextElement } from './option.js';
import { closesString, isPair } from './place.js';
import {
  BLANK,
  DASH,
  hasQuote,
  INDENT,
  LESS,
  LONGEST_NAME,
  NAME,
  nameAround,
  nameStart,
  OPEN_BRACE,
  skip,
  SPACE,
} from './scan.js';
import { returnedQuote } from './returned.js';
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

const DOLLAR = 0x24;
const BARE_END = byteSet(' \t\r\n"\'`\0');
/** What ends a bare value besides blanks and quotes, by where it stands. */
const ENDS: Readonly<Record<Setting | 'markup' | 'character', Uint8Array>> = {
  plain: BARE_END,
  line: byteSet(' \t\r\n"\'`\0\\'),
  shell: BARE_END,
  option: BARE_END,
  string: byteSet('\r\n"\'`\0'),
  markup: byteSet('\r\n"\'`\0<'),
  character: byteSet('\r\n\0]'),
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
  const returned = returnedQuote(bytes, word.start, nameEnd);
  if (returned !== undefined) return literalOf(bytes, nameAround(bytes, word), returned, longest);
  const operator = readOperator(bytes, word.start, nameEnd);
  if (operator === undefined) return withoutOperator(bytes, word.start, nameEnd, longest);
  const name = { start: nameStart(bytes, word.start), end: nameEnd };
  if (operator.listed) return listedValue(bytes, name, operator.end, longest);
  return valueBehind(bytes, name, operator, { longest, quoteLike });
}

function literalOf(bytes: Buffer, name: ByteRange, open: number, longest: number): Assignment | undefined {
  const value = quotedValue(bytes, open, longest);
  return value && { name, value, quoted: true, bounded: true };
}

function valueBehind(
  bytes: Buffer,
  name: ByteRange,
  operator: Operator,
  { longest, quoteLike }: { readonly longest: number; readonly quoteLike: boolean },
): Assignment | undefined {
  const delimited = delimitedValue(bytes, operator.end, longest, quoteLike);
  if (delimited !== undefined) return { name, value: delimited, quoted: true, bounded: true };
  const open = openingQuote(bytes, operator.end);
  if (open === undefined) {
    const bare = operator.quotedOnly ? undefined : bareValue(bytes, name, operator, longest);
    return bare === undefined ? undefined : { name, ...bare, quoted: false };
  }
  const value = quotedValue(bytes, open, longest);
  if (value === undefined) return undefined;
  if (!hasQuote(bytes, name.end, operator.end) && closesString(bytes, name.start, value.start - 1)) return undefined;
  return { name, value: withoutVariable(bytes, value), quoted: true, bounded: true };
}

const DEFAULT = /^\$\{\w{1,60}:?[-=](?=[^$}]+\}$)/;

/** @returns of `${X:-y}`, as shells and compose files have it, what stands for the variable where that is not set */
function withoutVariable(bytes: Buffer, value: ByteRange): ByteRange {
  if (bytes[value.start] !== DOLLAR || bytes[value.start + 1] !== OPEN_BRACE) return value;
  const head = DEFAULT.exec(bytes.toString('latin1', value.start, value.end));
  return head === null ? value : { start: value.start + head[0].length, end: value.end - 1 };
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
  if (value === undefined || isOptionName(bytes, value) || !isPair(bytes, name.start, value.end)) return undefined;
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

const CDATA = Buffer.from('<![CDATA[');

/** The text of an element, on its line or on one of its own. */
function elementText(bytes: Buffer, at: number, longest: number): Pick<Assignment, 'value' | 'bounded'> | undefined {
  const text = skip(bytes, at, SPACE, INDENT);
  const raw = bytes[text] === LESS && bytes.subarray(text, text + CDATA.length).equals(CDATA);
  const start = raw ? text + CDATA.length : text;
  const ends = raw ? ENDS.character : ENDS.markup;
  const stop = Math.min(bytes.length, start + longest);
  let end = start;
  while (end < stop && ends[bytes[end]!] === 0) end++;
  const bounded = closesElement(bytes, end);
  // A shell goes on behind a redirection from `<password>`; `https://joe:<password>@host` has a placeholder there.
  if (end === start || REDIRECTS[bytes[start]!] === 1 || (bytes[start] === AT && !bounded)) return undefined;
  return { value: { start, end }, bounded };
}

function bareValue(
  bytes: Buffer,
  name: ByteRange,
  operator: Pick<Operator, 'end' | 'markup'>,
  longest: number,
): Pick<Assignment, 'value' | 'bounded'> | undefined {
  if (operator.markup) return elementText(bytes, operator.end, longest);
  const at = skip(bytes, operator.end, BLANK, 40);
  const lines = blockScalar(bytes, at);
  const start = lines ?? at;
  const setting = settingOf(bytes, name, start);
  const ends = ENDS[lines === undefined ? setting : 'plain'];
  const stop = Math.min(bytes.length, start + longest);
  let end = start;
  while (end < stop && ends[bytes[end]!] === 0) end++;
  if (end === start) return undefined;
  const value = { start, end: setting === 'string' || setting === 'field' ? firstPairEnd(bytes, start, end) : end };
  return { value: withoutVariable(bytes, value), bounded: isBounded(bytes, setting, name, value) };
}
