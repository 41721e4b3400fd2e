import type { AnyRule, Rule } from './rule.js';

/** Rules by number. A list of rules is one; the built program has one that reads each rule when it is first asked for. */
export interface RuleBook<R extends AnyRule = Rule> {
  readonly length: number;
  /** @returns the rule of that number, from 0 to `length` - 1 */
  readonly at: (number: number) => R | undefined;
}

/** @returns all rules of the book, in their order */
export function everyRule<R extends AnyRule>(book: RuleBook<R>): readonly R[] {
  return Array.from({ length: book.length }, (_, number) => book.at(number)!);
}

/** @returns the rules of the book, then the others under the numbers that follow */
export function extendedBook(book: RuleBook, more: readonly AnyRule[]): RuleBook<AnyRule> {
  const { length } = book;
  return { length: length + more.length, at: (number) => (number < length ? book.at(number) : more[number - length]) };
}

/** A text that ends as what stands ahead of a value does, at the end of its object. */
const LEADS_ON = /([= '])"\}/g;

/**
 * The blank that JSON allows ends what a secret scanner, this one too, would take for a value behind ` password='`: nobody who
 * commits or audits an installed copy gets findings in it.
 *
 * @returns the rules as text: one a line, as JSON that begins with the id
 */
export function writtenRules(rules: readonly Rule[]): string {
  return rules.map(({ id, ...rest }) => `${JSON.stringify({ id, ...rest }).replaceAll(LEADS_ON, '$1" }')}\n`).join('');
}

/** Where the text of `writtenRules` is. */
export interface WrittenText {
  /** @returns where each line begins, in bytes, and where the last one ends */
  readonly starts: () => readonly number[];
  /** @returns the bytes from an offset up to another; UTF-8 */
  readonly part: (start: number, end: number) => Buffer;
}

/** @returns where each line of such a text begins, in bytes, and where the last one ends */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const line of text.split(/(?<=\n)/)) starts.push(starts.at(-1)! + Buffer.byteLength(line));
  return starts;
}

/** From so many rules on, the rest of the text is read at once. */
const MOST_PARTS = 16;

/** The id that a line begins with. */
const ID = /^\{"id":"([a-z\d-]+)",/gm;

/** Rules as `writtenRules` leaves them. Most commits need few of them: each is read and parsed when it is first asked for. */
export class WrittenBook implements RuleBook {
  readonly #rules: Rule[] = [];
  #whole: Buffer | undefined;
  #parts = 0;
  #ids: ReadonlySet<string> | undefined;

  /** @param length how many lines there are */
  constructor(
    readonly length: number,
    readonly text: WrittenText,
  ) {}

  at(number: number): Rule {
    return (this.#rules[number] ??= JSON.parse(this.#line(number)) as Rule);
  }

  has(id: string): boolean {
    this.#ids ??= new Set(Array.from(this.#all().toString('latin1').matchAll(ID), ([, one]) => one!));
    return this.#ids.has(id);
  }

  #line(number: number): string {
    const starts = this.text.starts();
    const start = starts[number]!;
    const end = starts[number + 1]!;
    if (this.#whole === undefined && ++this.#parts <= MOST_PARTS) return this.text.part(start, end).toString();
    return this.#all().toString('utf8', start, end);
  }

  #all(): Buffer {
    return (this.#whole ??= this.text.part(0, this.text.starts().at(-1)!));
  }
}
