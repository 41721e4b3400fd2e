import type { Random } from '../../src/core/shape-sample.js';

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** Writes text (ASCII) as encoders do that take every character. */
export const whole: Readonly<Record<string, (text: string) => string>> = {
  base64: (text) => Buffer.from(text).toString('base64'),
  base64url: (text) => Buffer.from(text).toString('base64url'),
  hex: (text) => Buffer.from(text).toString('hex'),
};

/** Writes one character as an escape. */
export const escapes: Readonly<Record<string, readonly ((character: string) => string)[]>> = {
  percent: [(c) => `%${hex(c.charCodeAt(0))}`, (c) => `%${hex(c.charCodeAt(0)).toUpperCase()}`],
  'unicode-escape': [
    (c) => String.raw`\u00${hex(c.charCodeAt(0))}`,
    (c) => String.raw`\x${hex(c.charCodeAt(0)).toUpperCase()}`,
    (c) => String.raw`\u{${hex(c.charCodeAt(0))}}`,
    (c) => String.raw`\\u00${hex(c.charCodeAt(0))}`,
  ],
  'html-entity': [
    (c) => `&#${c.charCodeAt(0)};`,
    (c) => `&#x${hex(c.charCodeAt(0))};`,
    (c) => `&#0${c.charCodeAt(0)};`,
  ],
};

/** @returns the text with each character escaped */
export function everyCharacter(text: string, escape: (character: string) => string): string {
  return [...text].map(escape).join('');
}

/** @returns the text with some of its characters escaped, the one at `at` among them */
export function someCharacters(
  text: string,
  escape: (character: string) => string,
  at: number,
  random: Random,
): string {
  return [...text].map((character, i) => (i === at || random() < 0.2 ? escape(character) : character)).join('');
}
