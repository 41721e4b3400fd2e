import type { Source } from './source.js';

/** How far the comment's beginning is looked for, in bytes. */
const LONGEST = 8000;
const ASTERISK = 0x2a;
const SLASH = 0x2f;

/**
 * @returns whether a place stands on a line of a block comment that begins with an asterisk, as comments do that document
 *   code
 */
export function inDocComment(source: Source, offset: number): boolean {
  const lineStart = source.lineStart(source.lineOf(offset) - 1);
  if (offset - lineStart > LONGEST) return false;
  const first = firstVisible(source.bytes, lineStart, offset);
  if (source.bytes[first] !== ASTERISK || first >= offset || source.bytes[first + 1] === SLASH) return false;
  const opened = source.lastBefore('/*', offset);
  return opened > source.lastBefore('*/', offset) && offset - opened <= LONGEST;
}

function firstVisible(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++;
  return at;
}
