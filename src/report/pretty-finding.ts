import type { Finding, NameKind } from '../core/finding.js';
import { bytePath } from '../core/byte-path.js';
import { lesserOf } from '../core/lesser.js';
import { quotePathspec } from '../core/shell-quote.js';
import { escapeControls } from './escape.js';
import { commentIn, hasNoComments, readsVariable } from './language.js';
import { keepEnd, keepStart, labelled, verbatim } from './layout.js';
import type { Paint } from './paint.js';
import { REACH } from './reach.js';
import type { Subject } from './formats.js';

/** How a finding is shown. */
export interface FindingStyle {
  /** Whether it blocks. */
  readonly blocks: boolean;
  readonly paint: Paint;
  readonly width: number;
  readonly subject: Subject;
}

/** @returns a finding as people read it: the place, the masked line, how sure and why, and what to do */
export function prettyFinding(finding: Finding, { blocks, paint, width, subject }: FindingStyle): string {
  const { rule, path, line, column } = finding;
  const issuer = rule.provider === 'Any' ? '' : `${rule.provider} `;
  const what = `${issuer}${rule.title}${rule.mode === undefined || rule.title.includes(rule.mode) ? '' : ` (${rule.mode} mode)`}`;
  const row = (label: string, text: string): string => labelled(label, text, width);
  const lesser = lesserOf(rule, finding.privilege);
  const rows = [
    `${paint('bold', `${escapeControls(path)}:${line}:${column}`)}  ${paint(blocks ? 'red' : 'yellow', what)}`,
    marked(finding, paint, width),
    row('how sure', `${finding.confidence}, because ${finding.notes.join('; ')}`),
    ...(finding.decodedFrom === undefined ? [] : [row('decoded', from(finding.decodedFrom))]),
    row('it can do', REACH[finding.privilege]),
    ...(lesser === undefined ? [] : [row('instead', lesser)]),
    ...(finding.exposure === undefined ? [] : [row('exposed', `${finding.exposure}, where anybody can read it`)]),
    ...whatNow(finding, subject).map(([label, text]) => row(label, text)),
    ...(subject === 'commit' && finding.inName === undefined
      ? [verbatim('or unstage', `git reset -q -- ${quotePathspec(bytePath(path))}`)]
      : []),
    ...ifPushed(finding, subject).map((text) => row('if pushed', text)),
    ...(canBeToldOtherwise(finding, subject) ? [row('not secret?', setAside(finding))] : []),
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

type Row = readonly [label: string, text: string];

function whatNow(finding: Finding, subject: Subject): readonly Row[] {
  if (finding.history === undefined) return [['do now', doNow(finding, subject)]];
  return subject === 'push' ? pushRows(finding) : historyRows(finding);
}

/** Of a history, it was: that is what is to be done first. */
function ifPushed({ rule, history }: Finding, subject: Subject): readonly string[] {
  const told = history === undefined || subject === 'push';
  return told && rule.rotate !== undefined ? [rotation(rule.rotate)] : [];
}

/** What a history has to say of it. Whoever cloned it has the value, so only a new one ends the leak. */
function historyRows(finding: Finding): readonly Row[] {
  const { history, rule, privilege } = finding;
  if (history === undefined) return [];
  const { commit, authorDate, inHead } = history;
  const where = inHead ? 'still in HEAD' : 'no longer in HEAD: it stays in the history';
  const date = authorDate === undefined ? '' : ` of ${authorDate.slice(0, 10)}`;
  const came = ['in commit', `${commit === undefined ? 'none' : commit.slice(0, 7)}${date}, ${where}`] as const;
  if (privilege === 'publishable') return [came, ['do now', doNow(finding, 'history')]];
  return [
    came,
    ['do now', rule.rotate === undefined ? 'revoke it and make a new one' : rotation(rule.rotate)],
    [
      'then',
      inHead ? doNow(finding, 'history') : 'removing it from the history comes second: clones and forks keep it',
    ],
  ];
}

/** What has not left this machine is taken out of the commit that brought it, and of those after it with that. */
function pushRows({ history, path, inName }: Finding): readonly Row[] {
  const commit = history?.commit?.slice(0, 7);
  if (inName === 'ref') return [['do now', RENAME.ref]];
  if (commit === undefined) return [['do now', 'delete the tag, and make it again without the secret']];
  const how = path === '(commit message)' ? 'reword it' : 'edit it';
  return [
    ['in commit', commit],
    ['do now', `rewrite that commit (git rebase -i ${commit}~1, ${how}), then push again`],
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

function doNow({ rule, path, privilege, variable, clientSide, inName }: Finding, subject: Subject): string {
  if (inName !== undefined) return RENAME[inName];
  if (subject === 'message')
    return 'take it out of the message, which git has kept: git commit -e -F "$(git rev-parse --git-path COMMIT_EDITMSG)"';
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

/** Comments and configuration speak of files, not of messages, and an old version cannot be changed. */
function canBeToldOtherwise({ history, inName }: Finding, subject: Subject): boolean {
  return inName === undefined && subject !== 'message' && history?.inHead !== false;
}

function setAside({ rule, path }: Finding): string {
  const directive = `check-staged-ignore ${rule.id} -- why`;
  const comment = commentIn(path, directive);
  if (comment !== undefined) return `say so on the line above: ${comment}`;
  const elsewhere = 'add the path to "ignorePaths" in check-staged.config.json';
  return hasNoComments(path)
    ? `the format has no comments: ${elsewhere}`
    : `say so in a comment on the line above: ${directive}; or, where the format has none, ${elsewhere}`;
}
