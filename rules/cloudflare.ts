import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64url, hexLower, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const profile = 'https://dash.cloudflare.com/profile/api-tokens';
const apiToken = {
  provider: 'Cloudflare',
  env: 'CLOUDFLARE_API_TOKEN',
  rotate: { how: 'Roll or delete it under My Profile > API Tokens', url: profile },
} as const;
const globalKey = {
  provider: 'Cloudflare',
  privilege: 'admin',
  env: 'CLOUDFLARE_API_KEY',
  rotate: { how: 'Change it under My Profile > API Tokens > Global API Key', url: profile },
} as const;
/** 40 characters and a checksum of eight. */
const body = seq(base62(40), hexLower(8));

/** Formats: Cloudflare docs, "Token formats". */
export const cloudflare: readonly Rule[] = [
  token({
    ...apiToken,
    id: 'cloudflare-user-api-token',
    title: 'user API token',
    shape: seq('cfut_', body),
    checks: [['crc32Tail', 'hex', '_']],
    entropy: 4,
    privilege: 'scoped',
    verify: askByGet('https://api.cloudflare.com/client/v4/user/tokens/verify', 'Bearer header'),
    source: {
      url: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats',
      checked: '2026-11-28',
    },
  }),
  token({
    ...apiToken,
    id: 'cloudflare-account-api-token',
    title: 'account API token',
    shape: seq('cfat_', body),
    checks: [['crc32Tail', 'hex', '_']],
    entropy: 4,
    privilege: 'broad',
    rotate: {
      how: 'Roll or delete it under Manage account > API Tokens',
      url: 'https://developers.cloudflare.com/fundamentals/api/how-to/roll-token/',
    },
    source: {
      url: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats',
      checked: '2026-11-28',
    },
  }),
  assigned({
    ...apiToken,
    id: 'cloudflare-api-token-legacy',
    title: 'API token (legacy)',
    context: ['cloudflare', 'cf_api_token', 'cf_token'],
    shape: base64url(40),
    checks: ['opaqueText'],
    entropy: 4,
    privilege: 'scoped',
    verify: askByGet('https://api.cloudflare.com/client/v4/user/tokens/verify', 'Bearer header'),
    source: 'observed',
  }),
  token({
    ...globalKey,
    id: 'cloudflare-global-api-key',
    title: 'global API key',
    shape: seq('cfk_', body),
    checks: [['crc32Tail', 'hex', '_']],
    entropy: 4,
    lesser: 'An API token with permissions on the one zone',
    source: {
      url: 'https://developers.cloudflare.com/fundamentals/api/get-started/token-formats',
      checked: '2026-11-28',
    },
  }),
  assigned({
    ...globalKey,
    id: 'cloudflare-global-api-key-legacy',
    title: 'global API key (legacy)',
    context: ['cloudflare', 'auth_key', 'cf_api_key', 'cf_key'],
    shape: hexLower(37),
    entropy: 3,
    note: 'The header X-Auth-Key carries it, with the e-mail address of the account beside it.',
    lesser: 'An API token with permissions on the one zone',
    source: 'observed',
  }),
  token({
    provider: 'Cloudflare',
    id: 'cloudflare-origin-ca-key',
    title: 'Origin CA key',
    shape: seq('v1.0-', hexLower(24), '-', hexLower(146)),
    entropy: 3,
    privilege: 'broad',
    lesser: 'An API token with permissions on the one zone',
    rotate: { how: 'Change it under My Profile > API Tokens > Origin CA Key', url: profile },
    source: 'observed',
  }),
  token({
    provider: 'Cloudflare',
    id: 'cloudflare-turnstile-secret',
    title: 'Turnstile secret key',
    shape: seq('0x4AAAAAAA', base64url(20, 26)),
    entropy: 3,
    privilege: 'scoped',
    env: 'TURNSTILE_SECRET_KEY',
    rotate: {
      how: 'Rotate the secret key in the settings of the widget',
      url: 'https://developers.cloudflare.com/api/go/resources/turnstile/subresources/widgets/methods/rotate_secret',
    },
    dummies: ['9dcb44cadf307da6', 'ee2ba88f918a286b', 'fd80fef07df95ebc'],
    note: 'The site key starts the same, has 24 characters in all and is public.',
    source: 'observed',
  }),
  assigned({
    provider: 'Cloudflare',
    id: 'cloudflare-r2-secret-key',
    title: 'R2 secret access key',
    context: [
      'r2_secret',
      'r2_secret_key',
      'r2_secret_access_key',
      'r2_access_key',
      'cloudflare_r2',
      'cloudflarestorage',
    ],
    shape: hexLower(64),
    entropy: 3,
    privilege: 'broad',
    env: 'R2_SECRET_ACCESS_KEY',
    lesser: 'A token with object permissions on the one bucket',
    rotate: {
      how: 'Roll or delete it under R2 > Manage API tokens',
      url: 'https://developers.cloudflare.com/r2/api/s3/tokens/',
    },
    source: { url: 'https://developers.cloudflare.com/r2/api/s3/tokens/', checked: '2026-11-28' },
  }),
  assigned({
    provider: 'Cloudflare',
    id: 'cloudflare-access-service-token',
    title: 'Access service token secret',
    context: ['cf_access_client_secret', 'cf_access_secret', 'cloudflare_access_client_secret'],
    shape: hexLower(64),
    entropy: 3,
    privilege: 'scoped',
    env: 'CF_ACCESS_CLIENT_SECRET',
    rotate: {
      how: 'Refresh or delete it under Access > Service credentials',
      url: 'https://developers.cloudflare.com/api/resources/zero_trust/subresources/access/subresources/service_tokens/methods/rotate',
    },
    source: {
      url: 'https://developers.cloudflare.com/api/resources/zero_trust/subresources/access/subresources/service_tokens/methods/rotate',
      checked: '2026-11-28',
    },
  }),
];
