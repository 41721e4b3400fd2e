import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64, base64url, chars, digits, hexLower, oneOf, seq, uuid } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { privilege: 'broad' } as const;
const plaid = {
  provider: 'Plaid',
  rotate: { how: 'Rotate the secret under Developers > Keys', url: 'https://dashboard.plaid.com/developers/keys' },
} as const;
const ramp = {
  provider: 'Ramp',
  rotate: { how: 'Rotate it under Company > Developer API', url: 'https://app.ramp.com/settings/ramp-developer' },
} as const;
const finicity = {
  ...facts,
  provider: 'Finicity',
  rotate: {
    how: 'Renew it in the Mastercard developer portal under the project > Credentials',
    url: 'https://developer.mastercard.com/dashboard',
  },
} as const;
const withoutA = chars(alphabets.base64.replace('A', ''), 1);

/** Formats: Mercury docs, "Authentication"; Plaid docs, "Tokens and public keys"; the rest from values in use. */
export const paymentsBanking: readonly Rule[] = [
  token({
    ...plaid,
    ...facts,
    id: 'plaid-access-token',
    title: 'access token of an Item',
    shape: seq(oneOf('access-production-', 'access-development-', 'access-sandbox-'), uuid),
    entropy: 2.5,
    env: 'PLAID_ACCESS_TOKEN',
    rotate: {
      how: 'Call /item/access_token/invalidate, or /item/remove to end the connection',
      url: 'https://plaid.com/docs/api/items/',
    },
    source: { url: 'https://plaid.com/docs/quickstart/glossary/', checked: '2026-11-28' },
  }),
  assigned({
    ...plaid,
    ...facts,
    id: 'plaid-secret',
    title: 'API secret',
    context: ['plaid'],
    shape: hexLower(30),
    entropy: 3,
    env: 'PLAID_SECRET',
    source: 'observed',
  }),
  assigned({
    ...plaid,
    id: 'plaid-client-id',
    title: 'client id',
    context: ['plaid'],
    shape: hexLower(24),
    entropy: 2.5,
    confidence: 'low',
    privilege: 'unknown',
    env: 'PLAID_CLIENT_ID',
    note: 'It opens nothing without the secret.',
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'mercury-api-token',
    provider: 'Mercury',
    title: 'API token',
    shape: seq(
      oneOf('mercury_production_', 'mercury_sandbox_'),
      chars(alphabets.lower, 3, 6),
      '_',
      base62(40, 50),
      '_yrucrem',
    ),
    entropy: 4,
    env: 'MERCURY_API_TOKEN',
    rotate: { how: 'Revoke it under Settings > API tokens', url: 'https://app.mercury.com/settings/tokens' },
    dummies: ['68083680eafb722c'],
    note: 'Requests carry it behind secret-token:, which is part of it.',
    verify: askByGet('https://api.mercury.com/api/v1/accounts', 'Bearer header'),
    source: 'observed',
  }),
  token({
    ...ramp,
    ...facts,
    id: 'ramp-client-secret',
    title: 'OAuth client secret',
    shape: seq('ramp_sec_', base62(48)),
    entropy: 4,
    env: 'RAMP_CLIENT_SECRET',
    source: 'observed',
  }),
  token({
    ...ramp,
    id: 'ramp-client-id',
    title: 'OAuth client id',
    shape: seq('ramp_id_', base62(40)),
    entropy: 4,
    confidence: 'low',
    privilege: 'unknown',
    env: 'RAMP_CLIENT_ID',
    note: 'It opens nothing without the secret.',
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'highnote-secret-key',
    provider: 'Highnote',
    title: 'secret or restricted key',
    // Base64 of `key_`; what goes on with `01` is a key of WorkOS.
    shape: seq(
      oneOf('sk_live_', 'sk_test_', 'rk_live_', 'rk_test_'),
      'a2V5Xz',
      oneOf(withoutA, seq('A', chars(alphabets.base64.replace('x', ''), 1))),
      base64(58, 88),
      chars('=', 0, 2),
    ),
    checks: [['decodesTo', seq('key_', digits(1), base64url(7, 39), ':'), 'sk_live_']],
    entropy: 4,
    rotate: {
      how: 'Revoke it in the dashboard under Developers > API Keys',
      url: 'https://highnote.com/docs/basics/graphql-api/rotating-api-keys',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'wise-api-token',
    provider: 'Wise',
    title: 'API token',
    context: ['wise_api_token', 'wise_token', 'wise_api_key', 'transferwise'],
    shape: uuid,
    entropy: 2.5,
    env: 'WISE_API_TOKEN',
    rotate: {
      how: 'Revoke it under Your Account > Integrations and Tools > API tokens',
      url: 'https://docs.wise.com/guides/developer/auth-and-security/personal-api-token',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'rainforest-api-key',
    provider: 'Rainforest Pay',
    title: 'API key',
    context: ['rainforest_pay', 'rainforest_api_key', 'rainforest_key'],
    shape: seq(oneOf('apikey_', 'sbx_apikey_'), hexLower(64)),
    entropy: 3,
    rotate: { how: 'Delete it in the portal under API keys' },
    source: 'observed',
  }),
  assigned({
    ...finicity,
    id: 'finicity-app-key',
    title: 'app key',
    context: ['finicity'],
    shape: hexLower(32),
    entropy: 3,
    env: 'FINICITY_APP_KEY',
    source: 'observed',
  }),
  assigned({
    ...finicity,
    id: 'finicity-partner-secret',
    title: 'partner secret',
    context: ['finicity_partner_secret', 'finicity_secret', 'finicity_partner_key'],
    shape: base62(20),
    entropy: 3,
    env: 'FINICITY_PARTNER_SECRET',
    source: 'observed',
  }),
];
