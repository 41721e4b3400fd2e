import { DIRECTIVE } from '../directive.js';
import { isSecretWord, spellingsOf } from '../names.js';
import { indexOf, type KeywordIndex } from '../prefilter.js';
import { anchorTexts } from '../shape-facts.js';
import { seq, type Shape } from '../shape.js';
import type { Rule, TokenRule } from '../rule.js';
import { everyRule, type RuleBook } from '../rule-book.js';

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

/** @returns the contexts of a rule that name a service rather than a secret: those tell a value also from nearby */
export function namesOfService(rule: Rule): readonly string[] {
  return rule.kind === 'assigned' ? rule.context.filter((context) => !context.split('_').some(isSecretWord)) : [];
}

/** @returns where the keywords of all rules are looked up, and the word of directives, at which no rule looks */
export function keywordTableOf(rules: RuleBook): KeywordIndex {
  const lookers = new Map<string, string[]>([[DIRECTIVE, []]]);
  const note = (text: string, looker: string): void => {
    const lower = text.toLowerCase();
    const known = lookers.get(lower);
    if (known === undefined) lookers.set(lower, [looker]);
    else if (!known.includes(looker)) known.push(looker);
  };
  for (const [number, rule] of everyRule(rules).entries()) {
    for (const [keyword, text] of keywordsOf(rule).entries()) note(text, `${number}.${keyword}`);
    for (const context of namesOfService(rule)) for (const text of spellingsOf(context)) note(text, `${number}`);
  }
  return indexOf(lookers);
}
