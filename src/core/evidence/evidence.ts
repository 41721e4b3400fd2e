/** How far a leaked value reaches. */
export type Privilege = 'admin' | 'broad' | 'scoped' | 'publishable' | 'unknown';

/** `certain`: checksum or structure proves it; `high`: a distinctive shape; `medium`: context and evidence agree; `low`: a guess. */
export type Confidence = 'certain' | 'high' | 'medium' | 'low';

export const CONFIDENCES: readonly Confidence[] = ['low', 'medium', 'high', 'certain'];

/** What a check found out about a value. */
export interface Evidence {
  readonly verdict: 'proves' | 'disproves' | 'grades';
  /** The confidence to report with; for `grades` only. */
  readonly confidence?: Confidence;
  readonly privilege?: Privilege;
  /** Why, in words that follow "because": "its checksum holds". */
  readonly note: string;
}

/** One way to tell a real value of a kind from a made-up one, without asking anybody. */
export interface Check {
  /** @returns what the value itself tells, or nothing */
  readonly judge: (value: string) => Evidence | undefined;
  /** @returns the drawn value changed so that the check proves it; for generated samples */
  readonly seal?: (value: string) => string;
}
