import { assigned, pair, token, type Rule } from '../src/core/rule.js';
import { base62, base64url, chars, digits, hexLower, oneOf, seq, type Shape } from '../src/core/shape.js';

const facts = { provider: 'Yandex Cloud', privilege: 'broad' } as const;
const accessKey = {
  ...facts,
  env: 'AWS_SECRET_ACCESS_KEY',
  rotate: {
    how: 'Delete it under the service account > Static access keys, or run yc iam access-key delete',
    url: 'https://yandex.cloud/en/docs/iam/operations/authentication/manage-access-keys',
  },
} as const;
const accessSecret = seq('YC', base64url(38));
const padding = chars('=', 0, 2);
/** A payload and its signature, in base64url. */
const signed = (version: string): Shape => seq(version, base64url(40, 600), padding, '.', base64url(86), padding);

/** Formats: the patterns Yandex gave in GitLab's issue 353039, and the values of its documentation. */
export const cloudYandex: readonly Rule[] = [
  token({
    ...facts,
    id: 'yandex-api-key',
    title: 'API key',
    shape: seq('AQVN', base64url(35, 38)),
    entropy: 3.5,
    env: 'YC_API_KEY',
    rotate: {
      how: 'Delete it under the service account > API keys, or run yc iam api-key delete',
      url: 'https://yandex.cloud/en/docs/iam/operations/authentication/manage-api-keys',
    },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'yandex-iam-token',
    title: 'IAM token',
    shape: signed('t1.'),
    entropy: 4,
    env: 'YC_TOKEN',
    rotate: {
      how: 'It ends within 12 hours; run yc iam revoke-token to end it now',
      url: 'https://yandex.cloud/en/docs/iam/concepts/authorization/iam-token',
    },
    source: { url: 'https://yandex.cloud/en/docs/iam/concepts/authorization/iam-token', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'yandex-iam-cookie',
    title: 'IAM cookie',
    shape: signed('c1.'),
    entropy: 4,
    confidence: 'medium',
    rotate: { how: 'Sign out of all sessions of the account', url: 'https://id.yandex.com/security' },
    source: 'observed',
  }),
  pair({
    ...accessKey,
    id: 'yandex-access-secret-pair',
    title: 'static access key secret beside its id',
    partner: seq('YCAJE', base64url(20)),
    shape: accessSecret,
    within: 200,
    entropy: 3.7,
    source: 'observed',
  }),
  assigned({
    ...accessKey,
    id: 'yandex-access-secret',
    title: 'static access key secret',
    context: ['yandex', 'yandexcloud', 'yc_secret', 'yc_secret_key', 'yc_storage_secret_key'],
    shape: accessSecret,
    entropy: 3.7,
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'yandex-smartcaptcha-server-key',
    title: 'SmartCaptcha server key',
    shape: seq('ysc2_', base62(40), hexLower(8)),
    entropy: 4,
    privilege: 'scoped',
    env: 'SMARTCAPTCHA_SERVER_KEY',
    rotate: {
      how: 'Create the captcha anew in SmartCaptcha and delete the old one',
      url: 'https://yandex.cloud/en/docs/smartcaptcha/concepts/keys',
    },
    note: 'The client key begins with ysc1_ and is public.',
    source: 'observed',
  }),
  token({
    provider: 'Yandex',
    id: 'yandex-dictionary-api-key',
    title: 'Dictionary, Translate or Predictor API key',
    shape: seq(
      oneOf('dict.1.1.', 'trnsl.1.1.', 'pdct.1.1.'),
      digits(8),
      'T',
      digits(6),
      'Z.',
      hexLower(16),
      '.',
      hexLower(40),
    ),
    entropy: 3,
    privilege: 'scoped',
    rotate: { how: "Delete it on the service's page of keys", url: 'https://yandex.com/dev/dictionary/keys/get/' },
    source: 'observed',
  }),
  token({
    provider: 'Yandex',
    id: 'yandex-passport-oauth',
    title: 'OAuth token of an account',
    shape: seq(oneOf('y0_', 'y1_', 'y2_', 'y3_'), base64url(55)),
    entropy: 4,
    confidence: 'medium',
    privilege: 'broad',
    env: 'YANDEX_TOKEN',
    rotate: { how: 'Revoke the app under Access to your data', url: 'https://id.yandex.com/personal/data-access' },
    source: 'observed',
  }),
];
