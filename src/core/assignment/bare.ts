import { alphabets, byteSet } from '../alphabet.js';
import type { ByteRange } from '../document.js';
import {
  BACKSLASH,
  BLANK,
  COLON,
  DASH,
  EQUALS,
  LESS,
  LINE_FEED,
  QUOTES,
  skip,
  skipBack,
  SLASH,
  SPACE,
} from './scan.js';

/**
 * Where a value without quotes stands: a parameter of a URL, a field of a connection string, a string of its own
 * (`"X-Token: value"`), a line of a string of several (`"A=1\nTOKEN=value\n"`), an option of a command, a variable of a shell;
 * `plain` anywhere else.
 */
export type Setting = 'plain' | 'line' | 'shell' | 'option' | 'string' | 'parameter' | 'field';

const BEFORE_PARAMETER = byteSet('?&');
const IN_URL = byteSet(`${alphabets.base62}/=%._~-}{<>*?&:@#+,$`);
const AMPERSAND = 0x26;
const OPENS = byteSet('([{');
const ONE_BLANK = 0x20;
const SEMICOLON = 0x3b;
const LETTER_N = 0x6e;
const CLOSE_BRACKET = 0x5d;
const GREATER = 0x3e;
const MARGIN = 40;

/**
 * @param name where the name stands
 * @param value where the value begins
 * @returns the setting of a value without quotes
 */
export function settingOf(bytes: Buffer, name: ByteRange, value: number): Setting {
  if (bytes[name.start] === DASH) return 'option';
  const before = bytes[name.start - 1] ?? LINE_FEED;
  const quoted = QUOTES[before] === 1;
  if (beginsLine(bytes, name.start)) return 'line';
  if (bytes[name.end] === COLON) return quoted && bytes[name.end + 1] === ONE_BLANK ? 'string' : 'plain';
  if (bytes[name.end] !== EQUALS) return 'plain';
  if (isField(bytes, name)) return 'field';
  if (value !== name.end + 1) return 'plain';
  if (BEFORE_PARAMETER[before] === 1 ? isParameter(bytes, name) : beginsForm(bytes, name)) return 'parameter';
  if (quoted) return 'string';
  return isShellName(bytes, name) ? 'shell' : 'plain';
}

/** Behind `\n`, as strings of several lines have it. */
function beginsLine(bytes: Buffer, at: number): boolean {
  return bytes[at - 1] === LETTER_N && bytes[at - 2] === BACKSLASH;
}

/** How far ahead of a field, or behind it, others of its connection string are looked for. */
const FIELDS = 160;
const OTHER_FIELD =
  /(?:^|[;"'` ])(?:server|host(?:name)?|data ?source|addr(?:ess)?|endpoint|account(?:name)?|user(?: ?id|name)?|uid|port|database|db ?name|initial ?catalog|dsn|driver|provider|ssl(?:mode)?)\s?=[^;"'`\n]{0,80}(?:;|$)/i;

/** `Server=x;Password=y`, in either order, as one string has them. */
function isField(bytes: Buffer, { start, end }: ByteRange): boolean {
  const before = bytes[start - 1];
  const first = QUOTES[before ?? 0] === 1;
  if (!first && before !== SEMICOLON && !(before === ONE_BLANK && bytes[start - 2] === SEMICOLON)) return false;
  const ahead = bytes.toString('latin1', Math.max(0, start - FIELDS), start);
  if (!first && OTHER_FIELD.test(ahead.slice(ahead.lastIndexOf('\n') + 1))) return true;
  const behind = bytes.toString('latin1', end, end + FIELDS);
  const close = behind.search(/["'`\r\n]/);
  return OTHER_FIELD.test(behind.slice(0, close === -1 ? undefined : close));
}

/** How much of a URL is looked at for what makes it one, in bytes. */
const LONGEST_URL = 200;

/** Behind a path, or at the beginning of a string; code has `a?b.c=d` and `a&&b=d`. */
function isParameter(bytes: Buffer, { start, end }: ByteRange): boolean {
  if (bytes[start - 2] === AMPERSAND || /[.$]/.test(bytes.toString('latin1', start, end))) return false;
  const url = skipBack(bytes, start - 1, IN_URL, LONGEST_URL);
  if (QUOTES[bytes[url - 1] ?? 0] === 1 || bytes.subarray(url, start).includes(SLASH)) return true;
  return /^[A-Za-z][\w.-]*=[^&=]*&(?:[\w.-]+=[^&=]*&)*$/.test(bytes.toString('latin1', url, start));
}

const FORM = /^=[^\s&;"'`(){}<>]{1,200}&[a-z]{3}[A-Za-z_.-]{0,57}=/;

/** The first field of a form's body, behind a quote or a blank: `client_secret=…&scope=x`. */
function beginsForm(bytes: Buffer, { start, end }: ByteRange): boolean {
  const before = bytes[start - 1] ?? LINE_FEED;
  if (QUOTES[before] === 0 && SPACE[before] === 0) return false;
  return FORM.test(bytes.toString('latin1', end, end + LONGEST_URL));
}

/** Capitals, digits and underscores, as variables of a shell are named. */
function isShellName(bytes: Buffer, { start, end }: ByteRange): boolean {
  return /^[A-Z][A-Z\d_]+$/.test(bytes.toString('latin1', start, end));
}

/** @returns whether the text of an element ends at the offset, behind which the element does */
export function closesElement(bytes: Buffer, end: number): boolean {
  const behind = bytes[end] === CLOSE_BRACKET && bytes[end + 2] === GREATER ? end + 3 : end;
  const close = skip(bytes, behind, SPACE, MARGIN);
  return bytes[close] === LESS && bytes[close + 1] === SLASH;
}

/** @returns whether the setting bounds the value as quotes would */
export function isBounded(bytes: Buffer, setting: Setting, name: ByteRange, value: ByteRange): boolean {
  // The next pair of the string follows.
  if (SEVERAL.has(setting) && BLANK[bytes[value.end] ?? 0] === 1) return true;
  return isBoundedAlone(bytes, setting, name, value);
}

const SEVERAL: ReadonlySet<Setting> = new Set(['field', 'string']);

function isBoundedAlone(bytes: Buffer, setting: Setting, name: ByteRange, value: ByteRange): boolean {
  const behind = bytes[value.end];
  switch (setting) {
    case 'plain':
      return false;
    case 'shell':
      // Brackets that a shell would not take unquoted are those of other languages.
      return !/[()].*\w/.test(bytes.toString('latin1', value.start, value.end));
    case 'line':
      return behind === BACKSLASH || QUOTES[behind ?? 0] === 1;
    case 'option':
      return true;
    case 'parameter':
      return !bytes.subarray(value.start, value.end).some((byte) => OPENS[byte] === 1);
    case 'field':
      return behind === SEMICOLON || QUOTES[behind ?? 0] === 1;
    case 'string':
      return behind === bytes[name.start - 1];
  }
}

const COMMENT = /^[ \t]*(?:\/\/+|#+|--|;+|\*+|\/\*+|<!--|rem )[ \t]*(?:[-*] )?(?:export |set )?["'`]?$/i;
const PROSE = /^[\s>*+-]*(?:\d+\. )?(?:export |set |\$ |PS> )?[*_"'`]{0,3}$/i;
const REST = /^[`"'*_]{0,3}[,;]?[ \t]*(?:\\?\r?|(?:#|\/\/|--|\*\/|-->).*)$/;

/**
 * Whether a name and a bare value have a line of their own, as settings do that manuals and comments show.
 *
 * @param comment whether the line must begin as a comment of a program does; as one of a manual otherwise
 */
export function hasOwnLine(bytes: Buffer, name: number, value: ByteRange, comment: boolean): boolean {
  // Brackets, and a call or a member of something, are code.
  if (/[()[\]{}]|::|^\\&|^[A-Za-z_]\w*\.[A-Za-z_]/.test(bytes.toString('latin1', value.start, value.end))) return false;
  const before = bytes.toString('latin1', Math.max(0, name - MARGIN), name);
  const start = before.lastIndexOf('\n') + 1;
  if (start === 0 && name > MARGIN) return false;
  if (!(comment ? COMMENT : PROSE).test(before.slice(start))) return false;
  const after = bytes.toString('latin1', value.end, value.end + 2 * MARGIN);
  const end = after.indexOf('\n');
  return REST.test(end === -1 ? after : after.slice(0, end));
}
