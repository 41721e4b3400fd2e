import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { KeywordIndex } from '../core/keyword-index.js';
import { WrittenBook, type RuleBook } from '../core/rule-book.js';
import { cannotScan } from '../errors.js';
import { installedFile } from './installed.js';

// The built-in rules as the build writes them; it puts this file in the place of `rules/book.ts`, and these values in.

/** How many rules there are. */
declare const RULES: number;
/** The files' names: the rules, and their keywords. */
declare const RULES_FILE: string;
declare const KEYWORDS_FILE: string;
/** How many bytes they have. */
declare const RULES_SIZE: number;
declare const KEYWORDS_SIZE: number;
/** A digest of all that findings follow from. */
declare const BUILD: string;

const LINE_FEED = 0x0a;

/** What the file of keywords begins with: a line of JSON. The lists of the keywords follow, one byte a character. */
interface Table {
  /** Where each rule begins in its file, and where the last one ends. */
  readonly starts: readonly number[];
  readonly keywords: Omit<KeywordIndex, 'lists'>;
}

let table: { readonly starts: readonly number[]; readonly keywords: KeywordIndex } | undefined;
let rulesFile: number | undefined;

/** A part of the rules would pass what the rest would find. */
function unusable(file: string, state: 'cannot be read' | 'are damaged'): Error {
  return cannotScan(`the rules of check-staged ${state}: ${installedFile(file)}`, 'install check-staged again');
}

/** @returns a file descriptor, which stays open until the process ends */
function openBuilt(file: string, size: number): number {
  let opened: number;
  let found: number;
  try {
    opened = openSync(installedFile(file), 'r');
    found = fstatSync(opened).size;
  } catch {
    throw unusable(file, 'cannot be read');
  }
  if (found !== size) throw unusable(file, 'are damaged');
  return opened;
}

function readPart(file: string, opened: number, start: number, end: number): Buffer {
  const bytes = Buffer.allocUnsafe(end - start);
  let read: number;
  try {
    read = readSync(opened, bytes, 0, bytes.length, start);
  } catch {
    throw unusable(file, 'cannot be read');
  }
  if (read !== bytes.length) throw unusable(file, 'are damaged');
  return bytes;
}

function readTable(): NonNullable<typeof table> {
  const opened = openBuilt(KEYWORDS_FILE, KEYWORDS_SIZE);
  const bytes = readPart(KEYWORDS_FILE, opened, 0, KEYWORDS_SIZE);
  closeSync(opened);
  const end = bytes.indexOf(LINE_FEED);
  const { starts, keywords: index } = JSON.parse(bytes.toString('latin1', 0, end)) as Table;
  return { starts, keywords: { ...index, lists: bytes.toString('latin1', end + 1) } };
}

const book = new WrittenBook(RULES, {
  starts: () => (table ??= readTable()).starts,
  part: (start, end) => readPart(RULES_FILE, (rulesFile ??= openBuilt(RULES_FILE, RULES_SIZE)), start, end),
});

export const ruleBook: RuleBook = book;
/** Not in the program itself: a file of its own takes less time to read than a literal to compile. */
export const keywords = (): KeywordIndex => (table ??= readTable()).keywords;

export function ruleExists(id: string): boolean {
  return book.has(id);
}

export function rulesIdentity(): string {
  return BUILD;
}
