import type { PolicyViolation } from './env-violations.js';
import type { Finding } from './finding.js';

/** One difference between two configurations. */
export interface ConfigChange {
  readonly key: 'blockOn' | 'ignorePaths' | 'strict' | 'allowedEnvFiles' | 'disabledRules' | 'rules';
  /** Words that follow "it": `disables the rule jwt`. */
  readonly text: string;
  /** Whether the checks find less with it. */
  readonly loosens: boolean;
}

/** What a change does to the configuration that it is checked by. */
export interface ChangedConfig {
  /**
   * Which configuration counts: that of the change, that of its base, or the stricter of both, key by key.
   */
  readonly counts: 'head' | 'base' | 'stricter';
  /** One sentence that says so, and what to do about it. */
  readonly note: string;
  readonly changes: readonly ConfigChange[];
  /** What the checks would have refused before the change, and let through because of it. */
  readonly letThrough: { readonly findings: readonly Finding[]; readonly policy: readonly PolicyViolation[] };
}
