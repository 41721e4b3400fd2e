import { alphabets, byteSet } from './alphabet.js';
import { skip, skipBack } from './assignment/scan.js';
import type { ByteRange } from './document.js';

/** What may follow a name, as the first byte of what does; `：` begins with the last. The prefilter has a number for each. */
const BEHIND_NAME = '=:"\' \u00ef';
/** Fewer ASCII letters in a row occur in too many words to be looked for. */
const SHORTEST_RUN = 4;
/** How many bytes of a word without any ASCII letter are looked for: with what follows, all that the prefilter goes by. */
const TAIL = 3;

/** Bytes of UTF-8, one character each; letters of ASCII in lower case, as keywords have them. */
const bytesOf = (text: string): string =>
  Buffer.from(
    text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()),
    'utf8',
  ).toString('latin1');

/**
 * The bytes to look for a word by that is not ASCII. The prefilter tells most bytes above ASCII from each other only when it compares,
 * and texts of other scripts hold little else; so each keyword has a character with a number of its own among the four it is found by.
 *
 * @returns the ASCII letters of the word where there are enough, else its last bytes with what may follow a name; one character a byte
 */
export function foreignKeywords(word: string): readonly string[] {
  const runs = word.match(/[a-z]+/g) ?? [];
  const longest = runs.toSorted((a, b) => b.length - a.length)[0] ?? '';
  if (longest.length >= SHORTEST_RUN) return [longest];
  if (longest !== '') return [...new Set([word, capital(word), word.toUpperCase()].flatMap(spelled).map(bytesOf))];
  const tail = bytesOf(word).slice(-TAIL);
  return [...BEHIND_NAME].map((next) => tail + next);
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** Words of one name are joined by a blank in texts, and by `_` in programs. */
const spelled = (text: string): string[] => (text.includes(' ') ? [text, text.replaceAll(' ', '_')] : [text]);

/** Letters of any script in UTF-8, but for punctuation, full-width forms and signs of Latin-1. */
const LETTERS = byteSet(
  alphabets.base62 +
    Array.from({ length: 0x75 }, (_, at) => String.fromCharCode(0x80 + at))
      .filter((char) => !'\u00c2\u00e2\u00ef'.includes(char))
      .join(''),
);
const LONGEST_WORD = 60;
const isForeign = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80;

const JOINTS = byteSet(' _');

/** @returns the word with the letters of other scripts around it that go on from its bytes, and with the word ahead of it where that is one of them */
export function wholeWord(bytes: Uint8Array, word: ByteRange): ByteRange {
  const first = skipBack(bytes, word.start, LETTERS, LONGEST_WORD);
  const before = skipBack(bytes, first, JOINTS, 1);
  const start = before < first && isForeign(bytes[before - 1]) ? skipBack(bytes, before, LETTERS, LONGEST_WORD) : first;
  const end = skip(bytes, word.end, LETTERS, LONGEST_WORD);
  const ahead = bytes.subarray(start, word.start).some(isForeign);
  const behind = bytes.subarray(word.end, end).some(isForeign);
  return { start: ahead ? start : word.start, end: behind ? end : word.end };
}

/**
 * @param words in lower case
 * @returns a test of names, given one character a byte: whether one of the words stands in it, as a whole one where its script has cases
 */
export function foreignNames(words: readonly string[]): (name: string) => boolean {
  if (words.length === 0) return () => false;
  let pattern: RegExp | undefined;
  return (name) => {
    if (!/[\u0080-\u00ff]/.test(name)) return false;
    // Most commits hold no such name, and making the pattern takes longer than all else of this rule.
    pattern ??= patternOf(words);
    const text = Buffer.from(name, 'latin1').toString('utf8').normalize('NFC');
    return pattern.test(text.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, '_').toLowerCase());
  };
}

function patternOf(words: readonly string[]): RegExp {
  const spellings = words
    .flatMap(spelled)
    .map((word) => (hasCase(word) ? String.raw`(?<!\p{L})${word}(?!\p{Ll})` : word));
  return new RegExp(spellings.join('|'), 'u');
}

const hasCase = (word: string): boolean => word !== word.toUpperCase();
