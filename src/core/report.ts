import type { ChangedConfig } from './config-change.js';
import type { BrokenDirective } from './directive.js';
import type { PolicyViolation } from './env-policy.js';
import type { Dismissal, Finding, SetAside } from './finding.js';
import { byCodeUnits } from './order.js';
import type { Confidence } from './evidence/evidence.js';
import type { Scan } from './scan.js';
import { reaches, severityOf } from './severity.js';

/** `blocked`: an error or a violation that blocks; `warned`: something to look at; `clean`: nothing, or notes only. */
type Verdict = 'clean' | 'warned' | 'blocked';

/** A path that was staged but not scanned, and why. */
export interface Skipped {
  readonly path: string;
  readonly reason: string;
}

interface Scanned {
  readonly files: number;
  /** Added lines. */
  readonly lines: number;
  /** Bytes read, those of unchanged lines included. */
  readonly bytes: number;
  readonly rules: number;
}

/** Which part of an audit a report is about. */
export interface ReportShard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
  /** The same for all parts of one audit: a digest of what is audited and by which rules. */
  readonly of: string;
}

/** All that a run found out, sorted and without a clock. */
export interface Report {
  readonly verdict: Verdict;
  /** The confidence from which a finding blocks. */
  readonly blockOn: Confidence;
  readonly findings: readonly Finding[];
  readonly policy: readonly PolicyViolation[];
  readonly setAside: readonly SetAside[];
  readonly skipped: readonly Skipped[];
  /** Whether something could not be read: it is among what is skipped. */
  readonly incomplete: boolean;
  readonly shard?: ReportShard;
  readonly scanned: Scanned;
  /** Only where the change touches the configuration it is checked by. */
  readonly changedConfig?: ChangedConfig;
  readonly dismissed: readonly Dismissal[];
  readonly broken: readonly (BrokenDirective & { readonly path: string })[];
}

/** What goes into a report; scans by the path of their document. */
export interface Gathered {
  readonly scans: readonly { readonly path: string; readonly scan: Scan }[];
  readonly policy: readonly PolicyViolation[];
  readonly skipped: readonly Skipped[];
  /** What of it could not be read, rather than was passed over on purpose. */
  readonly unread?: readonly Skipped[];
  readonly shard?: ReportShard;
  readonly scanned: Scanned;
  readonly changedConfig?: ChangedConfig;
}

export interface Thresholds {
  /** The confidence from which a finding blocks. */
  readonly blockOn: Confidence;
  /** The confidence from which a finding is reported at all. */
  readonly showFrom: Confidence;
}

/** @returns what several runs scanned, added up; they share rules */
export function scannedTogether(runs: readonly { readonly scanned: Scanned }[]): Scanned {
  const sum = (of: (scanned: Scanned) => number): number => runs.reduce((total, { scanned }) => total + of(scanned), 0);
  return {
    files: sum(({ files }) => files),
    lines: sum(({ lines }) => lines),
    bytes: sum(({ bytes }) => bytes),
    rules: Math.max(...runs.map(({ scanned }) => scanned.rules)),
  };
}

/** @returns the report of what was gathered */
export function reportOf(gathered: Gathered, { blockOn, showFrom }: Thresholds): Report {
  const { scans, policy, skipped, unread = [], shard, scanned, changedConfig } = gathered;
  const graded = (finding: Finding): Finding => ({ ...finding, severity: severityOf(finding, blockOn) });
  const findings = scans
    .flatMap(({ scan }) => scan.findings)
    .filter(({ confidence }) => reaches(confidence, showFrom))
    .map(graded);
  const blocked =
    policy.some(({ severity }) => severity === 'block') || findings.some(({ severity }) => severity === 'error');
  const changed = changedConfig === undefined ? undefined : settledChange(changedConfig, findings);
  const passed = changed?.letThrough;
  const warned =
    findings.some(({ severity }) => severity === 'warning') ||
    policy.length + (passed?.findings.length ?? 0) + (passed?.policy.length ?? 0) > 0;
  return {
    verdict: blocked ? 'blocked' : warned ? 'warned' : 'clean',
    blockOn,
    findings: findings.toSorted(byPlace),
    policy,
    setAside: scans
      .flatMap(({ scan }) => scan.setAside)
      .map(({ finding, reason }) => ({ finding: graded(finding), reason }))
      .toSorted((a, b) => byPlace(a.finding, b.finding)),
    skipped: skipped.toSorted((a, b) => byCodeUnits(a.path, b.path)),
    incomplete: unread.length > 0,
    ...(shard === undefined ? {} : { shard }),
    scanned,
    ...(changed === undefined ? {} : { changedConfig: changed }),
    dismissed: scans
      .flatMap(({ scan }) => scan.dismissed)
      .toSorted((a, b) => byCodeUnits(a.path, b.path) || a.line - b.line),
    broken: scans
      .flatMap(({ path, scan }) => scan.broken.map((broken) => ({ path, ...broken })))
      .toSorted((a, b) => byCodeUnits(a.path, b.path) || a.line - b.line),
  };
}

/** What blocks all the same, since the command line asks for more than the configuration, was not let through. */
function settledChange({ letThrough, ...change }: ChangedConfig, findings: readonly Finding[]): ChangedConfig {
  const blocked = findings.filter(({ severity }) => severity === 'error');
  const passed = letThrough.findings.filter((one) => !blocked.some((other) => byPlace(one, other) === 0));
  return { ...change, letThrough: { ...letThrough, findings: passed.toSorted(byPlace) } };
}

function byPlace(a: Finding, b: Finding): number {
  return byCodeUnits(a.path, b.path) || a.line - b.line || a.column - b.column || byCodeUnits(a.rule.id, b.rule.id);
}
