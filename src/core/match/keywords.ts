import { ESCAPE_WORDS } from '../decode/words.js';
import { containerFormats } from '../container/formats.js';
import { writtenMarks } from '../container/written.js';
import { DIRECTIVE } from '../directive-word.js';
import { foreignKeywords } from '../foreign-names.js';
import { isSecretWord, spellingsOf, spellingsOfEnding } from '../names.js';
import { EXACT, extendedIndex, indexOf, spellable, SPELLED, type KeywordIndex } from '../keyword-index.js';
import { anchorTexts } from '../shape-facts.js';
import type { AnyRule, GenericRule } from '../rule.js';
import { everyRule, type RuleBook } from '../rule-book.js';
import { callUsages } from '../usage/call.js';
import { commandUsages } from '../usage/usage.js';
import { fileTableOf } from './file-index.js';
import { MANIFEST_KINDS } from './manifest.js';
import { leadAndShape } from './lead.js';

/** @returns the texts that the prefilter looks for on the rule's behalf: ASCII; names in upper and lower case alike; none where a path decides */
export function keywordsOf(rule: AnyRule): readonly string[] {
  switch (rule.kind) {
    case 'token':
      return anchorTexts(leadAndShape(rule));
    case 'pair':
      return anchorTexts(rule.partner);
    case 'block':
      return anchorTexts(rule.begin);
    case 'container':
      return writtenMarks(containerFormats[rule.format]).map(({ text }) => text);
    case 'uri':
      return rule.schemes.length === 0 ? ['://'] : rule.schemes.map((scheme) => `${scheme}://`);
    case 'assigned':
      return rule.context.flatMap(spellingsOf);
    case 'generic':
      return [...rule.context.flatMap(spellingsOf), ...otherNames(rule)];
    case 'command':
      return [...commandUsages(rule.usages).keys()];
    case 'call':
      return [...callUsages(rule.usages).keys()];
    case 'pattern':
      return rule.keywords;
    case 'manifest':
      return MANIFEST_KINDS;
    case 'file':
      return [];
  }
}

/** What the names of a rule are found by besides their words in ASCII. */
const otherNames = ({ endings = [], foreign = [] }: GenericRule): readonly string[] => [
  ...endings.flatMap(spellingsOfEnding),
  ...foreign.flatMap(foreignKeywords),
];

/** Names and schemes are written in either case, formats in one. */
const EXACTLY: ReadonlySet<AnyRule['kind']> = new Set([
  'token',
  'pair',
  'block',
  'container',
  'command',
  'call',
  'manifest',
]);
const isExact = ({ kind }: AnyRule): boolean => EXACTLY.has(kind);

/** @returns the contexts of a rule that name a service rather than a secret: those tell a value also from nearby */
export function namesOfService(rule: AnyRule): readonly string[] {
  return rule.kind === 'assigned' ? rule.context.filter((context) => !context.split('_').some(isSecretWord)) : [];
}

/** @returns where the keywords of all rules are looked up, and the words of directives and escapes, at which no rule looks */
export function keywordTableOf(rules: RuleBook<AnyRule>): KeywordIndex {
  const words = [DIRECTIVE, ...ESCAPE_WORDS].map((word) => [word, word === word.toLowerCase() ? [] : [EXACT]] as const);
  const all = everyRule(rules);
  const files = all.flatMap((rule, number) => (rule.kind === 'file' ? [[number, rule.files] as const] : []));
  return { ...indexOf([...words, ...tagged(all, 0)]), files: fileTableOf(files) };
}

/** @returns the table with the keywords of more rules, which are numbered from `first` */
export function withKeywordsOf(table: KeywordIndex, rules: readonly AnyRule[], first: number): KeywordIndex {
  return { ...table, ...extendedIndex(table, tagged(rules, first)) };
}

/** Of characters, only so many get numbers of their own: those of text come first. */
const isText = ([text]: readonly [string, readonly string[]]): boolean => /^[\x20-\x7e]*$/.test(text);

/** The keywords of rules, each with what `indexOf` wants to know. */
function tagged(rules: readonly AnyRule[], first: number): readonly (readonly [string, readonly string[]])[] {
  const keywords = new Map<string, [string, Set<string>]>();
  const note = (mark: string, text: string, looker: string): void => {
    const [, lookers] = keywords.get(mark + text) ?? [text, new Set(mark === '' ? [] : [mark])];
    keywords.set(mark + text, [text, lookers.add(looker)]);
  };
  const noteContext = (context: string, looker: string): void => {
    if (spellable(context)) note(SPELLED, context, looker);
    else for (const text of spellingsOf(context)) note('', text, looker);
  };
  for (const [i, rule] of rules.entries()) {
    const number = first + i;
    if ('context' in rule) for (const context of rule.context) noteContext(context, `${number}.0`);
    else
      for (const [keyword, text] of keywordsOf(rule).entries())
        note(isExact(rule) ? EXACT : '', isExact(rule) ? text : text.toLowerCase(), `${number}.${keyword}`);
    if (rule.kind === 'generic') for (const text of otherNames(rule)) note('', text, `${number}.0`);
    for (const context of namesOfService(rule)) noteContext(context, `${number}`);
  }
  const entries = [...keywords.values()].map(([text, lookers]): readonly [string, readonly string[]] => [
    text,
    [...lookers],
  ]);
  return entries.toSorted((a, b) => Number(isText(b)) - Number(isText(a)));
}
