import type { Severity } from '../core/severity.js';
import { counted } from './layout.js';

/** How many findings a report for people shows in full: nobody reads further before mending what is there. */
const MOST_SHOWN = 20;

/** @returns the findings that a report for people shows in full: those that block, all of them where more is asked for */
export function shownInFull<F extends { readonly severity: Severity }>(
  findings: readonly F[],
  verbose: boolean,
): readonly F[] {
  return verbose ? findings : bySeverity(findings).error.slice(0, MOST_SHOWN);
}

/** Findings by what they count for. */
export type BySeverity<F> = Readonly<Record<Severity, readonly F[]>>;

/** @returns the findings by their severity, in the order they had */
export function bySeverity<F extends { readonly severity: Severity }>(findings: readonly F[]): BySeverity<F> {
  const of = (wanted: Severity): readonly F[] => findings.filter(({ severity }) => severity === wanted);
  return { error: of('error'), warning: of('warning'), note: of('note') };
}

/**
 * @param violations how many breaches of the env-file policy there are
 * @returns how many of what was found, with a colon ahead; empty where there is nothing
 */
export function foundText(findings: BySeverity<unknown>, violations: number): string {
  const parts = [
    [findings.error.length, 'secret'],
    [violations, 'env-file problem'],
    [findings.warning.length, 'warning'],
    [findings.note.length, 'note'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, noun]) => counted(count, noun));
  return told.length === 0 ? '' : `: ${told.join(', ')}`;
}
