import { assertOwnIds, customRules } from '../src/config/custom-rules.js';
import { parseConfig } from '../src/config/parse.js';
import type { CustomRule } from '../src/core/custom-rule.js';
import { sampleOf, seeded } from '../src/core/shape-sample.js';
import { lowerAlnum } from '../src/core/shape.js';

/** @returns a made-up value that the rule `acme` finds; another one for each seed */
export const acmeKey = (seed = 1): string => `acme_${sampleOf(lowerAlnum(24), seeded(seed))}`;

/** A rule as a configuration declares it. */
export const acme = {
  id: 'acme-key',
  title: 'API key',
  provider: 'Acme',
  pattern: String.raw`\bacme_[a-z0-9]{24}\b`,
  keywords: ['acme_'],
};

export const FILE = 'check-staged.config.json';

/** @returns the declared rules made ready, as if they stood in the configuration at the repository's root */
export async function ready(...declared: readonly object[]): Promise<readonly CustomRule[]> {
  const { rules = [] } = parseConfig({ rules: declared }, FILE);
  assertOwnIds(rules, FILE, (id) => id === 'jwt');
  return customRules(rules.map((rule) => ({ rule, file: FILE, declaredIn: FILE })));
}
