/** Who looks at a keyword's occurrences: a rule by its number, and the keyword's number among the rule's. */
export type Looker = readonly [rule: number, keyword: number];

/** A text to look for, and on whose behalf. */
export interface Keyword {
  /** ASCII, in lower case. */
  readonly text: string;
  readonly lookers: readonly Looker[];
  /** The rules whose service it names, which tells values also from nearby. */
  readonly services: readonly number[];
}

/** Called with a keyword and the offset just past its occurrence. */
export type OnHit = (keyword: Keyword, end: number) => void;

/**
 * Keywords by their first three characters; plain data, so that the build can put it into the program. A list is read
 * when its beginning first occurs: most never do.
 */
export interface KeywordIndex {
  /** The characters that keywords begin with; the place of each, from 1, is its number. */
  readonly letters: string;
  /** Three numbers of 6 bits each, as one. */
  readonly begins: readonly number[];
  /** Beside each beginning: its keywords, one a line, each with its lookers as `rule.keyword` and its services as `rule`. */
  readonly lists: readonly string[];
}

const BITS = 6;
const FOLD = (1 << BITS) - 1;
const MASK = (1 << (3 * BITS)) - 1;
const GRAM = 3;

/**
 * @param keywords text in lower case → its lookers and services
 * @throws {RangeError} for a text that is too short
 */
export function indexOf(keywords: ReadonlyMap<string, readonly string[]>): KeywordIndex {
  const letters: string[] = [];
  const lists = new Map<number, string[]>();
  const fold = (char: string): number => {
    if (!letters.includes(char)) letters.push(char);
    // Should the numbers run out, the rest share the last one; comparing the texts tells them apart.
    return Math.min(letters.indexOf(char) + 1, FOLD);
  };
  for (const [text, lookers] of keywords) {
    if (text.length < GRAM) throw new RangeError(`a keyword needs ${GRAM} characters: "${text}"`);
    const begin = [...text.slice(0, GRAM)].reduce((sum, char) => (sum << BITS) | fold(char), 0);
    lists.set(begin, [...(lists.get(begin) ?? []), [text, ...lookers].join('\t')]);
  }
  return {
    letters: letters.join(''),
    begins: [...lists.keys()],
    lists: [...lists.values()].map((list) => list.join('\n')),
  };
}

/**
 * Finds all occurrences of many keywords in one pass over bytes, upper and lower case alike.
 *
 * Each keyword is looked for by its first three characters: the last three bytes, folded to 6 bits each, are one number,
 * and a table says whether any keyword begins so. An automaton (Aho and Corasick) reads no faster, and building one for
 * a thousand keywords costs more than a whole commit does to scan.
 */
export class Prefilter {
  /** Byte → 0 to 63; letters of both cases share a number, and bytes that begin no keyword share 0. */
  readonly #folds = new Uint8Array(256);
  /** Beginning → 1 where a keyword has it. One byte each: what the loop reads should stay in the processor's cache. */
  readonly #begins = new Uint8Array(MASK + 1);
  /** Beginning → the number of its list. */
  readonly #listOf = new Uint16Array(MASK + 1);
  readonly #written: readonly string[];
  readonly #lists: (readonly Keyword[])[] = [];

  constructor({ letters, begins, lists }: KeywordIndex) {
    for (let i = 0; i < letters.length; i++) this.#fold(letters.charCodeAt(i), Math.min(i + 1, FOLD));
    for (let list = 0; list < begins.length; list++) {
      this.#begins[begins[list]!] = 1;
      this.#listOf[begins[list]!] = list;
    }
    this.#written = lists;
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
    for (let i = 0; i < bytes.length; i++) {
      last = ((last << BITS) | folds[bytes[i]!]!) & MASK;
      if (begins[last] !== 0) this.#verify(bytes, i - GRAM + 1, last, onHit);
    }
  }

  #verify(bytes: Uint8Array, start: number, begin: number, onHit: OnHit): void {
    const list = this.#listOf[begin]!;
    for (const keyword of (this.#lists[list] ??= readList(this.#written[list]!))) {
      const { text } = keyword;
      if (start < 0 || start + text.length > bytes.length) continue;
      let i = 0;
      while (i < text.length && lower(bytes[start + i]!) === text.charCodeAt(i)) i++;
      if (i === text.length) onHit(keyword, start + text.length);
    }
  }
}

function readList(written: string): readonly Keyword[] {
  return written.split('\n').map((line) => {
    const [text = '', ...tags] = line.split('\t');
    const lookers = tags.filter((tag) => tag.includes('.')).map((tag): Looker => pairOf(tag));
    return { text, lookers, services: tags.filter((tag) => !tag.includes('.')).map(Number) };
  });
}

function pairOf(tag: string): Looker {
  const [rule, keyword] = tag.split('.').map(Number);
  return [rule!, keyword!];
}

function lower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
}
