import { describe, expect, test } from '@jest/globals';
import { rules as builtIn } from '../../rules/index.js';
import { customProof } from '../../src/core/custom-proof.js';
import { proveRule } from '../../src/core/rule-proof.js';
import { testedRules } from '../../src/report/tested-rules.js';
import { acme, acmeKey, ready } from '../custom-rule.js';
import { specimens } from '../rules/specimens.js';
import { githubToken } from '../secrets.js';

async function failuresOf(...declared: readonly object[]): Promise<readonly string[]> {
  const custom = await ready(...declared);
  return customProof({ builtIn, keywords: undefined, custom })(custom[0]!);
}

const examples = (match: readonly string[], clean: readonly string[] = []): object => ({
  ...acme,
  examples: { match, clean },
});

describe('the proof of a custom rule', () => {
  test('holds where it finds its examples, in whatever files it looks', async () => {
    expect(await failuresOf(examples([`token = "${acmeKey()}"`, `x\n${acmeKey(2)}`], ['acme_short', ' ']))).toEqual([]);
    expect(await failuresOf({ ...examples([acmeKey()]), files: ['*.yml'] })).toEqual([]);
  });

  test('tells what is not found, and why, without the value', async () => {
    const failures = await failuresOf(examples([acmeKey(), 'acme_short', `acme_${'x'.repeat(24)}`]));
    expect(failures).toEqual([
      '"examples.match.1" is not found: its pattern fits nothing on a line that holds a keyword',
      '"examples.match.2" is not found, because it says that it is a placeholder',
    ]);
  });

  test('tells what is found and should not be', async () => {
    expect(await failuresOf(examples([], ['acme_', acmeKey()]))).toEqual(['"examples.clean.1" is found']);
  });

  test('tells what another rule reports in its place', async () => {
    const token = { ...acme, pattern: String.raw`ghp_\w+`, keywords: ['ghp_'], examples: { match: [githubToken()] } };
    expect(await failuresOf(token)).toEqual([
      '"examples.match.0" is reported as github-pat-classic, which knows more of such values or is surer',
    ]);
    const guess = { ...examples([acmeKey()]), confidence: 'low' };
    expect(await failuresOf(guess, { ...acme, id: 'acme-surer' })).toEqual([
      '"examples.match.0" is reported as acme-surer, which knows more of such values or is surer',
    ]);
  });

  test('tells of an example that a comment in it sets aside', async () => {
    const text = `// check-staged-ignore acme-key -- no\n"${acmeKey()}"`;
    expect(await failuresOf(examples([text]))).toEqual(['"examples.match.0" is set aside by a comment in it']);
  });
});

describe('the proof of a built-in rule', () => {
  test.each(specimens.map((rule) => [rule.id, rule] as const))('holds for %s', (_, rule) => {
    expect(proveRule(rule, 5)).toEqual([]);
  });
});

describe('what was tried', () => {
  test('is told in a line, after one for each rule that fails', async () => {
    const [rule, bare] = await ready({ ...examples(['acme_']) }, { ...acme, id: 'acme-bare' });
    expect(testedRules([{ rule: rule!, failures: [] }])).toBe('1 rule tried · none failed\n');
    expect(
      testedRules([
        { rule: rule!, failures: ['a', 'b', 'c', 'd', 'e'] },
        { rule: specimens[0]!, failures: ['f'] },
        { rule: bare!, failures: [] },
      ]),
    ).toBe(
      'acme-key: a; b; c; and 2 more\nspec-sealed: f\n\n2 rules tried · 2 failed · no examples to try: acme-bare\n',
    );
  });
});
