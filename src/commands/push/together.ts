import type { ChangedConfig } from '../../core/config-change.js';
import { CONFIDENCES } from '../../core/evidence/evidence.js';
import type { Finding } from '../../core/finding.js';
import { scannedTogether } from '../../core/report.js';
import { outweighs } from '../../core/severity.js';
import type { Audited } from '../audit/tree.js';

/** What comes was read, and how it touches its own configuration. */
export type Came = Audited & { readonly changedConfig?: ChangedConfig };

/** What several refs bring is listed once; where they differ in what blocks, the lowest confidence does. */
export function together(parts: readonly Came[]): Came {
  const each = <T>(of: (part: Came) => readonly T[]): T[] => parts.flatMap(of);
  const scans = distinctFindings(each(({ scans: some }) => some));
  const distinct = <T>(rows: readonly T[]): T[] => [...new Map(rows.map((one) => [JSON.stringify(one), one])).values()];
  const blockOn = CONFIDENCES.find((level) => parts.some(({ config }) => config.blockOn === level))!;
  const changed = each(({ changedConfig }) => (changedConfig === undefined ? [] : [changedConfig]));
  return {
    scans,
    policy: distinct(each(({ policy }) => policy)),
    skipped: distinct(each(({ skipped }) => skipped)),
    unread: distinct(each(({ unread }) => unread)),
    scanned: scannedTogether(parts),
    config: { ...parts[0]!.config, blockOn },
    ...(changed.length === 0 ? {} : { changedConfig: joined(changed) }),
  };
}

function placeOf({ path, line, column, rule, history }: Finding): string {
  return JSON.stringify([path, line, column, rule.id, history?.commit]);
}

/** Where configurations differ in what they are strict about, a finding counts for the most that one of them makes of it. */
function distinctFindings(scans: Came['scans']): Came['scans'] {
  const most = new Map<string, Finding>();
  for (const finding of scans.flatMap(({ scan }) => scan.findings)) {
    const known = most.get(placeOf(finding));
    if (known === undefined || outweighs(finding, known)) most.set(placeOf(finding), finding);
  }
  return scans.map(({ path, scan }) => ({
    path,
    scan: { ...scan, findings: scan.findings.filter((finding) => most.get(placeOf(finding)) === finding) },
  }));
}

function joined(changed: readonly ChangedConfig[]): ChangedConfig {
  const changes = new Map(changed.flatMap((one) => one.changes).map((one) => [one.text, one]));
  return {
    ...changed[0]!,
    changes: [...changes.values()],
    letThrough: {
      findings: changed.flatMap((one) => one.letThrough.findings),
      policy: changed.flatMap((one) => one.letThrough.policy),
    },
  };
}
