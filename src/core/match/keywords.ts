import { ESCAPE_WORDS } from '../decode/escapes.js';
import { DIRECTIVE } from '../directive.js';
import { spellingsOf } from '../names.js';
import { anchorTexts } from '../shape-facts.js';
import { seq, type Shape } from '../shape.js';
import type { Rule, TokenRule } from '../rule.js';

/** @returns the value's shape with what must stand right before it */
export function leadAndShape({ lead, shape }: TokenRule): Shape {
  return lead === undefined ? shape : seq(lead, shape);
}

/** @returns the texts that the prefilter looks for on the rule's behalf: ASCII, in upper and lower case alike */
export function keywordsOf(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'token':
      return anchorTexts(leadAndShape(rule));
    case 'pair':
      return anchorTexts(rule.partner);
    case 'block':
      return anchorTexts(rule.begin);
    case 'uri':
      return rule.schemes.length === 0 ? ['://'] : rule.schemes.map((scheme) => `${scheme}://`);
    case 'assigned':
    case 'generic':
      return rule.context.flatMap(spellingsOf);
  }
}

/** Who looks at a keyword's occurrences: a rule by its number, and the keyword's number among the rule's. */
export type Looker = readonly [rule: number, keyword: number];

/** What the prefilter looks for, and on whose behalf; plain data, so that the build can put it into the program. */
export interface KeywordTable {
  /** In lower case, each once. */
  readonly texts: readonly string[];
  /** Beside each text. */
  readonly lookers: readonly (readonly Looker[])[];
}

/** @returns the keywords of all rules, and the words of directives and escapes, at which no rule looks */
export function keywordTableOf(rules: readonly Rule[]): KeywordTable {
  const lookers = new Map<string, Looker[]>([DIRECTIVE, ...ESCAPE_WORDS].map((word) => [word, []]));
  for (const [number, rule] of rules.entries()) {
    for (const [keyword, text] of keywordsOf(rule).entries()) {
      const lower = text.toLowerCase();
      const known = lookers.get(lower);
      if (known === undefined) lookers.set(lower, [[number, keyword]]);
      else known.push([number, keyword]);
    }
  }
  return { texts: [...lookers.keys()], lookers: [...lookers.values()] };
}
