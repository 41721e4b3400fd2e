import { alphabets, byteSet } from '../alphabet.js';
import { besideName } from './beside.js';
import { declaredValue } from './declaration.js';
import { afterType } from './declared-type.js';
import { elementBehind, elementWithin } from './element.js';
import { behindArrow, behindEmphasis, behindMarks, isTo, SEMICOLON, serialized } from './marks.js';
import {
  argumentQuote,
  BLANK,
  COLON,
  COMMA,
  DASH,
  endsLine,
  EQUALS,
  hasQuote,
  INDENT,
  LESS,
  LINE_FEED,
  OPEN_BRACE,
  OPEN_PAREN,
  skip,
  SPACE,
  WORD,
} from './scan.js';
import { isSetter } from './place.js';

/** What joins a name to its value. */
export interface Operator {
  /** The offset just past it. */
  readonly end: number;
  /** Whether the value is the text of an XML element. */
  readonly markup: boolean;
  /** Whether only a value in quotes counts. */
  readonly quotedOnly: boolean;
  /** Whether a comma parts the two: any list looks like that. */
  readonly listed: boolean;
}

const AFTER_NAME = byteSet(' \t"\'`\\])');
const DIGIT = byteSet(alphabets.digits);
const BEFORE_EQUALS = byteSet('?+|.:!');
const TO_VALUE = byteSet(' \t\r\n"\'`\\,;');

const GREATER = 0x3e;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const CLOSE_PAREN = 0x29;

const ASSIGNS = { markup: false, quotedOnly: false, listed: false } as const;

/**
 * @param word where the telling word in the name starts
 * @returns the operator behind the name, if there is one
 */
export function readOperator(bytes: Buffer, word: number, nameEnd: number): Operator | undefined {
  const behind = afterArray(bytes, nameEnd);
  if (bytes[behind] === OPEN_PAREN) return argument(bytes, word, nameEnd, behind + 1);
  if (bytes[behind] === LESS) return textOf(elementBehind(bytes, behind));
  const within = elementWithin(bytes, behind);
  if (within !== undefined) return textOf(within);
  const at = skip(bytes, behind, AFTER_NAME, 8);
  if (wordFollows(bytes, at)) return valueBeside(bytes, word, nameEnd);
  const end = namedValue(bytes, behind) ?? sign(bytes, behind, at);
  const start = end === undefined ? behindEmphasis(bytes, behind) : behindMarks(bytes, end);
  if (start !== undefined) return { ...ASSIGNS, end: start };
  if (end !== undefined) return undefined;
  const arrow = behindArrow(bytes, at);
  if (arrow !== undefined) return { ...ASSIGNS, end: arrow, quotedOnly: true };
  return listedOrMarked(bytes, behind, at) ?? valueBeside(bytes, word, nameEnd);
}

const textOf = (end: number | undefined): Operator | undefined =>
  end === undefined ? undefined : { ...ASSIGNS, end, markup: true };

/** Most names in code and prose are followed by another word, which joins them to no value. */
function wordFollows(bytes: Buffer, at: number): boolean {
  if (WORD[bytes[at] ?? 0] === 0 || BLANK[bytes[at - 1]!] === 0) return false;
  return valueWord(bytes, at) === undefined && !isFallback(bytes, at) && !isTo(bytes, at);
}

function listedOrMarked(bytes: Buffer, behind: number, at: number): Operator | undefined {
  const quoteBetween = hasQuote(bytes, behind, at);
  if (quoteBetween && isTo(bytes, at)) return { ...ASSIGNS, end: at + 2, quotedOnly: true };
  if (bytes[at] === COMMA && quoteBetween) return { ...ASSIGNS, end: at + 1, listed: true };
  if (bytes[at] === GREATER && (at === behind || quoteBetween)) return { ...ASSIGNS, end: at + 1, markup: true };
  const inBlock = declaredValue(bytes, at);
  return inBlock === undefined ? undefined : { ...ASSIGNS, end: inBlock };
}

function valueBeside(bytes: Buffer, word: number, nameEnd: number): Operator | undefined {
  const beside = besideName(bytes, word, nameEnd);
  return beside && { ...ASSIGNS, ...beside };
}

/** A string as the argument of a function that is given its value: `setPassword("…")`. */
function argument(bytes: Buffer, word: number, nameEnd: number, at: number): Operator | undefined {
  if (argumentQuote(bytes, at) === undefined || !isSetter(bytes, word, nameEnd)) return undefined;
  return { ...ASSIGNS, end: at, quotedOnly: true };
}

/** C declares `char name[] = "…"`. */
function afterArray(bytes: Buffer, nameEnd: number): number {
  if (bytes[nameEnd] !== OPEN_BRACKET) return nameEnd;
  const close = skip(bytes, nameEnd + 1, DIGIT, 6);
  return bytes[close] === CLOSE_BRACKET ? close + 1 : nameEnd;
}

/** @returns whether a call or an index ends between the two offsets */
function closes(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === CLOSE_PAREN || bytes[i] === CLOSE_BRACKET) return true;
  return false;
}

/** `=`, `==`, `!=`, `=>`, `:=`, `?=`, `+=`, `||=`, `:`, `::`, and what a value falls back to: `||`, `??`, `or`, `:-`. */
function sign(bytes: Buffer, nameEnd: number, at: number): number | undefined {
  const assign = skip(bytes, at, BEFORE_EQUALS, 3);
  if (bytes[assign] === EQUALS) {
    let end = assign + 1;
    // `f("name") => x` says what comes out of a call.
    if (bytes[end] === GREATER && closes(bytes, nameEnd, at)) return undefined;
    while (bytes[end] === EQUALS || bytes[end] === GREATER) end++;
    return end;
  }
  if (bytes[at] === COLON) return afterColon(bytes, nameEnd, at);
  // The colon of Chinese and Japanese texts, in UTF-8.
  if (bytes[at] === 0xef && bytes[at + 1] === 0xbc && bytes[at + 2] === 0x9a) return at + 3;
  if (bytes[at] === SEMICOLON) return serialized(bytes, nameEnd, at);
  return endsLine(bytes, at) ? fallbackBelow(bytes, at) : fallback(bytes, nameEnd, at);
}

/** `'NAME' or 'OTHER'` are two strings; `get('NAME') or 'value'` is a fallback. */
function fallback(bytes: Buffer, nameEnd: number, at: number): number | undefined {
  if (!isFallback(bytes, at)) return undefined;
  return hasQuote(bytes, nameEnd, at) && !closes(bytes, nameEnd, at) ? undefined : at + 2;
}

/** `process.env.SECRET` over `|| "…"`, and `String SECRET` over `= "…"`. */
function fallbackBelow(bytes: Buffer, at: number): number | undefined {
  const below = skip(bytes, at, SPACE, INDENT);
  if (bytes[below] === EQUALS) return BLANK[bytes[below + 1] ?? 0] === 1 ? below + 1 : undefined;
  return bytes[below] !== 0x6f && isFallback(bytes, below) ? below + 2 : undefined;
}

/** `|| `, `?? ` or `or `. */
function isFallback(bytes: Buffer, at: number): boolean {
  const first = bytes[at];
  if (SPACE[bytes[at + 2] ?? 0] === 0) return false;
  if (first === 0x7c || first === 0x3f) return bytes[at + 1] === first;
  return first === 0x6f && bytes[at + 1] === 0x72;
}

function afterColon(bytes: Buffer, nameEnd: number, at: number): number {
  if (bytes[at + 1] === DASH && at === nameEnd) return at + 2;
  const next = bytes[skip(bytes, at + 1, BLANK, 2)];
  return (
    (next === LINE_FEED || next === OPEN_BRACE ? declaredValue(bytes, at + 1) : undefined) ?? afterType(bytes, at + 1)
  );
}

/** A list of names and values: `name: X` over `value: …`, `"name": "X", "value": "…"`, `key="X" value="…"`. */
function namedValue(bytes: Buffer, nameEnd: number): number | undefined {
  const at = skip(bytes, passedOption(bytes, nameEnd), TO_VALUE, 60);
  const word = at === nameEnd ? undefined : valueWord(bytes, at);
  if (word === undefined) return undefined;
  const end = skip(bytes, word + VALUE.length, AFTER_NAME, 4);
  return bytes[end] === EQUALS || bytes[end] === COLON ? end + 1 : undefined;
}

/** What CloudFormation may have between the two. */
const OPTION = /^["'\s,\\]{1,40}(?:UsePreviousValue|ResolvedValue)["'\\]{0,2}\s{0,2}:\s{0,2}(?:false|"[^"\n]{0,80}")/;
const COMMA_OR_QUOTE = byteSet('"\',\r\n');

function passedOption(bytes: Buffer, nameEnd: number): number {
  const at = COMMA_OR_QUOTE[bytes[nameEnd] ?? 0] === 1 ? skip(bytes, nameEnd, TO_VALUE, 60) : nameEnd;
  if (bytes[at] !== 0x55 && bytes[at] !== 0x52) return nameEnd;
  return nameEnd + (OPTION.exec(bytes.toString('latin1', nameEnd, nameEnd + 200))?.[0].length ?? 0);
}

const VALUE = 'value';
/** CloudFormation has `ParameterKey` and `ParameterValue`. */
const PARAMETER = 'parameter';

/** @returns where `value` stands at the offset, or behind `parameter` */
function valueWord(bytes: Buffer, at: number): number | undefined {
  const start = startsWith(bytes, at, PARAMETER) ? at + PARAMETER.length : at;
  return startsWith(bytes, start, VALUE) ? start : undefined;
}

function startsWith(bytes: Buffer, at: number, word: string): boolean {
  return (
    (bytes[at]! | 0x20) === word.charCodeAt(0) && bytes.toString('latin1', at, at + word.length).toLowerCase() === word
  );
}
