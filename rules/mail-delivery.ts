import { assigned, pair, token, type Rule } from '../src/core/rule.js';
import { base62, base64url, chars, digits, hexLower, oneOf, seq, uuid } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { privilege: 'broad' } as const;
const mailgun = {
  ...facts,
  provider: 'Mailgun',
  entropy: 3,
  env: 'MAILGUN_API_KEY',
  rotate: { how: 'Delete it under API security', url: 'https://app.mailgun.com/settings/api_security' },
} as const;
const mailgunKey = seq('key-', hexLower(32));
const mailgunTriplet = seq(hexLower(32), '-', hexLower(8), '-', hexLower(8));
const brevo = { ...facts, provider: 'Brevo', entropy: 3 } as const;
const mailersend = { provider: 'MailerSend', entropy: 3 } as const;

/** Formats: the providers' docs and values in use. */
export const mailDelivery: readonly Rule[] = [
  assigned({
    ...mailgun,
    id: 'mailgun-private-key',
    title: 'private API key',
    context: ['mailgun'],
    shape: mailgunKey,
    lesser: 'A domain sending key, which only sends from the one domain',
    verify: askByGet('https://api.mailgun.net/v3/domains', 'basic api:key'),
  }),
  token({
    ...mailgun,
    id: 'mailgun-private-key-bare',
    title: 'private API key by its prefix',
    // Behind a hyphen or a slash it is the key of a cache.
    shape: seq(chars('-_/', 0, 0), mailgunKey),
    confidence: 'medium',
    yields: true,
    lesser: 'A domain sending key, which only sends from the one domain',
    source: 'observed',
  }),
  assigned({
    ...mailgun,
    id: 'mailgun-api-key',
    title: 'API key of three parts',
    context: ['mailgun'],
    shape: mailgunTriplet,
    lesser: 'A domain sending key, which only sends from the one domain',
    verify: askByGet('https://api.mailgun.net/v3/domains', 'basic api:key'),
  }),
  // Its clients take the key as `key`, a name that tells nothing: the service's stands near.
  pair({
    ...mailgun,
    id: 'mailgun-api-key-nearby',
    title: 'API key near the name of the service',
    partner: oneOf('mailgun', 'Mailgun', 'MAILGUN'),
    shape: oneOf(mailgunKey, mailgunTriplet),
    within: 300,
    confidence: 'medium',
    yields: true,
    lesser: 'A domain sending key, which only sends from the one domain',
  }),
  token({
    provider: 'Mailgun',
    id: 'mailgun-public-key',
    title: 'public validation key',
    shape: seq('pubkey-', hexLower(32)),
    entropy: 3,
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
  }),
  token({
    ...facts,
    id: 'resend-api-key',
    provider: 'Resend',
    title: 'API key',
    shape: seq('re_', base62(8), '_', base62(24)),
    entropy: 3.5,
    env: 'RESEND_API_KEY',
    lesser: 'A key with sending access for the one domain',
    rotate: { how: 'Delete it under API keys', url: 'https://resend.com/api-keys' },
    verify: askByGet('https://api.resend.com/domains', 'Bearer header', {
      live: 'status 200 or 401 restricted_api_key',
      dead: 'status 400 or 401 invalid',
    }),
  }),
  token({
    ...brevo,
    id: 'brevo-api-key',
    title: 'API key',
    shape: seq('xkeysib-', hexLower(64), '-', base62(16)),
    env: 'BREVO_API_KEY',
    rotate: { how: 'Delete it under SMTP & API > API keys', url: 'https://app.brevo.com/settings/keys/api' },
    verify: askByGet('https://api.brevo.com/v3/account', 'header api-key'),
  }),
  token({
    ...brevo,
    id: 'brevo-smtp-key',
    title: 'SMTP key',
    shape: seq('xsmtpsib-', hexLower(64), '-', base62(16)),
    env: 'BREVO_SMTP_KEY',
    rotate: { how: 'Delete it under SMTP & API > SMTP', url: 'https://app.brevo.com/settings/keys/smtp' },
  }),
  token({
    ...mailersend,
    ...facts,
    id: 'mailersend-api-token',
    title: 'API token',
    shape: seq('mlsn.', hexLower(64)),
    env: 'MAILERSEND_API_KEY',
    rotate: { how: 'Delete it under Integrations > API tokens', url: 'https://app.mailersend.com/api-tokens' },
    verify: askByGet('https://api.mailersend.com/v1/api-quota', 'Bearer header'),
  }),
  token({
    ...mailersend,
    id: 'mailersend-smtp-password',
    title: 'SMTP password',
    shape: seq('mssp.', base64url(7), '.', base64url(16, 24), '.', base64url(7)),
    confidence: 'medium',
    privilege: 'scoped',
    rotate: {
      how: 'Delete the SMTP user under Domains > the domain > SMTP',
      url: 'https://app.mailersend.com/domains',
    },
  }),
  token({
    ...facts,
    id: 'nylas-api-key',
    provider: 'Nylas',
    title: 'API key',
    shape: seq('nyk_v', digits(1), '_', base62(64)),
    entropy: 4,
    env: 'NYLAS_API_KEY',
    rotate: {
      how: 'Delete it in the dashboard under the application > API Keys',
      url: 'https://dashboard-v3.nylas.com/',
    },
    note: 'It reaches every mailbox that is connected to the application.',
    verify: askByGet('https://api.us.nylas.com/v3/grants', 'Bearer header'),
  }),
  assigned({
    ...facts,
    id: 'mailjet-api-secret',
    provider: 'Mailjet',
    title: 'API or secret key',
    context: ['mailjet', 'mj_apikey_private', 'mj_apikey_public', 'mj_secret_key'],
    shape: hexLower(32),
    entropy: 3,
    env: 'MJ_APIKEY_PRIVATE',
    rotate: {
      how: 'Reset the secret key in the account under API key management',
      url: 'https://app.mailjet.com/account/apikeys',
    },
  }),
  assigned({
    ...facts,
    id: 'postmark-server-token',
    provider: 'Postmark',
    title: 'server or account token',
    context: ['postmark', 'postmarkapp'],
    shape: uuid,
    entropy: 2.5,
    env: 'POSTMARK_SERVER_TOKEN',
    rotate: { how: 'Delete it in the server under API tokens', url: 'https://account.postmarkapp.com' },
    dummies: ['3c62d49ef8bf96ea'],
    verify: askByGet('https://api.postmarkapp.com/server', 'header X-Postmark-Server-Token'),
  }),
  assigned({
    ...facts,
    id: 'sparkpost-api-key',
    provider: 'SparkPost',
    title: 'API key',
    context: ['sparkpost'],
    shape: hexLower(40),
    entropy: 3,
    env: 'SPARKPOST_API_KEY',
    rotate: { how: 'Delete it under Configuration > API keys', url: 'https://app.sparkpost.com/account/api-keys' },
  }),
];
