/** Called with the number of a keyword and the offset just past its occurrence. */
export type OnHit = (keyword: number, end: number) => void;

interface Entry {
  readonly keyword: number;
  /** The keyword in lower case. */
  readonly text: string;
}

const BITS = 6;
const FOLD = (1 << BITS) - 1;
const MASK = (1 << (3 * BITS)) - 1;
const GRAM = 3;

/**
 * Finds all occurrences of many keywords in one pass over bytes, upper and lower case alike.
 *
 * Each keyword is looked for by its first three characters: the last three bytes, folded to 6 bits each, are one number,
 * and a table says whether any keyword begins so. An automaton (Aho and Corasick) reads no
 * faster, and building one for a thousand keywords costs more than a whole commit does to scan.
 */
export class Prefilter {
  /** Byte → 0 to 63; letters of both cases share a number, and bytes that begin no keyword share what is left. */
  readonly #folds = new Uint8Array(256);
  /** Beginning → 1 where a keyword has it. One byte each: what the loop reads should stay in the processor's cache. */
  readonly #begins = new Uint8Array(MASK + 1);
  /** Beginning → the keywords that have it; the number of their list in `#lists`. */
  readonly #listOf = new Uint16Array(MASK + 1);
  readonly #lists: Entry[][] = [[]];
  #lastFold = 0;

  /** @param keywords ASCII texts of at least two characters; this runs at every start, so it makes few objects */
  constructor(keywords: readonly string[]) {
    for (let keyword = 0; keyword < keywords.length; keyword++) {
      const text = keywords[keyword]!.toLowerCase();
      if (text.length < GRAM - 1) throw new RangeError(`a keyword needs ${GRAM - 1} characters: "${text}"`);
      const pair = (this.#fold(text.charCodeAt(0)) << (2 * BITS)) | (this.#fold(text.charCodeAt(1)) << BITS);
      if (text.length >= GRAM) this.#list(pair | this.#fold(text.charCodeAt(2))).push({ keyword, text });
      // Of two characters, any third may follow.
      else for (let any = 0; any <= FOLD; any++) this.#list(pair | any).push({ keyword, text });
    }
  }

  /** Characters take numbers as they come; should they run out, the rest share the last one, and `#verify` tells them apart. */
  #fold(code: number): number {
    if (this.#folds[code] === 0) {
      this.#folds[code] = Math.min(++this.#lastFold, FOLD);
      if (code >= 0x61 && code <= 0x7a) this.#folds[code - 0x20] = this.#folds[code];
    }
    return this.#folds[code]!;
  }

  /** @returns the keywords that begin so, for one more to be added */
  #list(begin: number): Entry[] {
    if (this.#listOf[begin] === 0) this.#listOf[begin] = this.#lists.push([]) - 1;
    this.#begins[begin] = 1;
    return this.#lists[this.#listOf[begin]!]!;
  }

  /** Reports every occurrence of every keyword in `bytes`, by rising start. */
  scan(bytes: Uint8Array, onHit: OnHit): void {
    const folds = this.#folds;
    const begins = this.#begins;
    let last = 0;
    for (let i = 0; i < bytes.length; i++) {
      last = ((last << BITS) | folds[bytes[i]!]!) & MASK;
      if (begins[last] !== 0) this.#verify(bytes, i - GRAM + 1, last, onHit);
    }
    // Two characters at the very end have no third.
    last = (last << BITS) & MASK;
    if (begins[last] !== 0) this.#verify(bytes, bytes.length - GRAM + 1, last, onHit);
  }

  #verify(bytes: Uint8Array, start: number, begin: number, onHit: OnHit): void {
    for (const { keyword, text } of this.#lists[this.#listOf[begin]!]!) {
      if (start < 0 || start + text.length > bytes.length) continue;
      let i = 0;
      while (i < text.length && lower(bytes[start + i]!) === text.charCodeAt(i)) i++;
      if (i === text.length) onHit(keyword, start + text.length);
    }
  }
}

function lower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
}
