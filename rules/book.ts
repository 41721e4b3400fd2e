import type { KeywordIndex } from '../src/core/keyword-index.js';
import type { RuleBook } from '../src/core/rule-book.js';
import { rules } from './index.js';

// What the program has the built-in rules from. The build puts `src/disk/built-rules.ts` in its place, which has them from
// a file that the build wrote: making 900 rules at every start would take longer than a commit's check.

/** The built-in rules by number. */
export const ruleBook: RuleBook = rules;

/** @returns their keywords; nothing where the engine works them out */
export const keywords = (): KeywordIndex | undefined => undefined;

const ids = new Set(rules.map(({ id }) => id));

/** @returns whether a built-in rule has the id */
export function ruleExists(id: string): boolean {
  return ids.has(id);
}

/** @returns what names the rules and the way they are applied: another name, other findings */
export function rulesIdentity(): string {
  return 'as in the source';
}
