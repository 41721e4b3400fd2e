import type { Finding } from '../core/finding.js';
import { escapeControls } from './escape.js';

/** Nobody reads further. */
const MOST_SHOWN = 20;

const WHY =
  'Values that only their place gives away do not block where values are usually made up: in tests, examples and documentation.';
const HOW = 'Take out what is real. "strict" in the configuration makes such paths block, --verbose shows more.';

/** @returns warnings for people, one line each; empty where there are none */
export function warningLines(warnings: readonly Finding[]): string {
  if (warnings.length === 0) return '';
  const more = warnings.length - MOST_SHOWN;
  return [
    'warnings:',
    ...warnings.slice(0, MOST_SHOWN).map(line),
    ...(more > 0 ? [`  … and ${more} more: --format json lists them`] : []),
    ...(warnings.some(({ cap }) => cap !== undefined) ? [`  ${WHY}`, `  ${HOW}`] : []),
  ].join('\n');
}

function line({ path, line: row, column, rule, excerpt, confidence, history }: Finding): string {
  const came = history?.commit === undefined ? '' : `, in commit ${history.commit.slice(0, 7)}`;
  const issuer = rule.provider === 'Any' ? '' : `${rule.provider} `;
  return `  ${escapeControls(path)}:${row}:${column}  ${issuer}${rule.title} ${excerpt.masked} (${confidence}${came})`;
}
