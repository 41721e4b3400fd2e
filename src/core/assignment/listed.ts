import { byteSet } from '../alphabet.js';
import type { ByteRange } from '../document.js';
import {
  BLANK,
  COLON,
  COMMA,
  DASH,
  EQUALS,
  LINE_FEED,
  NAME,
  nameStart,
  LONGEST_NAME,
  QUOTES,
  skip,
  SLASH,
  SPACE,
  STRING_PREFIX,
} from './scan.js';
import { quotedText } from './value.js';

/** Values that a name of several stands for. */
export interface ValueList {
  readonly name: ByteRange;
  readonly values: readonly ByteRange[];
  /** Behind what was read: no name up to there needs to be looked at again. */
  readonly end: number;
}

/** How much of a list is read, in bytes. */
const LONGEST_LIST = 65_536;
const LONGEST_VALUE = 512;
const LONGEST_HEAD = 160;

const BEHIND_NAME = byteSet('"\'`\\');
const TYPE = String.raw`(?::\s{0,4}(?:[\w.<>&;' |]|\[[^\]\n]{0,30}\]){1,60}(?==))?`;
/** What makes a list of its arguments, or stands ahead of what a list is written in. */
const MAKES = String.raw`(?:new\s{1,2})?(?:[\w.:]{0,40}\b(?:asList|of|listOf|setOf|arrayOf|mutableListOf|newArrayList|newHashSet|frozenset|set|Set|tuple|list|List|array|Array|vec!)(?:<\w{1,20}>)?|\[(?:\d{0,4}|\.{3})\]\w{1,20}|\w{0,20}\[\])?\s?\(?`;
/** From behind a name to the first value. */
const HEAD = new RegExp(String.raw`^\s{0,4}${TYPE}\s{0,4}(?::=|=>|=|:)\s{0,40}&?${MAKES}[[({]`);
const YAML = /^:[ \t]{0,8}(?:#[^\n]{0,80})?\r?\n/;
const COMMENT = /^(?:\/\/|#)[^\n]{0,200}\n/;
const LONGEST_COMMENT = 204;
/** What a string becomes in place: `.to_string()`, `.freeze`. */
const METHOD = /^(?:\.\w{1,20}(?:\(\))?){0,2}/;
const CLOSES = byteSet(')]}');
const ENDS_BARE = byteSet(' \t\r\n,)]}"\'`');

/**
 * Reads the list of values behind a name: in brackets, in a call that makes one, or on lines of YAML.
 *
 * @param word where a telling word of the name stands
 * @param bare whether values need no quotes there
 */
export function readList(bytes: Buffer, word: ByteRange, bare: boolean): ValueList | undefined {
  const nameEnd = skip(bytes, word.end, NAME, LONGEST_NAME);
  const at = skip(bytes, nameEnd, BEHIND_NAME, 3);
  const sign = bytes[skip(bytes, at, BLANK, 4)];
  if (sign !== COLON && sign !== EQUALS) return undefined;
  const head = bytes.toString('latin1', at, at + LONGEST_HEAD);
  const found = HEAD.exec(head);
  const name = { start: nameStart(bytes, word.start), end: nameEnd };
  if (found !== null) return inBrackets(bytes, name, at + found[0].length, bare);
  const below = bare ? YAML.exec(head) : null;
  return below === null ? undefined : onLines(bytes, name, at + below[0].length);
}

function inBrackets(bytes: Buffer, name: ByteRange, start: number, bare: boolean): ValueList | undefined {
  const stop = Math.min(bytes.length, start + LONGEST_LIST);
  const values: ByteRange[] = [];
  let at = start;
  while (at < stop) {
    at = skip(bytes, at, SPACE, LONGEST_HEAD);
    const comment = commentAt(bytes, at);
    if (comment > 0) {
      at += comment;
      continue;
    }
    if (CLOSES[bytes[at] ?? 0] === 1) break;
    const value = elementAt(bytes, at, bare);
    if (value === undefined) return values.length > 1 ? { name, values, end: at } : undefined;
    values.push(value);
    at = behindElement(bytes, value);
    const next = skip(bytes, at, SPACE, LONGEST_HEAD);
    const isLast = CLOSES[bytes[next] ?? 0] === 1;
    // A shell parts them by blanks.
    if (bytes[next] !== COMMA && !isLast && !(bare && next > at)) return undefined;
    at = bytes[next] === COMMA ? next + 1 : next;
  }
  return values.length === 0 ? undefined : { name, values, end: at };
}

/** @returns how long the comment at the offset is, with its line's end; 0 where there is none */
function commentAt(bytes: Buffer, at: number): number {
  if (bytes[at] !== HASH && bytes[at] !== SLASH) return 0;
  return COMMENT.exec(bytes.toString('latin1', at, at + LONGEST_COMMENT))?.[0].length ?? 0;
}

function behindElement(bytes: Buffer, value: ByteRange): number {
  if (QUOTES[bytes[value.start - 1]!] === 0) return value.end;
  const at = skip(bytes, value.end, QUOTES, 1);
  return at + METHOD.exec(bytes.toString('latin1', at, at + 44))![0].length;
}

function elementAt(bytes: Buffer, at: number, bare: boolean): ByteRange | undefined {
  const quote = skip(bytes, at, STRING_PREFIX, 2);
  if (QUOTES[bytes[quote] ?? 0] === 1) return quotedText(bytes, quote, LONGEST_VALUE);
  if (!bare) return undefined;
  let end = at;
  const stop = Math.min(bytes.length, at + LONGEST_VALUE);
  while (end < stop && ENDS_BARE[bytes[end]!] === 0) end++;
  return end === at || QUOTES[bytes[end] ?? 0] === 1 ? undefined : { start: at, end };
}

const HASH = 0x23;
/** An item that is a value by itself, rather than a name and its value. */
const ITEM = /^[ \t]*- {1,4}(["']?)([^\s"'#&*!|>{[][^\s"']{0,511})\1[ \t]*(?:#.*)?\r?$/;
const SETTING = /^[\w.-]{1,60}(?:=[^=]|:$)/;

function onLines(bytes: Buffer, name: ByteRange, start: number): ValueList | undefined {
  const stop = Math.min(bytes.length, start + LONGEST_LIST);
  const values: ByteRange[] = [];
  // A dash farther left begins the next item of an outer list.
  const least = name.start - bytes.lastIndexOf(LINE_FEED, name.start) - 1 - (QUOTES[bytes[name.start - 1] ?? 0] ?? 0);
  let at = start;
  while (at < stop) {
    const feed = bytes.indexOf(LINE_FEED, at);
    const end = feed === -1 ? bytes.length : feed;
    const lead = skip(bytes, at, BLANK, LONGEST_HEAD);
    if (lead < end && bytes[lead] !== HASH && !(bytes[lead] === 0x0d && lead + 1 === end)) {
      if (bytes[lead] !== DASH || lead - at < least) break;
      const line = bytes.toString('latin1', at, Math.min(end, at + LONGEST_VALUE + LONGEST_HEAD));
      const item = ITEM.exec(line);
      if (item !== null && !SETTING.test(item[2]!)) {
        const from = at + line.indexOf(item[2]!, line.indexOf('-') + 1);
        values.push({ start: from, end: from + item[2]!.length });
      }
    }
    at = end + 1;
  }
  return values.length === 0 ? undefined : { name, values, end: Math.min(at, bytes.length) };
}
