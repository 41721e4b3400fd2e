import { unaccented } from './legible.js';
import { wordScore } from './word-model.js';
import { looksDrawn } from './words.js';

/** Scripts whose words follow each other without blanks, and in which nobody types a password. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const MAY_BE_PROSE = /[\s?:*'\x80-\uffff]/;
const BEYOND_ASCII = /(?![A-Za-z])\p{L}/u;
const BEYOND_LATIN = /(?!\p{Script=Latin})[\p{L}\p{M}]/gu;
/** What passwords have among their letters, and words have not. */
const SIGN = /[!#-&*+<-@[-`{-~]/;
/** Elements of markup, which parts of a text are put into. */
const MARKUP = /<\/?(?:a|abbr|b|br|code|em|font|i|kbd|li|p|small|span|strong|sub|sup|u)(?:\s[^<>]{0,80})?\/?>/gi;
/** What parts words besides blanks: quotes, dashes and arrows beyond ASCII, symbols, and the marks of right-to-left text. */
const PARTING = /[^\x20-\x7e\p{L}\p{M}\p{N}]+/gu;
/** A word with what stands around it in a text: brackets and quotes, the marks of a sentence, the asterisk of a label. */
const WORD = /^[("'[¿¡*]{0,3}\p{L}[\p{L}\p{M}]*(?:['./-][\p{L}\p{M}]+){0,9}[)"'\]]{0,2}[?!:;.,*]{0,4}[)"'\]]?$/u;
const MARKS = /^[-&+/|*:!?.,]{1,3}$/;
/** A step, a choice, or how many characters are asked for. */
const COUNT = /^\(?\d{1,2}[).:]?$/;
/** What ends a label or a question; other text that ends so is rare. */
const LABEL = /[?:…？：]\s*\*?$|(?:\.{3})$/u;
/** "Password", "code" and "key", as the labels of forms have them, in languages of Latin letters. */
const SAYS_PASSWORD =
  /\b(?:pass(?:wor[dt]|phrase|code|ord)|wachtwoord|wagwoord|kennwort|adgangskod|losenord|lykilord|salasana|parool|parol|heslo|geslo|haslo|lozink|zapork|jelszo|sifre|sandi|senha|palavra|contrasen|slaptazod|fjalekalim|pasahitz|cyfrinair|nenosiri|schlussel|sleutel|nyckel|nokkel|kulcs|avain|kljuc|klucz|chiave|chave|clave|clau|anahtar|kod[ei]?\b)/;
/** A letter or two that an apostrophe joins to a word, as in `d'accord` and `blanco's`. */
const ELISION = /^\p{L}{1,2}['’]\p{L}{3,}$|^\p{L}{3,}['’]\p{L}{1,2}$/u;
/** The score of words joined by blanks below which they are of no language that is known. */
const STRANGE = -6;
/** Shorter words say too little of how their letters follow each other. */
const TELLING = 8;

/**
 * @param text as people read it
 * @returns whether it is written for people, in whichever language: letters of a script beyond ASCII, or words with blanks
 *   between them or the mark of a label behind them
 */
export function readsAsProse(text: string): boolean {
  // Most values have neither, and patterns of all letters there are take time to compile.
  if (!MAY_BE_PROSE.test(text)) return false;
  const plain = text.replaceAll(MARKUP, ' ');
  return isForeign(plain) || isWording(plain);
}

/** Whether letters beyond ASCII make it a text: letters alone, as in words, or in a script that nobody types passwords in. */
function isForeign(text: string): boolean {
  if (!BEYOND_ASCII.test(text)) return false;
  if (/\d/.test(text)) return isMostly(UNSPACED, text);
  return !SIGN.test(text) || isMostly(BEYOND_LATIN, text) || !looksDrawn(unaccented(text));
}

function isMostly(pattern: RegExp, text: string): boolean {
  return (text.match(pattern)?.length ?? 0) * 2 >= text.length;
}

function isWording(text: string): boolean {
  const words = text.replaceAll(PARTING, ' ').trim().split(/\s+/);
  const spoken = words.filter((word) => WORD.test(word));
  if (spoken.length === 0 || !words.every((word, i) => WORD.test(word) || MARKS.test(word) || isCount(word, i)))
    return false;
  const told = unaccented(spoken.join(' '));
  if (SAYS_PASSWORD.test(told.toLowerCase()) && (words.length > 1 || /[?:…*]$/.test(text))) return true;
  if (words.length > 1) return wordScore(told) > STRANGE;
  if (!LABEL.test(text) && !ELISION.test(text)) return false;
  return told.length < TELLING || !looksDrawn(told);
}

function isCount(word: string, place: number): boolean {
  return COUNT.test(word) && (place === 0 || word.length === 1);
}
