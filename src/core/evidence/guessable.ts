import { shannon } from './entropy.js';
import { looksDrawn } from './words.js';

/** Drawn text of so many characters has some 80 bits or more: nobody tries them all. */
const DRAWN_LENGTH = 20;
/** Bits per character, which drawn text of that length has in all usual alphabets, hexadecimal digits included. */
const DRAWN_ENTROPY = 3;
/** What is looked at of a long value, in characters. */
const HEAD = 200;

/**
 * @returns whether somebody who can check guesses could find the value: all but long drawn text counts, since most passwords that
 *   people think of are in lists
 */
export function isGuessable(value: string): boolean {
  const head = value.slice(0, HEAD);
  return head.length < DRAWN_LENGTH || shannon(head) < DRAWN_ENTROPY || !looksDrawn(head);
}
