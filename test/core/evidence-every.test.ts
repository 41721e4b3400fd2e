import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { words } from '../../rules/wallet-words.js';
import { checkOf, plainChecks, type CheckName } from '../../src/core/evidence/checks.js';
import { digits, seq } from '../../src/core/shape.js';

const made: readonly CheckName[] = [
  ['base58Text', 54],
  ['base64Json', ['o', 'n', 'k'], 'glc_', '_'],
  ['bytesOf', 32],
  ['bytesOf', 16, ':'],
  ['crc32Base62', 4],
  ['crc32Base62', '_'],
  ['crc32Tail', 'hexUpper'],
  ['crc32Tail', 'hexLittle', 0, 1],
  ['crc32Tail', 'base64Little', 4],
  ['decodesTo', seq(digits(12), ':'), 'BBDC-'],
  ['identifiableAlnumKey', 'PAdmin00', 'PQuery00'],
  ['identifiableKey', 'Default0'],
  ['identifiableUrlKey', 'Master00'],
  ['jwtSays', 'n8n', { iss: 'n8n', aud: '*api*', exp: true }, { kid: true }],
  ['macaroon', 'pypi.org'],
  ['markAt', 'WGdyb3FY', 24],
  ['mnemonic', words],
  ['uuidDigits', 'fc-'],
];
const all: readonly CheckName[] = [...(Object.keys(plainChecks) as (keyof typeof plainChecks)[]), ...made];

const mark = (word: string): string => `-----${word} ${['PRIVATE', 'KEY'].join(' ')}-----`;
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What the values of some checks begin with, so that garbage gets past the first test. */
const beginnings = [
  '',
  'eyJ',
  `${part({ alg: 'HS256', kid: 1 })}.${part({ iss: [1, null], exp: -1e300 })}.`,
  `${part([])}.${part(null)}.`,
  'MII',
  'MIIBAgIBAzCC',
  'fm2_',
  'hvs.CAES',
  'DDRCM_',
  'cmVmdGtuO',
  'password 7 00',
  'PuTTY-User-Key-File-3: ',
  'pypi-AgEIcHlwaS5vcmc',
  '[1,2,',
  '{"kty":',
  'xprv',
  '1|',
  `${mark('BEGIN')}\n`,
  'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t',
];
const latin1 = fc.string({
  unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
  maxLength: 300,
});
const base64ish = fc.string({ unit: fc.constantFrom(...'ABCDEFabcdef0189+/-_=.:;{}"'), maxLength: 300 });
const garbage = fc.tuple(fc.constantFrom(...beginnings), fc.oneof(latin1, base64ish)).map((parts) => parts.join(''));

describe.each(all.map((name) => [JSON.stringify(name).slice(0, 40), name]))('%s', (_, name) => {
  const check = checkOf(name as CheckName);

  test('bears any value in any surroundings, and says why in words that follow "because"', () => {
    fc.assert(
      fc.property(garbage, garbage, garbage, (value, before, after) => {
        const evidence = check.judge(value, { now: 1_700_000_000, before, after });
        if (evidence === undefined) return;
        expect(evidence.note).toMatch(/^(?:its?|type|nobody|every|the) [\x20-\x7e]+[^.]$/);
        expect(check.judge(value, { now: 1_700_000_000, before, after })).toEqual(evidence);
      }),
      { numRuns: 120 },
    );
  });

  test('takes long garbage in linear time', () => {
    for (const beginning of beginnings) {
      for (const unit of ['A', '" ', '\\n', 'ab ', '1,', 'a.', '\n=']) {
        const value = beginning + unit.repeat(100_000 / unit.length);
        // The processor's time, since other programs may hold this one up.
        const begun = process.cpuUsage();
        check.judge(value, { now: 0, before: value.slice(-500), after: value.slice(0, 500) });
        const { user, system } = process.cpuUsage(begun);
        expect((user + system) / 1000).toBeLessThan(400);
      }
    }
  });
});

test('a check is made once for a rule', () => {
  const name = made[0]!;
  expect(checkOf(name)).toBe(checkOf(name));
});

test('names of checks can be written as JSON, since rules are read from a file', () => {
  expect(JSON.parse(JSON.stringify(made))).toEqual(made);
});
