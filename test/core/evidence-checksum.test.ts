import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { words } from '../../rules/wallet-words.js';
import { alphabets } from '../../src/core/alphabet.js';
import { extendedKey, fromBase58, toBase58, walletKey } from '../../src/core/evidence/base58.js';
import { fromBase32, toBase32 } from '../../src/core/evidence/bits.js';
import { crc32Base62, crc32Tail, sanctum, xorCharacter } from '../../src/core/evidence/checksum.js';
import { crc32 } from '../../src/core/evidence/crc32.js';
import { devopsToken } from '../../src/core/evidence/devops.js';
import { dummyHash } from '../../src/core/evidence/dummy.js';
import { entraSecret } from '../../src/core/evidence/entra.js';
import type { Check } from '../../src/core/evidence/evidence.js';
import { caskKey, identifiableAlnumKey, identifiableKey, identifiableUrlKey } from '../../src/core/evidence/marvin.js';
import { mnemonic } from '../../src/core/evidence/mnemonic.js';
import { crc16, natsSeed } from '../../src/core/evidence/nkey.js';
import { crc24 } from '../../src/core/evidence/pgp.js';
import { patternOf } from '../../src/core/shape-facts.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base32, base62, base64, base64url, chars, digits, lowerAlnum, seq, type Shape } from '../../src/core/shape.js';

const random = seeded(31);
const base58 = (length: number): Shape => chars(alphabets.base58, length);
const upperHex = chars('0123456789ABCDEF', 8);
const lowerHex = chars(alphabets.hexLower, 8);
const word = chars(alphabets.lower, 3, 8);
const cask = seq(base62(52), 'JQQJ99', chars('ABC', 1), chars('ABCDEFGHIJKL', 1), base62(12), 'AAABACOG', base62(4));

/** A check, the shape of its values, and whether a wrong checksum dismisses. */
const kinds: readonly (readonly [string, Check, Shape, boolean])[] = [
  ['GitHub', crc32Base62(4), seq('ghp_', base62(36)), true],
  ['SaladCloud', crc32Base62('_'), seq('salad_cloud_user_', base62(49)), true],
  ['Apify', crc32Tail('base62LowerFirst'), seq('apify_api_', base62(36)), true],
  ['Cloudflare', crc32Tail('hex', '_'), seq('cfut_', base62(40), lowerHex), true],
  ['Zuplo', crc32Tail('hex', 5, 1), seq('zpka_', lowerAlnum(32), '_', lowerHex), true],
  ['Atlassian', crc32Tail('hexUpper'), seq('ATATT3xFfGF0', base64url(172), '=', upperHex), true],
  ['Grafana', crc32Tail('hexLittle', 0, 1), seq('glsa_', base62(32), '_', lowerHex), true],
  ['Confluent', crc32Tail('base64Little', 4), seq('cflt', base64(60)), true],
  ['Sanctum', sanctum, seq(digits(1, 6), '|', base62(40), lowerHex), true],
  ['crates.io', xorCharacter, seq('cio_tp_', base62(32)), true],
  ['Entra ID', entraSecret, seq(base62(3), '8Q~', chars(`${alphabets.base64url}.~`, 34)), true],
  ['DevOps', devopsToken, chars(alphabets.base32.toLowerCase(), 52), true],
  ['xprv', extendedKey, seq('xprv', base58(107)), true],
  ['zprv', extendedKey, seq('zprv', base58(107)), true],
  ['tprv', extendedKey, seq('tprv', base58(107)), true],
  ['WIF', walletKey, seq('5', base58(50)), true],
  ['compressed WIF', walletKey, seq(chars('KL', 1), base58(51)), true],
  ['NATS', natsSeed, seq('S', chars('ACNOPUX', 1), base32(56)), true],
  ['seed phrase', mnemonic(words), seq(...Array.from({ length: 23 }, () => [word, ' ']).flat(), word), true],
  ['storage key', identifiableKey('Default0'), seq(base64(76), '+ASt', base64(5), chars('AQgw', 1), '=='), false],
  [
    'function key',
    identifiableUrlKey('Master00'),
    seq(base64url(44), 'AzFu', base64url(5), chars('AQgw', 1), '=='),
    false,
  ],
  ['search key', identifiableAlnumKey('PQuery00'), seq(base62(42), 'AzSe', chars('ABCD', 1), base62(5)), false],
  ['annotated key', caskKey, cask, false],
  ['longer annotated key', caskKey, seq(cask, base62(2), '=='), false],
];

describe.each(kinds)('%s', (_, check, shape, dismisses) => {
  const drawn = Array.from({ length: 20 }, () => check.seal!(sampleOf(shape, random)));

  test('a sealed value keeps its length and is proven', () => {
    for (const value of drawn) expect(check.judge(value)).toMatchObject({ verdict: 'proves' });
    if (shape.kind === 'seq' && drawn[0]!.includes(' ')) return;
    for (const value of drawn) expect(value).toMatch(new RegExp(`^${patternOf(shape)}$`));
  });

  test('with another character it is not', () => {
    for (const value of drawn) {
      const at = Math.floor(value.length / 3);
      const other = value.slice(0, at) + (value[at] === 'b' ? 'c' : 'b') + value.slice(at + 1);
      expect(check.judge(other)?.verdict).toBe(dismisses ? 'disproves' : 'grades');
    }
  });
});

describe('published vectors', () => {
  test.each([
    ['CRC-32', crc32, 0xcb_f4_39_26],
    ['CRC-16/XMODEM', (text: string) => crc16(Buffer.from(text)), 0x31_c3],
    ['CRC-24', (text: string) => crc24(Buffer.from(text)), 0x21_cf_02],
  ])('%s of 123456789', (_, sum, expected) => {
    expect(sum('123456789')).toBe(expected);
  });

  // RFC 4648, 10; draft-msporny-base58, 5.
  test('base32 and Base58', () => {
    expect(toBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
    expect(fromBase32('MZXW6YTBOI').toString()).toBe('foobar');
    expect(toBase58(Buffer.from('Hello World!'))).toBe('2NEpo7TZRRrLZSi2U');
    expect(toBase58(Buffer.from('0000287fb4cd', 'hex'))).toBe('11233QC4');
    expect(fromBase58('11233QC4')?.toString('hex')).toBe('0000287fb4cd');
    expect(fromBase58('1'.repeat(200))).toBeUndefined();
    expect(fromBase58('0OIl')).toBeUndefined();
  });

  test('the example of microsoft/security-utilities for Entra ID', () => {
    const head = `zzz8Q~${'z'.repeat(31)}`;
    expect(entraSecret.seal!(`${head}aaa`)).toBe(`${head}blP`);
  });

  test('the example of rust-lang/crates.io', () => {
    const head = `cio_tp_${'0'.repeat(31)}`;
    expect(xorCharacter.seal!(`${head}x`)).toBe(`${head}w`);
  });

  test('BIP-39: the list, and the phrase of sixteen bytes 7f', () => {
    const list = words.split(' ');
    expect(list).toHaveLength(2048);
    // SHA-256 of bitcoin/bips, `bip-0039/english.txt`.
    expect(
      createHash('sha256')
        .update(`${list.join('\n')}\n`)
        .digest('hex'),
    ).toBe('2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda');
    const entropy = Buffer.alloc(16, 0x7f);
    const [sum] = createHash('sha256').update(entropy).digest();
    const bits = [...entropy].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const all = bits + (sum! >> 4).toString(2).padStart(4, '0');
    const phrase = all.match(/.{11}/g)!.map((number) => list[Number.parseInt(number, 2)]!);
    expect(dummyHash(phrase.join(' '))).toBe('d40e7b3e2ab9f3fa');
    expect(mnemonic(words).judge(phrase.join(' '))).toMatchObject({ verdict: 'proves' });
    expect(mnemonic(words).judge(phrase.slice(1).join(' '))).toMatchObject({ verdict: 'disproves' });
    expect(mnemonic(words).judge([...phrase.slice(1), 'zoo'].join(' '))).toMatchObject({ verdict: 'disproves' });
  });

  test('test phrases that repeat a word are none', () => {
    const last = words.split(' ').map((one) => `${'abandon '.repeat(11)}${one}`);
    expect(last.some((phrase) => mnemonic(words).judge(phrase)?.verdict === 'proves')).toBe(false);
  });
});

test('what seeds the hash of a key tells what it reaches', () => {
  const shape = seq(base64(33), '+ASb', chars('ABCDEFGHIJKLMNOP', 1), base64(5), '=');
  const check = identifiableKey('Send0000', 'Listen00', 'Manage00');
  const key = (seed: string): string => identifiableKey(seed).seal!(sampleOf(shape, random));
  expect(check.judge(key('Manage00'))).toMatchObject({ verdict: 'proves', privilege: 'admin' });
  expect(check.judge(key('Listen00'))).toMatchObject({
    privilege: 'scoped',
    note: expect.stringContaining('only listens'),
  });
  expect(check.judge(key('Default0'))).toMatchObject({ verdict: 'grades' });
  expect(identifiableKey('Default0').judge(key('Default0'))?.privilege).toBeUndefined();
});

test('a Sanctum token of the older form tells nothing', () => {
  const older = sampleOf(seq(digits(2), '|', base62(40)), random);
  expect(sanctum.judge(older)).toBeUndefined();
  expect(sanctum.seal!(older)).toBe(older);
});

test('an annotated key says when it was made, a derived one is not looked into', () => {
  const value = caskKey.seal!(sampleOf(cask, random));
  const made = value.slice(0, 58) + 'BC' + value.slice(60);
  expect(caskKey.judge(caskKey.seal!(made))?.note).toContain('it was made in 2025-03');
  expect(caskKey.judge(value.replace('JQQJ99', 'JQQJ9D'))).toBeUndefined();
});

test('a DevOps secret of an application is told from a user token', () => {
  const bytes = fromBase32(
    devopsToken.seal!(sampleOf(chars(alphabets.base32.toLowerCase(), 52), random)).toUpperCase(),
  );
  for (const [at, mask] of [
    [22, 0x2d ^ 0x2e],
    [8, 0x69 ^ 0xf9],
    [7, 0xb9 ^ 0x19],
    [2, 0xe0 ^ 0x10],
  ] as const)
    bytes[at]! ^= mask;
  expect(devopsToken.judge(toBase32(bytes).toLowerCase())?.note).toContain('application');
});

test('an extended public key holds its checksum and is no secret', () => {
  const bytes = fromBase58(extendedKey.seal!(sampleOf(seq('xprv', base58(107)), random)))!;
  const payload = Buffer.concat([Buffer.from('0488b21e', 'hex'), bytes.subarray(4, -4)]);
  const twice = createHash('sha256').update(createHash('sha256').update(payload).digest()).digest();
  const value = toBase58(Buffer.concat([payload, twice.subarray(0, 4)]));
  expect(extendedKey.judge(value)).toMatchObject({ verdict: 'grades', confidence: 'low' });
});
