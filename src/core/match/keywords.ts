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
