import { disproven, type Check, type Evidence } from './evidence.js';

/** @returns the drawn value with a letter and a digit in it, as drawn text has; for generated samples */
export const sealOpaque = (value: string): string => `a1${value.slice(2)}`;

const LETTERS_OR_DIGITS: Evidence = { verdict: 'disproves', unfamiliar: true, note: 'it reads like words' };

/** What stands behind a word such as `Bearer`: drawn text mixes letters and digits, prose does not. */
export const opaqueText: Check = {
  judge: (value) => (/\d/.test(value) && /[A-Za-z]/.test(value) ? undefined : LETTERS_OR_DIGITS),
  seal: sealOpaque,
};

const ESCAPES = /\\x[\da-f]{2}/gi;
/** How many bytes above ASCII drawn ones have at the least, written as escapes. */
const FEWEST_ESCAPES = 4;

/** A literal of bytes, as Python prints drawn ones: every second needs an escape. */
export const escapedBytes: Check = {
  judge: (value) =>
    (value.match(ESCAPES)?.length ?? 0) >= FEWEST_ESCAPES
      ? { verdict: 'grades', note: 'it is a literal of drawn bytes', decodes: true }
      : disproven('it holds few escapes, which drawn bytes need'),
  seal: (value) => String.raw`\x8f\xd1\xe4\x9b${value.replaceAll('\\', 'q').slice(16)}`,
};
