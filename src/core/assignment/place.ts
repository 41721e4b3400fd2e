import { alphabets, byteSet } from '../alphabet.js';
import { wordsOf } from '../names.js';
import {
  BACKSLASH,
  calleeBefore,
  COMMA,
  LESS,
  LINE_FEED,
  nameStart,
  QUOTES,
  skip,
  skipBack,
  SPACE,
  WORD,
} from './scan.js';

/** What code goes on with behind a string, and hardly any value begins with. */
const BEHIND_STRING = byteSet(' \t)]},;+.:?&|');
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** How far the opening of a string is looked for, in bytes. */
const LONGEST_TEXT = 80;

const IN_QUOTES = byteSet(`${alphabets.base62}_-.$:/ `);
const IN_TYPES = byteSet(`${alphabets.base62}_., ?[]`);
const GREATER = 0x3e;
const APOSTROPHE = 0x27;
const DOT = 0x2e;

/** What Gradle's functions that set a constant or a resource have ahead of its name: its type. */
const TYPED_PAIR = /\b(?:buildConfigField|resValue)(?:\s{0,8}\(\s{0,40}|\s{1,8})["'][\w.]{1,40}["']\s{0,8},$/;

/** What a function's name ends with that sets or reads something by its name: `setHeader`, `os.getenv`, `flag.String`. */
const TAKES_PAIR = new Set(
  (
    'set put get getenv setenv putenv env environ environment define header append add insert fetch default setdefault item property prop param ' +
    'parameter query config option arg string str field attr attribute variable var value pair tuple entry of setting cookie credential'
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
  // Names of settings have colons, slashes and blanks in them: `"Smtp:Password"`.
  let at = skipBack(bytes, name, IN_QUOTES, LONGEST_TEXT);
  if (QUOTES[bytes[at - 1]!] !== 1) return false;
  for (at--; bytes[at - 1] === BACKSLASH;) at--;
  at = skipBack(bytes, at, SPACE, LONGEST_TEXT);
  if (bytes[at - 1] === COMMA && TYPED_PAIR.test(bytes.toString('latin1', Math.max(0, at - LONGEST_TEXT), at)))
    return true;
  const opener = String.fromCharCode(bytes[at - 1] ?? 0);
  const closer = CLOSING[opener];
  if (closer === undefined) return false;
  const callee = opener === '(' ? calleeBefore(bytes, withoutTypes(bytes, at - 1)) : [];
  const last = callee.at(-1);
  if (last !== undefined) return TAKES_PAIR.has(last);
  let end = valueEnd;
  while (bytes[end] === BACKSLASH || QUOTES[bytes[end]!] === 1) end++;
  return bytes[skip(bytes, end, SPACE, LONGEST_TEXT)] === closer.charCodeAt(0);
}

/** @returns where the name of a function ends whose brackets open at the offset, ahead of its types: `Pair<string, string>(` */
function withoutTypes(bytes: Buffer, at: number): number {
  if (bytes[at - 1] !== GREATER) return at;
  const open = skipBack(bytes, at - 1, IN_TYPES, LONGEST_TEXT);
  return bytes[open - 1] === LESS ? open - 1 : at;
}

/** What a function's name begins with that is given a value to keep: `setPassword("…")`, `withToken("…")`. */
const SETS = new Set('set with use put add define assign basic'.split(' '));
/** What it begins with that looks at a value, or for one, instead. */
const ASKS = new Set(
  (
    'get has is are can check verify validate compare match matches test assert expect hash encrypt decrypt encode decode find fetch load read parse ' +
    'generate create make random reset forgot change show hide toggle render require missing invalid on handle no without log print warn error t ' +
    'delete remove revoke list count new to from by of for'
  ).split(' '),
);

/**
 * Whether the name is that of a function that is given its value: one that sets it, or one of a builder (`.password("…")`).
 *
 * @param word where the telling word in the name starts
 */
export function isSetter(bytes: Buffer, word: number, nameEnd: number): boolean {
  const start = nameStart(bytes, word);
  const name = bytes.toString('latin1', start, nameEnd);
  const dot = name.lastIndexOf('.');
  const words = wordsOf(name.slice(dot + 1));
  // What is set is the telling word; and `t.pass("…")` lets a test pass.
  if (word <= start + dot || (dot !== -1 && words.length === 1 && words[0] === 'pass')) return false;
  if (SETS.has(words[0]!)) return true;
  return (dot !== -1 || bytes[start - 1] === DOT) && words.length <= 3 && !words.some((one) => ASKS.has(one));
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
