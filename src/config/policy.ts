import type { Confidence } from '../core/evidence/evidence.js';
import type { CustomRule } from '../core/rule.js';
import type { PatternSets } from './path-patterns.js';
import type { DeclaredRule } from './schema.js';

/** A custom rule as a configuration declares it. */
export interface Declared {
  readonly rule: DeclaredRule;
  /** What messages call the configuration. */
  readonly file: string;
  /** Its path below the repository's root. */
  readonly declaredIn: string;
}

/** What the configuration decides, as plain data: it can be compared, and sent to a thread. */
export interface PolicyData {
  readonly blockOn: Confidence;
  /** Patterns as in .gitignore, from the repository's root. */
  readonly ignorePaths: PatternSets;
  readonly disabledRules: readonly string[];
  /** Rules beside the built-in ones; those that `disabledRules` names are among them. */
  readonly declared: readonly Declared[];
  /** Patterns of env files that may be in git, as templates may. */
  readonly allowedEnvFiles: PatternSets;
  /** The file that says so, for messages; absent where nothing is configured. */
  readonly file?: string;
}

/** A configuration whose custom rules are ready to match. */
export interface Policy extends PolicyData {
  /** The declared rules, in their order. */
  readonly rules: readonly CustomRule[];
}

export const DEFAULT_POLICY: Policy = {
  blockOn: 'medium',
  ignorePaths: [],
  disabledRules: [],
  declared: [],
  rules: [],
  allowedEnvFiles: [],
};

/** @returns the configuration as plain data */
export function dataOf({ rules: _rules, ...data }: Policy): PolicyData {
  return data;
}

/** @returns the configuration with its custom rules made ready; their engine is loaded only where there are some */
export async function readyPolicy(data: PolicyData): Promise<Policy> {
  if (data.declared.length === 0) return { ...data, rules: [] };
  const { customRules } = await import('./custom-rules.js');
  return { ...data, rules: await customRules(data.declared) };
}
