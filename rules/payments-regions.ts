import { assigned, pair, token, type Rule } from '../src/core/rule.js';
import { base62, base64, base64url, chars, digits, hexLower, lowerAlnum, oneOf, opt, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { privilege: 'broad' } as const;
const flutterwave = {
  provider: 'Flutterwave',
  rotate: {
    how: 'Regenerate the keys under Settings > API keys',
    url: 'https://app.flutterwave.com/dashboard/settings/apis',
  },
} as const;
const razorpay = {
  ...facts,
  provider: 'Razorpay',
  env: 'RAZORPAY_KEY_SECRET',
  rotate: {
    how: 'Regenerate the key under Account & Settings > API keys',
    url: 'https://dashboard.razorpay.com/app/website-app-settings/api-keys',
  },
} as const;
const razorpayId = seq(oneOf('rzp_live_', 'rzp_test_'), base62(14));

/** Payment services of Africa, Asia and Latin America; formats from their docs and from values in use. */
export const paymentsRegions: readonly Rule[] = [
  token({
    ...flutterwave,
    ...facts,
    id: 'flutterwave-secret-key',
    title: 'secret key',
    // Some keys have a segment that ends in `vt` ahead of the last letter.
    shape: seq(oneOf('FLWSECK-', 'FLWSECK_TEST-'), lowerAlnum(32), opt('-', lowerAlnum(6, 16), 'vt'), '-X'),
    entropy: 3.5,
    env: 'FLW_SECRET_KEY',
    verify: askByGet('https://api.flutterwave.com/v3/subaccounts', 'Bearer header'),
    source: { url: 'https://developer.flutterwave.com/v3.0/docs/authentication', checked: '2026-11-28' },
  }),
  token({
    ...flutterwave,
    id: 'flutterwave-encryption-key',
    title: 'encryption key for test mode',
    shape: seq('FLWSECK_TEST', hexLower(12)),
    entropy: 2.5,
    confidence: 'medium',
    mode: 'test',
    privilege: 'scoped',
    env: 'FLW_ENCRYPTION_KEY',
    source: 'observed',
  }),
  token({
    provider: 'Flutterwave',
    id: 'flutterwave-public-key',
    title: 'public key',
    shape: seq(oneOf('FLWPUBK-', 'FLWPUBK_TEST-'), lowerAlnum(32), '-X'),
    entropy: 3.5,
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
    env: 'FLW_PUBLIC_KEY',
    source: { url: 'https://developer.flutterwave.com/v3.0/docs/authentication', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'midtrans-server-key',
    provider: 'Midtrans',
    title: 'server key',
    shape: seq('Mid-server-', base64url(20, 32)),
    entropy: 3.5,
    env: 'MIDTRANS_SERVER_KEY',
    rotate: {
      how: 'Ask Midtrans support for new keys: Settings > Access Keys shows them but cannot change them',
      url: 'https://dashboard.midtrans.com/settings/config_info',
    },
    note: 'SB- ahead of it, which is part of the key, marks the sandbox.',
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'xendit-secret-key',
    provider: 'Xendit',
    title: 'secret API key',
    // Older keys are base64 with padding, newer ones base62.
    shape: seq(oneOf('xnd_production_', 'xnd_development_'), base64(40, 72), chars('=', 0, 2)),
    entropy: 4,
    env: 'XENDIT_SECRET_KEY',
    rotate: {
      how: 'Delete it under Settings > Developers > API Keys',
      url: 'https://dashboard.xendit.co/settings/developers#api-keys',
    },
    dummies: ['1d52a6cc2f8b4780', 'b74fd33eb7d97452'],
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'mercadopago-access-token',
    provider: 'Mercado Pago',
    title: 'access token',
    shape: seq(oneOf('APP_USR-', 'TEST-'), digits(12, 20), '-', digits(6), '-', hexLower(32), '-', digits(6, 12)),
    entropy: 3,
    env: 'MERCADOPAGO_ACCESS_TOKEN',
    rotate: {
      how: 'Renew the credentials under Your integrations > the application > Credentials',
      url: 'https://www.mercadopago.com/developers/panel/app',
    },
    note: 'APP_USR- with a UUID behind it is the public key.',
    source: {
      url: 'https://mercadopago.com.br/developers/es/reference/oauth/_oauth_token/post',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'asaas-api-token',
    provider: 'Asaas',
    title: 'API key',
    // Its dollar sign stays outside: it is often escaped, and a value that begins with one reads as a variable.
    shape: seq(oneOf('aact_prod_', 'aact_hmlg_'), base64(60, 240), chars('=', 0, 2)),
    entropy: 4,
    env: 'ASAAS_API_KEY',
    rotate: {
      how: 'Disable or delete it in the user menu under Integrations > API keys',
      url: 'https://docs.asaas.com/docs/api-keys',
    },
    note: 'aact_hmlg_ marks the sandbox.',
    source: {
      url: 'https://docs.asaas.com/changelog/novidade-novo-prefixo-de-identificação-das-chaves-api',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'cashfree-secret-key',
    provider: 'Cashfree',
    title: 'secret key',
    shape: seq(oneOf('cfsk_ma_prod_', 'cfsk_ma_test_'), hexLower(32), '_', hexLower(8)),
    entropy: 3,
    env: 'CASHFREE_SECRET_KEY',
    rotate: {
      how: 'Delete it in the merchant dashboard under Developers > API Keys',
      url: 'https://cashfree.com/docs/api-reference/authentication',
    },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'pagarme-api-key',
    provider: 'Pagar.me',
    title: 'API key',
    shape: seq('ak_live_', base62(30)),
    entropy: 3.5,
    mode: 'live',
    env: 'PAGARME_API_KEY',
    rotate: {
      how: 'Revoke it in the dashboard under Desenvolvimento > Chaves',
      url: 'https://docs.pagar.me/reference/autentica%C3%A7%C3%A3o-2.md',
    },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'paystack-secret-key',
    provider: 'Paystack',
    title: 'secret key',
    // Stripe has the prefix too; no body of its keys is hexadecimal all through.
    shape: seq(oneOf('sk_live_', 'sk_test_'), hexLower(40)),
    entropy: 3,
    env: 'PAYSTACK_SECRET_KEY',
    dummies: ['1de9cf033422b8bf'],
    rotate: {
      how: 'Generate a new secret key under Settings > API keys & webhooks',
      url: 'https://dashboard.paystack.com/#/settings/developers',
    },
    verify: askByGet('https://api.paystack.co/customer', 'Bearer header'),
    source: { url: 'https://paystack.com/docs/api/authentication/', checked: '2026-11-28' },
  }),
  pair({
    ...razorpay,
    id: 'razorpay-key-pair',
    title: 'key secret beside its id',
    partner: razorpayId,
    shape: base62(24),
    within: 200,
    // Names in camel case reach 3.8.
    entropy: 3.9,
    checks: ['opaqueText'],
    source: 'observed',
  }),
  assigned({
    ...razorpay,
    id: 'razorpay-key-secret',
    title: 'key secret',
    context: ['razorpay', 'rzp_secret', 'rzp_key_secret'],
    shape: base62(24),
    entropy: 3.5,
    checks: ['opaqueText'],
    verify: askByGet('https://api.razorpay.com/v1/items?count=1', 'basic key id and secret'),
    source: 'observed',
  }),
  token({
    provider: 'Razorpay',
    id: 'razorpay-key-id',
    title: 'key id',
    shape: razorpayId,
    entropy: 3,
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
    env: 'RAZORPAY_KEY_ID',
    note: 'Web pages carry it on purpose; with the secret beside it, razorpay-key-pair reports both as one.',
    source: 'observed',
  }),
];
