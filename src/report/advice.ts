import type { CommentAdvice } from './comments/advice.js';

/** What was looked up for the advice on a finding; what is not known is left out. */
export interface Advice {
  /** The comment that suppresses it, in its place. */
  readonly comment?: CommentAdvice;
  /** Whether the staged file holds it and the file on disk no longer does. */
  readonly gone?: boolean;
  /** Which commit holds it: the last one, the first one, or one in between. */
  readonly commit?: 'head' | 'root' | 'earlier';
}
