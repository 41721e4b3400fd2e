import { resolve } from 'node:path';
import type { Context, Outcome } from '../context.js';
import { suggestion } from '../core/nearest.js';
import { reportOf, type Report } from '../core/report.js';
import { CONFIDENCES, type Confidence } from '../core/rule.js';
import { writeReport } from '../disk/report-file.js';
import { UserError } from '../errors.js';
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
  const format = text(options['format']) ?? 'pretty';
  const render = await formatOf(format);
  const blockOn = confidenceOf(text(options['block-on']));
  const configFile = text(options['config']);
  const request = {
    place: { cwd: context.cwd, env: context.env },
    paths: positionals,
    coverage: format !== 'pretty' || options['verbose'] === true,
  };
  const gathered = await gatherStaged(configFile === undefined ? request : { ...request, configFile });
  const threshold = blockOn ?? gathered.config.blockOn;
  const showFrom = options['verbose'] === true || threshold === 'low' ? 'low' : 'medium';
  const report = reportOf(gathered, { blockOn: threshold, showFrom });
  return printed(report, render, context, options);
};

function printed(report: Report, render: Render, context: Context, options: Input['options']): Outcome {
  const exitCode = report.broken.length > 0 ? 2 : report.verdict === 'blocked' ? 1 : 0;
  const output = text(options['output']);
  const terminal = output === undefined ? context.terminal : { isTTY: false, columns: 0, color: false };
  const rendered = render(report, { terminal, elapsed: context.elapsed(), verbose: options['verbose'] === true });
  if (output !== undefined) writeReport(resolve(context.cwd, output), rendered);
  return { stdout: output === undefined && options['quiet'] !== true ? rendered : '', exitCode };
}

function text(option: string | true | undefined): string | undefined {
  return typeof option === 'string' ? option : undefined;
}

async function formatOf(name: string): Promise<Render> {
  const load = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (load === undefined) {
    throw new UserError(
      `there is no format "${name}"`,
      suggestion(name, Object.keys(formats)) ?? `the formats are ${Object.keys(formats).join(' and ')}`,
    );
  }
  return load();
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
