import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeywordIndex } from '../core/keyword-index.js';
import { WrittenBook, type RuleBook } from '../core/rule-book.js';
import { cannotScan } from '../errors.js';

// The built-in rules as the build writes them; it puts this file in the place of `rules/book.ts`, and these values in.

/** How many rules there are. */
declare const RULES: number;
/** Where their file is, from this one. */
declare const RULES_FILE: string;
/** The keywords of all rules, as JSON. */
declare const KEYWORDS: string;

function readRules(): Buffer {
  const path = join(import.meta.dirname, RULES_FILE);
  try {
    return readFileSync(path);
  } catch {
    throw cannotScan(`the rules of check-staged cannot be read: ${path}`, 'install check-staged again');
  }
}

const book = new WrittenBook(RULES, readRules);

export const ruleBook: RuleBook = book;
export const keywords = JSON.parse(KEYWORDS) as KeywordIndex;

export function ruleExists(id: string): boolean {
  return book.has(id);
}
