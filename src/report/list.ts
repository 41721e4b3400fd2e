import { listedConfigText } from './changed-config.js';
import { escapeControls } from './escape.js';
import { bySeverity, foundText } from './found.js';
import type { JsonFinding, JsonReport } from './json.js';
import { counted, labelled, verbatim } from './layout.js';

const WIDTH = 100;

/** @returns for people what a JSON report has: no lines of files, since those are not in it */
export function listReport(report: JsonReport, reports: number): string {
  const { verdict, findings, policy, setAside, skipped, incomplete, scanned, configuration } = report;
  const found = bySeverity(findings);
  const blocks = [
    ...found.error.map(findingText),
    ...policy.map(({ path, message, fix, commit }) =>
      [
        escapeControls(path),
        row('wrong', message),
        ...(commit === undefined ? [] : [row('in commit', commit.slice(0, 7))]),
        verbatim('do now', escapeControls(fix)),
      ].join('\n'),
    ),
    ...(found.warning.length === 0 ? [] : [['warnings:', ...found.warning.map(warningLine)].join('\n')]),
    ...(configuration === undefined ? [] : [listedConfigText(configuration)]),
    ...(skipped.length === 0
      ? []
      : [
          ['not scanned:', ...skipped.map(({ path, reason }) => `  ${escapeControls(`${path}  ${reason}`)}`)].join(
            '\n',
          ),
        ]),
    [
      `${incomplete === true ? `incomplete, ${verdict} so far` : verdict}${foundText(found, policy.length)}`,
      `${counted(reports, 'report')}, ${counted(scanned.files, 'file')}, ${counted(scanned.lines, 'line')}`,
      ...(setAside.length > 0 ? [`${setAside.length} set aside`] : []),
    ].join(' · '),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function warningLine({ path, line, column, title, provider, masked, confidence, commit }: JsonFinding): string {
  const came = commit === undefined ? '' : `, in commit ${commit.slice(0, 7)}`;
  const what = `${provider === 'Any' ? '' : `${provider} `}${title}`;
  return escapeControls(`  ${path}:${line}:${column}  ${what} ${masked} (${confidence}${came})`);
}

function findingText(finding: JsonFinding): string {
  const { path, line, column, title, provider, masked, confidence, commit, authorDate, inHead, help } = finding;
  const came = [
    ...(commit === undefined ? [] : [commit.slice(0, 7)]),
    ...(authorDate === undefined ? [] : [`of ${authorDate.slice(0, 10)}`]),
    inHead === true ? 'still in HEAD' : 'no longer in HEAD: it stays in the history',
  ].join(', ');
  return [
    escapeControls(`${path}:${line}:${column}  ${provider === 'Any' ? '' : `${provider} `}${title}`),
    row('value', masked),
    row('how sure', confidence),
    ...(inHead === undefined ? [] : [row('in commit', came)]),
    row('do now', [help.rotate ?? 'make a new one and revoke this one', help.url].filter(Boolean).join(': ')),
  ].join('\n');
}

function row(label: string, text: string): string {
  return labelled(label, escapeControls(text), WIDTH);
}
