const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();

/** The character sets that token formats are written in, each as the string of its members. */
export const alphabets = {
  digits: DIGITS,
  lower: LOWER,
  upper: UPPER,
  hexLower: `${DIGITS}abcdef`,
  hex: `${DIGITS}abcdefABCDEF`,
  base32: `${UPPER}234567`,
  base58: '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz',
  lowerAlnum: DIGITS + LOWER,
  upperAlnum: DIGITS + UPPER,
  base62: DIGITS + UPPER + LOWER,
  base64: `${DIGITS}${UPPER}${LOWER}+/`,
  base64url: `${DIGITS}${UPPER}${LOWER}-_`,
} as const;

/** A set of byte values as a 256-entry table: 1 where the byte belongs. */
export type ByteSet = Uint8Array;

/** @returns the byte set of the given characters (each below U+0100) */
export function byteSet(chars: string): ByteSet {
  const set = new Uint8Array(256);
  for (const char of chars) set[char.charCodeAt(0)] = 1;
  return set;
}

export const ALNUM: ByteSet = byteSet(alphabets.base62);
