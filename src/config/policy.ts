import type { Confidence } from '../core/evidence/evidence.js';

/** What the configuration decides. */
export interface Policy {
  readonly blockOn: Confidence;
  /** Patterns as in .gitignore, from the repository's root. */
  readonly ignorePaths: readonly string[];
  readonly disabledRules: readonly string[];
  /** Patterns of env files that may be in git, as templates may. */
  readonly allowedEnvFiles: readonly string[];
  /** The file that says so, for messages; absent where nothing is configured. */
  readonly file?: string;
}

export const DEFAULT_POLICY: Policy = { blockOn: 'medium', ignorePaths: [], disabledRules: [], allowedEnvFiles: [] };
