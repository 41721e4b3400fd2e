import { CONFIDENCES } from '../core/evidence/evidence.js';
import type { ConfigChange } from '../core/config-change.js';
import type { Declared, PolicyData } from './policy.js';

/**
 * Compares two configurations, key by key.
 *
 * @returns what differs, in words that follow "it"; what loosens the checks is marked
 */
export function configChanges(before: PolicyData, after: PolicyData): readonly ConfigChange[] {
  return [
    ...blockOnChange(before, after),
    ...patternChanges('ignorePaths', 'ignores', before.ignorePaths.flat(), after.ignorePaths.flat()),
    ...patternChanges('strict', 'is strict about', before.strict.flat(), after.strict.flat()),
    ...patternChanges('allowedEnvFiles', 'allows', before.allowedEnvFiles.flat(), after.allowedEnvFiles.flat()),
    ...ruleChanges(before, after),
  ];
}

/** @returns what of the changes loosens the checks */
export function loosenings(before: PolicyData, after: PolicyData): readonly ConfigChange[] {
  return configChanges(before, after).filter(({ loosens }) => loosens);
}

/**
 * @returns the stricter of two configurations, key by key: what both ignore is ignored, a rule that one of them uses is used.
 *   Of a rule that both declare differently, both versions are
 */
export function tightened(before: PolicyData, after: PolicyData): PolicyData {
  const custom = new Set([...before.declared, ...after.declared].map(({ rule }) => rule.id));
  const active = (id: string): boolean => [before, after].some((policy) => isActive(id, policy, !custom.has(id)));
  const disabled = [...new Set([...before.disabledRules, ...after.disabledRules])].filter((id) => !active(id));
  const file = after.file ?? before.file;
  return {
    blockOn: isHigher(before.blockOn, after.blockOn) ? after.blockOn : before.blockOn,
    ignorePaths: both(before.ignorePaths, after.ignorePaths),
    strict: distinct([...before.strict, ...after.strict]),
    allowedEnvFiles: both(before.allowedEnvFiles, after.allowedEnvFiles),
    disabledRules: disabled,
    declared: declaredByEither(before, after, active),
    ...(file === undefined ? {} : { file }),
  };
}

const isHigher = (one: PolicyData['blockOn'], other: PolicyData['blockOn']): boolean =>
  CONFIDENCES.indexOf(one) > CONFIDENCES.indexOf(other);

/** Negated patterns make a list more than its lines, so lists are kept apart: all of them must cover a path. */
function both(one: PolicyData['ignorePaths'], other: PolicyData['ignorePaths']): PolicyData['ignorePaths'] {
  if (one.length === 0 || other.length === 0) return [];
  return distinct([...one, ...other]);
}

function distinct(lists: PolicyData['ignorePaths']): PolicyData['ignorePaths'] {
  return [...new Map(lists.map((list) => [JSON.stringify(list), list])).values()];
}

/** A built-in rule is used unless it is disabled, a custom one where it is declared, too. */
function isActive(id: string, policy: PolicyData, builtIn = false): boolean {
  if (policy.disabledRules.includes(id)) return false;
  return builtIn || policy.declared.some(({ rule }) => rule.id === id);
}

function declaredByEither(before: PolicyData, after: PolicyData, active: (id: string) => boolean): readonly Declared[] {
  const used = (policy: PolicyData): readonly Declared[] =>
    policy.declared.filter(({ rule }) => isActive(rule.id, policy) || !active(rule.id));
  const later = used(after);
  const earlier = used(before).filter((one) => !later.some((other) => finds(other) === finds(one)));
  return [...later, ...earlier.map((one) => withExamples(one, later))];
}

/** An example that the configuration gives a rule is one for every version of the rule. */
function withExamples(one: Declared, later: readonly Declared[]): Declared {
  const other = later.find(({ rule }) => rule.id === one.rule.id)?.rule.examples?.match ?? [];
  const { examples } = one.rule;
  const keywords = one.rule.keywords.map((keyword) => keyword.toLowerCase());
  // A rule refuses examples without its keywords, and finds nothing in them either.
  const found = other.filter((text) => keywords.some((keyword) => text.toLowerCase().includes(keyword)));
  if (found.length === 0) return one;
  return { ...one, rule: { ...one.rule, examples: { ...examples, match: [...(examples?.match ?? []), ...found] } } };
}

/** @returns a text that is the same for versions of a rule that find the same */
function finds({ rule }: Declared): string {
  const { id, pattern, keywords, secret, confidence, privilege, entropy, files } = rule;
  return JSON.stringify([id, pattern, keywords, secret, confidence, privilege, entropy, files]);
}

function blockOnChange({ blockOn: before }: PolicyData, { blockOn: after }: PolicyData): readonly ConfigChange[] {
  if (before === after) return [];
  const loosens = isHigher(after, before);
  return [{ key: 'blockOn', text: `${loosens ? 'raises' : 'lowers'} "blockOn" from ${before} to ${after}`, loosens }];
}

/**
 * The last pattern that covers a path decides, and one that begins with `!` takes it out again. Of paths to be strict about,
 * fewer are looser; of the others, more.
 */
function patternChanges(
  key: 'ignorePaths' | 'strict' | 'allowedEnvFiles',
  verb: string,
  before: readonly string[],
  after: readonly string[],
): readonly ConfigChange[] {
  const row = (text: string, widens: boolean): ConfigChange => ({ key, text, loosens: widens !== (key === 'strict') });
  const negated = (pattern: string): boolean => pattern.startsWith('!');
  const added = after.filter((pattern) => !before.includes(pattern));
  const gone = before.filter((pattern) => !after.includes(pattern));
  const changes = [
    ...added.map((pattern) =>
      negated(pattern)
        ? row(`adds the exception ${pattern} to "${key}"`, false)
        : row(`${verb} ${pattern} ("${key}")`, true),
    ),
    ...gone.map((pattern) =>
      negated(pattern)
        ? row(`takes the exception ${pattern} out of "${key}"`, true)
        : row(`takes ${pattern} out of "${key}"`, false),
    ),
  ];
  const reordered = changes.length === 0 && JSON.stringify(before) !== JSON.stringify(after);
  const text = `reorders "${key}"`;
  return reordered ? [{ key, text, loosens: [...before, ...after].some(negated) }] : changes;
}

function ruleChanges(before: PolicyData, after: PolicyData): readonly ConfigChange[] {
  const [was, is] = [before, after].map(({ declared }) => new Map(declared.map((one) => [one.rule.id, one])));
  const ids = [...new Set([...was!.keys(), ...is!.keys()])];
  const custom = ids.flatMap((id) => customChange(id, was!.get(id), is!.get(id), before, after));
  const disabled = [...new Set([...before.disabledRules, ...after.disabledRules])].flatMap((id) => {
    if (ids.includes(id)) return [];
    const [used, uses] = [isActive(id, before, true), isActive(id, after, true)];
    if (used === uses) return [];
    return [{ key: 'disabledRules', text: `${uses ? 'enables' : 'disables'} the rule ${id}`, loosens: used } as const];
  });
  return [...disabled, ...custom];
}

function customChange(
  id: string,
  was: Declared | undefined,
  is: Declared | undefined,
  before: PolicyData,
  after: PolicyData,
): readonly ConfigChange[] {
  const [used, uses] = [isActive(id, before), isActive(id, after)];
  const row = (text: string): ConfigChange => ({ key: 'rules', text: `${text} the rule ${id}`, loosens: used });
  if (is === undefined) return [row('removes')];
  if (was === undefined) return [row('adds')];
  if (used !== uses)
    return [{ key: 'disabledRules', text: `${uses ? 'enables' : 'disables'} the rule ${id}`, loosens: used }];
  return finds(was) === finds(is) ? [] : [row('changes what is found by')];
}
