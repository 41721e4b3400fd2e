import { DUMP_WORDS } from './dump.js';
import { hexAt } from './hex.js';
import { NUMBER_WORDS } from './numbers.js';
import { PACKED_WORDS } from './packed.js';

const ENTITIES = ['&quot;', '&apos;', '&amp;', '&lowbar;', '&equals;'];
const NUMBERED = [...'x0123456789'].map((digit) => `&#${digit}`);
const VISIBLE = ['u00', 'u{', 'u0000', 'x{', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7', '04', '05', '06', '07', '01'];
const OCTAL = [...'01234567'].map((digit) => `1${digit}`);
const BACKSLASHED = [...VISIBLE, ...OCTAL].map((rest) => `\\${rest}`);
const TERMINAL = [
  String.raw`\x1b`,
  String.raw`\03`,
  String.raw`\33`,
  String.raw`\003`,
  String.raw`\e[`,
  String.raw`\e]`,
  '^[[',
  '^[]',
  '`e[',
];
const QUOTED_PRINTABLE = ['=3d', 'quoted-printable'];

/**
 * What the prefilter looks for, in either case where they are in lower case: beginnings of escapes that stand for visible characters, and of what is decoded
 * besides; a single character is too short for it.
 */
export const ESCAPE_WORDS: ReadonlySet<string> = new Set([
  ...ENTITIES,
  ...NUMBERED,
  ...BACKSLASHED,
  ...TERMINAL,
  ...QUOTED_PRINTABLE,
  ...NUMBER_WORDS,
  ...DUMP_WORDS,
  ...PACKED_WORDS,
]);

const PERCENT = 0x25;
const ESC = 0x1b;

/** @returns the offsets, and those of percent signs before two digits, rising */
export function withPercents(bytes: Buffer, offsets: readonly number[]): readonly number[] {
  const all = [...offsets];
  for (let at = bytes.indexOf(PERCENT); at !== -1; at = bytes.indexOf(PERCENT, at + 1)) {
    const byte = hexAt(bytes, at + 1);
    if (byte > 0x20 || byte === ESC) all.push(at);
  }
  return all.sort((a, b) => a - b);
}
