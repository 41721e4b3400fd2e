import { relative, sep } from 'node:path';
import type { Edit } from '../../core/edit.js';
import { escapeControls } from '../../report/escape.js';
import type { Plan } from './manager.js';

/** @returns a path as the user knows it: below the top of the working tree, or in full outside of it */
export function shownPath(root: string, path: string): string {
  const below = relative(root, path);
  return escapeControls(below === '..' || below.startsWith(`..${sep}`) ? path : below);
}

/** @returns one line for each file of a plan; in a dry run, with the lines that would come and go */
export function tellPlan(root: string, { edits, unlock }: Plan, dryRun: boolean): string[] {
  const told = edits.flatMap((edit) => [
    `  ${shownPath(root, edit.path)}: ${escapeControls(edit.summary)}`,
    ...(dryRun ? tellLines(edit) : []),
  ]);
  return [
    ...told,
    ...unlock.map((path) => `  ${shownPath(root, path)}: made executable, since git passes over a hook that is not`),
  ];
}

/** The lines that differ, found by what both texts begin and end with. */
function tellLines({ before = '', after = '' }: Edit): string[] {
  const old = before.split(/\r?\n/);
  const now = after.split(/\r?\n/);
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const part = (lines: readonly string[], sign: string): string[] =>
    lines.slice(head, lines.length - tail).map((line) => `    ${sign} ${escapeControls(line)}`);
  return [...part(old, '-'), ...part(now, '+')];
}
