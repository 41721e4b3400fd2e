import { assigned, pair, token, type Rule } from '../src/core/rule.js';
import { alphabets } from '../src/core/alphabet.js';
import { base64, base64url, chars, digits, oneOf, seq, upperAlnum } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { provider: 'Google' } as const;
const credentials = 'https://console.cloud.google.com/apis/credentials';
const interoperability = {
  how: 'Delete the HMAC key under Cloud Storage > Settings > Interoperability',
  url: 'https://console.cloud.google.com/storage/settings;tab=interoperability',
};
const removeAccess = {
  how: "Remove the app under the account's third-party connections",
  url: 'https://myaccount.google.com/connections',
};
const apiKey = seq('AIza', base64url(35));

const keys: readonly Rule[] = [
  token({
    ...facts,
    id: 'google-api-key',
    yields: true,
    title: 'API key',
    shape: apiKey,
    entropy: 3.5,
    confidence: 'medium',
    privilege: 'unknown',
    env: 'GOOGLE_API_KEY',
    rotate: {
      how: 'Delete it under APIs & Services > Credentials, or restrict it to the APIs and referrers it serves',
      url: credentials,
    },
    note: 'Maps and Firebase keys of this shape may be public where restricted; one that opens Gemini or another billed API may not.',
    verify: askByGet('https://generativelanguage.googleapis.com/v1beta/models', 'query key', {
      live: 'status 200 or 403 service disabled',
      dead: 'status 400 API_KEY_INVALID',
    }),
    source: { url: 'https://cloud.google.com/docs/authentication/api-keys', checked: '2026-11-28' },
  }),
  pair({
    ...facts,
    id: 'google-firebase-web-config',
    title: 'Firebase web app key',
    partner: oneOf('messagingSenderId', 'authDomain', 'firebaseConfig'),
    shape: apiKey,
    // Another key may stand some lines further.
    within: 120,
    entropy: 3.5,
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
    note: 'Made for browsers: security rules and App Check guard the project, not this key.',
    source: { url: 'https://firebase.google.com/docs/web/learn-more', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'google-api-key-service-bound',
    title: 'API key bound to a service account',
    shape: seq('AQ.Ab8R', base64url(46)),
    entropy: 4,
    privilege: 'scoped',
    env: 'GEMINI_API_KEY',
    rotate: {
      how: 'Delete it in AI Studio under API keys, or under APIs & Services > Credentials',
      url: 'https://aistudio.google.com/apikey',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'google-recaptcha-secret',
    title: 'reCAPTCHA secret key',
    shape: seq('6L', base64url(38)),
    context: ['recaptcha_secret', 'recaptcha_secret_key', 'recaptcha_private_key', 'captcha_secret'],
    entropy: 3.5,
    privilege: 'scoped',
    env: 'RECAPTCHA_SECRET_KEY',
    rotate: { how: 'Make a new key in the reCAPTCHA admin console', url: 'https://www.google.com/recaptcha/admin' },
    dummies: ['de1a8da76f6d5e6b', '0f24832c9e74f778'],
    note: 'The public site key has the same shape; only the name tells them apart.',
    source: { url: 'https://developers.google.com/recaptcha/docs/faq', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'google-hmac-key-id',
    title: 'Cloud Storage HMAC access id',
    shape: seq('GOOG', oneOf(upperAlnum(57), upperAlnum(20))),
    entropy: 2.9,
    confidence: 'low',
    privilege: 'unknown',
    rotate: interoperability,
    note: 'An id, not the secret.',
    source: { url: 'https://docs.cloud.google.com/storage/docs/authentication/hmackeys', checked: '2026-11-28' },
  }),
  pair({
    ...facts,
    id: 'google-hmac-secret',
    title: 'Cloud Storage HMAC secret',
    partner: seq('GOOG', oneOf(upperAlnum(57), upperAlnum(20))),
    shape: base64(40),
    within: 300,
    entropy: 4.1,
    privilege: 'broad',
    rotate: interoperability,
    source: { url: 'https://docs.cloud.google.com/storage/docs/authentication/hmackeys', checked: '2026-11-28' },
  }),
];

const oauth: readonly Rule[] = [
  token({
    ...facts,
    id: 'google-oauth-client-secret',
    title: 'OAuth client secret',
    shape: seq('GOCSPX-', base64url(28)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'GOOGLE_CLIENT_SECRET',
    rotate: {
      how: 'Add a new secret to the OAuth client, then delete the old one',
      url: 'https://console.cloud.google.com/auth/clients',
    },
    note: 'Of installed apps Google does not treat it as confidential.',
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'google-oauth-access-token',
    title: 'OAuth access token',
    shape: seq('ya29.', base64url(20, 1024)),
    entropy: 3,
    privilege: 'scoped',
    rotate: {
      ...removeAccess,
      how: "It lives about an hour; remove the app under the account's third-party connections to end it now",
    },
    verify: askByGet('https://www.googleapis.com/oauth2/v3/tokeninfo', 'query access_token', { dead: 'status 400' }),
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'google-oauth-refresh-token',
    title: 'OAuth refresh token',
    shape: seq('1//0', base64url(80, 200)),
    entropy: 4,
    privilege: 'broad',
    rotate: removeAccess,
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'google-oauth-client-id',
    title: 'OAuth client id',
    shape: seq(digits(3, 20), '-', chars(`${alphabets.lowerAlnum}_`, 32), '.apps.googleusercontent.com'),
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
    env: 'GOOGLE_CLIENT_ID',
    source: { url: 'https://developers.google.com/identity/sign-in/web/backend-auth', checked: '2026-11-28' },
  }),
  pair({
    ...facts,
    id: 'google-service-account-json',
    title: 'service account key file',
    partner: oneOf(
      '"type": "service_account"',
      '"type":"service_account"',
      String.raw`\"type\": \"service_account\"`,
      String.raw`\"type\":\"service_account\"`,
    ),
    shape: seq(
      '-----BEGIN PRIVATE KEY-----',
      chars(`${alphabets.base64}\\\n`, 600, 4000),
      chars('=', 0, 2),
      chars('\\n\n', 0, 2),
      '-----END PRIVATE KEY-----',
    ),
    within: 5000,
    checks: ['pemBody'],
    privilege: 'broad',
    env: 'GOOGLE_APPLICATION_CREDENTIALS',
    lesser: 'Workload identity federation, or a service account that the machine runs as: neither has a key',
    rotate: {
      how: 'Delete the key id that the file names under IAM & Admin > Service accounts > Keys',
      url: 'https://console.cloud.google.com/iam-admin/serviceaccounts',
    },
    source: { url: 'https://cloud.google.com/iam/docs/keys-create-delete', checked: '2026-11-28' },
  }),
];

export const google: readonly Rule[] = [...keys, ...oauth];
