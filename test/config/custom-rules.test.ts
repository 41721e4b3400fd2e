import { describe, expect, test } from '@jest/globals';
import { configSchema } from '../../src/config/schema.js';
import { UserError } from '../../src/errors.js';
import { acme, acmeKey, FILE, ready } from '../custom-rule.js';

const keys = 'docs/configuration.md lists the keys';
const syntax = 'correct it; patterns have the syntax of RE2: https://github.com/google/re2/wiki/Syntax';
const around = 'match what stands around the secret too, put the secret into a group, and name the group with "secret"';
const group = 'put the secret into a group ( ), and count the opening parentheses from the left';
const pattern = `${FILE}: the pattern of the rule "acme-key"`;

const without = (key: keyof typeof acme): object => Object.fromEntries(Object.entries(acme).filter(([k]) => k !== key));

describe('a custom rule', () => {
  test('needs an id, a title, a pattern and keywords; the rest has its defaults', async () => {
    const { id, title, pattern: source, keywords } = acme;
    expect(await ready({ id, title, pattern: source, keywords })).toMatchObject([
      {
        ...{ kind: 'pattern', id, title, keywords, declaredIn: FILE },
        pattern: { source },
        provider: 'Any',
        privilege: 'unknown',
        examples: { match: [], clean: [] },
      },
    ]);
  });

  test('keeps the facts it is given', async () => {
    const facts = {
      ...{ confidence: 'high', privilege: 'scoped', entropy: 3.5, env: 'ACME_KEY', note: 'of 2024', files: ['*.yml'] },
      rotate: { how: 'Revoke it' },
      examples: { match: [`a ${acmeKey()}`], clean: ['b'] },
    };
    expect(await ready({ ...acme, ...facts })).toMatchObject([facts]);
  });

  test.each<[string, object | readonly object[], string, string]>([
    ['no id', without('id'), `${FILE}: "rules.0.id" is missing`, keys],
    ['no title', without('title'), `${FILE}: "rules.0.title" is missing`, keys],
    ['no pattern', without('pattern'), `${FILE}: "rules.0.pattern" is missing`, keys],
    ['no keywords', without('keywords'), `${FILE}: "rules.0.keywords" is missing`, keys],
    ['a null', { ...acme, title: null }, `${FILE}: "rules.0.title" must be a string`, keys],
    [
      'an id of other letters',
      { ...acme, id: 'Acme_Key' },
      `${FILE}: "rules.0.id" must be words of lower-case letters and digits, joined by hyphens`,
      keys,
    ],
    [
      'an empty list of keywords',
      { ...acme, keywords: [] },
      `${FILE}: "rules.0.keywords" must hold at least one text, since lines are looked for by them`,
      keys,
    ],
    ...['ab', 'schlüssel', 'a\nbc'].map((keyword): [string, object, string, string] => [
      `the keyword ${JSON.stringify(keyword)}`,
      { ...acme, keywords: ['acme_', keyword] },
      `${FILE}: "rules.0.keywords.1" must be 3 to 100 printable ASCII characters, since lines are looked for by it`,
      keys,
    ]),
    [
      'an unknown key',
      { ...acme, keyword: ['a'] },
      `${FILE}: "rules.0" has the unknown key "keyword"`,
      'did you mean "keywords"?',
    ],
    [
      'an unknown key of the examples',
      { ...acme, examples: { matches: ['a'] } },
      `${FILE}: "rules.0.examples" has the unknown key "matches"`,
      'did you mean "match"?',
    ],
    [
      'an unknown key, near to none',
      { ...acme, rotate: { how: 'Revoke it', zzzzzzzz: 1 } },
      `${FILE}: "rules.0.rotate" has the unknown key "zzzzzzzz"`,
      'the keys are how, url',
    ],
    [
      'an unknown confidence',
      { ...acme, confidence: 'sure' },
      `${FILE}: "rules.0.confidence" must be one of low, medium, high, certain`,
      keys,
    ],
    ['an entropy beyond bytes', { ...acme, entropy: 9 }, `${FILE}: "rules.0.entropy" must be 0 to 8`, keys],
    ['half a group', { ...acme, secret: 1.5 }, `${FILE}: "rules.0.secret" must be the number of a group`, keys],
    ['group 0', { ...acme, secret: 0 }, `${FILE}: "rules.0.secret" must be the number of a group`, keys],
    [
      'a script for a variable',
      { ...acme, env: '$(x)' },
      `${FILE}: "rules.0.env" must be the name of an environment variable`,
      keys,
    ],
    [
      'a title that moves the cursor',
      { ...acme, title: 'a\u001b[2Jb' },
      `${FILE}: "rules.0.title" must be a line of text without control characters`,
      keys,
    ],
    [
      'another address',
      { ...acme, rotate: { how: 'x', url: 'file:///etc' } },
      `${FILE}: "rules.0.rotate.url" must be an http or https address`,
      keys,
    ],
    [
      'the id of a built-in rule',
      { ...acme, id: 'jwt' },
      `${FILE}: "jwt" is the id of a built-in rule, and a custom rule adds to those, it replaces none`,
      'give it another id; "disabledRules" turns a built-in rule off',
    ],
    ['an id twice', [acme, acme], `${FILE}: two rules have the id "acme-key"`, 'give each an id of its own'],
    [
      'a group that does not exist',
      { ...acme, secret: 1 },
      `${pattern} has no group, so that "secret" cannot be 1`,
      group,
    ],
    [
      'a second group that does not exist',
      { ...acme, pattern: 'acme_(a)', secret: 2 },
      `${pattern} has one group, so that "secret" cannot be 2`,
      group,
    ],
    [
      'an open group',
      { ...acme, pattern: 'acme(a' },
      `${pattern} cannot be read: missing closing ) at character 1, "acme(a"`,
      syntax,
    ],
    [
      'a range that runs backwards',
      { ...acme, pattern: 'acme[z-a]' },
      `${pattern} cannot be read: invalid character class range at character 6, "z-a"`,
      syntax,
    ],
    [
      'too many repetitions',
      { ...acme, pattern: 'acme.{2000}' },
      `${pattern} cannot be read: invalid repeat count at character 6, "{2000}"`,
      syntax,
    ],
    ...['(?=', '(?!', '(?<=', '(?<!'].map((open): [string, object, string, string] => [
      `lookaround, ${open}`,
      { ...acme, pattern: `acme${open}x)` },
      `${pattern} looks ahead or behind with "${open}", which no linear-time engine can`,
      around,
    ]),
    ...[String.raw`\1`, String.raw`\k`].map((escape): [string, object, string, string] => [
      `a back-reference, ${escape}`,
      { ...acme, pattern: `(?P<n>acme)${escape}` },
      `${pattern} refers back to a group with "${escape}", which no linear-time engine can`,
      'write out what is to be repeated',
    ]),
    [
      'a pattern for nothing',
      { ...acme, pattern: '(acme)*' },
      `${pattern} fits the empty text`,
      'make a part of it required',
    ],
    [
      'a pattern without measure',
      { ...acme, pattern: String.raw`(?:\w{1000}|\d{1000}|\s{1000}){1}`.repeat(4) },
      `${pattern} is too large once its repetitions are written out`,
      'use smaller counts, or split the rule',
    ],
    [
      'an example without a keyword',
      { ...acme, examples: { match: [acmeKey(), 'xkey'] } },
      `${FILE}: "examples.match.1" of the rule "acme-key" holds none of the rule's keywords`,
      'only lines that hold a keyword are searched: add one that stands on the line of every match',
    ],
  ])('with %s is refused', async (_, declared, message, hint) => {
    const failure = await ready(...[declared].flat()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(failure).toMatchObject({ message, hint, exitCode: 2 });
  });

  test('may have as many groups as it likes, and an example in any case', async () => {
    const rules = await ready({ ...acme, pattern: '(a)(c)(me_)', secret: 3, examples: { match: ['ACME_'] } });
    expect(rules.length).toBe(1);
  });

  test('is a part of the schema', () => {
    expect(Object.keys(configSchema.shape)).toContain('rules');
  });
});
