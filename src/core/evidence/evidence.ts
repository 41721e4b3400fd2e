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
  /** Whether it says only what the value can do, so that the rule's own reason stands beside it. */
  readonly aside?: true;
  /** Whether it says only that the rule does not know values of these characters: other rules may. */
  readonly unfamiliar?: true;
  /** Whether the value decodes to what it says it is, so that letters of a word in it come together by chance. */
  readonly decodes?: true;
  /** Why, in words that follow "because": "its checksum holds". */
  readonly note: string;
}

/** What a check may ask for beyond the value. */
export interface Surroundings {
  /** Seconds since 1970; without it nothing counts as expired. */
  readonly now?: number | undefined;
  /** Up to 500 bytes that stand right before the value, one character a byte; read when asked for. */
  readonly before: string;
  /** Up to 500 bytes that follow it. */
  readonly after: string;
}

/** A value by itself. */
export const NOWHERE: Surroundings = { before: '', after: '' };

/** One way to tell a real value of a kind from a made-up one, without asking anybody. */
export interface Check {
  /** @returns what the value tells, by itself or by what stands around it, or nothing */
  readonly judge: (value: string, around?: Surroundings) => Evidence | undefined;
  /** @returns the drawn value changed so that the check proves it; for generated samples */
  readonly seal?: (value: string) => string;
}

/** @returns evidence that makes a value certain */
export function proven(note: string): Evidence {
  return { verdict: 'proves', note };
}

/** @returns evidence that dismisses a value */
export function disproven(note: string): Evidence {
  return { verdict: 'disproves', note };
}

/** @returns evidence that settles what a value is worth */
export function graded(confidence: Confidence, note: string): Evidence {
  return { verdict: 'grades', confidence, note };
}

/** What a key is worth that a passphrase protects. */
export const encrypted: Evidence = {
  verdict: 'grades',
  confidence: 'medium',
  privilege: 'scoped',
  decodes: true,
  note: 'it is encrypted: only as strong as its passphrase',
};
