import { alphabets, byteSet } from '../alphabet.js';
import { QUOTES, skip, SPACE } from '../assignment/scan.js';
import type { Escape } from './escape.js';

const NEWLINE = String.raw`\r?\n[ \t]*`;
/**
 * What joins two strings, from the quote that closes one to the quote that opens the next: an operator (`+`, `.`, `..`, `~`, `&`,
 * `<>`, `++`, `||`) on either line, or nothing but a line's end.
 */
const BETWEEN = String.raw`[ \t]*(?:${NEWLINE})?(?:\+\+?|\.\.?|~|&|<>|\|\|)[ \t]*(?:[_\\]?${NEWLINE})?|[ \t]*\\?${NEWLINE}|[ \t]+`;
const JOINT = String.raw`["'${'`'}](?:${BETWEEN})[bBrRuUfF@$]?["'${'`'}]`;
/** The end of a line whose string, or bare value, goes on in the next. */
const CONTINUED = String.raw`\\{1,2}${NEWLINE}`;

const AHEAD = new RegExp(`${JOINT}|${CONTINUED}`, 'y');
const ALL = new RegExp(`${JOINT}|${CONTINUED}`, 'g');
/** Nothing but blanks and a line's end between two strings, which C and Python join; others have lists of them. */
const IMPLICIT = /^["'`]\s+["'`]$/;
const OPERATOR = byteSet('=:');
/** What follows the key of a value. */
const KEY_END = /^[ \t]*(?::|=(?!=))/;
const LONGEST = 160;
const BACKSLASH = 0x5c;

/** Characters that values are made of, and that stand at the ends of parts of them. */
const PART = byteSet(`${alphabets.base62}_-.+/=~@:!$%^*#`);

/** What a joint goes on with behind blanks. */
const JOINS = byteSet('+.~&<|\\"\'`bBrRuUfF@$');

/** Reads the joint that begins at the offset. */
export function joint(bytes: Buffer, at: number): Escape | undefined {
  const lead = bytes[at]!;
  if ((QUOTES[lead] === 0 && lead !== BACKSLASH) || PART[bytes[at - 1] ?? 0] === 0) return undefined;
  // Most strings are followed by other signs, and a pattern costs more.
  if ((lead === BACKSLASH ? PART : JOINS)[bytes[skip(bytes, at + 1, SPACE, LONGEST)] ?? 0] === 0) return undefined;
  AHEAD.lastIndex = 0;
  const found = AHEAD.exec(bytes.toString('latin1', at, at + LONGEST));
  if (found === null) return undefined;
  const end = at + found[0].length;
  if (PART[bytes[end] ?? 0] === 0 || (IMPLICIT.test(found[0]) && !joinsParts(bytes, at, end))) return undefined;
  return { written: 'concatenation', bytes: [], end };
}

/** Whether a joint without an operator has the two parts of one value beside it: not a string of blanks, not the key of another value. */
function joinsParts(bytes: Buffer, at: number, end: number): boolean {
  if (bytes[at] !== bytes[end - 1] || OPERATOR[bytes[at - 1]!] === 1 || OPERATOR[bytes[end]!] === 1) return false;
  const rest = bytes.toString('latin1', end, end + LONGEST);
  const close = rest.indexOf(String.fromCharCode(bytes[at]!));
  return close === -1 || !KEY_END.test(rest.slice(close + 1));
}

/** What a secret takes at least, in characters. */
const SHORTEST_SECRET = 12;
const AROUND = 120;

/** @returns whether a word is joined there that could be a secret: long, with a digit in it, where texts have blanks and words */
function joinsSecret(bytes: Buffer, at: number): boolean {
  const ahead = bytes.toString('latin1', Math.max(0, at - AROUND), at).replaceAll(ALL, '');
  const behind = bytes.toString('latin1', at, at + AROUND).replaceAll(ALL, '');
  const left = /[^\s"'`(){}[\],;]*$/.exec(ahead)![0];
  const right = /^[^\s"'`(){}[\],;]*/.exec(behind)![0];
  const word = left + right;
  return word.length >= SHORTEST_SECRET && /\d/.test(word);
}

/** How far behind a keyword a joint is looked for, in bytes. */
const REACH = 120;
/** No statement goes on behind these. */
const ENDS = byteSet('\n;{}');
const BEGINS = byteSet('"\'`\\');
const GOES_ON = byteSet(' \t\r\n+.~&<|\\');

/**
 * @param words where something stands that a rule looks at, rising: no other strings need joining
 * @returns where joints begin near them
 */
export function jointsIn(bytes: Buffer, words: readonly number[]): readonly number[] {
  const offsets: number[] = [];
  let done = 0;
  for (const word of words) {
    const stop = Math.min(bytes.length - 1, word + REACH);
    let at = Math.max(done, word);
    for (; at < stop && ENDS[bytes[at]!] === 0; at++)
      if (BEGINS[bytes[at]!] === 1 && GOES_ON[bytes[at + 1]!] === 1) offsets.push(at);
    done = at;
  }
  return offsets.filter((at) => joint(bytes, at) !== undefined && joinsSecret(bytes, at));
}
