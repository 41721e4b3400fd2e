import { readFileSync } from 'node:fs';
import type { KeywordIndex } from '../core/keyword-index.js';
import { WrittenBook, type RuleBook } from '../core/rule-book.js';
import { cannotScan } from '../errors.js';
import { installedFile } from './installed.js';

// The built-in rules as the build writes them; it puts this file in the place of `rules/book.ts`, and these values in.

/** How many rules there are. */
declare const RULES: number;
/** The files' names: the rules, and their keywords as JSON. */
declare const RULES_FILE: string;
declare const KEYWORDS_FILE: string;
/** How many bytes they have. */
declare const RULES_SIZE: number;
declare const KEYWORDS_SIZE: number;
/** A digest of all that findings follow from. */
declare const BUILD: string;

function readBuilt(file: string, size: number): Buffer {
  const path = installedFile(file);
  const bytes = bytesOf(path);
  // A part of the rules would pass what the rest would find.
  if (bytes?.length === size) return bytes;
  const state = bytes === undefined ? 'cannot be read' : 'are damaged';
  throw cannotScan(`the rules of check-staged ${state}: ${path}`, 'install check-staged again');
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

const book = new WrittenBook(RULES, () => readBuilt(RULES_FILE, RULES_SIZE));

export const ruleBook: RuleBook = book;
/** Not in the program itself: a file of its own takes less time to read than a literal to compile. */
export const keywords = (): KeywordIndex =>
  JSON.parse(readBuilt(KEYWORDS_FILE, KEYWORDS_SIZE).toString('latin1')) as KeywordIndex;

export function ruleExists(id: string): boolean {
  return book.has(id);
}

export function rulesIdentity(): string {
  return BUILD;
}
