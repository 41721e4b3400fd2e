import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import type { Finding } from '../../src/core/finding.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, base64url } from '../../src/core/shape.js';

const engine = new Engine(rules);
const random = seeded(1104);

function found(text: string, now?: number, path = 'src/app.ts'): readonly Finding[] {
  return scanDocument(engine, { path, bytes: Buffer.from(text), added: 'all' }, () => true, now).findings;
}

const part = (object: object): string => Buffer.from(JSON.stringify(object)).toString('base64url');
const roles = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${sampleOf(base62(24), random)}.${i}`);

/** A signed token. */
function token(claims: object, header: object = { alg: 'HS256', typ: 'JWT' }): string {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${createHmac('sha256', sampleOf(base62(32), random))
    .update(text)
    .digest('base64url')}`;
}

const INTO = [
  ['a literal', (value: string) => `const x = "${value}";\n`],
  ['an environment file', (value: string) => `SESSION=${value}\n`],
  ['a header', (value: string) => `curl -H "Authorization: Bearer ${value}" https://shop.net\n`],
  ['a header in code', (value: string) => `headers: { Authorization: 'Bearer ${value}' }\n`],
] as const;

describe.each(INTO)('a long web token in %s', (_, into) => {
  test.each([100, 130, 400, 4000])('with %d roles is reported whole', (count) => {
    const value = token({ sub: 'deploy', roles: roles(count), iat: 1_700_000_000 });
    const [finding, ...others] = found(into(value));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: { id: 'jwt' }, confidence: 'high' });
    expect(finding!.secret.reveal()).toBe(value);
    expect(JSON.stringify(finding)).not.toContain(value.slice(-40));
  });

  test('with its certificates in the header', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const x5c = [1800, 1800, 1800].map((length) => sampleOf(base64url(length), random));
    const text = `${part({ alg: 'ES256', x5c })}.${part({ sub: 'deploy' })}`;
    const value = `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
    const [finding, ...others] = found(into(value));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: { id: 'jwt' }, confidence: 'high' });
  });

  test('that has expired, or that nobody signed, blocks nothing', () => {
    const old = { exp: 1_700_000_000, roles: roles(200) };
    expect(found(into(token(old)), 1_800_000_000).map(({ confidence }) => confidence)).toEqual(['low']);
    const unsigned = token({ roles: roles(200) }, { alg: 'none' });
    expect(found(into(unsigned)).filter(({ confidence }) => confidence !== 'low')).toEqual([]);
  });

  test('that is encrypted is worth what a short one is', () => {
    const jwe = (length: number): string =>
      [part({ alg: 'RSA-OAEP-256', enc: 'A256GCM' }), 342, 16, length, 22]
        .map((one) => (typeof one === 'string' ? one : sampleOf(base64url(one), random)))
        .join('.');
    for (const length of [900, 3900, 4100, 9000])
      expect(found(into(jwe(length))).map(({ rule, confidence }) => `${rule.id} ${confidence}`)).toEqual(['jwe low']);
  });
});

describe('what is longer than the longest form of a rule', () => {
  test('a bearer token', () => {
    const value = sampleOf(base64url(5000), random);
    const [finding] = found(`Authorization: Bearer ${value}\n`);
    expect(finding).toMatchObject({ rule: { id: 'http-bearer-header' }, confidence: 'medium' });
    expect(finding!.secret.reveal()).toBe(value);
  });

  test.each([
    ['hvs.', 'hashicorp-vault-service-token'],
    ['FwoGZXIvYXdz', 'aws-session-token'],
  ])('%s and thousands of characters', (prefix) => {
    const value = prefix + sampleOf(base62(4000), random);
    const ids = found(`x = "${value}"\n`).filter(({ confidence }) => confidence !== 'low');
    expect(ids).toHaveLength(1);
    expect(ids[0]!.secret.reveal()).toBe(value);
  });

  test('a file of nothing but such beginnings takes linear time', () => {
    const time = (count: number): number => {
      const bytes = Buffer.from(`-eyJ${sampleOf(base64url(2001), random)}`.repeat(count));
      const start = process.hrtime.bigint();
      scanDocument(engine, { path: 'a.txt', bytes, added: 'all' }, () => true);
      return Number(process.hrtime.bigint() - start) / 1e6;
    };
    time(20);
    expect(time(400)).toBeLessThan(8 * time(100) + 200);
  });

  test('base64 of a document is none', () => {
    const json = (first: string): string =>
      Buffer.from(JSON.stringify({ [first]: 'ES256', names: roles(400) })).toString('base64url');
    for (const first of ['version', 'name', 'algorithm']) expect(found(`const map = "${json(first)}";\n`)).toEqual([]);
  });
});

describe('a token whose base64 holds a word by chance', () => {
  const words = ['dummy', 'sample', 'foobar', 'redacted'];

  test.each(words)('%s in its signature', (word) => {
    const [head, claims, signature = ''] = token({ sub: 'deploy' }).split('.');
    const mixed = `${word.slice(0, 1)}${word.slice(1, 3).toUpperCase()}${word.slice(3)}`;
    const value = `${head}.${claims}.${mixed}${signature.slice(word.length)}`;
    expect(found(`const x = "${value}";\n`)).toMatchObject([{ rule: { id: 'jwt' }, confidence: 'high' }]);
  });

  test('a signature of words is none', () => {
    const [head, claims] = token({ sub: 'deploy' }).split('.');
    for (const said of [
      'your-signature-goes-in-here-example-only-not-real',
      'changeThisExampleSignatureBeforeYouGoLive',
    ])
      expect(found(`const x = "${head}.${claims}.${said}";\n`)).toEqual([]);
  });
});
