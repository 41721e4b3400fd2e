import type { Outcome } from '../context.js';
import type { Skipped } from '../core/report.js';
import { escapeControls } from '../report/escape.js';
import { counted } from '../report/layout.js';

const MOST = 20;

/** @returns the outcome with what could not be read, which must not pass for clean: exit code 3 */
export function withUnread(outcome: Outcome, { unread }: { readonly unread: readonly Skipped[] }): Outcome {
  if (unread.length === 0) return outcome;
  const rows = unread
    .slice(0, MOST)
    .map(({ path, reason }) => `  ${escapeControls(path)}: ${escapeControls(reason)}\n`);
  const more = unread.length > MOST ? `  … and ${unread.length - MOST} more\n` : '';
  const told = `check-staged: ${counted(unread.length, 'path')} could not be read, so not everything was scanned\n${rows.join('')}${more}`;
  return { ...outcome, stderr: (outcome.stderr ?? '') + told, exitCode: outcome.exitCode === 2 ? 2 : 3 };
}
