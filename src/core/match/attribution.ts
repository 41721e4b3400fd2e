import { byCodeUnits } from '../order.js';
import { lastFrom } from '../ordered.js';
import { isFormOfMany, type AnyRule, type AssignedRule } from '../rule.js';
import type { RuleBook } from '../rule-book.js';
import { exactly } from '../shape-facts.js';
import type { Source } from '../source.js';
import type { Candidate } from './matcher.js';

/** How far the name of a service may stand from a value that it tells, in bytes: some lines of code. */
const AHEAD = 300;
const BEHIND = 120;
/** How many services are tried for a value: a file full of names must not cost more than one that names a few. */
const MOST = 32;
/** Where imports stand. */
const HEAD = 16_384;
const IMPORT =
  /^[ \t]*(?:import|from|use|using|#include|require|(?:const|let|var)\b[^\n]{0,80}\brequire\()[^\n]{0,200}/gm;

/** A word that names services, somewhere in a text. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  /** The numbers of the rules of their values. */
  readonly services: readonly number[];
}

/** A service named somewhere: the rule of its values, and how many bytes from the value. */
interface Named {
  readonly rule: number;
  readonly distance: number;
}

/**
 * Finds whose a value is that has a form of many, or is assigned to a secret-sounding name which names nobody: `apiKey: "…"` below
 * `new Mailgun(`, beside `https://api.mailgun.net`, or in a file that imports the service's package.
 */
export class Attribution {
  readonly #patterns = new Map<AssignedRule, RegExp>();

  constructor(readonly rules: RuleBook<AnyRule>) {}

  /**
   * @param mentions the words of the text that name services, in any order
   * @returns for the candidates that only a name gives away, those of services named nearby whose values have that shape
   */
  of(source: Source, candidates: readonly Candidate[], mentions: readonly Mention[]): readonly Candidate[] {
    const open = candidates.filter(({ rule }) => isAnybodys(rule));
    const named = mentions
      .filter(({ start, end }) => isWord(source.bytes, start, end))
      .sort((a, b) => a.start - b.start);
    if (open.length === 0 || named.length === 0) return [];
    const imported = this.#imports(source, named);
    return open
      .map((candidate) => this.#attributed(source, candidate, named, imported))
      .filter((candidate) => candidate !== undefined);
  }

  #attributed(
    source: Source,
    candidate: Candidate,
    named: readonly Mention[],
    imported: readonly number[],
  ): Candidate | undefined {
    const { start, end } = candidate.value;
    const near = [...between(named, start - AHEAD, start, start), ...between(named, end, end + BEHIND, start)];
    if (near.length === 0 && imported.length === 0) return undefined;
    const text = source.text(start, end);
    const fits = (rule: number): boolean => this.#patternOf(this.rules.at(rule) as AssignedRule).test(text);
    const found = this.#nearest(near).find(fits) ?? imported.find(fits);
    return found === undefined ? undefined : { ...candidate, rule: this.rules.at(found)!, attributed: true };
  }

  /** @returns the rules of the services that are named nearest, each once */
  #nearest(named: readonly Named[]): readonly number[] {
    const distances = new Map<number, number>();
    for (const { rule, distance } of named)
      distances.set(rule, Math.min(distance, distances.get(rule) ?? Number.POSITIVE_INFINITY));
    const idOf = (rule: number): string => this.rules.at(rule)!.id;
    return [...distances]
      .sort(([a, far], [b, further]) => far - further || byCodeUnits(idOf(a), idOf(b)))
      .slice(0, MOST)
      .map(([rule]) => rule);
  }

  /** @returns the rules of the services whose packages the file imports */
  #imports(source: Source, named: readonly Mention[]): readonly number[] {
    if (named[0]!.start >= HEAD) return [];
    const lines = [...source.text(0, HEAD).matchAll(IMPORT)];
    return this.#nearest(lines.flatMap(({ index, 0: line }) => between(named, index, index + line.length, 0)));
  }

  #patternOf(rule: AssignedRule): RegExp {
    const pattern = this.#patterns.get(rule) ?? exactly(rule.shape);
    this.#patterns.set(rule, pattern);
    return pattern;
  }
}

/** Whether a rule's values may be anybody's: told by a name that names nobody, or by a form that many use. */
function isAnybodys(rule: AnyRule): boolean {
  return rule.kind === 'generic' || isFormOfMany(rule);
}

/** @returns the services that are named from one offset up to another, with how far from the value */
function between(named: readonly Mention[], from: number, to: number, value: number): readonly Named[] {
  const found: Named[] = [];
  const first = lastFrom(named, from - 1, ({ start }) => start) + 1;
  for (let i = first; i < named.length && named[i]!.start < to; i++) {
    const { end, services } = named[i]!;
    if (end <= to) for (const rule of services) found.push({ rule, distance: Math.abs(end - value) });
  }
  return found;
}

const isLower = (code: number | undefined): boolean => code !== undefined && code >= 0x61 && code <= 0x7a;
const isUpper = (code: number | undefined): boolean => code !== undefined && code >= 0x41 && code <= 0x5a;

/** Whether a word begins and ends at the offsets, also one of a name in camel case. */
function isWord(bytes: Uint8Array, start: number, end: number): boolean {
  const before = bytes[start - 1];
  const begins = isLower(before) ? isUpper(bytes[start]) : !isUpper(before);
  return begins && !isLower(bytes[end]) && !(isUpper(bytes[end - 1]) && isUpper(bytes[end]));
}
