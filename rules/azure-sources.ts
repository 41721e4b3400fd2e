import type { FormSource } from '../src/core/rule-facts.js';

/** The patterns that Microsoft generates for its keys with marks. */
export const MARKED_KEYS: FormSource = {
  url: 'https://github.com/microsoft/security-utilities/blob/main/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json',
  checked: '2026-11-28',
};
