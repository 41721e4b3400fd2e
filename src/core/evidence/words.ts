import { wordsOf } from '../names.js';
import { wordScore } from './word-model.js';

/** The score below which a text is drawn rather than written: nineteen of twenty drawn texts, and one of a hundred written. */
export const DRAWN = -5.05;
/** The score above which a text with letters, digits and joints is a name that programs use. */
const NAMED = -4.6;
/** `PKIX_ECDSA_P256_SHA_256`; abbreviations are no words, and drawn text seldom has joints in it. */
const CONSTANT = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/;
/** Its few letters follow each other as in words by accident. */
const HEX = /^(?=.*\d)[\da-f]{12,}$/i;
/** Fewer letters say too little: drawn ones may look like an abbreviation. */
const TELLING = 8;

/** @returns whether what letters follow each other tells that the text was drawn, not written */
export function looksDrawn(value: string): boolean {
  return wordScore(value) < DRAWN;
}

/** @returns whether the text is camelCase, snake_case, dotted or plain words; small numbers among three words or more */
export function readsAsWords(value: string): boolean {
  if (/[^\w\s.:/-]/.test(value)) return false;
  const spoken = wordsOf(value).filter((word) => !/^\d{1,5}$/.test(word));
  if (/\d/.test(value) && (spoken.length < 3 || spoken.some((word) => /\d/.test(word)))) return false;
  return value.length < TELLING || !looksDrawn(value);
}

/**
 * @returns whether the text is a name that programs use: most of it letters, in runs of some length that follow each other
 *   as in words, also where abbreviations and numbers stand among them (`x-ec2-user-data`, `decodeX25519PublicKey`)
 */
export function readsAsName(value: string): boolean {
  if (CONSTANT.test(value) && value.length >= value.split('_').length * 4) return true;
  if (/[^\w.:/#?@-]/.test(value) || HEX.test(value)) return false;
  const words = wordsOf(value.replaceAll(/\d+/g, ' '));
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  if (letters * 2 < value.length || letters < words.length * 3) return false;
  return wordScore(words.join(' ')) > NAMED;
}

/** The letters that digits and signs stand for. */
export const LEET: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'l',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  '@': 'a',
  $: 's',
};
/** What people put behind the word: a year, a few digits, a sign. */
const TAIL = /[\d!?.#*_-]{1,6}$/;
/** So many letters are no accident. */
const LEAST = 6;

/** @returns whether a text is words in which digits and signs stand for letters, as people write them: `D0ckerPu11er2027` */
export function isLeetspeak(value: string): boolean {
  const head = value.replace(TAIL, '');
  const plain = head.replaceAll(/[013457@$]/g, (sign) => LEET[sign]!);
  if (plain === head || plain.length < LEAST || !/^[A-Za-z]+(?:[-_.][A-Za-z]+)*$/.test(plain)) return false;
  const words = wordsOf(plain);
  return words.every((word) => word.length > 2) && wordScore(words.join(' ')) > NAMED;
}

/** @returns whether the text is base64 of words */
export function saysWords(value: string): boolean {
  if (value.length % 4 !== 0 || !/^[A-Za-z\d+/]+={0,2}$/.test(value)) return false;
  const text = Buffer.from(value, 'base64').toString('latin1');
  return /^[\x20-\x7e]+$/.test(text) && /[A-Za-z]{3}/.test(text) && readsAsWords(text.replaceAll(/[!?.,]/g, ' '));
}
