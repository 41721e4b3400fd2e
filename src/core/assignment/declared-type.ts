import { alphabets, byteSet } from '../alphabet.js';
import { BLANK, EQUALS, INDENT, QUOTES, skip } from './scan.js';

const TYPE = byteSet(`${alphabets.base62}_.[]<>|?&' `);
const APOSTROPHE = 0x27;

/**
 * Passes over a type between a colon and an equals sign, `name: string = "…"`; the padding of base64 is no such sign.
 *
 * @param at the offset just past the colon
 * @returns the offset past the equals sign, or `at` where no type is declared
 */
export function afterType(bytes: Buffer, at: number): number {
  const typeEnd = skip(bytes, at, TYPE, 40);
  if (bytes[typeEnd] !== EQUALS || opensString(bytes, at, typeEnd)) return at;
  const next = skip(bytes, typeEnd + 1, BLANK, 2);
  const apart = next > typeEnd + 1 && BLANK[bytes[typeEnd - 1]!] === 1;
  return apart || QUOTES[bytes[next] ?? 0] === 1 ? typeEnd + 1 : at;
}

/** @returns whether a string begins behind the blanks that does not end ahead of `end`, as a type of literals would */
function opensString(bytes: Buffer, at: number, end: number): boolean {
  const start = skip(bytes, at, BLANK, INDENT);
  if (bytes[start] !== APOSTROPHE) return false;
  let quotes = 0;
  for (let i = start; i < end; i++) if (bytes[i] === APOSTROPHE) quotes++;
  return quotes % 2 === 1;
}
