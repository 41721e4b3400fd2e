/** Called with the number of a keyword and the offset just past its occurrence. */
export type OnHit = (keyword: number, end: number) => void;

interface Entry {
  readonly keyword: number;
  /** The keyword in lower case. */
  readonly bytes: Uint8Array;
}

const BITS = 6;
const FOLD = (1 << BITS) - 1;
const MASK = (1 << (3 * BITS)) - 1;
const GRAM = 3;

/**
 * Finds all occurrences of many keywords in one pass over bytes, upper and lower case alike.
 *
 * Each keyword is looked for by its first three characters: the last three bytes, folded to 6 bits each, are one number,
 * and a bitmap that fits the processor's first cache says whether any keyword begins so. An automaton (Aho and Corasick)
 * reads about as fast, but building one for a thousand keywords costs more than a whole commit does to scan.
 */
export class Prefilter {
  /** Byte → 0 to 63; letters of both cases share a number, and bytes that begin no keyword share what is left. */
  readonly #folds = new Uint8Array(256);
  /** A bit for each three-character beginning. */
  readonly #begins = new Int32Array((MASK + 1) / 32);
  /** Beginning → the keywords that have it; the number of their list in `#lists`. */
  readonly #listOf = new Uint16Array(MASK + 1);
  readonly #lists: Entry[][] = [[]];

  /** @param keywords ASCII texts of at least two characters */
  constructor(keywords: readonly string[]) {
    this.#assignFolds(keywords);
    for (const [keyword, text] of keywords.entries()) {
      if (text.length < GRAM - 1) throw new RangeError(`a keyword needs ${GRAM - 1} characters: "${text}"`);
      const bytes = Buffer.from(text.toLowerCase(), 'latin1');
      const [first = 0, second = 0, third] = [...bytes.subarray(0, GRAM)].map((code) => this.#folds[code]!);
      const pair = (first << (2 * BITS)) | (second << BITS);
      // Of two characters, any third may follow.
      for (let any = third ?? 0; any <= (third ?? FOLD); any++) this.#list(pair | any).push({ keyword, bytes });
    }
  }

  /** @returns the keywords that begin so, for one more to be added */
  #list(begin: number): Entry[] {
    if (this.#listOf[begin] === 0) this.#listOf[begin] = this.#lists.push([]) - 1;
    this.#begins[begin >>> 5]! |= 1 << (begin & 31);
    return this.#lists[this.#listOf[begin]!]!;
  }

  /** Reports every occurrence of every keyword in `bytes`, by rising start. */
  scan(bytes: Uint8Array, onHit: OnHit): void {
    const folds = this.#folds;
    const begins = this.#begins;
    let last = 0;
    for (let i = 0; i < bytes.length; i++) {
      last = ((last << BITS) | folds[bytes[i]!]!) & MASK;
      if ((begins[last >>> 5]! & (1 << (last & 31))) !== 0) this.#verify(bytes, i - GRAM + 1, last, onHit);
    }
    // Two characters at the very end have no third.
    last = (last << BITS) & MASK;
    if ((begins[last >>> 5]! & (1 << (last & 31))) !== 0) this.#verify(bytes, bytes.length - GRAM + 1, last, onHit);
  }

  #verify(bytes: Uint8Array, start: number, begin: number, onHit: OnHit): void {
    for (const { keyword, bytes: wanted } of this.#lists[this.#listOf[begin]!]!) {
      if (start < 0 || start + wanted.length > bytes.length) continue;
      let i = 0;
      while (i < wanted.length && lower(bytes[start + i]!) === wanted[i]) i++;
      if (i === wanted.length) onHit(keyword, start + wanted.length);
    }
  }

  /** Letters and digits take numbers of their own; the rest share the remaining ones, which `#verify` tells apart. */
  #assignFolds(keywords: readonly string[]): void {
    const used = new Set(keywords.flatMap((text) => [...Buffer.from(text.slice(0, GRAM).toLowerCase(), 'latin1')]));
    let next = 1;
    for (const code of used) {
      this.#folds[code] = next;
      if (code >= 0x61 && code <= 0x7a) this.#folds[code - 0x20] = next;
      next = Math.min(next + 1, FOLD);
    }
  }
}

function lower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
}
