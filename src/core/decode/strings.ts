import type { Escape } from './escape.js';
import { isNear } from './nearby.js';

const BACKSLASH = 0x5c;
const COLON = 0x3a;
const QUOTE = '\\"';
/** How deep strings are nested in strings that are still read, in backslashes ahead of a sign. */
const DEEPEST = 7;

/** What the character behind a backslash stands for (RFC 8259, 7); other escapes have readers of their own. */
const MEANINGS: ReadonlyMap<number, number> = new Map(
  Object.entries({ '"': '"', "'": "'", '/': '/', n: '\n', r: '\r', t: '\t' }).map(
    ([written, meant]) => [written.charCodeAt(0), meant.charCodeAt(0)] as const,
  ),
);

/** Reads the escape of a quote, a slash, a backslash, a tab or a line's end. */
export function stringEscape(bytes: Buffer, at: number): Escape | undefined {
  if (bytes[at] !== BACKSLASH) return undefined;
  let letter = at + 1;
  while (letter < at + DEEPEST && bytes[letter] === BACKSLASH) letter++;
  const meant = MEANINGS.get(bytes[letter] ?? 0);
  if (meant !== undefined) return { written: 'escaped-string', bytes: [meant], end: letter + 1 };
  return letter > at + 1 ? { written: 'escaped-string', bytes: [BACKSLASH], end: at + 2 } : undefined;
}

/**
 * @param keywords where keywords of rules end, rising: other strings hold nothing that is looked for
 * @returns where escaped quotes stand that open or close a key of JSON, or stand near a keyword
 */
export function escapedQuotes(bytes: Buffer, keywords: readonly number[]): readonly number[] {
  const offsets: number[] = [];
  for (let at = bytes.indexOf(QUOTE); at !== -1; at = bytes.indexOf(QUOTE, at + 2))
    if (bytes[at + 2] === COLON || isNear(keywords, at)) offsets.push(at);
  return offsets;
}
