import { byteSet } from '../alphabet.js';
import { delimitedValue } from '../assignment/delimited.js';
import { SPACE, skip } from '../assignment/scan.js';
import { openingQuote, quotedValue } from '../assignment/value.js';
import type { ByteRange } from '../document.js';
import { closing, quoteAt } from './words.js';

/** One call of a function with a secret among its arguments, made from a usage such as `jwt.sign(_, $)`. */
export interface CallUsage {
  /** How many arguments stand ahead of the value. */
  readonly place: number;
  /** Arguments ahead of it that must be strings, each with its place and what it must be; nothing for any string. */
  readonly strings: readonly (readonly [place: number, text: RegExp])[];
}

/** How much of a call is read, in bytes. */
export const LONGEST_CALL = 800;
/** How much of a value is read, in bytes. */
const LONGEST_VALUE = 512;
const OPENS = byteSet('([{');
const CLOSES = byteSet(')]}');
const COMMA = 0x2c;
const HEAD = /^[^([]*[([]/;

/** @returns the name of the function that a usage is about, with the bracket behind it, and its arguments */
export function callParts(usage: string): { readonly head: string; readonly parameters: readonly string[] } {
  const head = HEAD.exec(usage)![0];
  return { head, parameters: usage.slice(head.length, -1).split(', ') };
}

/**
 * @param usages of functions: `$` is the value, `_` any argument, `'x'` that very string, `'*'` any string; whatever follows
 *   the value does not count
 * @returns the usages of each function, by its name and the bracket behind it
 */
export function callUsages(usages: readonly string[]): ReadonlyMap<string, readonly CallUsage[]> {
  const byHead = new Map<string, CallUsage[]>();
  for (const text of usages) {
    const { head, parameters } = callParts(text);
    const strings = parameters.flatMap((parameter, place) =>
      parameter.startsWith("'") ? [[place, stringPattern(parameter.slice(1, -1))] as const] : [],
    );
    byHead.set(head, [...(byHead.get(head) ?? []), { place: parameters.indexOf('$'), strings }]);
  }
  return byHead;
}

function stringPattern(text: string): RegExp {
  return new RegExp(`^${text.replaceAll('.', String.raw`\.`).replaceAll('*', '.*')}$`);
}

/**
 * @param at behind the bracket that opens the arguments
 * @returns the arguments, as far as they are read
 */
export function argumentsAt(bytes: Buffer, at: number, most: number): readonly ByteRange[] {
  const stop = Math.min(bytes.length, at + LONGEST_CALL);
  const found: ByteRange[] = [];
  for (let start = at; found.length < most && start < stop;) {
    start = skip(bytes, start, SPACE, LONGEST_CALL);
    const end = argumentEnd(bytes, start, stop);
    if (end === undefined) break;
    found.push({ start, end });
    if (bytes[end] !== COMMA) break;
    start = end + 1;
  }
  return found;
}

/** @returns where the comma or the bracket stands that ends an argument */
function argumentEnd(bytes: Buffer, start: number, stop: number): number | undefined {
  let depth = 0;
  for (let at = start; at < stop;) {
    const byte = bytes[at]!;
    if (depth === 0 && (byte === COMMA || CLOSES[byte] === 1)) return at;
    depth += OPENS[byte]! - CLOSES[byte]!;
    const quote = quoteAt(bytes, at);
    at = (quote && closing(bytes, quote, stop)) ?? at + 1;
  }
  return undefined;
}

/** What makes bytes or a key of a string, and begins like what looks something up: `Encoding.UTF8.GetBytes("…")`. */
const MAKES =
  /^(?:new\s)?(?:[\w:]{1,30}(?:\(\))?\.){0,4}(?:getbytes|frombase64string|decode(?:string)?|parse|from|encode|b64decode)\(\s{0,40}/i;
/** What joins a string to something else, or makes another of it. */
const JOINED = /[+%]|\.(?:format|concat|join|repeat|replace)\b/;

/** @returns the text of a string that is all of an argument, but for what turns it into bytes or a key */
export function stringIn(bytes: Buffer, { start, end }: ByteRange, quoteLike: boolean): ByteRange | undefined {
  const made = MAKES.exec(bytes.toString('latin1', start, Math.min(end, start + 200)));
  const from = start + (made?.[0].length ?? 0);
  const open = openingQuote(bytes, from);
  const value =
    delimitedValue(bytes, from, LONGEST_VALUE, quoteLike) ??
    (open === undefined ? undefined : quotedValue(bytes, open, LONGEST_VALUE));
  if (value === undefined || value.end >= end) return undefined;
  return JOINED.test(bytes.toString('latin1', value.end + 1, end)) ? undefined : value;
}
