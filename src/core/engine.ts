import { DIRECTIVE } from './directive.js';
import { assignedMatcher } from './match/assigned.js';
import { blockMatcher } from './match/block.js';
import { genericMatcher } from './match/generic.js';
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
}

/** Who looks at a keyword's occurrences: a matcher, and the keyword's number there. */
type Looker = readonly [matcher: Matcher, keyword: number];

/** Rules made ready to match; made once and used for every document. */
export class Engine {
  readonly #prefilter: Prefilter;
  readonly #lookers: readonly (readonly Looker[])[];
  readonly #directive: number;

  constructor(readonly rules: readonly Rule[]) {
    const byKeyword = new Map<string, Looker[]>([[DIRECTIVE, []]]);
    for (const matcher of matchersOf(rules)) {
      for (const [number, text] of matcher.keywords.entries()) {
        const keyword = text.toLowerCase();
        const lookers = byKeyword.get(keyword);
        if (lookers === undefined) byKeyword.set(keyword, [[matcher, number]]);
        else if (!lookers.some(([other, n]) => other === matcher && matcher.keywords[n] === text))
          lookers.push([matcher, number]);
      }
    }
    const keywords = [...byKeyword.keys()];
    this.#directive = keywords.indexOf(DIRECTIVE);
    this.#lookers = [...byKeyword.values()];
    this.#prefilter = new Prefilter(keywords);
  }

  /** Looks at every place of the document where a keyword occurs. */
  look(source: Source): Hits {
    const candidates: Candidate[] = [];
    const directives: number[] = [];
    this.#prefilter.scan(source.bytes, (keyword, end) => {
      if (keyword === this.#directive) directives.push(end);
      for (const [matcher, number] of this.#lookers[keyword]!) {
        const found = matcher.find(source, end, number);
        if (found === undefined) continue;
        if ('rule' in found) candidates.push(found);
        else candidates.push(...found);
      }
    });
    return { candidates, directives };
  }
}

function matchersOf(rules: readonly Rule[]): readonly Matcher[] {
  const named = new Set(rules.flatMap((rule) => (rule.kind === 'uri' ? rule.schemes : [])));
  return rules.map((rule) => {
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
        return uriMatcher(rule, named);
      case 'generic':
        return genericMatcher(rule);
    }
  });
}
