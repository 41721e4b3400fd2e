import type { Report } from '../core/report.js';
import { allowLine, PUBLIC_ENV } from './allowed-env.js';
import { changedConfigText } from './changed-config.js';
import { commandFor, PROGRAM, withCommands } from './commands.js';
import { escapeControls } from './escape.js';
import type { Render, RenderOptions, Subject } from './formats.js';
import { counted, labelled, verbatim } from './layout.js';
import { bySeverity, foundText, shownInFull } from './found.js';
import { painter, type Paint } from './paint.js';
import { prettyFinding } from './pretty-finding.js';
import { warningLines } from './warnings.js';

const WIDEST = 100;
const NARROWEST = 40;

/** Renders a report for people. */
export const renderPretty: Render = (report, options) => {
  const { terminal, verbose, subject, program = PROGRAM, advice, messageFile, fromDisk = false } = options;
  const paint = painter(terminal.color);
  const width = terminal.isTTY ? Math.min(WIDEST, Math.max(NARROWEST, terminal.columns)) : WIDEST;
  const shown = shownInFull(report.findings, verbose);
  const { error, warning } = bySeverity(report.findings);
  const blocks = [
    headline(report, subject, paint),
    ...shown.map((finding) =>
      prettyFinding(finding, {
        ...{ paint, width, subject },
        ...{ advice: advice?.get(finding) ?? {}, messageFile, fromDisk },
      }),
    ),
    verbose ? '' : more(error.length - shown.length),
    ...report.policy.map((violation) => policyText(violation, { paint, width, program })),
    ...report.broken.map(({ path, line, message, hint }) =>
      [
        paint('bold', `${escapeControls(path)}:${line}`),
        labelled('wrong', escapeControls(message), width),
        labelled('do now', escapeControls(withCommands(program, hint)), width),
      ].join('\n'),
    ),
    verbose ? '' : warningLines(warning),
    report.changedConfig === undefined ? '' : changedConfigText(report.changedConfig),
    ...(verbose ? details(report) : []),
    notScanned(report),
    summary(report, options, paint),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
};

function more(count: number): string {
  return count === 0 ? '' : `… and ${count} more: --verbose shows them all, --format json lists them`;
}

const HEADLINES: Readonly<Record<Subject, { blocked: string; broken: string; warned: string }>> = {
  commit: {
    blocked: 'check-staged refuses this commit: what follows must not get into the history.',
    broken: 'check-staged refuses this commit: a check-staged-ignore comment says nothing valid.',
    warned: 'check-staged lets this commit pass, with a warning.',
  },
  message: {
    blocked: 'check-staged refuses this commit: its message holds what must not get into the history.',
    broken: 'check-staged refuses this commit: a check-staged-ignore comment in its message says nothing valid.',
    warned: 'check-staged lets this commit pass, with a warning.',
  },
  files: {
    blocked: 'check-staged found what must not be kept in files: whoever has them has it too.',
    broken: 'check-staged found a check-staged-ignore comment that says nothing valid.',
    warned: 'check-staged found nothing that blocks, and a warning.',
  },
  history: {
    blocked: 'check-staged found what the history keeps: whoever clones it has it, deleted or not.',
    broken: '',
    warned: 'check-staged found nothing that blocks in the history, and a warning.',
  },
  push: {
    blocked: 'check-staged refuses this push: what follows must not leave this machine.',
    broken: '',
    warned: 'check-staged lets this push pass, with a warning.',
  },
  received: {
    blocked: 'check-staged refuses this push: what follows must not get into the repository.',
    broken: '',
    warned: 'check-staged lets this push pass, with a warning.',
  },
};

/** What is counted. */
const READ: Readonly<Record<Subject, readonly [file: string, line: string]>> = {
  commit: ['file', 'added line'],
  message: ['file', 'line'],
  files: ['file', 'line'],
  history: ['version', 'line'],
  push: ['version', 'line'],
  received: ['version', 'line'],
};

function headline({ verdict, broken }: Report, subject: Subject, paint: Paint): string {
  const says = HEADLINES[subject];
  if (verdict === 'blocked') return paint('red', says.blocked);
  if (broken.length > 0) return paint('red', says.broken);
  return verdict === 'warned' ? paint('yellow', says.warned) : '';
}

interface Style {
  readonly paint: Paint;
  readonly width: number;
  readonly program: string;
}

function policyText(violation: Report['policy'][number], { paint, width, program }: Style): string {
  const { path, severity, message, fix, commands, mayBePublic, commit } = violation;
  const steps = [
    ...(fix === '' ? [] : [(label: string) => labelled(label, escapeControls(fix), width)]),
    ...commands.map((command) => (label: string) => verbatim(label, escapeControls(commandFor(program, command)))),
  ];
  return [
    `${paint('bold', escapeControls(path))}  ${paint(severity === 'block' ? 'red' : 'yellow', 'env file')}`,
    labelled('wrong', escapeControls(message), width),
    ...(commit === undefined ? [] : [verbatim('in commit', commit.slice(0, 7))]),
    ...steps.map((step, i) => step(i === 0 ? 'do now' : 'then')),
    ...(mayBePublic === undefined
      ? []
      : [labelled('not secret?', PUBLIC_ENV, width), verbatim('', escapeControls(allowLine(path)))]),
  ].join('\n');
}

function details({ setAside, dismissed }: Report): readonly string[] {
  const place = (path: string, line: number): string => `  ${escapeControls(path)}:${line}`;
  return [
    list(
      'set aside',
      setAside.map(
        ({ finding: { path, line, rule }, reason }) =>
          `${place(path, line)}  ${rule.id}: ${escapeControls(reason.text)}`,
      ),
    ),
    list(
      'looked like a secret, but is none',
      dismissed.map(({ path, line, ruleId, reason }) => `${place(path, line)}  ${ruleId}: ${reason}`),
    ),
  ];
}

function notScanned({ skipped }: Report): string {
  return list(
    'not scanned',
    skipped.map(({ path, reason }) => `  ${escapeControls(path)}  ${escapeControls(reason)}`),
  );
}

function list(title: string, rows: readonly string[]): string {
  return rows.length === 0 ? '' : [`${title}:`, ...rows].join('\n');
}

function summary(
  { verdict, findings, policy, setAside, skipped, incomplete, scanned }: Report,
  { elapsed, subject }: RenderOptions,
  paint: Paint,
): string {
  const parts = [
    `${incomplete ? `incomplete, ${verdict} so far` : verdict}${foundText(bySeverity(findings), policy.length)}`,
    `${counted(scanned.files, READ[subject][0])}, ${counted(scanned.lines, READ[subject][1])}, ${counted(scanned.rules, 'rule')}, ${Math.round(elapsed)} ms`,
    ...(setAside.length > 0 ? [`${setAside.length} set aside`] : []),
    ...(skipped.length > 0 ? [`${skipped.length} not scanned`] : []),
  ];
  return paint('dim', parts.join(' · '));
}
