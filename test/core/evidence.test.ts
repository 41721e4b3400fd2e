import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { alphabets } from '../../src/core/alphabet.js';
import { awsAccountOf, bedrockKey } from '../../src/core/evidence/aws.js';
import { basicCredentials } from '../../src/core/evidence/basic.js';
import { bech32, bech32Checksum } from '../../src/core/evidence/bech32.js';
import { jwtClaims, serviceRole } from '../../src/core/evidence/jwt.js';
import { macaroon } from '../../src/core/evidence/macaroon.js';
import { identifiableKey, marvin32 } from '../../src/core/evidence/marvin.js';
import { opaqueText } from '../../src/core/evidence/opaque.js';
import { otherLabel, pemBody, wrappedPem } from '../../src/core/evidence/pem.js';
import { puttyHead } from '../../src/core/evidence/putty.js';
import { hmacSignature } from '../../src/core/evidence/signature.js';
import { snowflake } from '../../src/core/evidence/snowflake.js';
import type { Check } from '../../src/core/evidence/evidence.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base64, base64url, chars } from '../../src/core/shape.js';

const random = seeded(11);
const drawn = (length: number): string => sampleOf(base64url(length), random);
const base64Of = (text: string): string => Buffer.from(text).toString('base64');
const urlBase64Of = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('checksums that follow a published algorithm', () => {
  // dotnet/runtime, MarvinTests: seed, bytes in hexadecimal, hash.
  test.each([
    ['004fb61a001bdbcc', '', 0x30_20_09_bc],
    ['004fb61a001bdbcc', '37f495', 0x6b_3c_8b_90],
    ['804fb61a001bdbcc', 'ab427ea8d10fc7', 0x58_26_b7_ce],
    ['804fb61a801bdbcc', 'ff00ff00ff', 0x58_35_69_c9],
    ['804fb61a801bdbcc', '00ff00ff', 0xfd_4f_8b_b3],
  ])('Marvin32 with the seed %s of %s', (seed, bytes, hash) => {
    expect(marvin32(Buffer.from(bytes, 'hex'), Buffer.from(seed, 'hex'))).toBe(hash);
  });

  // BIP-173, "Test vectors".
  test.each([
    ['a', '', '2uel5l'],
    ['split', 'checkupstagehandshakeupstreamerranterredcaperred', '2y9e3w'],
  ])('Bech32 of %s', (prefix, data, sum) => {
    expect(bech32Checksum(prefix, data)).toBe(sum);
  });

  test('the account of an access key id', () => {
    // The id and its account stand in A. Steele, "AWS Access Key ID formats"; temporary and long gone.
    expect(awsAccountOf(['ASIA', 'QNZGKIQY', '56JQ7WML'].join(''))).toBe('029608264753');
  });
});

/** A check, and a drawn value of its kind before the check seals it. */
const sealing: readonly (readonly [string, Check, string])[] = [
  ['Azure key', identifiableKey('Default0'), `${sampleOf(base64(85), random)}A==`],
  ['Bedrock key', bedrockKey, `ABSK${sampleOf(base64(120), random)}`],
  ['age identity', bech32, `AGE-SECRET-KEY-1${sampleOf(chars('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58), random)}`],
  ['PyPI token', macaroon('pypi.org'), `pypi-${drawn(150)}`],
  ['Discord token', snowflake, `M${drawn(23)}.${drawn(6)}.${drawn(30)}`],
];

describe.each(sealing)('%s', (_, check, value) => {
  test('a sealed value is proven, one that lost its last characters is not', () => {
    const sealed = check.seal!(value);
    expect(check.judge(sealed)).toMatchObject({ verdict: 'proves' });
    expect(check.judge(sealed.replace(/^(.{4,9}?)([A-Za-z])(.)/, '$1$3$2').slice(0, -3))?.verdict).not.toBe('proves');
  });
});

const pem = (type: 'pkcs1' | 'sec1' | 'pkcs8', cipher?: string): string => {
  const options = { type, format: 'pem', ...(cipher === undefined ? {} : { cipher, passphrase: drawn(12) }) } as const;
  const pair =
    type === 'pkcs1'
      ? generateKeyPairSync('rsa', { modulusLength: 1024 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return pair.privateKey
    .export(options as never)
    .toString()
    .trim();
};

describe('private keys', () => {
  test.each(['pkcs1', 'sec1', 'pkcs8'] as const)('a real %s key is proven, however its lines are joined', (type) => {
    const key = pem(type);
    for (const joint of ['\n', '\r\n', String.raw`\n`, String.raw`\\n`, '\n    ', '\\n" +\n  "', ' ']) {
      expect(pemBody.judge(key.replaceAll('\n', joint))).toMatchObject({ verdict: 'proves' });
    }
  });

  test('an encrypted key is graded lower, in the new and in the old form', () => {
    expect(pemBody.judge(pem('pkcs8', 'aes-256-cbc'))).toMatchObject({ verdict: 'grades', privilege: 'scoped' });
    expect(pemBody.judge(pem('pkcs1', 'aes-256-cbc'))).toMatchObject({ verdict: 'grades', privilege: 'scoped' });
  });

  test('a stub and a placeholder are none, a cut body is graded', () => {
    const key = pem('pkcs1');
    const lines = key.split('\n');
    expect(pemBody.judge([lines[0], lines[1]!.slice(0, 20), lines.at(-1)].join('\n'))).toMatchObject({
      verdict: 'disproves',
    });
    expect(pemBody.judge([lines[0], 'x'.repeat(64), lines.at(-1)].join('\n'))).toMatchObject({ verdict: 'disproves' });
    expect(pemBody.judge([...lines.slice(0, 8), lines.at(-1)].join('\n'))).toMatchObject({
      verdict: 'grades',
      confidence: 'medium',
    });
  });

  test('base64 around a key is proven, around a certificate it is none', () => {
    expect(wrappedPem.judge(base64Of(pem('pkcs8')))).toMatchObject({ verdict: 'proves' });
    const certificate = pem('pkcs8').replaceAll('PRIVATE KEY', 'CERTIFICATE');
    expect(wrappedPem.judge(base64Of(certificate))).toMatchObject({ verdict: 'disproves' });
  });

  test('labels with a rule of their own are left to it', () => {
    expect(otherLabel.judge(pem('sec1'))).toMatchObject({ verdict: 'disproves' });
    expect(otherLabel.judge(pem('sec1').replaceAll('EC ', 'SM2 '))).toBeUndefined();
  });

  test('a PuTTY key says whether it is encrypted', () => {
    expect(puttyHead.judge('PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n')).toMatchObject({
      verdict: 'proves',
    });
    expect(puttyHead.judge('PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: aes256-cbc\n')).toMatchObject({
      verdict: 'grades',
    });
  });
});

describe('JSON Web Tokens', () => {
  const jwt = (claims: object, header: object = { alg: 'HS256', typ: 'JWT' }): string =>
    `${urlBase64Of(header)}.${urlBase64Of(claims)}.${drawn(43)}`;

  test.each([
    ['claims', jwt({ sub: '1' }), { verdict: 'grades', confidence: 'high' }],
    ['the role anon', jwt({ iss: 'supabase', role: 'anon' }), { confidence: 'low', privilege: 'publishable' }],
    ['the role service_role', jwt({ iss: 'supabase', role: 'service_role' }), { privilege: 'admin' }],
    [
      'the issuer of local installations',
      jwt({ iss: 'supabase-demo', role: 'service_role' }),
      { verdict: 'disproves' },
    ],
    ['no signature', jwt({ sub: '1' }, { alg: 'none' }), { confidence: 'low' }],
    ['encryption', jwt({ sub: '1' }, { alg: 'dir', enc: 'A256GCM' }), { confidence: 'low' }],
    ['no JSON', `eyJ${drawn(30)}.eyJ${drawn(30)}.${drawn(43)}`, { verdict: 'disproves' }],
  ])('with %s', (_, value, evidence) => {
    expect(jwtClaims.judge(value)).toMatchObject(evidence);
  });

  test('only a project of Supabase has a service_role key', () => {
    expect(serviceRole.judge(serviceRole.seal!(`eyJ${drawn(20)}.eyJ${drawn(60)}.${drawn(43)}`))).toMatchObject({
      verdict: 'proves',
    });
    expect(serviceRole.judge(jwt({ iss: 'supabase', role: 'service_role' }))).toMatchObject({ verdict: 'proves' });
    expect(serviceRole.judge(jwt({ iss: 'supabase', role: 'anon' }))).toMatchObject({ verdict: 'disproves' });
    expect(serviceRole.judge(jwt({ iss: 'other', role: 'service_role' }))).toMatchObject({ verdict: 'disproves' });
  });
});

describe('values behind a word', () => {
  test.each([
    [base64Of(`deploy:${drawn(12)}`), { verdict: 'grades', confidence: 'high' }],
    [base64Of(`deploy:pässwörd-${drawn(9)}`), { verdict: 'grades', confidence: 'medium' }],
    [base64Of('user:password'), { verdict: 'disproves' }],
    [base64Of(['user:', '{PASSWORD}'].join('$')), { verdict: 'disproves' }],
    ['Authentication', { verdict: 'disproves' }],
    ['Information', { verdict: 'disproves' }],
  ])('Basic %s', (value, evidence) => {
    expect(basicCredentials.judge(value)).toMatchObject(evidence);
  });

  test('a bearer token mixes letters and digits', () => {
    expect(opaqueText.judge('authentication-is-required-here')).toMatchObject({ verdict: 'disproves' });
    expect(opaqueText.judge(`a1${drawn(30)}`)).toBeUndefined();
  });

  test('a shared access signature is 32 bytes of percent-encoded base64', () => {
    const signature = Buffer.from(sampleOf(chars(alphabets.base62, 32), random));
    expect(hmacSignature.judge(encodeURIComponent(signature.toString('base64')))).toMatchObject({
      verdict: 'grades',
      confidence: 'high',
    });
    expect(hmacSignature.judge(encodeURIComponent(signature.subarray(2).toString('base64')))).toMatchObject({
      verdict: 'disproves',
    });
    expect(hmacSignature.judge('%E0%A4%A')).toMatchObject({ verdict: 'disproves' });
  });
});
