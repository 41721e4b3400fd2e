import { alphabets, byteSet } from './alphabet.js';
import { QUOTES, skip } from './assignment-operator.js';
import { wordsOf } from './names.js';

const SPACE = byteSet(' \t\r\n');
const WORD = byteSet(`${alphabets.base62}_`);
/** What code goes on with behind a string, and hardly any value begins with. */
const BEHIND_STRING = byteSet(' \t)]},;+.:?&|');
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** How far the opening of a string is looked for, in bytes. */
const LONGEST_TEXT = 80;
const LONGEST_CALLEE = 40;

const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const APOSTROPHE = 0x27;

/** What a function's name ends with that sets or reads something by its name: `setHeader`, `os.getenv`, `flag.String`. */
const TAKES_PAIR = new Set(
  (
    'set put get getenv setenv putenv env environ environment define header append add insert fetch default setdefault item property prop param ' +
    'parameter query config option arg string str field attr attribute variable var value pair entry cookie credential'
  ).split(' '),
);

/**
 * Whether a name and a value that a comma parts belong together: as arguments of a function that sets or reads by name,
 * or alone between brackets. Other lists and calls have names and values of anything.
 *
 * @param name where the name starts, within its quotes
 * @param valueEnd where the value ends, within its quotes
 */
export function isPair(bytes: Buffer, name: number, valueEnd: number): boolean {
  let at = name;
  if (QUOTES[bytes[at - 1]!] !== 1) return false;
  for (at--; bytes[at - 1] === BACKSLASH;) at--;
  const least = Math.max(0, at - LONGEST_TEXT);
  while (at > least && SPACE[bytes[at - 1]!] === 1) at--;
  const opener = String.fromCharCode(bytes[at - 1] ?? 0);
  const closer = CLOSING[opener];
  if (closer === undefined) return false;
  const callee = opener === '(' ? calleeBefore(bytes, at - 1) : undefined;
  if (callee !== undefined) return TAKES_PAIR.has(callee);
  let end = valueEnd;
  while (bytes[end] === BACKSLASH || QUOTES[bytes[end]!] === 1) end++;
  return bytes[skip(bytes, end, SPACE, LONGEST_TEXT)] === closer.charCodeAt(0);
}

/** @returns the last word of the name of the function that is called, in lower case */
function calleeBefore(bytes: Buffer, paren: number): string | undefined {
  let start = paren;
  while (start > Math.max(0, paren - LONGEST_CALLEE) && WORD[bytes[start - 1]!] === 1) start--;
  return wordsOf(bytes.toString('latin1', start, paren)).at(-1);
}

/**
 * Whether a quote ends the string in which the name stands, as in `"Password: " + x`: what follows it is code.
 *
 * @param name where the name starts
 * @param quote where the quote stands that seems to open a value
 */
export function closesString(bytes: Buffer, name: number, quote: number): boolean {
  if (bytes[quote - 1] === BACKSLASH || BEHIND_STRING[bytes[quote + 1] ?? 0] === 0) return false;
  const least = Math.max(0, name - LONGEST_TEXT);
  for (let at = name - 1; at >= least && bytes[at] !== LINE_FEED; at--) {
    if (bytes[at] !== bytes[quote] || bytes[at - 1] === BACKSLASH) continue;
    // A quote ahead of a word opens a string; an apostrophe does where no word ends.
    const apostrophe = bytes[at] === APOSTROPHE && WORD[bytes[at - 1] ?? 0] === 1;
    return WORD[bytes[at + 1]!] === 1 && !apostrophe;
  }
  return false;
}
