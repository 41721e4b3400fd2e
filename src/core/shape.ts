import { alphabets } from './alphabet.js';

/**
 * The form of a token as data. The pattern, the prefilter keywords, the mask and generated samples all follow from it.
 * Characters stay below U+0080: shapes are matched against bytes.
 */
export type Shape =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'chars'; readonly alphabet: string; readonly min: number; readonly max: number }
  | { readonly kind: 'seq'; readonly parts: readonly Shape[] }
  | { readonly kind: 'oneOf'; readonly choices: readonly Shape[] }
  | { readonly kind: 'repeat'; readonly part: Shape; readonly min: number; readonly max: number };

/** A shape, or the literal text that stands for itself. */
export type ShapeLike = Shape | string;

function shapeOf(like: ShapeLike): Shape {
  return typeof like === 'string' ? { kind: 'text', text: like } : like;
}

/** @returns the parts one after another, without gaps */
export function seq(...parts: ShapeLike[]): Shape {
  return { kind: 'seq', parts: parts.map(shapeOf) };
}

/** @returns exactly one of the choices; where one is the beginning of another, the longer one must stand first */
export function oneOf(...choices: ShapeLike[]): Shape {
  return { kind: 'oneOf', choices: choices.map(shapeOf) };
}

/** @returns the part `min` to `max` times */
export function repeat(part: ShapeLike, min: number, max: number): Shape {
  return { kind: 'repeat', part: shapeOf(part), min, max };
}

/** @returns the parts, or nothing */
export function opt(...parts: ShapeLike[]): Shape {
  return repeat(seq(...parts), 0, 1);
}

/** @returns `min` to `max` characters of the alphabet (exactly `min` without `max`) */
export function chars(alphabet: string, min: number, max = min): Shape {
  return { kind: 'chars', alphabet, min, max };
}

const of =
  (alphabet: string) =>
  (min: number, max = min): Shape =>
    chars(alphabet, min, max);

export const digits = of(alphabets.digits);
export const hexLower = of(alphabets.hexLower);
export const hex = of(alphabets.hex);
export const base32 = of(alphabets.base32);
export const base62 = of(alphabets.base62);
export const base64 = of(alphabets.base64);
export const base64url = of(alphabets.base64url);
export const lowerAlnum = of(alphabets.lowerAlnum);
export const upperAlnum = of(alphabets.upperAlnum);

/** A UUID in lower-case hexadecimal. */
export const uuid: Shape = seq(hexLower(8), '-', hexLower(4), '-', hexLower(4), '-', hexLower(4), '-', hexLower(12));

/**
 * Three parts of base64url (RFC 7519). Only the first `eyJ` is looked for: the second can stand thousands of bytes behind
 * it, and looking back that far for each would cost a hostile file too much.
 *
 * @param signature the last part
 */
export function jwt(signature: Shape = base64url(20, 2000)): Shape {
  return seq('eyJ', base64url(12, 2000), repeat('.eyJ', 1, 1), base64url(12, 4000), '.', signature);
}
