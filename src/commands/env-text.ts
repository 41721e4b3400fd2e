import { shownPath } from '../core/byte-path.js';
import type { PolicyViolation } from '../core/env-policy.js';
import { allowLine, PUBLIC_ENV } from '../report/allowed-env.js';
import { commandFor, fixText, PROGRAM } from '../report/commands.js';
import { escapeControls, printJson } from '../report/escape.js';
import type { EnvPlan } from './env-plan.js';

/** What the command found and did, for both formats. */
export interface EnvResult {
  readonly violations: readonly PolicyViolation[];
  /** What a fix would do, or what it did. */
  readonly plan: EnvPlan;
  readonly applied: boolean;
  /** Whether taking files out of git was asked for. */
  readonly untracking: boolean;
  /** The words by which people call the program in this project. */
  readonly program: string;
}

/** @returns what a person reads: the violations with their fixes, then the plan or what was done */
export function envText(result: EnvResult): string {
  const { violations, applied } = result;
  const lines = [
    ...(applied ? doneLines(result) : []),
    ...violations.flatMap((one) => violationLines(one, result.program)),
    ...(applied ? [] : planLines(result)),
  ];
  if (lines.length === 0) {
    lines.push(
      'Env files stay out of git: it tracks none, and .gitignore covers .env, .env.local and .env.production.',
    );
  }
  return lines.map((line) => `${escapeControls(line)}\n`).join('');
}

/** @returns the same as JSON, without a clock and in order */
export function envJson({ violations, plan, applied, untracking, program }: EnvResult): string {
  const verdict = violations.some(({ severity }) => severity === 'block')
    ? 'blocked'
    : violations.length > 0
      ? 'warned'
      : 'clean';
  const policy = violations.map((one) => {
    const { path, violation, severity, message } = one;
    return { path, violation, severity, message, fix: fixText(one, program) };
  });
  const edits = plan.edits.map(({ path, summary }) => ({ path, summary }));
  const untrack = untracking ? plan.untrack.map(shownPath) : [];
  return printJson({ version: 1, verdict, policy, applied, edits, untrack });
}

function violationLines(one: PolicyViolation, program: string): string[] {
  const { path, violation, severity, message, fix, commands, mayBePublic } = one;
  const head = severity === 'block' ? 'blocked' : 'warning';
  const steps = [...(fix === '' ? [] : [fix]), ...commands.map((command) => commandFor(program, command))];
  const otherwise = mayBePublic === undefined ? [] : [`  ${PUBLIC_ENV}`, `    ${allowLine(path)}`];
  return [
    `${path}  ${head}: ${violation}`,
    `  ${message}`,
    '  fix:',
    ...steps.map((step) => `    ${step}`),
    ...otherwise,
    '',
  ];
}

function planLines({ plan, untracking, program }: EnvResult): string[] {
  const steps = [...plan.edits.map(({ summary }) => summary), ...(untracking ? untrackSteps(plan) : [])];
  if (steps.length === 0) return [];
  const command = commandFor(program, `${PROGRAM} env --fix${untracking ? ' --untrack' : ''}`);
  return [
    'This command:',
    `  ${command}`,
    'makes these changes:',
    ...steps.map((step) => `  - ${step}`),
    ...remainingLines(plan),
  ];
}

const AFTER_UNTRACKING = [
  'The history still holds what was committed: if it was ever pushed, replace every secret in it.',
  'Where others pull the commit, git deletes the file from their disk: tell them to keep a copy.',
];

function doneLines({ plan, untracking }: EnvResult): string[] {
  const untracked = untracking ? plan.untrack : [];
  const done = [...plan.edits.map(({ summary }) => summary), ...(untracking ? untrackSteps(plan) : [])];
  if (done.length === 0) return [];
  const files = plan.edits.length > 0 ? 'Stage the changed .gitignore and commit.' : 'Commit this.';
  const lines = ['Done:', ...done.map((step) => `  - ${step}`), files];
  if (untracked.length > 0) lines.push(...AFTER_UNTRACKING);
  return [...lines, ...remainingLines(plan), ''];
}

function untrackSteps({ untrack }: EnvPlan): string[] {
  return untrack.map((path) => `takes ${shownPath(path)} out of git; it stays on disk`);
}

function remainingLines({ remaining }: EnvPlan): string[] {
  return remaining.map(
    (path) => `No line can be planned that covers ${shownPath(path)}: add one to the .gitignore beside it by hand.`,
  );
}
