import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { reaches } from '../../src/core/severity.js';
import { valueOf } from '../../src/core/rule-sample.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, base64url, hexLower, seq, type Shape } from '../../src/core/shape.js';
import { documentOf, scan } from '../rules/samples.js';

const engine = new Engine(rules);
const random = seeded(37);
const draw = (shape: Shape): string => sampleOf(shape, random);
const ofRule = (id: string): string =>
  valueOf(
    rules.find((rule) => rule.id === id)!,
    random,
  );
const findingsIn = (text: string, path: string) => scan(engine, documentOf(text, path)).findings;
const blocked = (text: string, path = '.env') =>
  findingsIn(text, path)
    .filter(({ confidence }) => reaches(confidence, 'medium'))
    .map(({ rule }) => rule.id);

const part = (claims: object): string => Buffer.from(JSON.stringify(claims)).toString('base64url');
const supabaseKey = (role: string): string =>
  [
    part({ alg: 'HS256', typ: 'JWT' }),
    part({ iss: 'supabase', ref: 'qhzkwtmvbnpxrlscdjfg', role, iat: 1_700_000_000, exp: 2_000_000_000 }),
    draw(base64url(43)),
  ].join('.');

/** Keys made to be public, and the secret one that might stand in their place. */
const KINDS = [
  ['STRIPE_PUBLISHABLE_KEY', () => ofRule('stripe-publishable-key'), () => ofRule('stripe-secret-key-live')],
  ['STRIPE_KEY', () => ofRule('stripe-publishable-key'), () => ofRule('stripe-restricted-key-live')],
  ['FIREBASE_API_KEY', () => ofRule('google-api-key'), () => ofRule('google-oauth-client-secret')],
  ['MAPBOX_ACCESS_TOKEN', () => ofRule('mapbox-public-token'), () => ofRule('mapbox-secret-token')],
  ['SENTRY_DSN', () => ofRule('sentry-dsn'), () => ofRule('sentry-user-token')],
  ['SENTRY_DSN', () => `https://${draw(hexLower(32))}@errors.corp.net/4`, () => ofRule('sentry-org-token')],
  ['SUPABASE_ANON_KEY', () => supabaseKey('anon'), () => supabaseKey('service_role')],
  ['SUPABASE_PUBLISHABLE_KEY', () => ofRule('supabase-publishable-key'), () => ofRule('supabase-secret-key')],
  ['CLERK_PUBLISHABLE_KEY', () => ofRule('clerk-publishable-key'), () => ofRule('stripe-secret-key-live')],
] as const;
const PREFIXES = ['NEXT_PUBLIC_', 'VITE_', 'REACT_APP_', 'EXPO_PUBLIC_', 'NUXT_PUBLIC_', 'PUBLIC_', 'GATSBY_', ''];

describe.each(KINDS)('%s: %#', (name, publicKey, secretKey) => {
  test.each(PREFIXES)('behind %j the public key is publishable and passes, the secret one is blocked', (prefix) => {
    for (let i = 0; i < 5; i++) {
      const findings = findingsIn(`${prefix}${name}=${publicKey()}\n`, '.env');
      expect(findings.map(({ privilege, confidence }) => [privilege, confidence])).toEqual([['publishable', 'low']]);
      expect(blocked(`${prefix}${name}=${secretKey()}\n`)).toHaveLength(1);
      const [finding] = findingsIn(`${prefix}${name}=${secretKey()}\n`, '.env');
      expect(finding).toMatchObject({ clientSide: prefix !== '' });
      expect(finding!.privilege).not.toBe('publishable');
    }
  });
});

describe('reCAPTCHA', () => {
  const key = (): string => ofRule('google-recaptcha-secret');

  test.each(PREFIXES)('behind %j a site key passes, and a secret key is blocked by its name', (prefix) => {
    for (const name of ['RECAPTCHA_SITE_KEY', 'RECAPTCHA_SITEKEY', 'RECAPTCHA_PUBLIC_KEY', 'RECAPTCHA_V3_SITE_KEY'])
      expect(blocked(`${prefix}${name}=${key()}\n`)).toEqual([]);
    expect(blocked(`${prefix}RECAPTCHA_SECRET_KEY=${key()}\n`)).toEqual(['google-recaptcha-secret']);
  });

  test('is passed over where pages have it', () => {
    expect(blocked(`<div class="g-recaptcha" data-sitekey="${key()}"></div>`, 'index.html')).toEqual([]);
    expect(blocked(`grecaptcha.execute('${key()}', { action: 'login' })`, 'src/login.ts')).toEqual([]);
    expect(blocked(`const keys = { siteKey: '${key()}' }`, 'src/login.ts')).toEqual([]);
  });
});

describe('Firebase', () => {
  const key = (): string => ofRule('google-api-key');

  test.each([
    ['src/firebase.ts', () => `const firebaseConfig = { apiKey: "${key()}", authDomain: "shop.firebaseapp.com" };`],
    ['lib/firebase_options.dart', () => `apiKey: '${key()}',\nappId: '1:1:web:1',\nmessagingSenderId: '1',`],
    ['android/app/google-services.json', () => `{ "api_key": [{ "current_key": "${key()}" }] }`],
    ['ios/GoogleService-Info.plist', () => `<key>API_KEY</key>\n<string>${key()}</string>`],
    ['.env', () => `VITE_FIREBASE_API_KEY=${key()}\nVITE_FIREBASE_AUTH_DOMAIN=shop.firebaseapp.com\n`],
  ])('has its key in %s', (path, text) => {
    const [finding, ...others] = findingsIn(text(), path);
    expect(finding).toMatchObject({ privilege: 'publishable', confidence: 'low' });
    expect(others).toEqual([]);
  });

  test('does not excuse another key nearby', () => {
    const config = `const firebaseConfig = {\n  apiKey: "${key()}",\n  authDomain: "shop.firebaseapp.com",\n  projectId: "shop",\n  storageBucket: "shop.appspot.com",\n  messagingSenderId: "123456789012",\n  appId: "1:123456789012:web:0a1b2c3d4e5f",\n  measurementId: "G-ABCDEF1234",\n};\n\nexport const ai = new GoogleGenerativeAI("${key()}");\n`;
    expect(blocked(config, 'src/firebase.ts')).toHaveLength(1);
  });
});

describe('a name', () => {
  const value = draw(seq(base62(30), '7x'));

  test.each([
    'ACME_PUBLISHABLE_API_KEY',
    'ACME_PUBLISHABLE_TOKEN',
    'acmePublishableApiKey',
    'ACME_ANON_TOKEN',
    'ACME_ANON_API_KEY',
    'acmeAnonymousAccessToken',
    'ACME_SITE_API_KEY',
    'ACME_PUBLIC_API_KEY',
    'ACME_PUBLIC_ACCESS_TOKEN',
    'ACME_SEARCH_ONLY_API_KEY',
  ])('such as %s makes no secret of a value', (name) => {
    for (const prefix of ['', 'NEXT_PUBLIC_', 'VITE_']) expect(blocked(`${prefix}${name}=${value}\n`)).toEqual([]);
    expect(findingsIn(`const ${name} = "${value}";`, 'src/a.ts')).toEqual([]);
  });

  test.each([
    'SITE_SECRET',
    'SITE_PASSWORD',
    'SITE_ADMIN_TOKEN',
    'ANON_SECRET_KEY',
    'AZURE_SEARCH_API_KEY',
    'SITE_TOKEN',
  ])('such as %s still does', (name) => {
    expect(blocked(`ACME_${name}=${value}\n`)).toHaveLength(1);
  });

  test('tells the search-only keys of Algolia, not its admin keys', () => {
    const key = draw(hexLower(32));
    for (const name of [
      'ALGOLIA_SEARCH_KEY',
      'ALGOLIA_SEARCH_API_KEY',
      'NEXT_PUBLIC_ALGOLIA_API_KEY',
      'VITE_ALGOLIA_KEY',
    ])
      expect(findingsIn(`${name}=${key}\n`, '.env')).toMatchObject([{ confidence: 'low', privilege: 'publishable' }]);
    for (const name of ['ALGOLIA_ADMIN_KEY', 'ALGOLIA_API_KEY', 'NEXT_PUBLIC_ALGOLIA_ADMIN_KEY'])
      expect(blocked(`${name}=${key}\n`)).toEqual(['algolia-admin-key']);
  });
});

test('no rule of a key that is made to be public blocks by itself', () => {
  const open = rules.filter((rule) => rule.privilege === 'publishable' || rule.clientSafe === true);
  expect(open.length).toBeGreaterThan(20);
  for (const rule of open) expect([rule.id, rule.confidence]).toEqual([rule.id, 'low']);
});
