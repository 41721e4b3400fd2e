import { isStrong } from './strength.js';

// Surroundings are cut by going from the value outwards: a pattern that ends in `$` would try every start.

/** @returns what of the text stands behind its last character that is one of the given */
export function tailAfter(text: string, stops: string): string {
  let start = text.length;
  while (start > 0 && !stops.includes(text[start - 1]!)) start--;
  return text.slice(start);
}

/** @returns what of the text stands before its first character that is one of the given */
export function headBefore(text: string, stops: string): string {
  let end = 0;
  while (end < text.length && !stops.includes(text[end]!)) end++;
  return text.slice(0, end);
}

/** @returns the text where it may stand in a note: a plain name or host, and nothing that could be a secret in its place */
export function nameable(text: string | undefined): string | undefined {
  return text !== undefined && /^@?[A-Za-z\d][\w.-]{0,62}(?::\d{1,5})?$/.test(text) && !isStrong(text)
    ? text
    : undefined;
}
