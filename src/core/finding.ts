import type { Confidence, Privilege } from './evidence/evidence.js';
import type { AnyRule } from './rule.js';
import type { Secret } from './secret.js';
import type { Cap, Severity } from './severity.js';

/** The line a finding stands on, cut to what is around it; every secret in it is already masked. */
export interface Excerpt {
  readonly before: string;
  readonly masked: string;
  readonly after: string;
}

/** A secret in a document. Lines and columns count from 1, columns in characters (code points). */
export interface Finding {
  readonly rule: AnyRule;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** Place just past the last character. */
  readonly endLine: number;
  readonly endColumn: number;
  /** Column just past the last character of the line that it ends on. */
  readonly lineEndColumn: number;
  readonly confidence: Confidence;
  readonly severity: Severity;
  /** The most that it counts for, whatever blocks; absent where it may block. */
  readonly cap?: Cap;
  readonly privilege: Privilege;
  /** Why, in words that follow "because". */
  readonly notes: readonly string[];
  readonly secret: Secret;
  /** What the value is encoded in, the outermost encoding first: `base64`, `base64+percent`. The place is that of the encoded text. */
  readonly decodedFrom?: string;
  /** The environment variable to keep it in: the conventional one, or one after the name it is assigned to. */
  readonly variable?: string;
  readonly clientSide: boolean;
  /** Where it stands in a name rather than in a content: whose name. */
  readonly inName?: NameKind;
  /** Where it is: why browsers, or whoever has the app, get to see it, as a sentence without its full stop. */
  readonly exposure?: string;
  readonly excerpt: Excerpt;
  /** In a history: where it came from. */
  readonly history?: FromHistory;
}

/** What git carries names of: files, refs (branches and tags), and the people that commits and tags name. */
export type NameKind = 'file' | 'ref' | 'person';

/** How a history has a secret. */
export interface FromHistory {
  /** The id of the commit that first brought it; none where a ref names its file without a commit. */
  readonly commit?: string;
  /** ISO 8601, in UTC. */
  readonly authorDate?: string;
  /** Whether a file of HEAD still holds it. */
  readonly inHead: boolean;
}

/** A finding that does not count, and what says so. */
export interface SetAside {
  readonly finding: Finding;
  readonly reason: { readonly kind: 'directive' | 'config'; readonly text: string };
}

/** A candidate that judging dropped; `--verbose` shows it. */
export interface Dismissal {
  readonly ruleId: string;
  readonly path: string;
  readonly line: number;
  readonly reason: string;
}
