/** Who looks at a keyword's occurrences: a rule by its number, and the keyword's number among the rule's. */
export type Looker = readonly [rule: number, keyword: number];

/** A text to look for, and on whose behalf. */
export interface Keyword {
  /** ASCII; in lower case unless exact. */
  readonly text: string;
  /** Whether case counts. */
  readonly exact: boolean;
  readonly lookers: readonly Looker[];
  /** The rules whose service it names, which tells values also from nearby. */
  readonly services: readonly number[];
}

/** Called with a keyword and the offset just past its occurrence. */
export type OnHit = (keyword: Keyword, end: number) => void;

/**
 * Keywords by their first characters; plain data, so that the build can put it into the program. A list is read when its
 * beginning first occurs: most never do.
 */
export interface KeywordIndex {
  /** The characters that keywords begin with; the place of each, from 1, is its number. */
  readonly letters: string;
  /** The beginnings of three characters, each three numbers of 6 bits as one. */
  readonly begins: readonly number[];
  /** Beside each beginning: which characters may come next, as a set of their classes. */
  readonly nexts: readonly number[];
  /**
   * Which beginning, by its place in `begins`, and the number of the next character, 6 bits (0 where the keyword has none);
   * and the keywords that go on so, one a line, each with `=` if case counts, its lookers as `rule.keyword` and its
   * services as `rule`.
   */
  readonly lists: readonly (readonly [place: number, keywords: string])[];
}

const BITS = 6;
const FOLD = (1 << BITS) - 1;
const MASK = (1 << (3 * BITS)) - 1;
const GRAM = 3;
const ANY = 0xff;

/** Eight classes of characters, which upper and lower case share; the frequent letters are spread over them. */
const classOf = (code: number): number => 1 << (code & 7);

/** Numbers characters as they come; should the numbers run out, the rest share the last one: comparing texts tells them apart. */
class Letters {
  readonly met: string[] = [];

  of(char: string): number {
    if (!this.met.includes(char)) this.met.push(char);
    return Math.min(this.met.indexOf(char) + 1, FOLD);
  }
}

/**
 * @param keywords text → `=` if case counts, its lookers and services
 * @throws {RangeError} for a text that is too short
 */
export function indexOf(keywords: Iterable<readonly [string, readonly string[]]>): KeywordIndex {
  const letters = new Letters();
  const nexts = new Map<number, number>();
  const lists = new Map<number, string[]>();
  for (const [text, tags] of keywords) {
    if (text.length < GRAM) throw new RangeError(`a keyword needs ${GRAM} characters: "${text}"`);
    const [first, second, third, next] = [...text.slice(0, GRAM + 1).toLowerCase()].map((char) => letters.of(char));
    const begin = (first! << (2 * BITS)) | (second! << BITS) | third!;
    nexts.set(begin, (nexts.get(begin) ?? 0) | (next === undefined ? ANY : classOf(text.charCodeAt(GRAM))));
    const place = ([...nexts.keys()].indexOf(begin) << BITS) | (next ?? 0);
    lists.set(place, [...(lists.get(place) ?? []), [text, ...tags].join('\t')]);
  }
  return {
    letters: letters.met.join(''),
    begins: [...nexts.keys()],
    nexts: [...nexts.values()],
    lists: [...lists].map(([place, list]) => [place, list.join('\n')]),
  };
}

/**
 * Finds all occurrences of many keywords in one pass over bytes, upper and lower case alike unless case counts.
 *
 * Each keyword is looked for by its first three characters: the last three bytes, folded to 6 bits each, are one number,
 * and a table says whether any keyword begins so, and roughly how it goes on; a second table, with the fourth character,
 * leaves one place in thirty to compare. An automaton (Aho and Corasick) reads no faster, and building one for a thousand
 * keywords costs more than a whole commit does to scan.
 */
export class Prefilter {
  /** Byte → 0 to 63; letters of both cases share a number, and bytes that begin no keyword share 0. */
  readonly #folds = new Uint8Array(256);
  /** Beginning → the classes of the characters that may come next. One byte each: what the loop reads should stay in the processor's cache. */
  readonly #begins = new Uint8Array(MASK + 1);
  /** Beginning → its place among the beginnings. */
  readonly #placeOf = new Uint16Array(MASK + 1);
  /** Place of the beginning and number of the next character → the number of their list, from 1. */
  readonly #listOf: Uint16Array;
  readonly #written: KeywordIndex['lists'];
  readonly #lists: (readonly Keyword[])[] = [];

  constructor({ letters, begins, nexts, lists }: KeywordIndex) {
    for (let i = 0; i < letters.length; i++) this.#fold(letters.charCodeAt(i), Math.min(i + 1, FOLD));
    for (let place = 0; place < begins.length; place++) {
      this.#begins[begins[place]!] = nexts[place]!;
      this.#placeOf[begins[place]!] = place;
    }
    this.#listOf = new Uint16Array(begins.length << BITS);
    for (let list = 0; list < lists.length; list++) this.#listOf[lists[list]![0]] = list + 1;
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
    const end = bytes.length - 1;
    let last = 0;
    for (let i = 0; i < end; i++) {
      last = ((last << BITS) | folds[bytes[i]!]!) & MASK;
      const next = begins[last]!;
      if (next !== 0 && (next & (1 << (bytes[i + 1]! & 7))) !== 0) this.#follow(bytes, i + 1, last, onHit);
    }
    if (end < 0) return;
    last = ((last << BITS) | folds[bytes[end]!]!) & MASK;
    if (begins[last] !== 0) this.#follow(bytes, bytes.length, last, onHit);
  }

  /** @param next offset of the byte behind the beginning */
  #follow(bytes: Uint8Array, next: number, begin: number, onHit: OnHit): void {
    const place = this.#placeOf[begin]! << BITS;
    const whole = this.#listOf[place]!;
    if (whole !== 0) this.#compare(bytes, next - GRAM, whole - 1, onHit);
    const fold = next < bytes.length ? this.#folds[bytes[next]!]! : 0;
    const longer = fold === 0 ? 0 : this.#listOf[place | fold]!;
    if (longer !== 0) this.#compare(bytes, next - GRAM, longer - 1, onHit);
  }

  #compare(bytes: Uint8Array, start: number, list: number, onHit: OnHit): void {
    const keywords = (this.#lists[list] ??= readList(this.#written[list]![1]));
    for (let i = 0; i < keywords.length; i++) {
      const keyword = keywords[i]!;
      if (start >= 0 && stands(keyword, bytes, start)) onHit(keyword, start + keyword.text.length);
    }
  }
}

/** Compares from the end: the beginning fits already. */
function stands({ text, exact }: Keyword, bytes: Uint8Array, start: number): boolean {
  if (start + text.length > bytes.length) return false;
  for (let i = text.length - 1; i >= 0; i--) {
    const code = bytes[start + i]!;
    if ((exact ? code : lower(code)) !== text.charCodeAt(i)) return false;
  }
  return true;
}

function readList(written: string): readonly Keyword[] {
  return written.split('\n').map((line) => {
    const [text = '', ...tags] = line.split('\t');
    const lookers = tags.filter((tag) => tag.includes('.')).map((tag): Looker => pairOf(tag));
    const services = tags.filter((tag) => tag !== EXACT && !tag.includes('.')).map(Number);
    return { text, exact: tags.includes(EXACT), lookers, services };
  });
}

/** Marks a keyword whose case counts. */
export const EXACT = '=';

function pairOf(tag: string): Looker {
  const [rule, keyword] = tag.split('.').map(Number);
  return [rule!, keyword!];
}

function lower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
}
