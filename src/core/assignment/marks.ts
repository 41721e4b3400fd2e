import { byteSet } from '../alphabet.js';
import { BLANK, COLON, DASH, hasQuote, LESS, skip } from './scan.js';

/** What YAML may put between a colon and the value: an anchor, the tag of a string. */
const PROPERTIES = /^[ \t]{1,8}(?:(?:&[\w.-]{1,40}|!(?:!(?:str|binary)|str)?)[ \t]{1,8}){1,2}/;
/** Other tags stand for what a program makes of the text behind them: `!vault`, `!Ref`, `!Sub`. */
const TAG = /^[ \t]{0,8}![A-Za-z][\w:./-]{0,40}[ \t]{1,8}[^\s#]/;
/** What ends an emphasized label: `**Password:** …`. */
const EMPHASIS_END = /^(?:\*{1,3}|_{1,3})[ \t]{1,8}/;
const AMPERSAND = 0x26;
const BANG = 0x21;
const UNDERSCORE = 0x5f;
const ASTERISK = 0x2a;

/**
 * Passes over what may stand between an operator and the value without being part of either.
 *
 * @returns where the value may begin; nothing where a tag says that a program makes something else of it
 */
export function behindMarks(bytes: Buffer, end: number): number | undefined {
  const next = bytes[skip(bytes, end, BLANK, 8)];
  if (next === ASTERISK || next === UNDERSCORE) {
    const emphasis = EMPHASIS_END.exec(bytes.toString('latin1', end, end + 12));
    return end + (emphasis?.[0].length ?? 0);
  }
  if ((next !== AMPERSAND && next !== BANG) || bytes[end - 1] !== COLON) return end;
  const text = bytes.toString('latin1', end, end + 120);
  const properties = PROPERTIES.exec(text)?.[0] ?? '';
  return TAG.test(text.slice(properties.length)) ? undefined : end + properties.length;
}

const EMPHASIZED = /^\*{1,3}[ \t]{0,2}[:=]/;

/** @returns where the value of an emphasized label may begin: `**Password**: …` */
export function behindEmphasis(bytes: Buffer, nameEnd: number): number | undefined {
  if (bytes[nameEnd] !== ASTERISK) return undefined;
  const label = EMPHASIZED.exec(bytes.toString('latin1', nameEnd, nameEnd + 8));
  return label === null ? undefined : nameEnd + label[0].length;
}

const ANGLES = byteSet('<');

/** @returns where the value may begin behind `<-` or `<<-` of R */
export function behindArrow(bytes: Buffer, at: number): number | undefined {
  if (bytes[at] !== LESS) return undefined;
  const dash = skip(bytes, at, ANGLES, 2);
  return bytes[dash] === DASH ? dash + 1 : undefined;
}

const TO = /^to\s{1,20}["']/;

/** Kotlin has `"name" to "value"`. */
export function isTo(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0x74 && bytes[at + 1] === 0x6f && TO.test(bytes.toString('latin1', at, at + 24));
}

export const SEMICOLON = 0x3b;
const SERIALIZED = /^;s:\d{1,6}:\\{0,3}(?=")/;

/** PHP writes arrays as `s:6:"secret";s:4:"…";`. */
export function serialized(bytes: Buffer, nameEnd: number, at: number): number | undefined {
  if (!hasQuote(bytes, nameEnd, at) || bytes[at + 1] !== 0x73) return undefined;
  const length = SERIALIZED.exec(bytes.toString('latin1', at, at + 16));
  return length === null ? undefined : at + length[0].length;
}
