import { byteSet } from '../alphabet.js';
import { lineBefore, QUOTES, skip, SPACE, STRING_PREFIX } from '../assignment/scan.js';
import { closing, LONGEST_COMMAND, MOST_WORDS, quoteAt, type Word } from './words.js';

const BETWEEN = byteSet(' \t\r\n,[(');
/** What a list may go on with behind an item. */
const AFTER_ITEM = byteSet(',])}\r\n');
const ENDS_EXPRESSION = byteSet(',])}\r\n;');
const CLOSE_BRACKET = 0x5d;
/** The second list of a command: `command: […], args: […]`. */
const ARGUMENTS = /^\\{0,3}["']?(?:args|arguments|argv)\\{0,3}["']?\s{0,4}(?:[:=]|=>)\s{0,80}/i;
const BEGINS_EXPRESSION = /[\w$&*.-]/;

/**
 * Reads the strings behind the name of a command that stands in one of its own: `["mysql", "-pX"]`, `spawn('mysql', ['-pX'])`.
 *
 * @param end where the name ends; its closing quote follows
 */
export function listWords(bytes: Buffer, end: number): readonly Word[] {
  const stop = Math.min(bytes.length, end + LONGEST_COMMAND);
  const words: Word[] = [];
  let at = quoteAt(bytes, end)!.end;
  if (AFTER_ITEM[bytes[skip(bytes, at, SPACE, 80)] ?? 0] === 0) return words;
  while (at < stop && words.length < MOST_WORDS) {
    at = behindBracket(bytes, skip(bytes, at, BETWEEN, 200));
    const word = itemAt(bytes, at, stop);
    if (word === undefined) break;
    words.push(word);
    at = word.end;
  }
  return words;
}

function behindBracket(bytes: Buffer, at: number): number {
  const start = bytes[at] === CLOSE_BRACKET ? skip(bytes, skip(bytes, at, AFTER_ITEM, 4), BETWEEN, 200) : at;
  const key = ARGUMENTS.exec(bytes.toString('latin1', start, start + 120));
  return key === null ? at : skip(bytes, start + key[0].length, BETWEEN, 200);
}

function itemAt(bytes: Buffer, at: number, stop: number): Word | undefined {
  const start = QUOTES[bytes[skip(bytes, at, STRING_PREFIX, 1)] ?? 0] === 1 ? skip(bytes, at, STRING_PREFIX, 1) : at;
  const quote = quoteAt(bytes, start);
  if (quote === undefined)
    return BEGINS_EXPRESSION.test(String.fromCharCode(bytes[at] ?? 0)) ? expression(bytes, at, stop) : undefined;
  const end = closing(bytes, quote, stop);
  if (end === undefined) return undefined;
  // What is joined to a string is no part of it.
  const next = bytes[skip(bytes, end, SPACE, 80)] ?? 0;
  return AFTER_ITEM[next] === 1 ? { start, end } : expression(bytes, end, stop);
}

function expression(bytes: Uint8Array, start: number, stop: number): Word {
  let end = start;
  while (end < stop && ENDS_EXPRESSION[bytes[end]!] === 0) end++;
  return { start, end: Math.max(end, start + 1), opaque: true };
}

const DASH_BEFORE = /^[ \t]{0,40}-[ \t]{1,8}["']?$/;
const NAME_END = /^["']?[ \t]{0,40}\r?\n/;
const ITEM = /^([ \t]{0,40}-[ \t]{1,8})(\S[^\r\n]*?)[ \t]{0,40}\r?$/;
const ARGUMENTS_LINE = /^[ \t]{0,40}args:[ \t]{0,8}\r?$/;

/** @returns the items on the lines below a command's name, where that is an item of YAML; nothing where it is not */
export function itemWords(bytes: Buffer, start: number, end: number): readonly Word[] | undefined {
  if (!DASH_BEFORE.test(lineBefore(bytes, start, 60))) return undefined;
  const first = NAME_END.exec(bytes.toString('latin1', end, end + 60));
  if (first === null) return undefined;
  const words: Word[] = [];
  let at = end + first[0].length;
  for (const line of bytes.toString('latin1', at, end + LONGEST_COMMAND).split('\n')) {
    const item = ITEM.exec(line);
    if (item === null && !ARGUMENTS_LINE.test(line)) break;
    if (item !== null) words.push({ start: at + item[1]!.length, end: at + item[1]!.length + item[2]!.length });
    at += line.length + 1;
  }
  return words;
}
