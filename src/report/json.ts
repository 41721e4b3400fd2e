import type { ChangedConfig } from '../core/config-change.js';
import type { PolicyViolation } from '../core/env-policy.js';
import type { Confidence } from '../core/evidence/evidence.js';
import { isGuessable } from '../core/evidence/guessable.js';
import type { Finding } from '../core/finding.js';
import { fingerprinter } from '../core/fingerprint.js';
import { lesserOf } from '../core/lesser.js';
import { printJson } from './escape.js';
import type { Report } from '../core/report.js';
import type { Severity } from '../core/severity.js';
import { fixText, PROGRAM } from './commands.js';
import type { RenderOptions } from './formats.js';

/** A finding as the JSON report has it. */
export interface JsonFinding {
  /** `error` blocks, `warning` does not, `note` is for whoever asks. */
  readonly severity: Severity;
  readonly ruleId: string;
  readonly title: string;
  readonly provider: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly confidence: string;
  readonly privilege: string;
  readonly masked: string;
  readonly fingerprint: string;
  readonly clientSide: boolean;
  /** Why browsers, or whoever has the app, get to see it; only where they do. */
  readonly exposure?: string;
  /** What the value is encoded in, the outermost encoding first: `base64`, `base64+percent`; only where it is. */
  readonly decodedFrom?: string;
  /** These three of a history only: the commit that first brought it, its author's date, whether HEAD still holds it. */
  readonly commit?: string;
  readonly authorDate?: string;
  readonly inHead?: boolean;
  readonly help: {
    readonly env: string | null;
    readonly rotate: string | null;
    readonly url: string | null;
    /** Which smaller credential would serve; only where the value can do much and one is known. */
    readonly lesser?: string;
  };
}

/** A breach of the env-file policy as the JSON report has it. */
export interface JsonViolation {
  readonly path: string;
  readonly violation: string;
  readonly message: string;
  readonly fix: string;
  /** The id of the commit that brings it, of a push or in CI. */
  readonly commit?: string;
}

/** The stable report (version 1): lines and columns from 1, columns in characters. */
export interface JsonReport {
  readonly version: 1;
  readonly verdict: Report['verdict'];
  /** The confidence from which a finding blocks. */
  readonly blockOn: Confidence;
  readonly findings: readonly JsonFinding[];
  readonly policy: readonly JsonViolation[];
  readonly setAside: readonly (JsonFinding & { readonly reason: { readonly kind: string; readonly text: string } })[];
  readonly skipped: Report['skipped'];
  /** Only where something could not be read: it is among what is skipped, and the exit code is 3, or 2 for an archive that breaks a limit. */
  readonly incomplete?: true;
  /** Only of a part of an audit: which one of how many, and what all parts of that audit have in common. */
  readonly shard?: Report['shard'];
  readonly scanned: Report['scanned'];
  /** Only where the change touches the configuration it is checked by. */
  readonly configuration?: {
    /** Which one counts: that of the change, that of its base, or the stricter of both. */
    readonly counts: string;
    readonly note: string;
    readonly changes: readonly { readonly key: string; readonly text: string; readonly loosens: boolean }[];
    /** What was refused but for the changes. */
    readonly letThrough: { readonly findings: readonly JsonFinding[]; readonly policy: readonly JsonViolation[] };
  };
}

/**
 * @param fingerprint gives the fingerprint of a rule's value; one without a key unless given
 * @param program the words by which people call the program in this project; its bare name unless given
 * @returns the report as the data of its JSON form
 */
export function jsonReport(report: Report, fingerprint = fingerprinter(), program = PROGRAM): JsonReport {
  const { verdict, blockOn, findings, policy, setAside, skipped, incomplete, shard, scanned, changedConfig } = report;
  return {
    version: 1,
    verdict,
    blockOn,
    findings: findings.map((finding) => jsonFinding(finding, fingerprint)),
    policy: policy.map((one) => jsonViolation(one, program)),
    setAside: setAside.map(({ finding, reason }) => Object.assign(jsonFinding(finding, fingerprint), { reason })),
    skipped,
    ...(incomplete ? { incomplete } : {}),
    ...(shard === undefined ? {} : { shard }),
    scanned,
    ...(changedConfig === undefined ? {} : { configuration: jsonChange(changedConfig, fingerprint, program) }),
  };
}

function jsonChange(
  { letThrough, ...change }: ChangedConfig,
  fingerprint: ReturnType<typeof fingerprinter>,
  program: string,
): NonNullable<JsonReport['configuration']> {
  const findings = letThrough.findings.map((finding) => jsonFinding(finding, fingerprint));
  const policy = letThrough.policy.map((one) => jsonViolation(one, program));
  return { ...change, letThrough: { findings, policy } };
}

function jsonViolation(one: PolicyViolation, program: string): JsonViolation {
  const { path, violation, message, commit } = one;
  return { path, violation, message, fix: fixText(one, program), ...(commit === undefined ? {} : { commit }) };
}

/** @returns a finding as the data of its JSON form; its fingerprint is worked out when it is read */
export function jsonFinding(finding: Finding, fingerprint: ReturnType<typeof fingerprinter>): JsonFinding {
  const { rule, secret, path, line, column, endLine, confidence, severity, privilege } = finding;
  const { clientSide, exposure, decodedFrom, variable, history } = finding;
  const lesser = lesserOf(rule, privilege);
  // Its length would help to guess it.
  const endColumn = isGuessable(secret.reveal()) ? finding.lineEndColumn : finding.endColumn;
  return {
    severity,
    ruleId: rule.id,
    title: rule.title,
    provider: rule.provider,
    ...{ path, line, column, endLine, endColumn, confidence, privilege },
    masked: secret.masked,
    get fingerprint() {
      return fingerprint(rule.id, secret);
    },
    clientSide,
    ...(exposure === undefined ? {} : { exposure }),
    ...(decodedFrom === undefined ? {} : { decodedFrom }),
    ...history,
    help: {
      env: variable ?? null,
      rotate: rule.rotate?.how ?? null,
      url: rule.rotate?.url ?? null,
      ...(lesser === undefined ? {} : { lesser }),
    },
  };
}

/** @returns the JSON report as text, ending in a newline */
export function renderJson(
  report: Report,
  { program, fingerprintKey }: Pick<RenderOptions, 'program' | 'fingerprintKey'> = {},
): string {
  return jsonText(jsonReport(report, fingerprinter(fingerprintKey), program));
}

/** @returns a JSON report as text, ending in a newline */
export function jsonText(report: JsonReport): string {
  return printJson(report);
}
