import type { Confidence } from '../core/evidence/evidence.js';
import type { CustomRule } from '../core/custom-rule.js';
import { anyCovers, type PatternSets } from './path-patterns.js';
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
  /** Paths at which no value counts as made up; a path that one of the lists covers is among them. */
  readonly strict: PatternSets;
  /** Patterns of env files that may be in git, as templates may. */
  readonly allowedEnvFiles: PatternSets;
  /** The file that says so, for messages; absent where nothing is configured. */
  readonly file?: string;
}

/** A configuration whose custom rules are ready to match. */
export interface Policy extends PolicyData {
  /** The declared rules, in their order. */
  readonly rules: readonly CustomRule[];
  /** @returns whether `strict` covers a path */
  readonly isStrict: (path: string) => boolean;
}

export const DEFAULT_POLICY: Policy = {
  blockOn: 'medium',
  ignorePaths: [],
  disabledRules: [],
  declared: [],
  rules: [],
  strict: [],
  isStrict: () => false,
  allowedEnvFiles: [],
};

/** @returns the configuration as plain data */
export function dataOf({ rules: _rules, isStrict: _isStrict, ...data }: Policy): PolicyData {
  return data;
}

/** @returns the configuration made ready; engines for patterns are loaded only where there are some */
export async function readyPolicy(data: PolicyData): Promise<Policy> {
  const isStrict = await anyCovers(data.strict);
  if (data.declared.length === 0) return { ...data, rules: [], isStrict };
  const { customRules } = await import('./custom-rules.js');
  return { ...data, rules: await customRules(data.declared), isStrict };
}
