import type { Source } from './source.js';

/** How far the comment's beginning is looked for, in bytes. */
const LONGEST = 8000;

/**
 * @returns whether a place stands on a line of a block comment that begins with an asterisk, as comments do that document
 *   code
 */
export function inDocComment(source: Source, offset: number): boolean {
  const before = source.text(offset - LONGEST, offset);
  const line = before.slice(before.lastIndexOf('\n') + 1).trimStart();
  if (!line.startsWith('*') || line.startsWith('*/')) return false;
  return before.lastIndexOf('/*') > before.lastIndexOf('*/');
}
