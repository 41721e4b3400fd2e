import type { ChangedConfig } from '../core/config-change.js';
import type { Finding } from '../core/finding.js';
import type { Gathered } from '../core/report.js';

/** What was found by one configuration. */
export type Judged = Pick<Gathered, 'scans' | 'policy'>;

/**
 * @param loose what was found by the configuration that counts
 * @param strict what was found by the stricter one
 * @returns what would be refused by the stricter one only
 */
export function letThrough(loose: Judged, strict: Judged): ChangedConfig['letThrough'] {
  const refused = blocking(loose);
  const places = new Set(loose.policy.map(({ path, violation }) => `${violation} ${path}`));
  return {
    findings: blocking(strict).filter((finding) => !refused.some((other) => overlap(finding, other))),
    policy: strict.policy.filter(
      ({ path, violation, severity }) => severity === 'block' && !places.has(`${violation} ${path}`),
    ),
  };
}

function blocking({ scans }: Judged): readonly Finding[] {
  return scans.flatMap(({ scan }) => scan.findings).filter(({ severity }) => severity === 'error');
}

/** Another rule may report the same value, or more of it. */
function overlap(one: Finding, other: Finding): boolean {
  if (one.path !== other.path || one.history?.commit !== other.history?.commit) return false;
  return isBefore(one.line, one.column, other.endLine, other.endColumn) &&
    isBefore(other.line, other.column, one.endLine, one.endColumn); // prettier-ignore
}

function isBefore(line: number, column: number, otherLine: number, otherColumn: number): boolean {
  return line < otherLine || (line === otherLine && column < otherColumn);
}
