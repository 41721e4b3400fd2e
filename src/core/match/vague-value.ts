import { alphabets, byteSet } from '../alphabet.js';
import { LINE_FEED } from '../assignment/scan.js';
import { LONG_KEY } from '../names.js';

/** How far ahead a value is looked for whose name tells little, in bytes and in lines. */
const AHEAD = 160;
const LINES = 2;
const ENDS_RUN = byteSet(' \t\n"\'`,;(){}[]<>');
const IN_SHORT = byteSet(`${alphabets.base64url}+/=`);
const DIGITS = byteSet(alphabets.digits);
/** Fewer digits than drawn text of some length has. */
const FEWEST_DIGITS = 2;

/**
 * Looks for a value behind a vague name, before anything is read: such names are many, and long values few.
 *
 * @param shortest how long a run of letters and digits must be, in bytes
 * @returns how long a value may be there: of any length behind a long run without a blank, a quote or a bracket, shorter than a long
 *   key behind a short one with digits in it, and 0 where neither follows
 */
export function longestAhead(bytes: Uint8Array, from: number, shortest: number): number {
  const stop = Math.min(bytes.length, from + AHEAD);
  let [run, word, digits, lines] = [0, 0, 0, 0];
  let most = 0;
  for (let at = from; at < stop && lines < LINES; at++) {
    const code = bytes[at]!;
    if (ENDS_RUN[code] === 1) {
      if (code === LINE_FEED) lines++;
      run = word = digits = 0;
      continue;
    }
    if (++run >= LONG_KEY) return Infinity;
    word = IN_SHORT[code] === 1 ? word + 1 : 0;
    digits = word === 0 ? 0 : digits + DIGITS[code]!;
    if (word >= shortest && digits >= FEWEST_DIGITS) most = LONG_KEY - 1;
  }
  return most;
}
