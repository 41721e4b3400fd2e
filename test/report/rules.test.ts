import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { assigned, block, generic, pair, token, uri, type Rule } from '../../src/core/rule.js';
import { base62, chars, hexLower, seq } from '../../src/core/shape.js';
import { explainRule, jsonRules, listRules } from '../../src/report/rules.js';

const facts = { provider: 'Acme', title: 'API key', privilege: 'broad' } as const;
const plain = token({ ...facts, id: 'acme-key', shape: seq('acme_', base62(32)) });

describe('a rule explained', () => {
  test('tells all of it', () => {
    const rule = token({
      ...facts,
      id: 'acme-test-key',
      shape: seq('acme_', base62(32)),
      lead: seq('key '),
      files: ['.acmerc'],
      checks: ['opaqueText'],
      entropy: 3.5,
      mode: 'test',
      env: 'ACME_API_KEY',
      rotate: { how: 'Revoke it under Settings > Keys', url: 'https://acme.example/keys' },
      note: 'It ends within a day.',
    });
    expect(explainRule(rule)).toBe(`acme-test-key
  Acme: API key
    told by     its shape and what stands right before it
    shape       \`acme_\` + 32 × base62
    right after \`key\` + blank
    only in     \`.acmerc\`
    it can do   broad: it reaches most of its account
    how sure    high unless its checks say otherwise; blocks by default
    mode        test
    judged by   a check of its checksum, structure or words, and an entropy of 3.5 bits a character
                or more
    in browsers must not stand in code that they load
    variable    \`ACME_API_KEY\`
    rotate      Revoke it under Settings > Keys
    rotate at   https://acme.example/keys
    note        It ends within a day.
    set aside   a comment on the line above: check-staged-ignore acme-test-key -- why
    turn off    "disabledRules": ["acme-test-key"] in check-staged.config.json
`);
  });

  test.each<[Rule, readonly string[]]>([
    [plain, ['told by     its own shape', 'how sure    high; blocks by default']],
    [
      assigned({ ...facts, id: 'acme-named', shape: hexLower(32), context: ['acme_key', 'acme'] }),
      ['shape       32 × lower-case hex', 'names       `acme_key`, `acme`', 'how sure    medium; blocks by default'],
    ],
    [
      pair({ ...facts, id: 'acme-pair', shape: base62(40), partner: seq('AC', hexLower(8)), within: 300 }),
      ['shape       40 × base62', 'near it     `AC` + 8 × lower-case hex, at most 300 bytes away'],
    ],
    [
      block({ ...facts, id: 'acme-block', begin: '-----BEGIN X-----', end: 'END', body: base62(9), within: 20 }),
      ['begins with 5 × `-` + `BEGIN X` + 5 × `-`', 'ends with   `END`, at most 20 bytes on'],
    ],
    [uri({ ...facts, id: 'acme-url', schemes: ['acme', 'acmes'] }), ['schemes     `acme`, `acmes`']],
    [uri({ ...facts, id: 'any-url', schemes: [] }), ['schemes     every one that no other rule names']],
    [
      generic({ ...facts, id: 'any-word', context: ['secret'], shortest: 8 }),
      ['drawn it looks, from 8 characters on', 'names       `secret`'],
    ],
    [
      token({ ...facts, id: 'acme-id', shape: seq('id_', chars('ab', 9)), confidence: 'low', clientSafe: true }),
      [
        'how sure    low; shown with `--verbose`, blocks only where asked',
        'in browsers may stand in code that they load',
      ],
    ],
  ])('says how it tells its values: $id', (rule, lines) => {
    for (const line of lines) expect(explainRule(rule)).toContain(line);
  });

  test('draws no value, and leaves nothing unsaid', () => {
    for (const rule of rules) {
      const text = explainRule(rule);
      expect(text).toContain(rule.id);
      expect(text).not.toMatch(/undefined|\[object|NaN/);
    }
  });
});

describe('the list', () => {
  test('is by provider, whatever the case, with aligned ids', () => {
    const listed = [
      token({ ...plain, provider: 'zeta', id: 'zeta-key' }),
      token({ ...plain, provider: 'Zebra', id: 'zebra-long-key' }),
      plain,
      token({ ...plain, id: 'acme-admin-key', title: 'admin key' }),
    ];
    expect(listRules(listed)).toBe(`Acme
  acme-admin-key  admin key
  acme-key        API key

Zebra
  zebra-long-key  API key

zeta
  zeta-key        API key

4 rules of 3 providers; \`check-staged rules ID\` explains one
`);
  });

  test('has every rule once', () => {
    const ids = [...listRules(rules).matchAll(/^ {2}(\S+) /gm)].map(([, id]) => id!);
    expect(ids.toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
  });
});

test('as data, a rule says null where it does not know', () => {
  const url = 'https://acme.example/keys';
  const known = token({ ...plain, id: 'acme-live-key', mode: 'live', env: 'ACME_KEY', rotate: { how: 'Revoke', url } });
  const data = { provider: 'Acme', title: 'API key', kind: 'token', privilege: 'broad', confidence: 'high' };
  expect(JSON.parse(jsonRules([known, plain]))).toEqual({
    version: 1,
    rules: [
      { ...data, id: 'acme-key', mode: null, env: null, lesser: null, rotate: null },
      { ...data, id: 'acme-live-key', mode: 'live', env: 'ACME_KEY', lesser: null, rotate: { how: 'Revoke', url } },
    ],
  });
});
