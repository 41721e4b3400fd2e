import type { Written } from './written.js';

/** Characters written as others, or some that mean nothing. */
export interface Escape {
  readonly written: Written;
  /** What it stands for; nothing where it is left out. */
  readonly bytes: Iterable<number>;
  /** The offset just past it. */
  readonly end: number;
}

/** Reads the escape that begins at the offset, if one does. */
export type EscapeReader = (bytes: Buffer, at: number) => Escape | undefined;

/** @returns the escape of a character; halves of a surrogate pair stay as they are */
export function characterEscape(written: Written, code: number, end: number): Escape | undefined {
  const isCharacter = code >= 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff);
  return isCharacter
    ? { written, bytes: code < 0x80 ? [code] : Buffer.from(String.fromCodePoint(code)), end }
    : undefined;
}

/** @returns whether it stands for one visible character of ASCII: blanks stand between words also when written so (`%20`) */
export function isVisible({ bytes }: Escape): boolean {
  const [first = 0, second] = bytes;
  return second === undefined && first > 0x20 && first < 0x7f;
}
