import { byteSet, type ByteSet } from '../alphabet.js';
import type { Escape } from './escape.js';

/** The control character that terminal codes begin with, as it stands and as languages, `cat -v` and URLs write it. */
const ESC = String.raw`(?:\x1b|\\{1,4}(?:x1b|u001b|U0000001b|0{0,2}33|e|[ux]\{0{0,6}1b\})|\^\[|%1b|${'`'}e|&#(?:27|x1b);)`;
const PARAMETERS = '(?:[0-?]|%3b){0,40}[ -/]{0,4}';
/** A control sequence, a choice of characters, and a two-character code (ECMA-48, 5.4, ECMA-35, 14). */
const CODE = String.raw`(?:\[|%5b)${PARAMETERS}[@-~]|[()][A-Z\d]`;
const BELL = String.raw`(?:\x07|\\{1,4}(?:a|x07|u0007|0?07)|\^G|%07)`;
/** An operating system command, such as a link: to a bell, or to the string terminator. */
const COMMAND = String.raw`(?:\]|%5d)(?:(?!${ESC}|${BELL})[^\n]){0,512}(?:${BELL}|${ESC}\\{1,2})`;

const AHEAD = new RegExp(`${ESC}(?:${CODE}|${COMMAND})`, 'iy');
const BEHIND = new RegExp(`${ESC}(?:${CODE})$`, 'i');
const RAW = 0x1b;
const BACKSLASH = 0x5c;
const ONE = 0x31;
const OPENS = byteSet('[]()');
/** What the character may begin with, two bytes of it. */
const BEGINNINGS: ReadonlyMap<number, ByteSet> = new Map(
  Object.entries({ '\u001B': '[]()', '\\': '\\xuU03eE', '^': '[', '%': '1', '`': 'eE', '&': '#' }).map(
    ([lead, next]) => [lead.charCodeAt(0), byteSet(next)] as const,
  ),
);

/** Whether a code may begin there: most escapes are others, and a pattern costs more. */
function mayBegin(bytes: Buffer, at: number): boolean {
  const next = BEGINNINGS.get(bytes[at]!);
  if (next === undefined || next[bytes[at + 1] ?? 0] === 0) return false;
  return bytes[at] !== BACKSLASH || mayBeginBackslashed(bytes, at);
}

function mayBeginBackslashed(bytes: Buffer, at: number): boolean {
  let letter = at + 1;
  while (letter < at + 4 && bytes[letter] === BACKSLASH) letter++;
  switch ((bytes[letter] ?? 0) | 0x20) {
    case 0x78:
      return bytes[letter + 1] === ONE || bytes[letter + 1] === 0x7b;
    case 0x75:
      return bytes[letter + 3] === ONE || bytes[letter + 7] === ONE || bytes[letter + 1] === 0x7b;
    case 0x65:
      return OPENS[bytes[letter + 1] ?? 0] === 1;
    default:
      return bytes[letter + 1] === 0x33 || bytes[letter + 2] === 0x33;
  }
}

/** The longest code, in bytes. */
const LONGEST = 640;
const SHORT = 80;

/** Reads the terminal code that begins at the offset: it colours what stands around it, and means nothing. */
export function terminalCode(bytes: Buffer, at: number): Escape | undefined {
  if (!mayBegin(bytes, at)) return undefined;
  const length = lengthOf(bytes, at, SHORT) ?? (isCommand(bytes, at) ? lengthOf(bytes, at, LONGEST) : undefined);
  return length === undefined ? undefined : { written: 'terminal-codes', bytes: [], end: at + length };
}

function lengthOf(bytes: Buffer, at: number, most: number): number | undefined {
  AHEAD.lastIndex = 0;
  return AHEAD.exec(bytes.toString('latin1', at, at + most))?.[0].length;
}

const COMMAND_BEGINS = new RegExp(String.raw`^${ESC}(?:\]|%5d)`, 'i');

function isCommand(bytes: Buffer, at: number): boolean {
  return COMMAND_BEGINS.test(bytes.toString('latin1', at, at + 16));
}

const OPEN_BRACKET = 0x5b;
const OPEN_PAREN = 0x28;
const CLOSE_PAREN = 0x29;

/** @returns whether a terminal code ends at the offset, whose last letter only looks like part of a word */
export function endsTerminalCode(bytes: Uint8Array, at: number): boolean {
  const before = bytes[at - 2];
  if (before === RAW) return true;
  let bracket = at - 2;
  // Parameters, back to what opens them.
  while (bracket > at - SHORT && bytes[bracket]! >= 0x20 && bytes[bracket]! < 0x40) bracket--;
  const isEncoded = ((bytes[bracket] ?? 0) | 0x20) === 0x62;
  if (bytes[bracket] !== OPEN_BRACKET && !isEncoded && before !== OPEN_PAREN && before !== CLOSE_PAREN) return false;
  return BEHIND.test(Buffer.from(bytes.subarray(Math.max(0, at - SHORT), at)).toString('latin1'));
}
