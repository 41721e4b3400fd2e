import { byteSet } from './alphabet.js';
import type { ByteRange } from './document.js';
import { rarestRun } from './rarity.js';

/** Who looks at a keyword's occurrences: a rule by its number, and the keyword's number among the rule's. */
export type Looker = readonly [rule: number, keyword: number];

/** A text to look for, and on whose behalf. */
export interface Keyword {
  /** ASCII; in lower case unless exact; of a spelled one its words, joined by `_`. */
  readonly text: string;
  /** Whether case counts. */
  readonly exact: boolean;
  /** Whether its words may be joined by nothing, or by any of `_`, `-`, `.` and a blank. */
  readonly spelled: boolean;
  readonly lookers: readonly Looker[];
  /** The rules whose service it names, which tells values also from nearby. */
  readonly services: readonly number[];
  /** How far from its start the characters stand that it is looked for by. */
  readonly at: number;
}

/** Called with a keyword and where it occurs: its first byte, and the one just past it. */
export type OnHit = (keyword: Keyword, end: number, start: number) => void;

/**
 * Keywords by the four characters of each that are rarest in source text, or by the three it has; plain data, so that the
 * build can put it into the program. A list is read when its characters first occur: most never do.
 */
export interface KeywordIndex {
  /** The characters that are looked for; the place of each, from 1, is its number. */
  readonly letters: string;
  /** The first three of the characters, each three numbers of 6 bits as one. */
  readonly begins: readonly number[];
  /** Which of `begins`, by its place, and the number of the fourth character, 6 bits; 0 where keywords have none. */
  readonly places: readonly number[];
  /**
   * For each of `places`, form feeds between them, the keywords that hold these characters, one a line: how far from its
   * start they stand, `=` if case counts, `~` if it is spelled, its lookers as `rule.keyword`, its services as `rule`.
   */
  readonly lists: string;
}

const BITS = 6;
const FOLD = (1 << BITS) - 1;
const MASK = (1 << (4 * BITS)) - 1;
/** Multiplying by it spreads a number over 32 bits (Knuth); the highest 18 are kept. */
const SPREAD = 0x9e_37_79_b1;
const SHIFT = 14;
const GRAM = 3;
const BETWEEN = '\f';

/** Numbers characters as they come; should the numbers run out, the rest share the last one: comparing texts tells them apart. */
class Letters {
  constructor(readonly met: string[]) {}

  of(char: string): number {
    if (!this.met.includes(char)) this.met.push(char);
    return Math.min(this.met.indexOf(char) + 1, FOLD);
  }
}

/**
 * @param keywords text → `=` if case counts, `~` if it is spelled (it must be `spellable`), its lookers and services
 * @throws {RangeError} for a text that is too short
 */
export function indexOf(keywords: Iterable<readonly [string, readonly string[]]>): KeywordIndex {
  return extendedIndex({ letters: '', begins: [], places: [], lists: '' }, keywords);
}

/** @returns the index with more keywords, given as to `indexOf`: to work out that of the built-in rules takes a build */
export function extendedIndex(
  index: KeywordIndex,
  keywords: Iterable<readonly [string, readonly string[]]>,
): KeywordIndex {
  const letters = new Letters([...index.letters]);
  const begins = new Map(index.begins.map((begin, place) => [begin, place]));
  const written = index.lists.split(BETWEEN);
  const lists = new Map(index.places.map((place, i) => [place, [written[i]!]]));
  for (const [text, tags] of keywords) {
    if (text.length < GRAM) throw new RangeError(`a keyword needs ${GRAM} characters: "${text}"`);
    const at = text.length > GRAM ? rarestRun(text, GRAM + 1, tags.includes(SPELLED) ? JOINT : undefined).at : 0;
    const run = text.slice(at, at + GRAM + 1).toLowerCase();
    const [first, second, third, next] = [...run].map((char) => letters.of(char));
    const begin = (first! << (2 * BITS)) | (second! << BITS) | third!;
    if (!begins.has(begin)) begins.set(begin, begins.size);
    const place = (begins.get(begin)! << BITS) | (next ?? 0);
    lists.set(place, [...(lists.get(place) ?? []), [text, at, ...tags].join('\t')]);
  }
  return {
    letters: letters.met.join(''),
    begins: [...begins.keys()],
    places: [...lists.keys()],
    lists: [...lists.values()].map((list) => list.join('\n')).join(BETWEEN),
  };
}

/**
 * Finds all occurrences of many keywords in one pass over bytes, upper and lower case alike unless case counts.
 *
 * Each keyword is looked for by its four rarest characters: the last four bytes, folded to 6 bits each, are one number, and
 * a table that it is spread over says whether a keyword may hold them; of ordinary source one place in eighty is then
 * compared. An automaton (Aho and Corasick) reads no faster, and building one for a thousand keywords costs more than a
 * whole commit does to scan.
 */
export class Prefilter {
  /** Byte → 0 to 63; letters of both cases share a number, and bytes that begin no keyword share 0. */
  readonly #folds = new Uint8Array(256);
  /** Spread number of four characters → 1 where a keyword may begin so. One byte each: what the loop reads should stay in the processor's cache. */
  readonly #begins = new Uint8Array(1 << (32 - SHIFT));
  /** Beginning of three characters → its place among the beginnings, from 1. */
  readonly #placeOf = new Uint16Array(1 << (3 * BITS));
  /** Place of the beginning and number of the next character → the number of their list, from 1. */
  readonly #listOf: Uint16Array;
  readonly #written: readonly string[];
  readonly #lists: (readonly Keyword[])[] = [];

  constructor({ letters, begins, places, lists }: KeywordIndex) {
    for (let i = 0; i < letters.length; i++) this.#fold(letters.charCodeAt(i), Math.min(i + 1, FOLD));
    for (let place = 0; place < begins.length; place++) this.#placeOf[begins[place]!] = place + 1;
    this.#listOf = new Uint16Array(begins.length << BITS);
    for (let list = 0; list < places.length; list++) {
      const place = places[list]!;
      this.#listOf[place] = list + 1;
      const begin = begins[place >>> BITS]! << BITS;
      if ((place & FOLD) !== 0) this.#mark(begin | (place & FOLD));
      else for (let any = 0; any <= FOLD; any++) this.#mark(begin | any);
    }
    this.#written = lists.split(BETWEEN);
  }

  #mark(beginning: number): void {
    this.#begins[Math.imul(beginning, SPREAD) >>> SHIFT] = 1;
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
      if (begins[Math.imul(last, SPREAD) >>> SHIFT] !== 0) this.#follow(bytes, i - GRAM, last, onHit);
    }
    // Three characters at the very end have no fourth.
    last = (last << BITS) & MASK;
    if (begins[Math.imul(last, SPREAD) >>> SHIFT] !== 0) this.#follow(bytes, bytes.length - GRAM, last, onHit);
  }

  #follow(bytes: Uint8Array, start: number, last: number, onHit: OnHit): void {
    const place = this.#placeOf[last >>> BITS]!;
    if (place === 0) return;
    const first = (place - 1) << BITS;
    const whole = this.#listOf[first]!;
    if (whole !== 0) this.#compare(bytes, start, whole - 1, onHit);
    const fold = last & FOLD;
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

/** Compares from the end, where keywords differ sooner. */
function stands({ text, exact }: Keyword, bytes: Uint8Array, start: number): boolean {
  if (start + text.length > bytes.length) return false;
  for (let i = text.length - 1; i >= 0; i--) {
    const code = bytes[start + i]!;
    if ((exact ? code : lower(code)) !== text.charCodeAt(i)) return false;
  }
  return true;
}

const JOINT = '_';
const JOINTS = byteSet('_-. ');
/** Runs that are more frequent in source text cost more to find than several spellings do. */
const FREQUENT = 20;

/** @returns whether words joined by `_` hold a run of characters by which all their spellings are found */
export function spellable(words: string): boolean {
  return words.includes(JOINT) && rarestRun(words, GRAM + 1, JOINT).often < FREQUENT;
}

/** @param run where the characters stand that it is looked for by */
function spelledAt({ text, at }: Keyword, bytes: Uint8Array, run: number): ByteRange | undefined {
  let end = run;
  for (let i = at; i < text.length; i++) {
    if (text[i] !== JOINT && lower(bytes[end] ?? 0) !== text.charCodeAt(i)) return undefined;
    if (text[i] !== JOINT || JOINTS[bytes[end] ?? 0] === 1) end++;
  }
  let start = run;
  for (let i = at - 1; i >= 0; i--) {
    if (text[i] !== JOINT && lower(bytes[start - 1] ?? 0) !== text.charCodeAt(i)) return undefined;
    if (text[i] !== JOINT || JOINTS[bytes[start - 1] ?? 0] === 1) start--;
  }
  return { start, end };
}

function readList(written: string): readonly Keyword[] {
  return written.split('\n').map((line) => {
    const [text = '', at, ...tags] = line.split('\t');
    const lookers = tags.filter((tag) => tag.includes('.')).map((tag): Looker => pairOf(tag));
    const services = tags.filter((tag) => /^\d+$/.test(tag)).map(Number);
    return { text, at: Number(at), exact: tags.includes(EXACT), spelled: tags.includes(SPELLED), lookers, services };
  });
}

/** Marks a keyword whose case counts. */
export const EXACT = '=';
/** Marks one whose words may be joined in several ways. */
export const SPELLED = '~';

function pairOf(tag: string): Looker {
  const [rule, keyword] = tag.split('.').map(Number);
  return [rule!, keyword!];
}

function lower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
}
