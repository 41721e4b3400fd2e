import { describe, expect, test } from '@jest/globals';
import { alphabets } from '../../src/core/alphabet.js';
import { base58Text } from '../../src/core/evidence/base58.js';
import { base64Json } from '../../src/core/evidence/base64-json.js';
import { ciscoType7 } from '../../src/core/evidence/cisco.js';
import { decodesTo } from '../../src/core/evidence/decodes.js';
import type { Check } from '../../src/core/evidence/evidence.js';
import {
  artifactoryReference,
  base64Password,
  bedrockUrl,
  datadogKey,
  flyMacaroon,
  vaultToken,
} from '../../src/core/evidence/formats.js';
import { jwe, jwtClaims, serviceRole } from '../../src/core/evidence/jwt.js';
import { jwtSays } from '../../src/core/evidence/jwt-says.js';
import { bearerToken, jetbrainsToken, markAt, uuidDigits } from '../../src/core/evidence/marks.js';
import { patternOf } from '../../src/core/shape-facts.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import {
  base32,
  base62,
  base64,
  base64url,
  chars,
  digits,
  hexLower,
  lowerAlnum,
  seq,
  type Shape,
} from '../../src/core/shape.js';

const random = seeded(53);
const drawn = (shape: Shape): string => sampleOf(shape, random);
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (claims: object, header: object = { alg: 'RS256', typ: 'JWT' }): string =>
  `${part(header)}.${part(claims)}.${drawn(base64url(43))}`;
const NOW = 1_700_000_000;
const at = (now: number) => ({ now, before: '', after: '' });
const jwtShape = seq('eyJ', base64url(20, 60), '.eyJ', base64url(100, 300), '.', base64url(43));
const padding = chars('=', 0, 2);

const n8n = jwtSays('n8n', { iss: 'n8n', aud: 'public-api' });
const auth0 = jwtSays('Auth0', { iss: true, aud: 'https://*', sub: '*@clients' });
const calendly = jwtSays('Calendly', { iss: 'https://auth.calendly.com' }, { kid: true });
const squeezy = jwtSays('Lemon Squeezy', { aud: true, jti: true }, { typ: 'JWT', alg: 'RS256' });
const ngc = seq(
  lowerAlnum(26),
  ':',
  hexLower(8),
  '-',
  hexLower(4),
  '-4',
  hexLower(3),
  '-',
  hexLower(4),
  '-',
  hexLower(12),
);

/** A check, the shape of its values, and another value of the shape that it does not prove. */
const kinds: readonly (readonly [string, Check, Shape])[] = [
  ['n8n', n8n, jwtShape],
  ['Auth0', auth0, jwtShape],
  [
    'Calendly',
    calendly,
    seq(
      'eyJraWQiOi',
      base64url(40, 90),
      '.eyJpc3MiOiJodHRwczovL2F1dGguY2FsZW5kbHkuY29t',
      base64url(40, 300),
      '.',
      base64url(86),
    ),
  ],
  ['Lemon Squeezy', squeezy, seq('eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.', base64url(200, 1200), '.', base64url(683))],
  ['Workato', jwtSays('Workato', { sub: true }), seq('wrkaus-', jwtShape)],
  ['Grafana Cloud', base64Json(['o', 'n', 'k'], 'glc_'), seq('glc_eyJ', base64(57, 400), padding)],
  [
    'Sentry',
    base64Json(['iat', 'url', 'org'], 'sntrys_', '_'),
    seq('sntrys_eyJ', base64(60, 400), padding, '_', base64(43)),
  ],
  ['Mapbox', base64Json(['u', 'a'], 'sk.', '.'), seq('sk.eyJ', base64url(40, 200), '.', base64url(22))],
  ['QStash', base64Json(['UserID', 'Password']), seq('eyJVc2VySUQi', base64url(40, 90), padding)],
  ['Intercom', decodesTo(seq('tok:', lowerAlnum(40))), seq('dG9rO', base64(54), '=')],
  ['Bitbucket Data Center', decodesTo(seq(digits(12), ':'), 'BBDC-'), seq('BBDC-', base64(44))],
  ['NVIDIA NGC', decodesTo(ngc), base62(84)],
  ['Datadog', datadogKey, seq('DDRCM_', base32(60, 240))],
  ['Artifactory', artifactoryReference, seq('cmVmdGtuO', base62(55))],
  ['Bedrock', bedrockUrl, seq('bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t', base64(20, 2000), padding)],
  ['Fly.io', flyMacaroon, seq('fm2_', base64(100, 300), padding)],
  ['Groq', markAt('WGdyb3FY', 24), seq('gsk_', base62(52))],
];

describe.each(kinds)('%s', (_, check, shape) => {
  test('a sealed value keeps its shape and is proven, a drawn one is not', () => {
    const pattern = new RegExp(`^${patternOf(shape)}$`);
    for (let i = 0; i < 30; i++) {
      const value = drawn(shape);
      expect(check.judge(value)?.verdict).not.toBe('proves');
      const sealed = check.seal!(value);
      expect(check.judge(sealed)).toMatchObject({ verdict: 'proves' });
      // Datadog's key has a length of its own.
      expect(sealed).toMatch(pattern);
    }
  });
});

describe('claims that tell the service', () => {
  test.each([
    [{ iss: 'n8n', aud: 'public-api' }, 'proves'],
    [{ iss: 'n8n', aud: ['x', 'public-api'] }, 'proves'],
    [{ iss: 'n8n', aud: 'public-api-2' }, 'disproves'],
    [{ iss: 'n8n' }, 'disproves'],
    [{ iss: 7, aud: 'public-api' }, 'disproves'],
  ])('%j', (claims, verdict) => {
    expect(n8n.judge(token(claims))?.verdict).toBe(verdict);
  });

  test('leave either end open, and name the header too', () => {
    const any = { iss: 'https://shop.auth0.com/', aud: 'https://shop.auth0.com/api/v2/', sub: 'x@clients' };
    expect(auth0.judge(token(any))).toMatchObject({ verdict: 'proves' });
    expect(auth0.judge(token({ ...any, sub: 'clients@x' }))).toMatchObject({ verdict: 'disproves' });
    expect(auth0.judge(token({ ...any, aud: 'http://shop' }))).toMatchObject({ verdict: 'disproves' });
    const middle = jwtSays('Temporal', { aud: '*temporal*' });
    expect(middle.judge(token({ aud: 'api.temporal.io' }))).toMatchObject({ verdict: 'proves' });
    const iss = { iss: 'https://auth.calendly.com' };
    expect(calendly.judge(token(iss))).toMatchObject({ verdict: 'disproves' });
    expect(calendly.judge(token(iss, { kid: 'a', alg: 'ES256' }))).toMatchObject({ verdict: 'proves' });
  });
});

test('a list of claims is any of them', () => {
  const scalr = jwtSays('Scalr', { iss: ['user', 'service-account'], jti: 'at-*' });
  expect(scalr.judge(token({ iss: 'service-account', jti: 'at-1' }))).toMatchObject({ verdict: 'proves' });
  expect(scalr.judge(token({ iss: 'users', jti: 'at-1' }))).toMatchObject({ verdict: 'disproves' });
  expect(scalr.judge(scalr.seal!(drawn(jwtShape)))).toMatchObject({ verdict: 'proves' });
});

test('Base58 of a number of bytes', () => {
  const value = drawn(seq('AKCp', base62(69)));
  expect(base58Text(54).judge(value)).toMatchObject({ confidence: 'medium' });
  expect(base58Text(54).judge(base58Text(54).seal!(value))).toMatchObject({ confidence: 'high' });
});

describe('time', () => {
  const claims = { iss: 'n8n', aud: 'public-api', exp: NOW };

  test('an expired token is graded lower, by a clock that is given', () => {
    for (const check of [n8n, jwtClaims, bearerToken]) {
      expect(check.judge(token(claims))).not.toMatchObject({ confidence: 'low' });
      expect(check.judge(token(claims), at(NOW - 1))).not.toMatchObject({ confidence: 'low' });
      expect(check.judge(token(claims), at(NOW))).toMatchObject({
        confidence: 'low',
        note: 'it expired on 2023-11-14',
      });
    }
    const role = token({ iss: 'supabase', role: 'service_role', exp: NOW });
    expect(serviceRole.judge(role)).toMatchObject({ verdict: 'proves' });
    expect(serviceRole.judge(role, at(NOW + 1))).toMatchObject({ confidence: 'low' });
  });

  test('an expiry that is no date is passed over', () => {
    expect(jwtClaims.judge(token({ exp: 'soon' }), at(NOW))).toMatchObject({ confidence: 'high' });
    expect(jwtClaims.judge(token({ exp: -1e300 }), at(NOW))).toMatchObject({ note: 'it expired' });
  });

  test('a reference token holds its second, 0 is never', () => {
    const reference = (end: string): string => Buffer.from(`reftkn:01:${end}:${drawn(base62(27))}`).toString('base64');
    expect(artifactoryReference.judge(reference('0000000000'), at(NOW))).toMatchObject({ verdict: 'proves' });
    expect(artifactoryReference.judge(reference('1600000000'))).toMatchObject({ verdict: 'proves' });
    expect(artifactoryReference.judge(reference('1600000000'), at(NOW))).toMatchObject({ confidence: 'low' });
  });

  test('a signed address of Bedrock says since when and how long, and of which account', () => {
    const id = `ASIAQ${drawn(base32(15))}`;
    const url = `bedrock.amazonaws.com/?Action=CallWithBearerToken&X-Amz-Credential=${id}%2F20231114&X-Amz-Date=20231114T221320Z&X-Amz-Expires=600`;
    const key = `bedrock-api-key-${Buffer.from(url).toString('base64')}`;
    expect(bedrockUrl.judge(key, at(NOW + 599))?.note).toMatch(/signed by an id of the account \d{12}$/);
    expect(bedrockUrl.judge(key, at(NOW + 600))).toMatchObject({ confidence: 'low' });
  });
});

describe('what a token says besides', () => {
  test('an issuer is named where it is a host or a word', () => {
    expect(jwtClaims.judge(token({ iss: 'https://id.corp.net/' }))?.note).toContain(
      'its issuer is https://id.corp.net/',
    );
    expect(jwtClaims.judge(token({ iss: 'x\u001B[31m' }))?.note).not.toContain('issuer');
    expect(jwtClaims.judge(token({ iss: drawn(base62(40)) }))?.note).not.toContain('issuer');
  });

  test('an encrypted one names how', () => {
    const five = (header: object): string =>
      [part(header), '', drawn(base64url(16)), drawn(base64url(40)), 'x'].join('.');
    expect(jwe.judge(five({ alg: 'dir', enc: 'A256GCM' }))).toMatchObject({ confidence: 'low' });
    expect(jwe.judge(five({ alg: 'HS256' }))).toMatchObject({ verdict: 'disproves' });
    expect(jwe.judge(jwe.seal!(five({})))).toMatchObject({ confidence: 'low' });
  });
});

describe('passwords that are merely written otherwise', () => {
  test('type 7 decodes', () => {
    // The offset 0 and a published text: "d" is 0x64, so that 0x64 xor 0x70 is "p".
    const code = (text: string): string =>
      `password 7 00${[...text]
        .map((char, i) => (char.charCodeAt(0) ^ 'dsfd;kfoA,.iyewrkld'.charCodeAt(i)).toString(16).padStart(2, '0'))
        .join('')
        .toUpperCase()}`;
    expect(ciscoType7.judge(code('gYn4-kP2'))).toMatchObject({ verdict: 'proves' });
    expect(ciscoType7.judge(code('password'))).toMatchObject({ verdict: 'disproves' });
    expect(ciscoType7.judge(`password 7 99${code('gYn4-kP2').slice(13)}`)).toMatchObject({ verdict: 'disproves' });
    expect(ciscoType7.judge('password 7 00FFFFFFFF')).toMatchObject({ verdict: 'disproves' });
    const shape = seq('password 7 ', digits(2), chars('0123456789ABCDEF', 20));
    for (let i = 0; i < 20; i++)
      expect(ciscoType7.judge(ciscoType7.seal!(drawn(shape)))).toMatchObject({ verdict: 'proves' });
  });

  test('base64 of a password', () => {
    const encoded = (text: string): string => Buffer.from(text).toString('base64');
    expect(base64Password.judge(encoded('gYn4-kP2-x'))).toMatchObject({ confidence: 'high' });
    expect(base64Password.judge(encoded('changeme'))).toMatchObject({ verdict: 'disproves' });
    expect(base64Password.judge(encoded('\u0001\u0002\u0003\u0004'))).toMatchObject({ confidence: 'medium' });
    expect(base64Password.judge(base64Password.seal!(drawn(base64(12, 40))))).toMatchObject({ confidence: 'high' });
  });
});

test('marks, digits of a UUID, parts of a name', () => {
  expect(markAt('WGdyb3FY', 24).judge(drawn(seq('gsk_', base62(52))))).toMatchObject({ confidence: 'medium' });
  const key = uuidDigits('fc-').seal!(drawn(seq('fc-', hexLower(32))));
  expect(uuidDigits('fc-').judge(key)).toMatchObject({ confidence: 'high' });
  expect(uuidDigits('fc-').judge(`${key.slice(0, 15)}7${key.slice(16)}`)).toMatchObject({ confidence: 'medium' });
  const perm = jetbrainsToken.seal!(drawn(seq('perm:', base64url(8, 30), '.', base64url(8, 30), '.', base62(30))));
  expect(jetbrainsToken.judge(perm)).toMatchObject({ confidence: 'high' });
  expect(jetbrainsToken.judge(`perm:AQID.AQID.${drawn(base62(30))}`)).toMatchObject({ verdict: 'disproves' });
});

test('a longer token of Vault is a signature and a token, a shorter one tells nothing', () => {
  const bytes = Buffer.concat([
    Buffer.from([8, 1, 0x12, 32]),
    Buffer.from(drawn(chars(alphabets.base62, 32))),
    Buffer.from([0x1a, 28]),
    Buffer.from(drawn(base62(28))),
  ]);
  expect(vaultToken.judge(`hvs.${bytes.toString('base64url')}`)).toMatchObject({ verdict: 'proves' });
  expect(vaultToken.judge(`hvs.${drawn(base62(24))}`)).toBeUndefined();
});

test('what decodes to something else is none, or worth what the rule says', () => {
  const value = drawn(base64(60));
  expect(decodesTo(seq('tok:')).judge(value)).toMatchObject({ verdict: 'disproves' });
  expect(decodesTo(seq('tok:'), '', 'medium').judge(value)).toMatchObject({ verdict: 'grades', confidence: 'medium' });
  expect(base64Json(['a']).judge(value)).toMatchObject({ verdict: 'disproves' });
});
