import { byteSet } from '../alphabet.js';
import { BACKSLASH, COLON, COMMA, OPEN_BRACE, QUOTES } from '../assignment/scan.js';
import type { ByteRange } from '../document.js';
import { HOLDERS, type Manifest, type ManifestEntry } from './manifest.js';

/** A member of an object, as JSON, YAML and the languages that write objects alike have it. */
interface Member {
  readonly name: ByteRange;
  readonly value: ByteRange;
  /** Whether the value is an object, rather than a string, a number or a word. */
  readonly object: boolean;
}

const SPACE = byteSet(' \t\r\n');
/** Letters of escapes that stand for blanks, where the object stands in a string. */
const BLANK_LETTERS = byteSet('nrt');
const CLOSE_BRACE = 0x7d;
const OPENS = byteSet('{[(');
const CLOSES = byteSet('}])');
/** What ends a word without quotes. */
const ENDS_WORD = byteSet(' \t\r\n,:}]"\'`');
const ENDS_SCALAR = byteSet('\r\n,}]');

/**
 * Reads the Secret of Kubernetes, as an object in braces, that one of its members belongs to.
 *
 * @param at where the name `kind` stands
 * @param bounds how much of the file may be read
 */
export function readFlowManifest(bytes: Buffer, at: number, bounds: ByteRange): Manifest | undefined {
  const open = openBefore(bytes, at, bounds.start);
  if (open === undefined) return undefined;
  const { members, end } = readMembers(bytes, open, bounds.end);
  const isSecret = members.some(
    ({ name, value }) => textIn(bytes, name) === 'kind' && textIn(bytes, value) === 'Secret',
  );
  if (!isSecret) return { entries: [], end: at + 1 };
  const entries = members.flatMap(({ name, value, object }): readonly ManifestEntry[] => {
    const encoded = HOLDERS.get(textIn(bytes, name));
    if (encoded === undefined || !object) return [];
    return entriesIn(readFlow(bytes, value.start, bounds.end).values, encoded);
  });
  return { entries, end };
}

/** @returns the members of the object at the offset that are no objects, and where it ends */
export function readFlow(
  bytes: Buffer,
  open: number,
  most: number,
): { readonly values: readonly Pick<Member, 'name' | 'value'>[]; readonly end: number } {
  const { members, end } = readMembers(bytes, open, most);
  const values = members.filter(({ object, value }) => !object && value.end > value.start);
  return { values: values.map(({ name, value }) => ({ name, value })), end };
}

/** @returns the values as entries of a part that holds base64 or not */
export function entriesIn(
  values: readonly Pick<Member, 'name' | 'value'>[],
  encoded: boolean,
): readonly ManifestEntry[] {
  return values.map(({ name, value }) => ({ name, value, encoded }));
}

const textIn = (bytes: Buffer, { start, end }: ByteRange): string =>
  bytes.toString('latin1', start, Math.min(end, start + 20));

/** @returns where the brace stands that is open at the offset; those in strings mostly come in pairs */
function openBefore(bytes: Buffer, at: number, least: number): number | undefined {
  let depth = 0;
  for (let i = at - 1; i >= least; i--) {
    if (bytes[i] === CLOSE_BRACE) depth++;
    else if (bytes[i] === OPEN_BRACE && depth-- === 0) return i;
  }
  return undefined;
}

function readMembers(
  bytes: Buffer,
  open: number,
  most: number,
): { readonly members: readonly Member[]; readonly end: number } {
  const members: Member[] = [];
  let at = open + 1;
  while (at < most) {
    at = passed(bytes, at);
    while (bytes[at] === COMMA) at = passed(bytes, at + 1);
    if (at >= most || bytes[at] === CLOSE_BRACE) break;
    const name = wordAt(bytes, at, most);
    const colon = passed(bytes, name.next);
    if (name.next === at || bytes[colon] !== COLON) break;
    const start = passed(bytes, colon + 1);
    const value = valueAt(bytes, start, most);
    members.push({ name: name.range, value: value.range, object: bytes[start] === OPEN_BRACE });
    if (value.next <= start && bytes[start] !== COMMA) break;
    at = value.next;
  }
  return { members, end: Math.min(at + 1, most) };
}

/** A part of an object, and what follows it. */
interface Part {
  readonly range: ByteRange;
  readonly next: number;
}

function wordAt(bytes: Buffer, start: number, most: number): Part {
  if (QUOTES[bytes[start]!] === 1) return stringAt(bytes, start, most);
  let end = start;
  while (end < most && ENDS_WORD[bytes[end]!] === 0) end++;
  return { range: { start, end }, next: end };
}

/** Where the quote that opens it is escaped, so is the one that closes it. */
function stringAt(bytes: Buffer, open: number, most: number): Part {
  const escaped = bytes[open - 1] === BACKSLASH;
  let end = open + 1;
  while (end < most && bytes[end] !== bytes[open]) end += bytes[end] === BACKSLASH && !escaped ? 2 : 1;
  const last = escaped && bytes[end - 1] === BACKSLASH ? end - 1 : end;
  return { range: { start: open + 1, end: Math.min(last, most) }, next: Math.min(end + 1, most) };
}

/** @returns the offset behind the blanks at an offset, and behind escapes that stand for some or belong to a quote */
function passed(bytes: Buffer, at: number): number {
  while (SPACE[bytes[at] ?? 0] === 1 || bytes[at] === BACKSLASH)
    at += bytes[at] === BACKSLASH && BLANK_LETTERS[bytes[at + 1] ?? 0] === 1 ? 2 : 1;
  return at;
}

function valueAt(bytes: Buffer, start: number, most: number): Part {
  const first = bytes[start] ?? 0;
  if (QUOTES[first] === 1) return stringAt(bytes, start, most);
  if (OPENS[first] === 1) {
    const next = closeOf(bytes, start, most);
    return { range: { start, end: next }, next };
  }
  let end = start;
  while (end < most && ENDS_SCALAR[bytes[end]!] === 0) end++;
  const text = bytes.toString('latin1', start, end).trimEnd();
  return { range: { start, end: start + text.length }, next: end };
}

/** @returns the offset behind the bracket that closes the one at the offset */
function closeOf(bytes: Buffer, open: number, most: number): number {
  let depth = 0;
  for (let at = open; at < most; at++) {
    const code = bytes[at]!;
    if (QUOTES[code] === 1) at = stringAt(bytes, at, most).next - 1;
    else if (OPENS[code] === 1) depth++;
    else if (CLOSES[code] === 1 && --depth === 0) return at + 1;
  }
  return most;
}
