import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { alphabets } from '../../src/core/alphabet.js';
import { base32, chars } from '../../src/core/shape.js';
import { drawn, found, token, values } from './found.js';

const letters = (length: number): string => drawn(chars(alphabets.upper + alphabets.lower, length));
/** A hundred values, of which so many must be found: the rest look like words by chance. */
const MOST = 85;

describe('a token behind the word of its scheme', () => {
  test.each([
    ...[
      'Api-Token',
      'api-token',
      'API-TOKEN',
      'ApiToken',
      'AccessToken',
      'Access-Token',
      'OAuth2',
      'Application',
      'App',
    ],
    ...['Zoho-enczapikey', 'Private-Token', 'PRIVATE-TOKEN', 'QB-USER-TOKEN', 'X-Auth', 'HMAC', 'Ghost', 'Ticket'],
  ])('Authorization: %s', (scheme) => {
    const value = token(40);
    for (const line of [`Authorization: ${scheme} ${value}`, `{ headers: { Authorization: '${scheme} ${value}' } }`])
      expect(found(line)).toEqual([`http-authorization-token medium ${value}`]);
  });

  test.each([
    (t: string) => `Authorization: Discogs token=${t}`,
    (t: string) => `Authorization: GoogleLogin auth=${t}`,
    (t: string) => `Authorization: Snowflake Token="${t}"`,
    (t: string) => `Authorization: sso-key Kq7vub4d:${t}`,
    (t: string) => `Authorization: ApiKey joe:${t}`,
    (t: string) => `Authorization: cpanel joe:${t}`,
  ])('%#: with a name ahead of it', (line) => {
    const value = token(40);
    expect(found(line(value))).toEqual([`http-authorization-token medium ${value}`]);
  });

  test.each(['Token', 'token', 'ApiKey', 'Api-Key', 'Api-Token', 'SSWS', 'GenieKey'])(
    'in a string, "%s …"',
    (scheme) => {
      const value = token(40);
      for (const quote of ['"', "'", '`'])
        expect(found(`x = ${quote}${scheme} ${value}${quote}`)).toEqual([`http-token-string medium ${value}`]);
    },
  );

  test.each([
    '"Token expired_or_invalid_for_this_user"',
    '"Token TheNameOfTheTokenThatIsMissing"',
    '"Api-Key your-api-key-goes-here-please"',
    "'token ' + accessTokenOfTheCurrentUser2",
    'Authorization: Application TheNameOfTheApplication',
  ])('and not %s', (text) => expect(values(text)).toEqual([]));

  test('may be of letters alone behind Bearer', () => {
    const all = Array.from({ length: 100 }, () => letters(40));
    const told = all.filter((value) => values(`headers["Authorization"] = "Bearer ${value}"`)[0] === value);
    expect(told.length).toBeGreaterThan(MOST);
    for (const words of ['yourAccessTokenGoesHere', 'SomeTokenForTheApplication', 'authentication-is-required-here'])
      expect(values(`Authorization: Bearer ${words}`)).toEqual([]);
  });
});

describe('groups of four', () => {
  const seed = (groups: number): string =>
    Array.from({ length: groups }, () => `${drawn(base32(3)).toLowerCase()}4`).join(' ');
  const words = (): string => Array.from({ length: 4 }, () => drawn(chars(alphabets.lower, 4))).join(' ');

  test.each([
    (s: string) => `const seed = '${s}'`,
    (s: string) => `secret: "${s}"`,
    (s: string) => `TOTP_SECRET="${s}"`,
    (s: string) => `mfaSecret = '${s}'`,
  ])('%#: of a seed of one-time codes', (line) => {
    const value = seed(8);
    expect(found(line(value))).toEqual([`otp-seed-groups medium ${value}`]);
  });

  test('of a seed in a text for people are a guess', () => {
    const value = seed(8);
    for (const line of [`Setup key: ${value}`, `**Secret key:** ${value}`, `Secret: \`${value}\``])
      expect(found(line, 'notes.md')).toEqual([`otp-seed-groups low ${value}`]);
  });

  test.each([
    ['src/a.js', (w: string) => `const pass = '${w}'`],
    ['src/a.js', (w: string) => `auth: { user: 'joe@gmail.com', pass: '${w}' }`],
    ['src/a.py', (w: string) => `server.login("joe@gmail.com", "${w}")`],
    ['.env', (w: string) => `SMTP_PASSWORD=${w}`],
    ['.env', (w: string) => `EMAIL_HOST_PASSWORD='${w}'`],
    ['notes.md', (w: string) => `App password: ${w}`],
  ])('%s %#: of an app password of Google', (path, line) => {
    const all = Array.from({ length: 100 }, words);
    expect(all.filter((value) => values(line(value), path)[0] === value).length).toBeGreaterThan(MOST);
  });

  test.each([
    "password: 'this that with them'",
    "const secret = 'some more text here'",
    'pass over each line that ends',
    'The password from your last mail must work here.',
    "secret: 'dead beef cafe 0000'",
  ])('and not %s', (text) => expect(values(text)).toEqual([]));
});

describe('a key in PEM', () => {
  const pem = (type: 'pkcs1' | 'pkcs8'): string =>
    generateKeyPairSync('rsa', {
      modulusLength: 1024,
      privateKeyEncoding: { type, format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    }).privateKey;

  test.each([
    ['pkcs1', (text: string) => text.replace('END RSA', 'END')],
    ['pkcs1', (text: string) => text.replace(/-----END.*/, '-----END CERTIFICATE-----')],
    ['pkcs1', (text: string) => text.replace('-----END RSA', '---- END RSA')],
    ['pkcs8', (text: string) => text.replace('END PRIVATE', 'END RSA PRIVATE')],
    ['pkcs8', (text: string) => text.replace('BEGIN PRIVATE', 'BEGIN EC PRIVATE')],
  ] as const)('%s, %#: is one though its marks differ', (type, changed) => {
    expect(found(changed(pem(type)), 'a.pem').map((one) => one.split(' ', 2).join(' '))).toEqual([
      expect.stringMatching(/^private-key-\w+ certain$/),
    ]);
  });
});

describe('a JSON Web Key in a string', () => {
  const jwk = JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }));

  test.each([
    jwk,
    `const k = '${jwk}';`,
    `const k = ${JSON.stringify(jwk)};`,
    `const k = ${JSON.stringify(JSON.stringify({ key: jwk }))};`,
    `<input value="${jwk.replaceAll('"', '&quot;')}">`,
    `{"keys":[${jwk}]}`,
  ])('%#: is found', (text) => {
    expect(found(text).map((one) => one.split(' ', 2).join(' '))).toEqual(['private-key-jwk certain']);
  });

  test('is none without its private part', () => {
    const { d: _, ...open } = JSON.parse(jwk) as Record<string, string>;
    const text = JSON.stringify(JSON.stringify({ key: JSON.stringify(open) }));
    expect(values(`const k = ${text};`)).toEqual([]);
  });
});
