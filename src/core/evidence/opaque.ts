import type { Check } from './evidence.js';

/** What stands behind a word such as `Bearer`: drawn text mixes letters and digits, prose does not. */
export const opaqueText: Check = {
  judge: (value) =>
    /\d/.test(value) && /[A-Za-z]/.test(value) ? undefined : { verdict: 'disproves', note: 'it reads like words' },
  seal: (value) => `a1${value.slice(2)}`,
};
