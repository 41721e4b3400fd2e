import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64url, chars, hexLower, lowerAlnum, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const konnect = {
  provider: 'Kong',
  privilege: 'broad',
  env: 'KONNECT_TOKEN',
  note: 'A revoked token can work on for some minutes.',
} as const;
/** Kong publishes the prefixes, not the length. */
const konnectBody = base62(32, 120);

export const apiGateways: readonly Rule[] = [
  token({
    id: 'zuplo-api-key',
    provider: 'Zuplo',
    title: 'consumer API key',
    shape: seq('zpka_', lowerAlnum(32), '_', hexLower(8)),
    checks: [['crc32Tail', 'hex', 5, 1]],
    entropy: 3.5,
    privilege: 'scoped',
    rotate: {
      how: 'Roll or delete it in the project under Services > API Key Service',
      url: 'https://zuplo.com/docs/articles/api-key-leak-detection',
    },
    verify: askByGet('https://dev.zuplo.com/v1/who-am-i', 'Bearer header'),
    source: { url: 'https://zuplo.com/docs/articles/api-key-best-practices', checked: '2026-11-28' },
  }),
  token({
    id: 'unkey-root-key',
    provider: 'Unkey',
    title: 'root key',
    shape: seq('unkey_', chars(alphabets.base58, 20, 24)),
    entropy: 3,
    privilege: 'broad',
    env: 'UNKEY_ROOT_KEY',
    rotate: { how: 'Delete it under Settings > Root Keys', url: 'https://app.unkey.com/settings/root-keys' },
    source: 'observed',
  }),
  token({
    id: 'redirect-pizza-token',
    provider: 'redirect.pizza',
    title: 'API token',
    shape: seq('rpa_', base62(30)),
    entropy: 3.5,
    privilege: 'scoped',
    rotate: { how: 'Delete it in the account under API tokens' },
    source: 'observed',
  }),
  token({
    ...konnect,
    id: 'kong-konnect-personal-token',
    title: 'Konnect personal access token',
    shape: seq('kpat_', konnectBody),
    entropy: 3.5,
    rotate: {
      how: 'Revoke it in Konnect in the user menu under Personal Access Tokens',
      url: 'https://developer.konghq.com/konnect-api',
    },
    verify: askByGet('https://global.api.konghq.com/v2/users/me', 'Bearer header'),
    source: { url: 'https://developer.konghq.com/konnect-api', checked: '2026-11-28' },
  }),
  token({
    ...konnect,
    id: 'kong-konnect-system-token',
    title: 'Konnect system account access token',
    shape: seq('spat_', konnectBody),
    entropy: 3.5,
    rotate: {
      how: 'Revoke it in Konnect under Organization > System Accounts > the account > Tokens',
      url: 'https://developer.konghq.com/kongctl/delete/spat/',
    },
    source: 'observed',
  }),
  token({
    id: 'wundergraph-cosmo-api-key',
    provider: 'WunderGraph',
    title: 'Cosmo API key',
    shape: seq('cosmo_', hexLower(32)),
    entropy: 3,
    privilege: 'broad',
    env: 'COSMO_API_KEY',
    rotate: { how: 'Delete it in Cosmo Studio under API Keys' },
    source: 'observed',
  }),
  assigned({
    id: 'fastly-api-token',
    provider: 'Fastly',
    title: 'API token',
    context: ['fastly'],
    shape: base64url(32),
    checks: ['opaqueText'],
    entropy: 3.5,
    privilege: 'broad',
    env: 'FASTLY_API_TOKEN',
    rotate: {
      how: 'Delete it under Account > Personal profile > API tokens',
      url: 'https://manage.fastly.com/account/personal/tokens',
    },
    verify: askByGet('https://api.fastly.com/tokens/self', 'header Fastly-Key'),
    source: 'observed',
  }),
];
