import type { CustomRule } from '../core/custom-rule.js';
import { UserError } from '../errors.js';
import { linearPattern } from './linear-pattern.js';
import { patternTest } from './path-patterns.js';
import type { Declared } from './policy.js';
import type { DeclaredRule } from './schema.js';

/**
 * Makes declared rules ready; this file, and with it the engine for their patterns, is loaded only where some are. Two versions
 * of one rule may be among them.
 *
 * @throws UserError (exit code 2) for a pattern that cannot be used, and examples without a keyword
 */
export function customRules(declared: readonly Declared[]): Promise<readonly CustomRule[]> {
  return Promise.all(declared.map(customRule));
}

/**
 * @param file the configuration's name, for messages
 * @param ruleExists whether a built-in rule has the id
 * @throws UserError (exit code 2) for an id that is taken
 */
export function assertOwnIds(
  declared: readonly DeclaredRule[],
  file: string,
  ruleExists: (id: string) => boolean,
): void {
  const ids = new Set<string>();
  for (const { id } of declared) {
    if (ruleExists(id)) {
      throw new UserError(
        `${file}: "${id}" is the id of a built-in rule, and a custom rule adds to those, it replaces none`,
        'give it another id; "disabledRules" turns a built-in rule off',
      );
    }
    if (ids.has(id)) throw new UserError(`${file}: two rules have the id "${id}"`, 'give each an id of its own');
    ids.add(id);
  }
}

async function customRule({ rule, file, declaredIn }: Declared): Promise<CustomRule> {
  const { id, title, pattern: source, keywords, secret, files, examples, ...facts } = rule;
  const pattern = linearPattern(source, secret ?? 0);
  if ('fault' in pattern)
    throw new UserError(`${file}: the pattern of the rule "${id}" ${pattern.fault}`, pattern.hint);
  const { match = [], clean = [] } = examples ?? {};
  const mute = match.findIndex(
    (text) => !keywords.some((keyword) => text.toLowerCase().includes(keyword.toLowerCase())),
  );
  if (mute !== -1) {
    throw new UserError(
      `${file}: "examples.match.${mute}" of the rule "${id}" holds none of the rule's keywords`,
      'only lines that hold a keyword are searched: add one that stands on the line of every match',
    );
  }
  return {
    provider: 'Any',
    privilege: 'unknown',
    ...(facts as Present<typeof facts>),
    kind: 'pattern',
    ...{ id, title, pattern, keywords, declaredIn },
    ...(files === undefined ? {} : { files, inFile: await patternTest(files) }),
    examples: { match, clean },
  };
}

/** The type of checked data, in which a key that is there has a value. */
type Present<T> = T extends object ? { [K in keyof T]: Present<Exclude<T[K], undefined>> } : T;
