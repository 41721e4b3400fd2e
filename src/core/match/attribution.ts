import { byCodeUnits } from '../order.js';
import { isFormOfMany, type AnyRule, type AssignedRule } from '../rule.js';
import type { RuleBook } from '../rule-book.js';
import type { Prefilter } from '../prefilter.js';
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

/** A service named somewhere: the rule of its values, and how many bytes from the value. */
interface Named {
  readonly rule: number;
  readonly distance: number;
}

/**
 * Tells whose a value is that has a form of many, or is assigned to a secret-sounding name which names nobody: `apiKey: "…"` below
 * `new Mailgun(`, beside `https://api.mailgun.net`, or in a file that imports the service's package.
 */
export class Attribution {
  readonly #patterns = new Map<AssignedRule, RegExp>();
  readonly #imported = new WeakMap<Source, readonly number[]>();

  constructor(
    readonly rules: RuleBook<AnyRule>,
    readonly prefilter: Prefilter,
  ) {}

  /** @returns for the candidates that only a name tells, those of services named nearby whose values have that shape */
  of(source: Source, candidates: readonly Candidate[]): readonly Candidate[] {
    return candidates
      .filter(({ rule }) => isAnybodys(rule))
      .map((candidate) => this.#attributed(source, candidate))
      .filter((candidate) => candidate !== undefined);
  }

  #attributed(source: Source, candidate: Candidate): Candidate | undefined {
    const { start, end } = candidate.value;
    const text = source.text(start, end);
    const near = [
      ...this.#named(source, Math.max(0, start - AHEAD), start, start),
      ...this.#named(source, end, Math.min(source.bytes.length, end + BEHIND), start),
    ];
    const fits = (rule: number): boolean => this.#patternOf(this.rules.at(rule) as AssignedRule).test(text);
    const found = this.#nearest(near).find(fits) ?? this.#imports(source).find(fits);
    return found === undefined ? undefined : { ...candidate, rule: this.rules.at(found)!, attributed: true };
  }

  /** @returns the rules of the services that are named nearest, each once */
  #nearest(named: readonly Named[]): readonly number[] {
    const idOf = ({ rule }: Named): string => this.rules.at(rule)!.id;
    const sorted = named.toSorted((a, b) => a.distance - b.distance || byCodeUnits(idOf(a), idOf(b)));
    return [...new Set(sorted.map(({ rule }) => rule))].slice(0, MOST);
  }

  #named(source: Source, from: number, to: number, value: number): readonly Named[] {
    const found: Named[] = [];
    this.prefilter.scan(source.bytes.subarray(from, to), ({ services }, end, start) => {
      if (services.length === 0 || !isWord(source.bytes, from + start, from + end)) return;
      for (const rule of services) found.push({ rule, distance: Math.abs(from + end - value) });
    });
    return found;
  }

  #imports(source: Source): readonly number[] {
    const known = this.#imported.get(source);
    if (known !== undefined) return known;
    const named = [...source.text(0, HEAD).matchAll(IMPORT)].flatMap(({ index, 0: line }) =>
      this.#named(source, index, index + line.length, 0),
    );
    const rules = this.#nearest(named);
    this.#imported.set(source, rules);
    return rules;
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

const isLower = (code: number | undefined): boolean => code !== undefined && code >= 0x61 && code <= 0x7a;
const isUpper = (code: number | undefined): boolean => code !== undefined && code >= 0x41 && code <= 0x5a;

/** Whether a word begins and ends at the offsets, also one of a name in camel case. */
function isWord(bytes: Uint8Array, start: number, end: number): boolean {
  const before = bytes[start - 1];
  const begins = isLower(before) ? isUpper(bytes[start]) : !isUpper(before);
  return begins && !isLower(bytes[end]) && !(isUpper(bytes[end - 1]) && isUpper(bytes[end]));
}
