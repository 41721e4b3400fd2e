import { describe, expect, test } from '@jest/globals';
import { configChanges, loosenings, tightened } from '../../src/config/changes.js';
import { coverageTest } from '../../src/config/path-patterns.js';
import { dataOf, DEFAULT_POLICY, type PolicyData } from '../../src/config/policy.js';
import { parseConfig } from '../../src/config/parse.js';
import { acme, acmeKey, FILE } from '../custom-rule.js';

const NONE = dataOf(DEFAULT_POLICY);

/** The policy of a configuration as it is written. */
function policy(written: object): PolicyData {
  const { rules = [], ignorePaths, strict, allowedEnvFiles, ...rest } = parseConfig(written, FILE);
  const sets = (list: readonly string[] | undefined): PolicyData['ignorePaths'] => (list === undefined ? [] : [list]);
  return {
    blockOn: rest.blockOn ?? 'medium',
    disabledRules: rest.disabledRules ?? [],
    ignorePaths: sets(ignorePaths),
    strict: sets(strict),
    allowedEnvFiles: sets(allowedEnvFiles),
    declared: rules.map((rule) => ({ rule, file: FILE, declaredIn: FILE })),
    file: FILE,
  };
}

const told = (before: object, after: object): readonly string[] =>
  loosenings(policy(before), policy(after)).map(({ text }) => text);

describe('what loosens the checks', () => {
  test.each<[string, object, object, string]>([
    ['a rule disabled', {}, { disabledRules: ['jwt'] }, 'disables the rule jwt'],
    ['a higher threshold', {}, { blockOn: 'certain' }, 'raises "blockOn" from medium to certain'],
    ['a path ignored', {}, { ignorePaths: ['*'] }, 'ignores * ("ignorePaths")'],
    ['an exception gone', { ignorePaths: ['a/', '!a/b'] }, { ignorePaths: ['a/'] }, 'takes the exception !a/b out of "ignorePaths"'], // prettier-ignore
    ['exceptions in another order', { ignorePaths: ['!a', 'a'] }, { ignorePaths: ['a', '!a'] }, 'reorders "ignorePaths"'], // prettier-ignore
    ['an env file allowed', {}, { allowedEnvFiles: ['.env'] }, 'allows .env ("allowedEnvFiles")'],
    ['a rule gone', { rules: [acme] }, {}, 'removes the rule acme-key'],
    ['a rule that finds other things', { rules: [acme] }, { rules: [{ ...acme, pattern: 'acme_x' }] }, 'changes what is found by the rule acme-key'], // prettier-ignore
    ['a rule that is less sure', { rules: [acme] }, { rules: [{ ...acme, confidence: 'low' }] }, 'changes what is found by the rule acme-key'], // prettier-ignore
    ['a rule of the same configuration disabled', { rules: [acme] }, { rules: [acme], disabledRules: ['acme-key'] }, 'disables the rule acme-key'], // prettier-ignore
  ])('%s', (_, before, after, text) => {
    expect(told(before, after)).toEqual([text]);
  });

  test.each<[string, object, object]>([
    ['nothing', { ignorePaths: ['a'] }, { ignorePaths: ['a'] }],
    ['a rule enabled', { disabledRules: ['jwt'] }, {}],
    ['a lower threshold', { blockOn: 'certain' }, { blockOn: 'low' }],
    ['a path no longer ignored', { ignorePaths: ['a', 'b'] }, { ignorePaths: ['a'] }],
    ['an exception added', { ignorePaths: ['a/'] }, { ignorePaths: ['a/', '!a/b'] }],
    ['paths in another order', { ignorePaths: ['a', 'b'] }, { ignorePaths: ['b', 'a'] }],
    ['a rule added', {}, { rules: [acme] }],
    ['a rule added that is disabled', {}, { rules: [acme], disabledRules: ['acme-key'] }],
    ['a disabled rule gone', { rules: [acme], disabledRules: ['acme-key'] }, {}],
    ['another title, other examples', { rules: [acme] }, { rules: [{ ...acme, title: 'key', examples: { match: ['acme_'] } }] }], // prettier-ignore
  ])('not %s', (_, before, after) => {
    expect(told(before, after)).toEqual([]);
  });

  test('the rest of what changes is listed as well', () => {
    const changes = configChanges(policy({ disabledRules: ['jwt'], ignorePaths: ['a'] }), policy({ rules: [acme] }));
    expect(changes).toEqual([
      { key: 'ignorePaths', text: 'takes a out of "ignorePaths"', loosens: false },
      { key: 'disabledRules', text: 'enables the rule jwt', loosens: false },
      { key: 'rules', text: 'adds the rule acme-key', loosens: false },
    ]);
  });
});

describe('the stricter of two', () => {
  const [loose, strict] = [
    policy({ blockOn: 'certain', ignorePaths: ['*'], allowedEnvFiles: ['.env'], disabledRules: ['jwt', 'generic'] }),
    policy({ rules: [acme], disabledRules: ['jwt'] }),
  ];

  test.each([
    ['one way', loose, strict],
    ['and the other', strict, loose],
  ])('has of each key what finds more: %s', (_, before, after) => {
    const both = tightened(before, after);
    expect(both).toMatchObject({ blockOn: 'medium', ignorePaths: [], allowedEnvFiles: [], disabledRules: ['jwt'] });
    expect(both.declared.map(({ rule }) => rule.id)).toEqual(['acme-key']);
    expect(loosenings(before, both)).toEqual([]);
    expect(loosenings(after, both)).toEqual([]);
  });

  test('of a configuration and itself is the same', () => {
    for (const one of [NONE, loose, strict]) expect(tightened(one, one)).toEqual(one);
  });

  test('ignores what both ignore, whatever order the patterns are in', async () => {
    const paths = (before: string[], after: string[]): PolicyData['ignorePaths'] =>
      tightened(policy({ ignorePaths: before }), policy({ ignorePaths: after })).ignorePaths;
    const covers = await coverageTest(paths(['a/*', '!a/b', 'c'], ['a/*', 'd']));
    expect(['a/x', 'a/b', 'c', 'd'].map((path) => covers(path))).toEqual([true, false, false, false]);
    expect((await coverageTest(paths(['*', '!x'], ['!x', '*'])))('x')).toBe(false);
  });

  test('looks by both versions of a rule, of which an example of the later one is one of both', () => {
    const later = { ...acme, pattern: 'acme_[a-z0-9]{24}(x)', examples: { match: [acmeKey(2)] } };
    const { declared } = tightened(policy({ rules: [acme] }), policy({ rules: [later] }));
    expect(declared.map(({ rule }) => [rule.pattern, rule.examples?.match])).toEqual([
      [later.pattern, [acmeKey(2)]],
      [acme.pattern, [acmeKey(2)]],
    ]);
  });

  test('leaves out a version of a rule that is disabled', () => {
    const before = policy({ rules: [{ ...acme, pattern: 'acme_old' }], disabledRules: ['acme-key'] });
    const { declared, disabledRules } = tightened(before, policy({ rules: [acme] }));
    expect([declared.map(({ rule }) => rule.pattern), disabledRules]).toEqual([[acme.pattern], []]);
  });
});
