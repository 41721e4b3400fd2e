import { ESCAPE_WORDS } from './decode/escapes.js';
import { DIRECTIVE } from './directive.js';
import { assignedMatcher } from './match/assigned.js';
import { blockMatcher } from './match/block.js';
import { genericMatcher } from './match/generic.js';
import { keywordTableOf, type KeywordTable, type Looker } from './match/keywords.js';
import type { Candidate, Matcher } from './match/matcher.js';
import { pairMatcher } from './match/pair.js';
import { tokenMatcher } from './match/token.js';
import { uriMatcher } from './match/uri.js';
import { Prefilter } from './prefilter.js';
import type { Rule } from './rule.js';
import type { Source } from './source.js';

/** What one pass over a document's bytes brings: places to judge, and where directives may stand. */
export interface Hits {
  readonly candidates: readonly Candidate[];
  /** Offsets just past each occurrence of the directive's word. */
  readonly directives: readonly number[];
  /** Offsets at which escapes may begin, rising. */
  readonly escapes: readonly number[];
}

/** Rules made ready to match; made once and used for every document. Matchers are made when their first keyword occurs. */
export class Engine {
  readonly #prefilter: Prefilter;
  readonly #lookers: readonly (readonly Looker[])[];
  readonly #directive: number;
  /** Keyword → its length. */
  readonly #escapes: ReadonlyMap<number, number>;
  readonly #matchers: Matcher[] = [];
  #schemes: ReadonlySet<string> | undefined;

  /** @param table of the rules, as `keywordTableOf` gives it; worked out unless given */
  constructor(
    readonly rules: readonly Rule[],
    { texts, lookers }: KeywordTable = keywordTableOf(rules),
  ) {
    this.#directive = texts.indexOf(DIRECTIVE);
    this.#escapes = new Map(ESCAPE_WORDS.map((word) => [texts.indexOf(word), word.length]));
    this.#lookers = lookers;
    this.#prefilter = new Prefilter(texts);
  }

  /** Looks at every place of the document where a keyword occurs. */
  look(source: Source): Hits {
    const candidates: Candidate[] = [];
    const directives: number[] = [];
    const escapes: number[] = [];
    this.#prefilter.scan(source.bytes, (keyword, end) => {
      if (keyword === this.#directive) directives.push(end);
      const escape = this.#escapes.get(keyword);
      if (escape !== undefined) escapes.push(end - escape);
      for (const [rule, number] of this.#lookers[keyword]!) {
        const found = (this.#matchers[rule] ??= this.#matcherOf(this.rules[rule]!)).find(source, end, number);
        if (found === undefined) continue;
        if ('rule' in found) candidates.push(found);
        else candidates.push(...found);
      }
    });
    return { candidates, directives, escapes };
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
        return uriMatcher(rule, (this.#schemes ??= namedSchemes(this.rules)));
      case 'generic':
        return genericMatcher(rule);
    }
  }
}

function namedSchemes(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(rules.flatMap((rule) => (rule.kind === 'uri' ? rule.schemes : [])));
}
