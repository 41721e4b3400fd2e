import ignore from 'ignore';
import { baseName, bytePath, shownPath, type BytePath } from './byte-path.js';
import { literalPattern, patternFor } from './gitignore-pattern.js';

const HEADING = '# Env files hold secrets and stay out of git (check-staged)';

/** What to add to one `.gitignore`, and the text that comes of it. */
export interface IgnorePlan {
  /** Patterns, in their order. */
  readonly added: readonly string[];
  readonly text: string;
}

/**
 * Plans the lines that make a `.gitignore` ignore env files. They go to its end, since the last match decides (git's
 * manual, "gitignore"), so that no `!.env` ahead of them undoes them; the text before stays as it is.
 *
 * @param text the file's; `undefined` where there is none
 * @param open env files it leaves open, or names it is to cover
 * @param templates files that must stay visible to git
 */
export function planProtection(
  text: string | undefined,
  open: readonly BytePath[],
  templates: readonly BytePath[],
): IgnorePlan {
  const patterns = neededPatterns(open);
  const visible = templates.map(baseName);
  // The template that comes next is most likely this one.
  if (patterns.includes('.env.*')) visible.push('.env.example');
  const hidden = [...new Set(visible)].filter((name) => covers(patterns, name)).toSorted();
  const added = [...patterns, ...hidden.map((name) => `!${literalPattern(name)}`)];
  return { added, text: append(text ?? '', added) };
}

/** @returns whether the patterns ignore a file of that name, as the `ignore` package reads them */
function covers(patterns: readonly string[], name: BytePath): boolean {
  return ignore({ ignorecase: false })
    .add([...patterns])
    .ignores(shownPath(name));
}

function neededPatterns(open: readonly BytePath[]): string[] {
  const patterns: string[] = [];
  for (const path of [...open].toSorted()) {
    const pattern = patternFor(path);
    if (!patterns.includes(pattern)) patterns.push(pattern);
  }
  return patterns;
}

function append(text: string, lines: readonly string[]): string {
  if (lines.length === 0) return text;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const head = text === '' || text === '\uFEFF' || text.endsWith('\n') ? text : text + end;
  return head + [...opening(head), ...lines, ''].join(end);
}

/** A blank line and the heading, unless the text ends with lines under that heading already. */
function opening(text: string): string[] {
  const paragraph = text
    .trimEnd()
    .split(/\r?\n\s*\n/)
    .at(-1);
  if (paragraph?.split(/\r?\n/).includes(HEADING)) return [];
  return text.trim() === '' ? [HEADING] : ['', HEADING];
}

/** @returns the text's bytes as UTF-8, `undefined` where they are none (PowerShell 5 writes `.gitignore` as UTF-16) */
export function ignoreText(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes).toString();
  return bytePath(text) === Buffer.from(bytes).toString('latin1') ? text : undefined;
}
