import { resolve } from 'node:path';
import type { Context, Outcome } from '../context.js';
import { suggestion } from '../core/nearest.js';
import { reportOf, type Gathered, type Report, type Skipped } from '../core/report.js';
import { CONFIDENCES, type Confidence } from '../core/evidence/evidence.js';
import { writeReport } from '../disk/report-file.js';
import { UserError } from '../errors.js';
import { escapeControls } from '../report/escape.js';
import { formats, type Render, type Subject } from '../report/formats.js';
import type { Input, Option } from './command.js';
import { maskKeys } from './masked-output.js';

const REPORT_OPTIONS: readonly Option[] = [
  { name: 'format', value: 'FORMAT', summary: 'how to report: pretty (default) or json' },
  { name: 'output', short: 'o', value: 'FILE', summary: 'write the report to a file instead' },
  { name: 'block-on', value: 'LEVEL', summary: 'the confidence that blocks: low, medium (default), high or certain' },
  { name: 'config', short: 'c', value: 'FILE', summary: 'read this configuration' },
  { name: 'no-color', summary: 'no colours, also on a terminal' },
  { name: 'quiet', short: 'q', summary: 'print no report; the exit code tells' },
];

/**
 * @param verbose what `--verbose` does
 * @returns what every command takes that reports findings
 */
export function reportOptions(verbose = 'also tell of guesses, and of what was dismissed and why'): readonly Option[] {
  return [...REPORT_OPTIONS, { name: 'verbose', short: 'v', summary: verbose }];
}

/** How a report was asked for. */
export interface Asked {
  readonly format: string;
  readonly blockOn: Confidence | undefined;
  readonly configFile: string | undefined;
  readonly output: string | undefined;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** @throws UserError (exit code 2) for a format or a level that there is not */
export function readAsked({ options }: Input): Asked {
  return {
    format: formatOf(text(options['format']) ?? 'pretty'),
    blockOn: confidenceOf(text(options['block-on'])),
    configFile: text(options['config']),
    output: text(options['output']),
    quiet: options['quiet'] === true,
    verbose: options['verbose'] === true,
  };
}

const MOST_NAMED = 10;

/** @returns the sentence that some of the paths asked for are not staged, so that they were not read; empty where all are */
export function notStagedText(paths: readonly Skipped[]): string {
  if (paths.length === 0) return '';
  const named = paths.slice(0, MOST_NAMED).map(({ path }) => escapeControls(path));
  const rest = paths.length > MOST_NAMED ? ` and ${paths.length - MOST_NAMED} more` : '';
  return `check-staged: nothing is staged at ${named.join(', ')}${rest}, so nothing was read there\n  stage it, or read files as they are with \`check-staged audit\` and their paths\n`;
}

/** @returns an option's value, where it was given one */
export function text(option: string | true | undefined): string | undefined {
  return typeof option === 'string' ? option : undefined;
}

/**
 * Judges what was gathered and renders it as asked.
 *
 * @param gathered what was scanned, and the configured threshold
 * @param subject what the report is about; a clean commit says nothing unless asked
 */
export async function outcomeOf(
  context: Context,
  asked: Asked,
  gathered: Gathered & { readonly config: { readonly blockOn: Confidence } },
  subject: Subject,
): Promise<Outcome> {
  const threshold = asked.blockOn ?? gathered.config.blockOn;
  const showFrom = asked.verbose || threshold === 'low' ? 'low' : 'medium';
  const report = reportOf(gathered, { blockOn: threshold, showFrom });
  const thorough = asked.format !== 'pretty' || asked.verbose || subject === 'files' || subject === 'history';
  // People hear nothing of a clean commit unless they ask.
  const silent = !thorough && isClean(report);
  const stdout = printed(silent ? undefined : await formats[asked.format]!(subject), report, context, asked, subject);
  // The JSON report has no place for what is wrong usage.
  const stderr = asked.format === 'pretty' && stdout !== '' ? '' : report.broken.map(brokenText).join('');
  return { stdout, stderr, exitCode: report.broken.length > 0 ? 2 : report.verdict === 'blocked' ? 1 : 0 };
}

function isClean({ verdict, broken, changedConfig }: Report): boolean {
  return verdict === 'clean' && broken.length === 0 && changedConfig === undefined;
}

function brokenText({ path, line, message, hint }: Report['broken'][number]): string {
  return `check-staged: ${escapeControls(`${path}:${line}: ${message}`)}\n  ${escapeControls(hint)}\n`;
}

/** @returns what goes to the standard output; a report asked for as a file goes there, empty where there is nothing to say */
function printed(
  render: Render | undefined,
  report: Report,
  context: Context,
  { output, quiet, verbose }: Asked,
  subject: Subject,
): string {
  const terminal = output === undefined ? context.terminal : { isTTY: false, columns: 0, color: false };
  const rendered = render?.(report, { terminal, elapsed: context.elapsed(), verbose, subject }) ?? '';
  if (output !== undefined) writeReport(resolve(context.cwd, output), maskKeys(rendered));
  return output === undefined && !quiet ? rendered : '';
}

function formatOf(name: string): string {
  if (Object.hasOwn(formats, name)) return name;
  const known = Object.keys(formats);
  throw new UserError(
    `there is no format "${name}"`,
    suggestion(name, known) ?? `the formats are ${known.join(' and ')}`,
  );
}

function confidenceOf(level: string | undefined): Confidence | undefined {
  const known = CONFIDENCES.find((confidence) => confidence === level);
  if (level !== undefined && known === undefined) {
    throw new UserError(
      `--block-on does not know "${level}"`,
      suggestion(level, CONFIDENCES) ?? `the levels are ${CONFIDENCES.join(', ')}`,
    );
  }
  return known;
}
