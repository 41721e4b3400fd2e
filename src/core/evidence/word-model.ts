import { wordsOf } from '../names.js';
import { CHANCES } from './word-table.js';

/** How many symbols the model tells apart: whatever is no letter and no digit, the 26 letters, and any digit. */
export const SYMBOLS = 28;
/** The least chance that the table tells, as its binary logarithm; its 16 levels lie between that and 0. */
export const FLOOR = -11;
export const LEVELS = 16;

const OTHER = 0;
const DIGIT = 27;

/** @returns the number of a character in the model, in lower case: 0 for what is no letter and no digit */
export function symbolOf(char: string): number {
  const code = char.charCodeAt(0);
  if (code >= 0x61 && code <= 0x7a) return code - 0x60;
  return code >= 0x30 && code <= 0x39 ? DIGIT : OTHER;
}

let levels: Buffer | undefined;

/** @returns the binary logarithm of the chance that a symbol follows two others in a word */
function chance(before: number, last: number, symbol: number): number {
  levels ??= Buffer.from(CHANCES, 'base64');
  const place = (before * SYMBOLS + last) * SYMBOLS + symbol;
  const level = (levels[place >> 1]! >> (place & 1 ? 4 : 0)) & 0xf;
  return FLOOR - (FLOOR * level) / (LEVELS - 1);
}

/**
 * How much a text looks like words of programs, of their manuals and of some forty languages, from what letters follow each other:
 * the mean of the binary logarithms of their chances, camelCase and joined words taken apart. `scripts/train-words.js`
 * counts the chances.
 *
 * @returns about -3.5 for words, below -5.05 for nearly all drawn text; 0 for a text without letters and digits
 */
export function wordScore(text: string): number {
  let sum = 0;
  let count = 0;
  for (const word of wordsOf(text)) {
    let before = OTHER;
    let last = OTHER;
    for (const symbol of [...Array.from(word, symbolOf), OTHER]) {
      sum += chance(before, last, symbol);
      count++;
      before = last;
      last = symbol;
    }
  }
  return count === 0 ? 0 : sum / count;
}
