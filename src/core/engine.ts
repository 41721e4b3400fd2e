import { DIRECTIVE } from './directive.js';
import { assignedMatcher } from './match/assigned.js';
import { Attribution } from './match/attribution.js';
import { blockMatcher } from './match/block.js';
import { genericMatcher } from './match/generic.js';
import { keywordTableOf } from './match/keywords.js';
import type { Candidate, Matcher } from './match/matcher.js';
import { pairMatcher } from './match/pair.js';
import { tokenMatcher } from './match/token.js';
import { uriMatcher } from './match/uri.js';
import { Prefilter, type KeywordIndex } from './prefilter.js';
import type { Rule } from './rule.js';
import { everyRule, type RuleBook } from './rule-book.js';
import type { Source } from './source.js';

/** What one pass over a document's bytes brings: places to judge, and where directives may stand. */
export interface Hits {
  readonly candidates: readonly Candidate[];
  /** Offsets just past each occurrence of the directive's word. */
  readonly directives: readonly number[];
}

export interface EngineOptions {
  /** The keywords of the rules, as `keywordTableOf` gives them; worked out unless given. */
  readonly keywords?: KeywordIndex | undefined;
  /** Ids of rules that report nothing. They still look, so that no other rule takes what is theirs. */
  readonly disabled?: ReadonlySet<string> | undefined;
  /**
   * Seconds since 1970, by which tokens are found to have expired. The core has no clock: without it none has, so that the
   * same input gives the same findings.
   */
  readonly now?: number | undefined;
}

/** Rules made ready to match; made once and used for every document. Matchers are made when their first keyword occurs. */
export class Engine {
  readonly disabled: ReadonlySet<string>;
  readonly now: number | undefined;
  readonly #prefilter: Prefilter;
  readonly #attribution: Attribution;
  readonly #matchers: Matcher[] = [];
  #schemes: ReadonlySet<string> | undefined;

  constructor(
    readonly rules: RuleBook,
    { keywords = keywordTableOf(rules), disabled = new Set(), now }: EngineOptions = {},
  ) {
    this.now = now;
    this.disabled = disabled;
    this.#prefilter = new Prefilter(keywords);
    this.#attribution = new Attribution(rules, this.#prefilter);
  }

  /** How many rules report. */
  get size(): number {
    return this.rules.length - this.disabled.size;
  }

  /** Looks at every place of the document where a keyword occurs. */
  look(source: Source): Hits {
    const candidates: Candidate[] = [];
    const directives: number[] = [];
    this.#prefilter.scan(source.bytes, ({ text, lookers }, end) => {
      if (text === DIRECTIVE) directives.push(end);
      for (const [rule, number] of lookers) {
        const found = (this.#matchers[rule] ??= this.#matcherOf(this.rules.at(rule)!)).find(source, end, number);
        if (found === undefined) continue;
        if ('rule' in found) candidates.push(found);
        else candidates.push(...found);
      }
    });
    return { candidates: [...candidates, ...this.#attribution.of(source, candidates)], directives };
  }

  #matcherOf(rule: Rule): Matcher {
    switch (rule.kind) {
      case 'token':
        return tokenMatcher(rule);
      case 'assigned':
        return assignedMatcher(rule);
      case 'pair':
        return pairMatcher(rule);
      case 'block':
        return blockMatcher(rule);
      case 'uri':
        return uriMatcher(rule, (this.#schemes ??= namedSchemes(everyRule(this.rules))));
      case 'generic':
        return genericMatcher(rule);
    }
  }
}

function namedSchemes(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(rules.flatMap((rule) => (rule.kind === 'uri' ? rule.schemes : [])));
}
