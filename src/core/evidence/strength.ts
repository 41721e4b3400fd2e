import { shannon } from './entropy.js';
import { wordScore } from './word-model.js';
import { DRAWN, isLeetspeak, LEET, looksDrawn } from './words.js';

// How strong a value is: how hard it would be to guess by somebody who knows what programs and people write.

/** What is looked at of a long text, in characters: the rest of a drawn one is no different. */
const HEAD = 400;
/** What keyboards have besides letters and digits. */
const SIGNS = 32;
const ALPHABETS: readonly (readonly [RegExp, number])[] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/\d/, 10],
  [/[^A-Za-z\d]/, SIGNS],
];
/** The score of words as programs have them, above which a text is no harder to guess than they are. */
const WRITTEN = -4;

/**
 * Estimates how hard a text is to guess: the bits of its characters, if they were drawn from the classes that occur in it,
 * without those that repeat a pair or go on from the one before, less the more the text reads like words.
 *
 * @returns bits; about 90 for 14 drawn printable characters, 0 for words
 */
export function bitsOf(text: string): number {
  const head = text.slice(0, HEAD);
  const alphabet = ALPHABETS.reduce((sum, [kind, size]) => sum + (kind.test(head) ? size : 0), 0);
  if (alphabet === 0) return 0;
  const score = Math.max(wordScore(head), wordScore(plainSpelling(head)));
  const drawn = Math.min(1, Math.max(0, (WRITTEN - score) / (WRITTEN - DRAWN)));
  return newPairs(head) * Math.log2(alphabet) * drawn;
}

/** How many characters neither repeat one of the two before, nor follow it in their alphabet, nor make a pair that was there. */
function newPairs(text: string): number {
  const seen = new Set<string>();
  for (let at = 1; at < text.length; at++) {
    if (!goesOn(text, at, at - 1) && !goesOn(text, at, at - 2)) seen.add(text.slice(at - 1, at + 1));
  }
  return seen.size + 1;
}

function goesOn(text: string, at: number, from: number): boolean {
  return from >= 0 && Math.abs(text.charCodeAt(at) - text.charCodeAt(from)) <= 1;
}

/** `P@ssw0rd` as a word: signs and digits between letters, as people spell words with. */
function plainSpelling(text: string): string {
  return text.replaceAll(/(?<=[A-Za-z@$])[013457@$](?=[A-Za-z@$])/g, (sign) => LEET[sign]!);
}

/** What is written for another text: escapes, verbs of formats, fields of templates. */
const STANDS_FOR =
  /\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|[\s\S])|%[\dA-F]{2}|%[-+#]?\d{0,2}(?:\.\d)?[a-z](?![a-z\d])|&#?\w{1,8};|[$#]?\{[\w.]{0,40}\}|\$\([\w.]{0,40}\)/g;
/** Where letters and digits change in a way that words, even those of camelCase, seldom do. */
const CHANGES = /[A-Za-z](?=\d)|\d(?=[A-Za-z])|[a-z](?=[A-Z])|[A-Z](?=[A-Z][a-z])/g;
/** Letters and digits for each such change, at most, in drawn text. */
const LETTERS_PER_CHANGE = 10;
/** Signs that programs, patterns and texts seldom have three of side by side. */
const ODD_SIGNS = /[@#^~%?!&+*`|]/g;
const MANY_ODD = 3;
/** Odd signs are that dense in drawn text. */
const SIGNS_EACH = 6;

function holdsOddSigns(text: string): boolean {
  const signs = new Set(text.match(ODD_SIGNS));
  return signs.size >= MANY_ODD && signs.size * SIGNS_EACH >= text.length;
}

/** What nobody guesses, and nobody writes by accident. */
const SURE_BITS = 50;

/**
 * @returns whether the value is drawn beyond doubt, so that a part of it that looks like code, a template or a reference is there
 *   by chance: what is left without these, between two blanks, is hard to guess and mixes letters and digits
 */
export function isSurelyDrawn(value: string): boolean {
  const plain = value.slice(0, HEAD).replace(STANDS_FOR, '');
  const run = plain.split(/\s+/).reduce((longest, one) => (one.length > longest.length ? one : longest), '');
  const changes = run.match(CHANGES)?.length ?? 0;
  const letters = run.match(/[A-Za-z\d]/g)?.length ?? 0;
  const mixed = changes >= 2 && changes * LETTERS_PER_CHANGE >= letters;
  return (mixed || (changes >= 1 && holdsOddSigns(run))) && bitsOf(run) >= SURE_BITS;
}

const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/];

/** @returns how many of four classes the characters of a text are of: small letters, capitals, digits, others */
export function classesOf(value: string): number {
  return CLASSES.filter((pattern) => pattern.test(value)).length;
}

/** @returns whether the text is long and irregular enough that nobody typed it */
export function isStrong(value: string): boolean {
  if (value.length < 16 || shannon(value) < 3.1 || isNumberedWord(value)) return false;
  return (classesOf(value) >= 2 && /\d/.test(value)) || looksDrawn(value);
}

/** Words in one run, and a few digits or signs behind them. */
function isNumberedWord(value: string): boolean {
  const word = value.replace(/[\d!@#$%&*?]{1,4}$/, '');
  return /^[A-Za-z]+$/.test(word) && !looksDrawn(word);
}

/** How long a value is, at the least, that nobody makes up. */
const DRAWN_LENGTH = 12;

/** @returns whether the text, shorter than a strong one, is of several classes of characters in an order that no word has */
export function isDrawn(value: string): boolean {
  return (
    value.length >= DRAWN_LENGTH &&
    classesOf(value) >= 2 &&
    shannon(value) >= 2.8 &&
    looksDrawn(value) &&
    !isLeetspeak(value)
  );
}

/** @returns whether a value was drawn, by all its characters or by the order of its letters, whatever a name ahead of it says */
export function readsAsDrawn(value: string): boolean {
  return isSurelyDrawn(value) || (value.length >= DRAWN_LENGTH && shannon(value) >= 2.8 && looksDrawn(value));
}

/** @returns whether a password was drawn by a program rather than chosen: nobody protects a toy with one */
export function looksGenerated(value: string): boolean {
  return isStrong(value) || isDrawn(value);
}
