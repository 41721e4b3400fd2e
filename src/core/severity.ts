import { CONFIDENCES, type Confidence } from './evidence/evidence.js';

/** What a finding does: `error` blocks, `warning` is shown, `note` is shown only where it is asked for. */
export type Severity = 'error' | 'warning' | 'note';

/** The most that a finding counts for where its file is one of made-up values. */
export type Cap = 'warning' | 'note';

/** What of the configuration decides on severities. */
export interface Grading {
  /** The confidence from which a finding blocks. */
  readonly blockOn: Confidence;
  /** @returns whether findings at a path count as if no value there was made up */
  readonly isStrict: (path: string) => boolean;
}

export const DEFAULT_GRADING: Grading = { blockOn: 'medium', isStrict: () => false };

interface Graded {
  readonly confidence: Confidence;
  readonly cap?: Cap;
}

/** @returns whether a confidence reaches another */
export function reaches(confidence: Confidence, least: Confidence): boolean {
  return CONFIDENCES.indexOf(confidence) >= CONFIDENCES.indexOf(least);
}

/**
 * @param blockOn the confidence from which a finding blocks
 * @returns the severity of a finding. What does not block is a warning from `medium` up, and a guess is a note
 */
export function severityOf({ confidence, cap }: Graded, blockOn: Confidence): Severity {
  const severity = reaches(confidence, blockOn) ? 'error' : confidence === 'low' ? 'note' : 'warning';
  return cap === undefined || RANKS[severity] < RANKS[cap] ? severity : cap;
}

const RANKS: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };

/** @returns a number that is higher the more a finding counts for: where it may block first, then how sure it is */
function weightOf(finding: Graded): number {
  return RANKS[severityOf(finding, 'medium')] * CONFIDENCES.length + CONFIDENCES.indexOf(finding.confidence);
}

/** @returns whether a finding counts for more than another of the same value */
export function outweighs(one: Graded, other: Graded): boolean {
  return weightOf(one) > weightOf(other);
}
