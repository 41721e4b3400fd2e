import type { Finding, SetAside } from '../../core/finding.js';
import type { CustomRule } from '../../core/custom-rule.js';
import type { Rule } from '../../core/rule.js';
import type { Scan } from '../../core/scan.js';
import { Secret } from '../../core/secret.js';
import type { BatchResult, ScannedDocument } from './batch.js';

// Between threads go plain data only: a `Secret` would lose its value and a pattern its functions.

type SentFinding = Omit<Finding, 'rule' | 'secret'> & {
  /** A custom rule by its id. */
  readonly rule: Rule | string;
  readonly value: string;
  readonly hint: string;
};

type SentScan = Omit<Scan, 'findings' | 'setAside'> & {
  readonly findings: readonly SentFinding[];
  readonly setAside: readonly { readonly finding: SentFinding; readonly reason: SetAside['reason'] }[];
};

/** A result as one thread hands it to another; the values of secrets are in it. */
export type SentResult = Omit<BatchResult, 'scans'> & {
  readonly scans: readonly (Omit<ScannedDocument, 'scan'> & { readonly scan: SentScan })[];
};

/** @returns what can be posted to another thread */
export function sent(result: BatchResult): SentResult {
  return { ...result, scans: result.scans.map((one) => ({ ...one, scan: sentScan(one.scan) })) };
}

function sentScan(scan: Scan): SentScan {
  return {
    ...scan,
    findings: scan.findings.map(sentFinding),
    setAside: scan.setAside.map(({ finding, reason }) => ({ finding: sentFinding(finding), reason })),
  };
}

function sentFinding({ rule, secret, ...rest }: Finding): SentFinding {
  return { ...rest, rule: rule.kind === 'pattern' ? rule.id : rule, value: secret.reveal(), hint: secret.hint };
}

/**
 * @param custom the rules of the configuration, whose ids are sent
 * @returns the result as it was before it was sent
 */
export function received(result: SentResult, custom: readonly CustomRule[]): BatchResult {
  const finding = ({ rule, value, hint, ...rest }: SentFinding): Finding => ({
    ...rest,
    rule: typeof rule === 'string' ? custom.find(({ id }) => id === rule)! : rule,
    secret: new Secret(value, hint),
  });
  const scan = (one: SentScan): Scan => ({
    ...one,
    findings: one.findings.map(finding),
    setAside: one.setAside.map(({ finding: set, reason }) => ({ finding: finding(set), reason })),
  });
  return { ...result, scans: result.scans.map((one) => ({ ...one, scan: scan(one.scan) })) };
}
