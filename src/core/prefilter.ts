import { BITS, FOLD, GRAM, listsOf, numberOf, readList, type KeywordIndex } from './keyword-index.js';
import { spelledAt, stands, type Keyword } from './keyword.js';

/** Called with a keyword and where it occurs: its first byte, and the one just past it. */
export type OnHit = (keyword: Keyword, end: number, start: number) => void;

const MASK = (1 << (3 * BITS)) - 1;
/** Multiplying by it spreads a number over 32 bits (Knuth); the highest 15 are kept. */
const SPREAD = 0x9e_37_79_b1;
const SHIFT = 17;
const SIZE = 1 << (32 - SHIFT + 1);

/** @returns where the table has the characters that may follow three: one bit each, in two numbers of 32 bits */
const placeIn = (three: number): number => (Math.imul(three, SPREAD) >>> SHIFT) << 1;

/**
 * Finds all occurrences of many keywords in one pass over bytes, upper and lower case alike unless case counts.
 *
 * Each keyword is looked for by its four rarest characters: the three bytes before, folded to 6 bits each, are one number,
 * which is spread over a table that says behind it whether a keyword may go on with the next; of ordinary source one place
 * in eighty is then compared. An automaton (Aho and Corasick) reads no faster, and building one for a thousand keywords costs more than a
 * whole commit does to scan.
 */
export class Prefilter {
  /** Byte → 0 to 63; letters of both cases share a number, and bytes that are not looked for share 0. */
  readonly #folds = new Uint8Array(256);
  /** One bit for each of the characters that may follow three: 1 where a keyword holds all four. What the loop reads should stay in the processor's cache. */
  readonly #begins = new Int32Array(SIZE);
  /** Beginning of three characters → its place among the beginnings, from 1. */
  readonly #placeOf = new Uint16Array(MASK + 1);
  /** Place of the beginning and number of the next character → the number of their list, from 1. */
  readonly #listOf: Uint16Array;
  readonly #written: readonly string[];
  readonly #lists: (readonly Keyword[])[] = [];

  constructor(index: KeywordIndex) {
    const { letters, begins, places } = index;
    for (let i = 0; i < letters.length; i++) this.#fold(letters.charCodeAt(i), numberOf(letters[i]!, i));
    for (let place = 0; place < begins.length; place++) this.#placeOf[begins[place]!] = place + 1;
    this.#listOf = new Uint16Array(begins.length << BITS);
    for (let list = 0; list < places.length; list++) {
      const place = places[list]!;
      this.#listOf[place] = list + 1;
      const fold = place & FOLD;
      const first = placeIn(begins[place >>> BITS]!);
      // Of three characters, any fourth may follow.
      if (fold === 0) this.#begins.fill(-1, first, first + 2);
      else this.#begins[first + (fold >>> 5)]! |= 1 << fold;
    }
    this.#written = listsOf(index);
  }

  #fold(code: number, number: number): void {
    this.#folds[code] = number;
    if (code >= 0x61 && code <= 0x7a) this.#folds[code - 0x20] = number;
  }

  /** Reports every occurrence of every keyword in `bytes`, by rising start. */
  scan(bytes: Uint8Array, onHit: OnHit): void {
    const folds = this.#folds;
    const begins = this.#begins;
    let last = 0;
    let place = placeIn(last);
    for (let i = 0; i < bytes.length; i++) {
      const fold = folds[bytes[i]!]!;
      if (((begins[place + (fold >>> 5)]! >>> fold) & 1) !== 0) this.#follow(bytes, i - GRAM, last, fold, onHit);
      last = ((last << BITS) | fold) & MASK;
      place = placeIn(last);
    }
    // Three characters at the very end have no fourth.
    if ((begins[place]! & 1) !== 0) this.#follow(bytes, bytes.length - GRAM, last, 0, onHit);
  }

  #follow(bytes: Uint8Array, start: number, three: number, fold: number, onHit: OnHit): void {
    const begin = this.#placeOf[three]!;
    if (begin === 0) return;
    const first = (begin - 1) << BITS;
    const whole = this.#listOf[first]!;
    if (whole !== 0) this.#compare(bytes, start, whole - 1, onHit);
    const longer = fold === 0 ? 0 : this.#listOf[first | fold]!;
    if (longer !== 0) this.#compare(bytes, start, longer - 1, onHit);
  }

  #compare(bytes: Uint8Array, start: number, list: number, onHit: OnHit): void {
    const keywords = (this.#lists[list] ??= readList(this.#written[list]!));
    for (let i = 0; i < keywords.length; i++) {
      const keyword = keywords[i]!;
      if (keyword.spelled) {
        const range = spelledAt(keyword, bytes, start);
        if (range !== undefined) onHit(keyword, range.end, range.start);
        continue;
      }
      const first = start - keyword.at;
      if (first >= 0 && stands(keyword, bytes, first)) onHit(keyword, first + keyword.text.length, first);
    }
  }
}
