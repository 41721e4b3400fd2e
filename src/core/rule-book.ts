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

const NEWLINE = 0x0a;

/** Rules as `writtenRules` leaves them. Most commits need few of them: the text is read when the first is, and each parsed once. */
export class WrittenBook implements RuleBook {
  readonly #rules: Rule[] = [];
  #text: Buffer | undefined;
  #ends: number[] | undefined;

  /**
   * @param length how many lines there are
   * @param read brings the text, UTF-8
   */
  constructor(
    readonly length: number,
    readonly read: () => Buffer,
  ) {}

  at(number: number): Rule {
    return (this.#rules[number] ??= JSON.parse(this.#line(number)) as Rule);
  }

  has(id: string): boolean {
    return /^[a-z\d-]+$/.test(id) && this.#whole().includes(`{"id":"${id}",`);
  }

  #whole(): Buffer {
    return (this.#text ??= this.read());
  }

  #line(number: number): string {
    const text = this.#whole();
    this.#ends ??= endsOf(text);
    return text.toString('utf8', number === 0 ? 0 : this.#ends[number - 1]! + 1, this.#ends[number]);
  }
}

function endsOf(text: Buffer): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf(NEWLINE); at !== -1; at = text.indexOf(NEWLINE, at + 1)) ends.push(at);
  return ends;
}
