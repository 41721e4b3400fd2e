import type { Check } from './evidence.js';

/** @returns the drawn value with a letter and a digit in it, as drawn text has; for generated samples */
export const sealOpaque = (value: string): string => `a1${value.slice(2)}`;

/** What stands behind a word such as `Bearer`: drawn text mixes letters and digits, prose does not. */
export const opaqueText: Check = {
  judge: (value) =>
    /\d/.test(value) && /[A-Za-z]/.test(value) ? undefined : { verdict: 'disproves', note: 'it reads like words' },
  seal: sealOpaque,
};
