import { alphabets, byteSet, type ByteSet } from './alphabet.js';

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

export const NAME = byteSet(`${alphabets.base62}_-.$`);
export const BLANK = byteSet(' \t');
export const QUOTES = byteSet('"\'`');
const AFTER_NAME = byteSet(' \t"\'`\\])');
const TYPE = byteSet(`${alphabets.base62}_.[]<>|?& `);
const DIGIT = byteSet(alphabets.digits);
const LONGEST_NAME = 80;
const BEFORE_EQUALS = byteSet('?+|.:');
const TO_VALUE = byteSet(' \t\r\n"\'`\\,;');

const EQUALS = 0x3d;
const COLON = 0x3a;
const GREATER = 0x3e;
const COMMA = 0x2c;
const DASH = 0x2d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const LINE_FEED = 0x0a;
const CLOSE_PAREN = 0x29;

const ASSIGNS = { markup: false, quotedOnly: false, listed: false } as const;

/** @returns the offset of the first byte from `at` on that is not in the set, at most `most` bytes further */
export function skip(bytes: Uint8Array, at: number, set: ByteSet, most: number): number {
  const stop = Math.min(bytes.length, at + most);
  while (at < stop && set[bytes[at]!] === 1) at++;
  return at;
}

/** @returns where the name starts that goes on at `word`, at most 80 bytes ahead of it */
export function nameStart(bytes: Uint8Array, word: number): number {
  const first = Math.max(0, word - LONGEST_NAME);
  while (word > first && NAME[bytes[word - 1]!] === 1) word--;
  return word;
}

/**
 * @param word where the telling word in the name starts
 * @returns the operator behind the name, if there is one
 */
export function readOperator(bytes: Buffer, word: number, nameEnd: number): Operator | undefined {
  const behind = afterArray(bytes, nameEnd);
  const at = skip(bytes, behind, AFTER_NAME, 8);
  const named = namedValue(bytes, behind);
  const end = named ?? sign(bytes, behind, at);
  if (end !== undefined) return { ...ASSIGNS, end };
  const quoteBetween = hasQuote(bytes, behind, at);
  if (bytes[at] === COMMA && quoteBetween) return { ...ASSIGNS, end: at + 1, listed: true };
  if (bytes[at] === GREATER && (at === behind || quoteBetween)) return { ...ASSIGNS, end: at + 1, markup: true };
  return beside(bytes, word, nameEnd);
}

/** C declares `char name[] = "…"`. */
function afterArray(bytes: Buffer, nameEnd: number): number {
  if (bytes[nameEnd] !== OPEN_BRACKET) return nameEnd;
  const close = skip(bytes, nameEnd + 1, DIGIT, 6);
  return bytes[close] === CLOSE_BRACKET ? close + 1 : nameEnd;
}

/** @returns whether a quote stands between the two offsets */
export function hasQuote(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (QUOTES[bytes[i]!] === 1) return true;
  return false;
}

/** @returns whether a call or an index ends between the two offsets */
function closes(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === CLOSE_PAREN || bytes[i] === CLOSE_BRACKET) return true;
  return false;
}

/** `=`, `==`, `=>`, `:=`, `?=`, `+=`, `||=`, `:`, `::`, and what a value falls back to: `||`, `??`, `or`, `:-`. */
function sign(bytes: Buffer, nameEnd: number, at: number): number | undefined {
  const assign = skip(bytes, at, BEFORE_EQUALS, 3);
  if (bytes[assign] === EQUALS) {
    let end = assign + 1;
    // `f("name") => x` says what comes out of a call.
    if (bytes[end] === GREATER && closes(bytes, nameEnd, at)) return undefined;
    while (bytes[end] === EQUALS || bytes[end] === GREATER) end++;
    return end;
  }
  if (bytes[at] === COLON) return bytes[at + 1] === DASH && at === nameEnd ? at + 2 : afterType(bytes, at + 1);
  // `'NAME' or 'OTHER'` are two strings; `get('NAME') or 'value'` is a fallback.
  if (hasQuote(bytes, nameEnd, at) && !closes(bytes, nameEnd, at)) return undefined;
  const word = bytes.toString('latin1', at, at + 3);
  return word === '|| ' || word === '?? ' || word === 'or ' ? at + 3 : undefined;
}

/** Passes over a type between the colon and an equals sign, `name: string = "…"`; the padding of base64 is none. */
function afterType(bytes: Buffer, at: number): number {
  const typeEnd = skip(bytes, at, TYPE, 40);
  if (bytes[typeEnd] !== EQUALS) return at;
  const next = skip(bytes, typeEnd + 1, BLANK, 2);
  const apart = next > typeEnd + 1 && BLANK[bytes[typeEnd - 1]!] === 1;
  return apart || QUOTES[bytes[next] ?? 0] === 1 ? typeEnd + 1 : at;
}

/** A list of names and values: `name: X` over `value: …`, `"name": "X", "value": "…"`, `key="X" value="…"`. */
function namedValue(bytes: Buffer, nameEnd: number): number | undefined {
  const at = skip(bytes, nameEnd, TO_VALUE, 60);
  if (at === nameEnd || bytes.toString('latin1', at, at + 5).toLowerCase() !== 'value') return undefined;
  const end = skip(bytes, at + 5, AFTER_NAME, 4);
  return bytes[end] === EQUALS || bytes[end] === COLON ? end + 1 : undefined;
}

const TAKES_TWO_WORDS = /(?:^|\s)(?:env|arg|setenv|setx|set -[a-z]{1,3})[ \t]+$/i;
const DEFINES = /#\s*define[ \t]+$/;

/** A value right beside its name: `#define NAME "…"`, `ENV NAME …`, `--name …`. */
function beside(bytes: Buffer, word: number, nameEnd: number): Operator | undefined {
  const at = skip(bytes, nameEnd, BLANK, 40);
  if (at === nameEnd || at === bytes.length || bytes[at] === LINE_FEED) return undefined;
  const quoted = QUOTES[bytes[at]!] === 1;
  if (!quoted && (NAME[bytes[at]!] === 0 || bytes[at] === DASH)) return undefined;
  const start = nameStart(bytes, word);
  const before = bytes.toString('latin1', Math.max(0, start - 12), start);
  if (quoted) {
    // "Pass `x`" asks for something in most texts.
    const verb = bytes.toString('latin1', start, nameEnd).toLowerCase() === 'pass' && !DEFINES.test(before);
    return verb ? undefined : { ...ASSIGNS, end: at, quotedOnly: true };
  }
  const option = bytes[start] === DASH && bytes[start + 1] === DASH;
  return option || TAKES_TWO_WORDS.test(before) ? { ...ASSIGNS, end: at } : undefined;
}
