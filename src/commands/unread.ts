import type { Outcome } from '../context.js';
import { escapeControls } from '../report/escape.js';
import { counted } from '../report/layout.js';
import type { Unread } from './audit/batch.js';

const MOST = 20;

/**
 * What could not be read must not pass for clean.
 *
 * @returns the outcome that also names it, with exit code 3, or 2 where an archive breaks a limit
 */
export function withUnread(outcome: Outcome, { unread }: { readonly unread: readonly Unread[] }): Outcome {
  if (unread.length === 0) return outcome;
  const broken = unread.filter(({ limit }) => limit === true);
  const others = unread.filter(({ limit }) => limit !== true);
  const told =
    (outcome.stderr ?? '') +
    (broken.length === 0 ? '' : bombText(broken)) +
    (others.length === 0 ? '' : unreadText(others));
  return { ...outcome, stderr: told, exitCode: outcome.exitCode === 2 || broken.length > 0 ? 2 : 3 };
}

function unreadText(unread: readonly Unread[]): string {
  return `check-staged: ${counted(unread.length, 'path')} could not be read, so not everything was scanned\n${rows(unread)}`;
}

function bombText(broken: readonly Unread[]): string {
  const [{ path, reason }] = broken as readonly [Unread];
  const rest = broken.slice(1);
  const more = rest.length === 0 ? '' : `, and ${rest.length} more like it`;
  return `check-staged: ${escapeControls(path)} was not read whole: ${escapeControls(reason)}${more}\n${rows(rest)}  unpack it where that is safe and audit the folder, or name it in "ignorePaths"\n`;
}

function rows(unread: readonly Unread[]): string {
  const some = unread
    .slice(0, MOST)
    .map(({ path, reason }) => `  ${escapeControls(path)}: ${escapeControls(reason)}\n`);
  return `${some.join('')}${unread.length > MOST ? `  … and ${unread.length - MOST} more\n` : ''}`;
}
