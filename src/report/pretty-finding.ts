import type { Finding, NameKind } from '../core/finding.js';
import { lesserOf } from '../core/lesser.js';
import { escapeControls } from './escape.js';
import { readsVariable } from './language.js';
import { keepEnd, keepStart, labelled, verbatim } from './layout.js';
import type { Paint } from './paint.js';
import {
  copy,
  messageRows,
  pushRows,
  type Row,
  say,
  stageCommand,
  suppressRows,
  unstageRows,
} from './pretty-advice.js';
import { REACH } from './reach.js';
import type { Advice } from './advice.js';
import type { Subject } from './formats.js';

/** How a finding is shown. */
export interface FindingStyle {
  readonly paint: Paint;
  readonly width: number;
  readonly subject: Subject;
  readonly advice: Advice;
  readonly messageFile: string | undefined;
  readonly fromDisk: boolean;
}

const WHERE_MADE_UP =
  ', since values at this path are usually made up, and only its place gives it away ("strict" in the configuration makes it block)';

/** @returns a finding as people read it: the place, the masked line, how sure and why, and what to do */
export function prettyFinding(finding: Finding, style: FindingStyle): string {
  const { paint, width, subject, advice } = style;
  const { rule, path, line, column, severity, cap } = finding;
  const issuer = rule.provider === 'Any' ? '' : `${rule.provider} `;
  const what = `${issuer}${rule.title}${rule.mode === undefined || rule.title.includes(rule.mode) ? '' : ` (${rule.mode} mode)`}`;
  const row = (label: string, text: string): string => labelled(label, text, width);
  const lesser = lesserOf(rule, finding.privilege);
  const rows = [
    `${paint('bold', `${escapeControls(path)}:${line}:${column}`)}  ${paint(severity === 'error' ? 'red' : 'yellow', what)}`,
    marked(finding, paint, width),
    row('how sure', `${finding.confidence}, because ${finding.notes.join('; ')}`),
    ...(severity === 'error' ? [] : [row('severity', `${severity}${cap === undefined ? '' : WHERE_MADE_UP}`)]),
    ...(finding.decodedFrom === undefined ? [] : [row('decoded', from(finding.decodedFrom))]),
    row('it can do', REACH[finding.privilege]),
    ...(lesser === undefined ? [] : [row('instead', lesser)]),
    ...(finding.exposure === undefined ? [] : [row('exposed', `${finding.exposure}, where anybody can read it`)]),
    ...[
      ...whatNow(finding, style),
      ...(subject === 'commit' && !isGone(style) && finding.inName === undefined
        ? unstageRows(path, style.fromDisk)
        : []),
      ...ifPushed(finding, subject).map((text) => say('if pushed', text)),
      ...suppressRows(finding, subject, advice),
    ].map(({ label, text, verbatim: asIs }) => (asIs ? verbatim(label, escapeControls(text)) : row(label, text))),
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

function whatNow(finding: Finding, { subject, advice, messageFile, ...style }: FindingStyle): readonly Row[] {
  if (finding.inName !== undefined) return [...cameWith(finding), say('do now', RENAME[finding.inName])];
  if (finding.history !== undefined) return subject === 'push' ? pushRows(finding, advice) : historyRows(finding);
  if (subject === 'message') return messageRows(messageFile);
  if (!isGone({ advice, ...style })) return [say('do now', doNow(finding, subject))];
  return [
    say('do now', 'the file on disk no longer holds it, but what is staged does: stage the file again'),
    copy(stageCommand(finding.path)),
  ];
}

/** Unless the commit takes the file from the disk anyway, which then holds something else by now. */
function isGone({ advice, fromDisk }: Pick<FindingStyle, 'advice' | 'fromDisk'>): boolean {
  return advice.gone === true && !fromDisk;
}

/** Of a history, it was: that is what is to be done first. */
function ifPushed({ rule, history }: Finding, subject: Subject): readonly string[] {
  const told = history === undefined || subject === 'push';
  return told && rule.rotate !== undefined ? [rotation(rule.rotate)] : [];
}

function cameWith({ history }: Finding): readonly Row[] {
  return history?.commit === undefined ? [] : [say('in commit', history.commit.slice(0, 7))];
}

/** What a history has to say of it. Whoever cloned it has the value, so only a new one ends the leak. */
function historyRows(finding: Finding): readonly Row[] {
  const { history, rule, privilege } = finding;
  if (history === undefined) return [];
  const { commit, authorDate, inHead } = history;
  const where = inHead ? 'still in HEAD' : 'no longer in HEAD: it stays in the history';
  const date = authorDate === undefined ? '' : ` of ${authorDate.slice(0, 10)}`;
  const came = say('in commit', `${commit === undefined ? 'none' : commit.slice(0, 7)}${date}, ${where}`);
  if (privilege === 'publishable') return [came, say('do now', doNow(finding, 'history'))];
  return [
    came,
    say('do now', rule.rotate === undefined ? 'revoke it and make a new one' : rotation(rule.rotate)),
    say(
      'then',
      inHead ? doNow(finding, 'history') : 'removing it from the history comes second: clones and forks keep it',
    ),
  ];
}

/** `base64+percent` → what was undone, in that order. */
function from(encodings: string): string {
  return `from ${encodings.split('+').join(', then from ')}: whoever reads the file can do the same`;
}

/** A name is changed where it was given. */
const RENAME: Readonly<Record<NameKind, string>> = {
  file: 'give the file another name (git mv)',
  ref: 'delete the branch or tag, and make it again under another name',
  person: 'set another one (git config user.name, user.email), and commit again',
};

function doNow({ rule, path, privilege, variable, clientSide }: Finding, subject: Subject): string {
  const again = subject === 'commit' ? ', and stage the file again' : '';
  if (privilege === 'publishable') return 'nothing, if it is meant to be public';
  if (clientSide && rule.clientSafe !== true)
    return `take it out, keep it on a server only${variable === undefined ? '' : ` (as ${variable} in an ignored .env)`}, have the server make the call${again}`;
  if (rule.kind === 'block' || rule.kind === 'container')
    return 'keep the key outside the repository and load it from there';
  if (variable === undefined)
    return `take it out of the file, keep it in an environment variable or a secret manager${again}`;
  const read = readsVariable(path, variable);
  const reading = read === undefined ? '' : `, read it with ${read}`;
  return `set it as ${variable} in an ignored .env${reading}${again}`;
}

function rotation({ how, url }: { readonly how: string; readonly url?: string }): string {
  return url === undefined ? how : `${how}: ${url}`;
}
