import type { Finding } from '../core/finding.js';
import type { Privilege } from '../core/rule.js';
import { bytePath } from '../core/byte-path.js';
import { quotePathspec } from '../core/shell-quote.js';
import { escapeControls } from './escape.js';
import { commentIn, readsVariable } from './language.js';
import { keepEnd, keepStart, labelled } from './layout.js';
import type { Paint } from './paint.js';

const REACH: Readonly<Record<Privilege, string>> = {
  admin: 'admin: it can do everything its account can',
  broad: 'broad: it reaches most of its account',
  scoped: 'scoped: it reaches what it was made for',
  publishable: 'publishable: it is made to be seen',
  unknown: 'not known from its form',
};

/** @returns a finding as people read it: the place, the masked line, how sure and why, and what to do */
export function prettyFinding(finding: Finding, blocks: boolean, paint: Paint, width: number): string {
  const { rule, path, line, column } = finding;
  const what = `${rule.provider} ${rule.title}${rule.mode === undefined ? '' : ` (${rule.mode} mode)`}`;
  const row = (label: string, text: string): string => labelled(label, text, width);
  const rows = [
    `${paint('bold', `${escapeControls(path)}:${line}:${column}`)}  ${paint(blocks ? 'red' : 'yellow', what)}`,
    marked(finding, paint, width),
    row('how sure', `${finding.confidence}, because ${finding.notes.join('; ')}`),
    row('it can do', REACH[finding.privilege]),
    ...(finding.clientSide
      ? [row('exposed', 'this file or variable is sent to browsers, where anybody can read it')]
      : []),
    row('do now', doNow(finding)),
    ...(rule.rotate === undefined ? [] : [row('if pushed', ifPushed(rule.rotate))]),
    row('not secret?', setAside(finding)),
  ];
  return rows.join('\n');
}

/** The line with its secrets masked, cut to the width, and marks below the value. */
function marked({ excerpt, line }: Finding, paint: Paint, width: number): string {
  const gutter = `  ${line} | `;
  const room = Math.max(20, width - gutter.length - excerpt.masked.length);
  const after = keepStart(escapeControls(excerpt.after), Math.max(10, Math.floor(room / 3)));
  const before = keepEnd(escapeControls(excerpt.before).trimStart(), Math.max(10, room - [...after].length));
  const blank = ' '.repeat(gutter.length + [...before].length);
  return `${paint('dim', gutter)}${before}${paint('bold', excerpt.masked)}${after}\n${blank}${paint('red', '^'.repeat(excerpt.masked.length))}`;
}

function doNow({ rule, path, privilege }: Finding): string {
  const unstage = `or unstage the file: git reset -q -- ${quotePathspec(bytePath(path))}`;
  if (privilege === 'publishable') return `nothing, if it is meant to be public; ${unstage}`;
  if (rule.kind === 'block') return `keep the key outside the repository and load it from there; ${unstage}`;
  const name = rule.env;
  if (name === undefined)
    return `take it out of the file, keep it in an environment variable or a secret manager and stage again; ${unstage}`;
  const read = readsVariable(path, name);
  return `set it as ${name} in an ignored .env${read === undefined ? '' : `, read it with ${read}`} and stage again; ${unstage}`;
}

function ifPushed({ how, url }: { readonly how: string; readonly url?: string }): string {
  return url === undefined ? how : `${how}: ${url}`;
}

function setAside({ rule, path }: Finding): string {
  const comment = commentIn(path, `check-staged-ignore ${rule.id} -- why`);
  if (comment !== undefined) return `say so on the line above: ${comment}`;
  return `the format has no comments: add the path to "ignorePaths" in check-staged.config.json`;
}
