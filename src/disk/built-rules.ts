import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeywordIndex } from '../core/keyword-index.js';
import { WrittenBook, type RuleBook } from '../core/rule-book.js';
import { cannotScan } from '../errors.js';

// The built-in rules as the build writes them; it puts this file in the place of `rules/book.ts`, and these values in.

/** How many rules there are. */
declare const RULES: number;
/** Where the files are, from this one: the rules, and their keywords as JSON. */
declare const RULES_FILE: string;
declare const KEYWORDS_FILE: string;

function readBuilt(file: string): Buffer {
  const path = join(import.meta.dirname, file);
  try {
    return readFileSync(path);
  } catch {
    throw cannotScan(`the rules of check-staged cannot be read: ${path}`, 'install check-staged again');
  }
}

const book = new WrittenBook(RULES, () => readBuilt(RULES_FILE));

export const ruleBook: RuleBook = book;
/** Not in the program itself: a file of its own takes less time to read than a literal to compile. */
export const keywords = (): KeywordIndex => JSON.parse(readBuilt(KEYWORDS_FILE).toString('latin1')) as KeywordIndex;

export function ruleExists(id: string): boolean {
  return book.has(id);
}
