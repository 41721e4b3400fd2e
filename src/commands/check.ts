import { resolve } from 'node:path';
import type { Context } from '../context.js';
import { suggestion } from '../core/nearest.js';
import { reportOf, type Report } from '../core/report.js';
import { CONFIDENCES, type Confidence } from '../core/evidence/evidence.js';
import { writeReport } from '../disk/report-file.js';
import { UserError } from '../errors.js';
import { escapeControls } from '../report/escape.js';
import { formats, type Render } from '../report/formats.js';
import type { Input, Option, Run } from './command.js';
import { gatherStaged } from './gather.js';

export const checkOptions: readonly Option[] = [
  { name: 'format', value: 'FORMAT', summary: 'how to report: pretty (default) or json' },
  { name: 'output', short: 'o', value: 'FILE', summary: 'write the report to a file instead' },
  { name: 'block-on', value: 'LEVEL', summary: 'the confidence that blocks: low, medium (default), high or certain' },
  { name: 'config', short: 'c', value: 'FILE', summary: 'read this configuration' },
  { name: 'no-color', summary: 'no colours, also on a terminal' },
  { name: 'quiet', short: 'q', summary: 'print no report; the exit code tells' },
  { name: 'verbose', short: 'v', summary: 'also tell of clean commits, of guesses, and of what was dismissed and why' },
];

/** `check-staged`: the staged change against the rules and the env-file policy. */
export const run: Run = async (context, { positionals, options }) => {
  const format = formatOf(text(options['format']) ?? 'pretty');
  const blockOn = confidenceOf(text(options['block-on']));
  const configFile = text(options['config']);
  const thorough = format !== 'pretty' || options['verbose'] === true;
  const request = {
    place: { cwd: context.cwd, env: context.env },
    paths: positionals,
    coverage: thorough,
    now: context.now,
  };
  const gathered = await gatherStaged(configFile === undefined ? request : { ...request, configFile });
  const threshold = blockOn ?? gathered.config.blockOn;
  const showFrom = options['verbose'] === true || threshold === 'low' ? 'low' : 'medium';
  const report = reportOf(gathered, { blockOn: threshold, showFrom });
  // People hear nothing of a clean commit unless they ask.
  const silent = !thorough && report.verdict === 'clean' && report.broken.length === 0;
  const stdout = printed(silent ? undefined : await formats[format]!(), report, context, options);
  // The JSON report has no place for what is wrong usage.
  const stderr = format === 'pretty' && stdout !== '' ? '' : report.broken.map(brokenText).join('');
  return { stdout, stderr, exitCode: report.broken.length > 0 ? 2 : report.verdict === 'blocked' ? 1 : 0 };
};

function brokenText({ path, line, message, hint }: Report['broken'][number]): string {
  return `check-staged: ${escapeControls(`${path}:${line}: ${message}`)}\n  ${escapeControls(hint)}\n`;
}

/** @returns what goes to the standard output; a report asked for as a file goes there, empty where there is nothing to say */
function printed(render: Render | undefined, report: Report, context: Context, options: Input['options']): string {
  const output = text(options['output']);
  const terminal = output === undefined ? context.terminal : { isTTY: false, columns: 0, color: false };
  const verbose = options['verbose'] === true;
  const rendered = render?.(report, { terminal, elapsed: context.elapsed(), verbose }) ?? '';
  if (output !== undefined) writeReport(resolve(context.cwd, output), rendered);
  return output === undefined && options['quiet'] !== true ? rendered : '';
}

function text(option: string | true | undefined): string | undefined {
  return typeof option === 'string' ? option : undefined;
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
