import { characterEscape, type Escape } from './escape.js';
import { hexAt } from './hex.js';

const PERCENT = 0x25;
const AMPERSAND = 0x26;
const BACKSLASH = 0x5c;
const EQUALS = 0x3d;
const LETTER_U = 0x75;
const LETTER_CAPITAL_U = 0x55;
const LETTER_X = 0x78;
const OPEN_BRACE = 0x7b;

export function percent(bytes: Buffer, at: number): Escape | undefined {
  const code = bytes[at] === PERCENT ? hexAt(bytes, at + 1) : -1;
  return code === -1 ? undefined : { written: 'percent', bytes: [code], end: at + 3 };
}

/** Where the letter of an escape stands: its backslash is doubled where a string holds another. */
function letterAt(bytes: Buffer, at: number): number {
  let letter = at + 1;
  while (letter < at + 4 && bytes[letter] === BACKSLASH) letter++;
  return letter;
}

/**
 * `\x2d`, `\u002d`, `\u{2d}` (ECMA-262, 12.9.4; JSON has the second), `\x{2d}` (Perl, PHP), `\U0000002d` (C, Python, Go).
 */
export function unicode(bytes: Buffer, at: number): Escape | undefined {
  if (bytes[at] !== BACKSLASH) return undefined;
  const letter = letterAt(bytes, at);
  const kind = bytes[letter];
  if (kind !== LETTER_U && kind !== LETTER_X && kind !== LETTER_CAPITAL_U) return undefined;
  if (bytes[letter + 1] === OPEN_BRACE && kind !== LETTER_CAPITAL_U) return braced(bytes, letter + 1);
  const digits = kind === LETTER_X ? 2 : kind === LETTER_U ? 4 : 8;
  let code = 0;
  for (let i = 0; i < digits && code >= 0; i += 2) {
    const byte = hexAt(bytes, letter + 1 + i);
    code = byte === -1 ? -1 : code * 256 + byte;
  }
  return characterEscape('unicode-escape', code, letter + 1 + digits);
}

function braced(bytes: Buffer, brace: number): Escape | undefined {
  const [whole, digits] = /^\{([\da-f]{1,8})\}/i.exec(bytes.toString('latin1', brace, brace + 10)) ?? [];
  return digits === undefined
    ? undefined
    : characterEscape('unicode-escape', Number.parseInt(digits, 16), brace + whole!.length);
}

/** `\055`, and `\0055` as shells have it. */
export function octal(bytes: Buffer, at: number): Escape | undefined {
  if (bytes[at] !== BACKSLASH) return undefined;
  const letter = letterAt(bytes, at);
  if (bytes[letter]! < 0x30 || bytes[letter]! > 0x37) return undefined;
  const [digits] =
    /^(?:0[0-3][0-7]{2}|[0-3][0-7]{2}|[0-7]{2})/.exec(bytes.toString('latin1', letter, letter + 4)) ?? [];
  return digits === undefined
    ? undefined
    : characterEscape('octal-escape', Number.parseInt(digits, 8), letter + digits.length);
}

const LONGEST_ENTITY = 12;
const NAMED: Readonly<Record<string, number>> = {
  quot: 0x22,
  apos: 0x27,
  amp: 0x26,
  lt: 0x3c,
  gt: 0x3e,
  lowbar: 0x5f,
  equals: 0x3d,
};

/** `&#45;`, `&#x2d;` and names of some characters (HTML, "Named character references"). */
export function entity(bytes: Buffer, at: number): Escape | undefined {
  if (bytes[at] !== AMPERSAND) return undefined;
  const text = bytes.toString('latin1', at, at + LONGEST_ENTITY);
  const match = /^&(?:#(\d{1,7})|#x([\da-f]{1,6})|(quot|apos|amp|lt|gt|lowbar|equals));/i.exec(text);
  if (match === null) return undefined;
  const [whole, decimal, hex, name] = match;
  const code =
    name === undefined ? Number.parseInt(decimal ?? hex!, hex === undefined ? 10 : 16) : NAMED[name.toLowerCase()]!;
  return characterEscape('html-entity', code, at + whole.length);
}

const CAPITAL_HEX = /^[\dA-F]{2}$/;

/** `=3D`, and the `=` at a line's end that says the line goes on (RFC 2045, 6.7). */
export function quotedPrintable(bytes: Buffer, at: number): Escape | undefined {
  if (bytes[at] !== EQUALS) return undefined;
  const newline = bytes[at + 1] === 0x0d ? at + 2 : at + 1;
  if (bytes[newline] === 0x0a) return { written: 'quoted-printable', bytes: [], end: newline + 1 };
  const digits = bytes.toString('latin1', at + 1, at + 3);
  return CAPITAL_HEX.test(digits)
    ? { written: 'quoted-printable', bytes: [Number.parseInt(digits, 16)], end: at + 3 }
    : undefined;
}
