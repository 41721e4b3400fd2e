import type { ChangedConfig } from '../core/config-change.js';
import { escapeControls } from './escape.js';
import type { JsonReport } from './json.js';

/** What was let through: a place, and what is there. */
type Row = readonly [place: string, what: string];

/** Nobody reads further. */
const MOST_SHOWN = 20;

/** @returns how a change touches the configuration it is checked by, and what that lets through */
export function changedConfigText({ note, changes, letThrough }: ChangedConfig): string {
  return text(note, changes, [
    ...letThrough.findings.map(({ path, line, column, rule, secret }): Row => [
      `${path}:${line}:${column}`,
      `${rule.id}  ${secret.masked}`,
    ]),
    ...letThrough.policy.map(({ path, message }): Row => [path, message]),
  ]);
}

/** @returns the same of a JSON report */
export function listedConfigText({ note, changes, letThrough }: NonNullable<JsonReport['configuration']>): string {
  return text(note, changes, [
    ...letThrough.findings.map(({ path, line, column, ruleId, masked }): Row => [
      `${path}:${line}:${column}`,
      `${ruleId}  ${masked}`,
    ]),
    ...letThrough.policy.map(({ path, message }): Row => [path, message]),
  ]);
}

function text(note: string, changes: readonly { readonly text: string }[], passed: readonly Row[]): string {
  const more = passed.length - MOST_SHOWN;
  const lines = [
    `configuration: ${note}`,
    ...changes.map((change) => `  ${change.text}`),
    ...(passed.length === 0 ? [] : ['let through because of it:']),
    ...passed.slice(0, MOST_SHOWN).map(([place, what]) => `  ${place}  ${what}`),
    ...(more > 0 ? [`  … and ${more} more: --format json lists them`] : []),
  ];
  return lines.map(escapeControls).join('\n');
}
