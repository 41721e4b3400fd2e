import type { ByteRange } from './document.js';
import type { Source } from './source.js';

/** A comment that begins with a word. */
export interface Comment {
  readonly line: number;
  /** What is glued to the word: `-start`, `-end` or nothing. */
  readonly suffix: string;
  /** What the comment says behind the word. */
  readonly text: string;
  /** Whether the line holds nothing else. */
  readonly alone: boolean;
}

/** Shows a part of a line without the secrets in it. */
export type Show = (range: ByteRange) => string;

/** What opens a comment, in whatever language, right before the word. */
const OPENER = /(?:\/\/+!?|\/\*+|#+|<!--|\{\{!(?:--)?|@\*|--|;+|%+|\bREM|\(\*)[ \t]*$/i;
/** Within a comment of several lines, as editors continue it. */
const CONTINUED = /^\s*\*[ \t]+$/;
const CLOSERS: Readonly<Record<string, RegExp>> = {
  '/*': /\*\//,
  '*': /\*\//,
  '<!--': /-->/,
  '{{!': /(?:--)?\}\}/,
  '(*': /\*\)/,
  '@*': /\*@/,
  '#': /#\}|%>/,
  '%': /%>/,
};
/** What may stand around a comment that has the line for itself: JSX and template braces. */
const AROUND = /^[\s{}<%>]*$/;
const LONGEST = 2000;

/**
 * @param start where the word stands
 * @returns the comment that begins with the word; nothing where the word is text, or a comment in quotes
 */
export function commentAt(source: Source, start: number, word: string, show: Show): Comment | undefined {
  const end = start + word.length;
  if (source.text(start, end) !== word || (!OPENER.test(source.text(start - 12, start)) && !continuedAt(source, start)))
    return undefined;
  const line = source.lineOf(start);
  const lineStart = source.lineStart(line - 1);
  const head = source.text(Math.max(lineStart, start - LONGEST), start);
  const opener = OPENER.exec(head)?.[0] ?? CONTINUED.exec(head)?.[0];
  if (opener === undefined) return undefined;
  const tail = show({ start: end, end: Math.min(source.lineStart(line), end + LONGEST) });
  const [, suffix = '', said] = /^(-start|-end)?(?![\w-])[ \t:]*([^\r\n]*)/.exec(tail) ?? [];
  const lead = head.slice(0, head.length - opener.length);
  if (said === undefined || inQuotes(lead, tail)) return undefined;
  const [text, rest] = cut(said, opener);
  return { line, suffix, text, alone: start - lineStart <= LONGEST && AROUND.test(lead) && AROUND.test(rest) };
}

function continuedAt(source: Source, start: number): boolean {
  return source.bytes[start - 1] === 0x20 && /\*[ \t]+$/.test(source.text(start - 12, start));
}

/** Parts what a comment says from what follows its end on the line. */
function cut(said: string, opener: string): readonly [text: string, rest: string] {
  const bare = opener.trim();
  const kind = Object.keys(CLOSERS).find((start) => bare.startsWith(start));
  const close = kind === undefined ? null : CLOSERS[kind]!.exec(said);
  return close === null
    ? [said.trimEnd(), '']
    : [said.slice(0, close.index).trimEnd(), said.slice(close.index + close[0].length)];
}

/** Whether a string that opens ahead of a place closes behind it; an apostrophe within a word opens none. */
function inQuotes(ahead: string, behind: string): boolean {
  let open = '';
  for (let i = 0; i < ahead.length; i++) {
    const char = ahead[i]!;
    if (char === '\\') i++;
    else if (open !== '') open = char === open ? '' : open;
    else if (char === '"' || char === '`' || (char === "'" && !/\w/.test(ahead[i - 1] ?? ''))) open = char;
  }
  return open !== '' && behind.includes(open);
}
