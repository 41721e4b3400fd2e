import type { Confidence } from '../core/evidence/evidence.js';
import type { CustomRule } from '../core/rule.js';

/** What the configuration decides. */
export interface Policy {
  readonly blockOn: Confidence;
  /** Patterns as in .gitignore, from the repository's root. */
  readonly ignorePaths: readonly string[];
  readonly disabledRules: readonly string[];
  /** Rules beside the built-in ones; those that `disabledRules` names are among them. */
  readonly rules: readonly CustomRule[];
  /** Patterns of env files that may be in git, as templates may. */
  readonly allowedEnvFiles: readonly string[];
  /** The file that says so, for messages; absent where nothing is configured. */
  readonly file?: string;
}

export const DEFAULT_POLICY: Policy = {
  blockOn: 'medium',
  ignorePaths: [],
  disabledRules: [],
  rules: [],
  allowedEnvFiles: [],
};
