import type { Source } from './source.js';

/** How far the comment's beginning is looked for, in bytes. */
const LONGEST = 8000;
const INDENT = 100;

/**
 * @returns whether a place stands on a line of a block comment that begins with an asterisk, as comments do that document
 *   code
 */
export function inDocComment(source: Source, offset: number): boolean {
  const start = source.lineStart(source.lineOf(offset) - 1);
  const line = source.text(start, Math.min(offset, start + INDENT)).trimStart();
  if (!line.startsWith('*') || line.startsWith('*/')) return false;
  const before = source.text(offset - LONGEST, offset);
  return before.lastIndexOf('/*') > before.lastIndexOf('*/');
}
