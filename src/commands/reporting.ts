import { resolve } from 'node:path';
import type { Context, Outcome } from '../context.js';
import { suggestion } from '../core/nearest.js';
import { reportOf, type Gathered, type Report, type Skipped } from '../core/report.js';
import { CONFIDENCES, type Confidence } from '../core/evidence/evidence.js';
import { writeReport } from '../disk/report-file.js';
import { UserError } from '../errors.js';
import { PROGRAM, withCommands } from '../report/commands.js';
import { escapeControls } from '../report/escape.js';
import { formats, type Render, type RenderOptions, type Subject } from '../report/formats.js';
import type { Input, Option } from './command.js';

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

/** @returns the least confidence that a report has, where `blockOn` blocks */
export function showFrom({ verbose, blockOn }: Asked, threshold = blockOn): Confidence {
  return verbose || threshold === 'low' ? 'low' : 'medium';
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
  gathered: Gathered & { readonly config: { readonly blockOn: Confidence }; readonly messageFile?: string },
  subject: Subject,
): Promise<Outcome> {
  const threshold = asked.blockOn ?? gathered.config.blockOn;
  const report = reportOf(gathered, { blockOn: threshold, showFrom: showFrom(asked, threshold) });
  const silent = isSilent(report, asked, subject);
  const [render, program = PROGRAM] = silent ? [] : [await formats[asked.format]!(subject), await callOf(context)];
  const advice = await adviceFor(context, asked, report, subject);
  const known = {
    ...advice,
    ...(await keyFor(context, asked)),
    ...(gathered.messageFile === undefined ? {} : { messageFile: gathered.messageFile }),
  };
  const stdout = await printed(render, report, { context, subject, program, known }, asked);
  // The JSON report has no place for what is wrong usage.
  const inReport = asked.format === 'pretty' && stdout !== '';
  const stderr = inReport ? '' : report.broken.map((one) => brokenText(one, program)).join('');
  return { stdout, stderr, exitCode: report.broken.length > 0 ? 2 : report.verdict === 'blocked' ? 1 : 0 };
}

/** People hear nothing of a clean commit unless they ask. */
function isSilent({ verdict, broken, changedConfig }: Report, { format, verbose }: Asked, subject: Subject): boolean {
  const thorough = format !== 'pretty' || verbose || subject === 'files' || subject === 'history';
  return !thorough && verdict === 'clean' && broken.length === 0 && changedConfig === undefined;
}

/** @returns how people call the program where it was called */
async function callOf(context: Context): Promise<string> {
  return (await import('../disk/program-call.js')).programCall(context);
}

function brokenText({ path, line, message, hint }: Report['broken'][number], program: string): string {
  return `check-staged: ${escapeControls(`${path}:${line}: ${message}`)}\n  ${escapeControls(withCommands(program, hint))}\n`;
}

/** @returns what the advice on the findings that are shown depends on; a JSON report has none */
async function adviceFor(
  context: Context,
  { format, quiet, output, verbose }: Asked,
  { findings }: Report,
  subject: Subject,
): Promise<Pick<RenderOptions, 'advice' | 'fromDisk'>> {
  if (format !== 'pretty' || findings.length === 0 || (quiet && output === undefined)) return {};
  const [{ adviceOn, takesFromDisk }, { shownInFull }] = await Promise.all([
    import('./advice.js'),
    import('../report/found.js'),
  ]);
  const shown = shownInFull(findings, verbose);
  return { advice: await adviceOn(context, shown, subject), fromDisk: takesFromDisk(context.env) };
}

/** Fingerprints stand in JSON reports only. */
async function keyFor({ cwd }: Context, { format }: Asked): Promise<Pick<RenderOptions, 'fingerprintKey'>> {
  if (format !== 'json') return {};
  const fingerprintKey = (await import('../disk/repository-key.js')).repositoryKey(cwd);
  return fingerprintKey === undefined ? {} : { fingerprintKey };
}

interface Printing {
  readonly context: Context;
  readonly subject: Subject;
  readonly program: string;
  readonly known: Pick<RenderOptions, 'advice' | 'fromDisk' | 'messageFile' | 'fingerprintKey'>;
}

/** @returns what goes to the standard output; a report asked for as a file goes there, empty where there is nothing to say */
async function printed(
  render: Render | undefined,
  report: Report,
  { context, subject, program, known }: Printing,
  { output, quiet, verbose }: Asked,
): Promise<string> {
  let rendered = '';
  if (render !== undefined) {
    const terminal = output === undefined ? context.terminal : { isTTY: false, columns: 0, color: false };
    rendered = render(report, { terminal, elapsed: context.elapsed(), verbose, subject, program, ...known });
  }
  if (output !== undefined) {
    const { maskKeys } = await import('./masked-output.js');
    writeReport(resolve(context.cwd, output), maskKeys(rendered));
  }
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
