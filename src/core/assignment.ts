import { byteSet, alphabets, type ByteSet } from './alphabet.js';
import type { ByteRange } from './document.js';

/** A name, an operator and a value on one line: `name = "value"`, `"name": value`, `<name>value`, `f("name", "value")`. */
export interface Assignment {
  /** Where the name starts. */
  readonly start: number;
  readonly name: string;
  readonly value: ByteRange;
  /** Whether the value stands in quotes. */
  readonly quoted: boolean;
}

const NAME = byteSet(`${alphabets.base62}_-.$`);
const BLANK = byteSet(' \t');
const QUOTES = byteSet('"\'`');
const BARE_END = byteSet(' \t\r\n"\'`\0');
const AFTER_NAME = byteSet(' \t"\'`\\])');
const STRING_PREFIX = byteSet('rRbBuUfF@$');
const TYPE = byteSet(`${alphabets.base62}_.[]<>|?& `);
const LONGEST_NAME = 80;
const LONGEST_VALUE = 512;

const EQUALS = 0x3d;
const COLON = 0x3a;
const GREATER = 0x3e;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const BANG = 0x21;

function skip(bytes: Uint8Array, at: number, set: ByteSet, most: number): number {
  const stop = Math.min(bytes.length, at + most);
  while (at < stop && set[bytes[at]!] === 1) at++;
  return at;
}

/**
 * Reads the assignment whose name holds the byte before `inName`.
 *
 * @returns nothing where no value is assigned there: most places that mention a telling word, so the cheap tests come first
 */
export function readAssignment(bytes: Buffer, inName: number): Assignment | undefined {
  const nameEnd = skip(bytes, inName, NAME, LONGEST_NAME);
  const operator = readOperator(bytes, nameEnd);
  if (operator === undefined) return undefined;
  const value = readValue(bytes, operator);
  if (value === undefined) return undefined;
  let start = inName;
  const first = Math.max(0, inName - LONGEST_NAME);
  while (start > first && NAME[bytes[start - 1]!] === 1) start--;
  return { start, name: bytes.toString('latin1', start, nameEnd), ...value };
}

/** @returns the offset just past the operator */
function readOperator(bytes: Buffer, nameEnd: number): number | undefined {
  let at = skip(bytes, nameEnd, AFTER_NAME, 8);
  const code = bytes[at];
  if (code === EQUALS) {
    if (bytes[at - 1] === BANG) return undefined;
    at++;
    while (bytes[at] === EQUALS || bytes[at] === GREATER) at++;
    return at;
  }
  if (code === COLON) return afterType(bytes, bytes[at + 1] === EQUALS ? at + 2 : at + 1);
  if (code === COMMA) return at > nameEnd && QUOTES[bytes[nameEnd]!] === 1 ? at + 1 : undefined;
  return code === GREATER && at === nameEnd ? at + 1 : undefined;
}

/** Passes over a type between the colon and an equals sign: `name: string = "…"`. */
function afterType(bytes: Buffer, at: number): number {
  const typeEnd = skip(bytes, at, TYPE, 40);
  return bytes[typeEnd] === EQUALS && bytes[typeEnd + 1] !== GREATER && bytes[typeEnd + 1] !== EQUALS ? typeEnd + 1 : at;
}

function readValue(bytes: Buffer, at: number): Pick<Assignment, 'value' | 'quoted'> | undefined {
  let start = skip(bytes, at, BLANK, 40);
  const prefixed = skip(bytes, start, STRING_PREFIX, 2);
  if (prefixed > start && QUOTES[bytes[prefixed]!] === 1) start = prefixed;
  if (bytes[start] === BACKSLASH && QUOTES[bytes[start + 1]!] === 1) return quotedValue(bytes, start + 1, true);
  if (QUOTES[bytes[start]!] === 1) return quotedValue(bytes, start, false);
  const stop = Math.min(bytes.length, start + LONGEST_VALUE);
  let end = start;
  while (end < stop && BARE_END[bytes[end]!] === 0) end++;
  return end === start ? undefined : { value: { start, end }, quoted: false };
}

/** @param escaped whether the quotes themselves are escaped, as in JSON inside a string */
function quotedValue(bytes: Buffer, open: number, escaped: boolean): Pick<Assignment, 'value' | 'quoted'> | undefined {
  const quote = bytes[open]!;
  let start = open + 1;
  while (bytes[start] === quote && start < open + 3) start++;
  const stop = Math.min(bytes.length, start + LONGEST_VALUE);
  for (let end = start; end < stop; end++) {
    const code = bytes[end];
    if (code === 10) return undefined;
    if (code === quote) return end === start ? undefined : { value: { start, end: escaped ? end - 1 : end }, quoted: true };
    if (code === BACKSLASH && !(escaped && bytes[end + 1] === quote)) end++;
  }
  return undefined;
}
