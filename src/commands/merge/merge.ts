import { basename, resolve } from 'node:path';
import { readText } from '../../disk/edits.js';
import { writeReport } from '../../disk/report-file.js';
import { UserError } from '../../errors.js';
import { jsonText, type JsonReport } from '../../report/json.js';
import { listReport } from '../../report/list.js';
import { suggestion } from '../../core/nearest.js';
import type { Run } from '../command.js';
import { maskKeys } from '../masked-output.js';
import { text } from '../reporting.js';
import { joined, type NamedReport } from './join.js';
import { asReport } from './report-schema.js';

/**
 * `check-staged merge REPORT…`: JSON reports as one.
 *
 * @returns the exit code that the whole would have had: 1 where something blocks, 3 where something could not be read
 */
export const run: Run = async (context, { positionals, options }) => {
  if (positionals.length === 0)
    throw new UserError('merge joins reports, and none is named', 'as in `check-staged merge report-*.json`');
  const format = formatOf(text(options['format']) ?? 'pretty');
  const reports = positionals.map((path) => readReport(context.cwd, path));
  const report = joined(options['prefix'] === true ? reports.map(prefixed) : reports);
  const rendered = format === 'json' ? jsonText(report) : listReport(report, reports.length);
  const output = text(options['output']);
  if (output !== undefined) writeReport(resolve(context.cwd, output), maskKeys(rendered));
  const exitCode = report.incomplete === true ? 3 : report.verdict === 'blocked' ? 1 : 0;
  const stderr = exitCode === 3 ? 'check-staged: something could not be read, so not everything was scanned\n' : '';
  return { stdout: output === undefined ? rendered : '', stderr, exitCode };
};

function formatOf(name: string): string {
  const known = ['pretty', 'json'];
  if (known.includes(name)) return name;
  throw new UserError(
    `there is no format "${name}"`,
    suggestion(name, known) ?? `the formats are ${known.join(' and ')}`,
  );
}

/** A report is a text, of which Node makes none that is longer. */
const MAX_REPORT_BYTES = 512 * 1024 * 1024 - 1;

function readReport(cwd: string, path: string): NamedReport {
  const content = readText(resolve(cwd, path), { maxBytes: MAX_REPORT_BYTES });
  if (content === undefined) throw new UserError(`there is no report at ${path}`, 'check the spelling of the path');
  const report = asReport(parsed(content));
  if (report === undefined)
    throw new UserError(
      `${path} is no report of this version`,
      'make reports with --format json --output FILE, by the same version of check-staged',
    );
  return { name: path, report };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

/** Of several repositories, the file's name tells which one a path is in. */
function prefixed({ name, report }: NamedReport): NamedReport {
  if (report.shard !== undefined)
    throw new UserError(`${name} is a part of an audit`, 'join its parts first, without --prefix');
  const folder = basename(name).replace(/\.json$/, '');
  const below = <T extends { readonly path: string }>(list: readonly T[]): readonly T[] =>
    list.map((one) => Object.assign({}, one, { path: `${folder}/${one.path}` }));
  const { findings, policy, setAside, skipped, configuration } = report;
  const moved: JsonReport = {
    ...report,
    ...{ findings: below(findings), policy: below(policy) },
    ...{ setAside: below(setAside), skipped: below(skipped) },
    ...(configuration === undefined
      ? {}
      : {
          configuration: {
            ...configuration,
            letThrough: {
              findings: below(configuration.letThrough.findings),
              policy: below(configuration.letThrough.policy),
            },
          },
        }),
  };
  return { name, report: moved };
}
