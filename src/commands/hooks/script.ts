import { isOurs } from './line.js';

/** Ends a script early, so that what follows would not always run; `exec </dev/tty` only redirects. */
const LEAVES = /(?:^|[\s;&|{(])(?:exec\s+[^\s<>&]|return\b|exit\b)/;
/** Endings that refuse the commit anyway. */
const FAILS = /\|\|\s*exit(?:\s+\$\?)?(?=\s*(?:$|[;})]))|\bexit\s+[1-9]/g;
const SHELL = /^#!\s*(?:\S*\/)?(?:env\s+(?:-S\s+)?(?:\S*\/)?)?(?:ba|da|a|k|mk|z)?sh(?:\s|$)/;

/** @returns whether a hook is one for a POSIX-like shell: git hands a hook without `#!` to sh */
export function isShell(text: string): boolean {
  return !text.startsWith('#!') || SHELL.test(text);
}

/**
 * Puts the line before the hook's own commands, below `#!`, the comment that follows, and what starts husky 8. A line of
 * ours that is there already is replaced where it stands.
 */
export function addFirst(text: string, line: string): string {
  const lines = linesOf(text);
  return replaceOurs(lines, line) ?? insertAt(lines, afterHead(lines), line, text);
}

/**
 * Puts the line after the hook's own commands, since these may stage more: before a closing `exit` or `exec`. Where the
 * hook may end earlier, the line goes first, so that nothing passes it by.
 */
export function addLast(text: string, line: string): string {
  const lines = linesOf(text);
  return replaceOurs(lines, line) ?? insertAt(lines, lastPlace(lines), line, text);
}

/** @returns the hook without any line of ours; exactly what it was before one was added */
export function takeOut(text: string): string {
  const lines = linesOf(text);
  const kept = lines.filter((each) => !isOurs(each)).join('');
  return isOurs(lines.at(-1) ?? '') && !text.endsWith('\n') ? kept.replace(/\r?\n$/, '') : kept;
}

/** @returns whether nothing but our line, comments and what starts husky 8 is in a hook, so that nothing can end it early */
export function isPlain(text: string): boolean {
  const own = linesOf(takeOut(text)).filter((each) => code(each).trim() !== '');
  return own.every((each) => /^\s*(?:\.|source)\s.*husky\.sh/.test(each));
}

/** @returns whether a hook does nothing: only `#!` and blank lines are left */
export function isIdle(text: string): boolean {
  return linesOf(text).every((each, index) => each.trim() === '' || (index === 0 && each.startsWith('#!')));
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function replaceOurs(lines: readonly string[], line: string): string | undefined {
  if (!lines.some(isOurs)) return undefined;
  return lines.map((each) => (isOurs(each) ? line + /\r?\n?$/.exec(each)![0] : each)).join('');
}

/** The line ends in a comment, so that the carriage return of a file with Windows line endings does not reach sh. */
function insertAt(lines: readonly string[], index: number, line: string, text: string): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const head = lines.slice(0, index).join('');
  if (head !== '' && !head.endsWith('\n')) return head + end + line;
  return head + line + end + lines.slice(index).join('');
}

function afterHead(lines: readonly string[]): number {
  let index = lines.findIndex((each) => !each.startsWith('#'));
  if (index < 0) return lines.length;
  const husky = lines.findIndex((each) => /^\s*(?:\.|source)\s.*husky\.sh/.test(each));
  if (husky >= index) index = husky + 1;
  return index;
}

function lastPlace(lines: readonly string[]): number {
  const leaving = lines.findIndex((each) => LEAVES.test(code(each).replaceAll(FAILS, '')));
  const before = lines.slice(0, leaving < 0 ? lines.length : leaving).findLast((each) => each.trim() !== '') ?? '';
  if (/(?:\\|&&|\|)\s*$/.test(before)) return afterHead(lines);
  if (leaving < 0) return lines.length;
  const closing = /^\S/.test(lines[leaving]!) && /^(?:exit|exec)\b/.test(lines[leaving]!);
  const nothingAfter = lines.slice(leaving + 1).every((each) => code(each).trim() === '');
  return closing && nothingAfter ? leaving : afterHead(lines);
}

function code(line: string): string {
  return line.replace(/(?:^|\s)#.*$/s, '');
}
