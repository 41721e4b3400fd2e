import { JOINT, type Keyword, type Looker } from './keyword.js';
import { leastOften, rarestRun } from './rarity.js';

/**
 * Keywords by the four characters of each that are rarest in source text, or by the three it has; plain data, so that the
 * build can put it into the program. A list is read when its characters first occur: most never do.
 */
export interface KeywordIndex {
  /** The characters that are looked for; `numberOf` has the number of each, by its place. */
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
  /** The rules that know files by their paths. */
  readonly files?: FileTable;
}

/** A rule by its number, and one of its `files`. */
export type FileEntry = readonly [rule: number, file: string];

/** Rules that know files, by the last characters of a name, by its first, and by the last of the folder ahead of it. */
export interface FileTable {
  readonly ends: Readonly<Record<string, readonly FileEntry[]>>;
  readonly beginnings: Readonly<Record<string, readonly FileEntry[]>>;
  readonly folders: Readonly<Record<string, readonly FileEntry[]>>;
}

/** How many bits the number of a character takes. */
export const BITS = 6;
export const FOLD = (1 << BITS) - 1;
/** The fewest characters of a keyword. */
export const GRAM = 3;
const BETWEEN = '\f';
/** Runs that are more frequent in source text cost more to find than several spellings do. */
const FREQUENT = 20;

/** Marks a keyword whose case counts. */
export const EXACT = '=';
/** Marks one whose words may be joined in several ways. */
export const SPELLED = '~';

/** @returns whether words joined by `_` hold a run of characters by which all their spellings are found */
export function spellable(words: string): boolean {
  return words.includes(JOINT) && leastOften(words, GRAM + 1, JOINT) < FREQUENT;
}

/**
 * Characters that get numbers of their own, whatever keywords come first: those that are frequent in source text or, as the
 * zero byte is, in binaries; the first byte of full-width signs in UTF-8. Sharing one would let whatever holds them look like a keyword.
 */
const FREQUENT_LETTERS =
  'abcdefghijklmnopqrstuvwxyz0123456789\n\0\u0001\u0002\u0003\u0004\b\u00ce\u00ef\u00fe _-./:=,"\'()[{\\';

/** @returns the number of a character that stands at the place among the letters of an index: the rest share one, those above ASCII another; comparing texts tells them apart */
export function numberOf(char: string, place: number): number {
  if (place < FREQUENT_LETTERS.length) return place + 1;
  return char >= '\u0080' ? FOLD - 1 : FOLD;
}

/** Numbers characters as they come. */
class Letters {
  constructor(readonly met: string[]) {}

  of(char: string): number {
    if (!this.met.includes(char)) this.met.push(char);
    return numberOf(char, this.met.indexOf(char));
  }
}

/**
 * @param keywords text → `=` if case counts, `~` if it is spelled (it must be `spellable`), its lookers and services
 * @throws {RangeError} for a text that is too short
 */
export function indexOf(keywords: Iterable<readonly [string, readonly string[]]>): KeywordIndex {
  return extendedIndex({ letters: FREQUENT_LETTERS, begins: [], places: [], lists: '' }, keywords);
}

/** Bytes above ASCII are no letters, whatever Latin-1 has there. */
const lowerCase = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

/** @returns the index with more keywords, given as to `indexOf`: to work out that of the built-in rules takes a build */
export function extendedIndex(
  index: KeywordIndex,
  keywords: Iterable<readonly [string, readonly string[]]>,
): KeywordIndex {
  const letters = new Letters([...index.letters]);
  const begins = new Map(index.begins.map((begin, place) => [begin, place]));
  const written = listsOf(index);
  const lists = new Map(index.places.map((place, i) => [place, [written[i]!]]));
  for (const [text, tags] of keywords) {
    if (text.length < GRAM) throw new RangeError(`a keyword needs ${GRAM} characters: "${text}"`);
    const at = text.length > GRAM ? rarestRun(text, GRAM + 1, tags.includes(SPELLED) ? JOINT : undefined) : 0;
    const run = lowerCase(text.slice(at, at + GRAM + 1));
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

/** @returns the lists of an index, one beside each of its places, still as text */
export function listsOf({ lists }: KeywordIndex): readonly string[] {
  return lists.split(BETWEEN);
}

/** @returns the keywords of a list */
export function readList(written: string): readonly Keyword[] {
  return written.split('\n').map((line) => {
    const [text = '', at, ...tags] = line.split('\t');
    const lookers = tags.filter((tag) => tag.includes('.')).map((tag): Looker => pairOf(tag));
    const services = tags.filter((tag) => /^\d+$/.test(tag)).map(Number);
    return { text, at: Number(at), exact: tags.includes(EXACT), spelled: tags.includes(SPELLED), lookers, services };
  });
}

function pairOf(tag: string): Looker {
  const [rule, keyword] = tag.split('.').map(Number);
  return [rule!, keyword!];
}
