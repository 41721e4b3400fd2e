import { CONFIDENCES } from '../../core/evidence/evidence.js';
import { byCodeUnits } from '../../core/order.js';
import { scannedTogether } from '../../core/report.js';
import { UserError } from '../../errors.js';
import type { JsonFinding, JsonReport } from '../../report/json.js';

/** A report, and what its file is called. */
export interface NamedReport {
  readonly name: string;
  readonly report: JsonReport;
}

/**
 * Joins reports: all parts of one audit, or whole ones. What is told twice is told once; a value that HEAD holds anywhere is in
 * HEAD everywhere.
 *
 * @returns of the parts of an audit the very report that the whole would have had
 * @throws UserError (exit code 2) for parts of different audits, and where one is missing or there twice
 */
export function joined(named: readonly NamedReport[]): JsonReport {
  assertTogether(named);
  const reports = named.map(({ report }) => report);
  const findings = reports.flatMap((report) => report.findings);
  const setAside = reports.flatMap((report) => report.setAside);
  const inHead = new Set([...findings, ...setAside].filter((one) => one.inHead === true).map(valueOf));
  const settled = <F extends JsonFinding>(one: F): F =>
    one.inHead === false && inHead.has(valueOf(one)) ? { ...one, inHead: true } : one;
  return {
    version: 1,
    verdict:
      (['blocked', 'warned'] as const).find((verdict) => reports.some((one) => one.verdict === verdict)) ?? 'clean',
    blockOn: CONFIDENCES.find((level) => reports.some(({ blockOn }) => blockOn === level))!,
    findings: distinct(findings.map(settled)).toSorted(byPlace),
    policy: distinct(reports.flatMap(({ policy }) => policy)).toSorted(byPath),
    setAside: distinct(setAside.map(settled)).toSorted(byPlace),
    skipped: distinct(reports.flatMap(({ skipped }) => skipped)).toSorted(byPath),
    ...(reports.some(({ incomplete }) => incomplete === true) ? { incomplete: true } : {}),
    scanned: scannedTogether(reports),
    ...configurationOf(reports),
  };
}

/** Parts of one audit say the same of it, if anything; of whole reports, all changes are listed under the first note. */
function configurationOf(reports: readonly JsonReport[]): Pick<JsonReport, 'configuration'> {
  const [first, ...others] = reports.flatMap(({ configuration }) => configuration ?? []);
  if (first === undefined) return {};
  const all = [first, ...others];
  const letThrough = {
    findings: distinct(all.flatMap((one) => one.letThrough.findings)).toSorted(byPlace),
    policy: distinct(all.flatMap((one) => one.letThrough.policy)).toSorted(byPath),
  };
  return { configuration: { ...first, changes: distinct(all.flatMap(({ changes }) => changes)), letThrough } };
}

const valueOf = ({ ruleId, fingerprint }: JsonFinding): string => `${ruleId} ${fingerprint}`;

function distinct<T>(list: readonly T[]): readonly T[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
}

function byPlace(a: JsonFinding, b: JsonFinding): number {
  return byPath(a, b) || a.line - b.line || a.column - b.column || byCodeUnits(a.ruleId, b.ruleId);
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return byCodeUnits(a.path, b.path);
}

function assertTogether(named: readonly NamedReport[]): void {
  const parts = named.filter(({ report }) => report.shard !== undefined);
  if (parts.length === 0) return;
  const [first] = parts;
  const { count, of } = first!.report.shard!;
  const stranger = named.find(({ report: { shard } }) => shard?.of !== of || shard.count !== count);
  if (stranger !== undefined)
    throw new UserError(
      `${first!.name} and ${stranger.name} are not parts of one audit`,
      'join parts that were made of the same commit, by the same options, configuration and version',
    );
  const seen = new Map<number, string>();
  for (const { name, report } of parts) {
    const { index } = report.shard!;
    const other = seen.get(index);
    if (other !== undefined)
      throw new UserError(`${other} and ${name} are both part ${index} of ${count}`, 'leave out one of them');
    seen.set(index, name);
  }
  const missing = Array.from({ length: count }, (_, i) => i + 1).filter((index) => !seen.has(index));
  if (missing.length === 0) return;
  const which = missing.length === 1 ? `part ${missing[0]} is` : `parts ${missing.slice(0, 5).join(', ')} are`;
  throw new UserError(`${which} missing of ${count}`, 'give the reports of all parts');
}
