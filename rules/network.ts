import { assigned, token, type Rule } from '../src/core/rule.js';
import { base32, base62, digits, oneOf, seq, type Shape } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const tailscale = (kinds: Shape): Shape => seq('tskey-', kinds, '-', base62(8, 30), '-', base62(16, 60));
const ngrok = { provider: 'ngrok' } as const;
const authtoken = {
  shape: seq(base62(22, 30), '_', digits(1), base62(20)),
  entropy: 3,
  privilege: 'scoped',
  env: 'NGROK_AUTHTOKEN',
  rotate: {
    how: 'Reset it under Your Authtoken, or delete it under Authtokens',
    url: 'https://dashboard.ngrok.com/get-started/your-authtoken',
  },
} as const;

export const network: readonly Rule[] = [
  token({
    id: 'tailscale-key',
    provider: 'Tailscale',
    title: 'API, auth, SCIM or webhook key',
    shape: tailscale(oneOf('api', 'auth', 'scim', 'webhook')),
    entropy: 3,
    privilege: 'broad',
    env: 'TS_API_KEY',
    lesser: 'An OAuth client with only the scopes it needs; to join machines, an ephemeral key with tags',
    rotate: { how: 'Revoke it under Settings > Keys', url: 'https://login.tailscale.com/admin/settings/keys' },
    verify: askByGet('https://api.tailscale.com/api/v2/tailnet/-/devices', 'Bearer header'),
    source: { url: 'https://tailscale.com/kb/1277/key-prefixes', checked: '2026-11-28' },
  }),
  token({
    id: 'tailscale-oauth-client-secret',
    provider: 'Tailscale',
    title: 'OAuth client secret',
    shape: tailscale(seq('client')),
    entropy: 3,
    privilege: 'admin',
    env: 'TS_API_CLIENT_SECRET',
    lesser: 'A client with only the scopes it needs',
    rotate: {
      how: 'Revoke the client under Settings > Trust credentials',
      url: 'https://login.tailscale.com/admin/settings/oauth',
    },
    note: 'It can make other keys.',
    source: { url: 'https://tailscale.com/kb/1277/key-prefixes', checked: '2026-11-28' },
  }),
  token({
    id: 'defined-networking-api-key',
    provider: 'Defined Networking',
    title: 'Managed Nebula API key',
    shape: seq('dnkey-', base32(26), '-', base32(52)),
    entropy: 3.5,
    privilege: 'broad',
    rotate: { how: 'Delete it under Settings > API keys', url: 'https://admin.defined.net/settings/api-keys' },
    source: 'observed',
  }),
  token({
    id: 'netbird-token',
    provider: 'NetBird',
    title: 'personal access token',
    shape: seq('nbp_', base62(36)),
    checks: [['crc32Base62', 4]],
    entropy: 3.5,
    privilege: 'broad',
    confidence: 'medium',
    env: 'NB_API_TOKEN',
    rotate: {
      how: 'Delete it under Team > Users > the user > Access Tokens',
      url: 'https://app.netbird.io/team/users',
    },
    source: {
      url: 'https://github.com/netbirdio/netbird/blob/008f748ae5947cfa26dea999c7b673934016d553/management/server/types/personal_access_token.go',
      checked: '2026-11-28',
    },
  }),
  assigned({
    id: 'zerotier-api-token',
    provider: 'ZeroTier',
    title: 'Central API token',
    context: ['zerotier'],
    shape: base62(32),
    checks: ['opaqueText'],
    entropy: 3.5,
    privilege: 'broad',
    env: 'ZEROTIER_CENTRAL_TOKEN',
    rotate: { how: 'Delete it under Account > API Access Tokens', url: 'https://my.zerotier.com/account' },
    source: {
      url: 'https://docs.rs/crate/zerotier-central-api/1.0.2/source/src/apis/util_api.rs',
      checked: '2026-11-28',
    },
  }),
  token({
    ...ngrok,
    ...authtoken,
    id: 'ngrok-config-authtoken',
    title: "authtoken in an agent's settings",
    files: ['ngrok.yml', 'ngrok.yaml'],
    lead: oneOf('authtoken: ', 'authtoken: "'),
    source: { url: 'https://ngrok.com/docs/agent/config/v3', checked: '2026-11-28' },
  }),
  assigned({
    ...ngrok,
    ...authtoken,
    id: 'ngrok-authtoken',
    title: 'authtoken of an agent',
    context: ['ngrok'],
    source: { url: 'https://ngrok.com/docs/agent/config/v3', checked: '2026-11-28' },
  }),
  assigned({
    ...ngrok,
    id: 'ngrok-api-key',
    title: 'API key',
    context: ['ngrok'],
    shape: seq(oneOf('ak_', 'cr_'), base62(25, 30)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'NGROK_API_KEY',
    rotate: { how: 'Delete it under API keys', url: 'https://dashboard.ngrok.com/api-keys' },
    source: { url: 'https://ngrok.com/docs/agent/config/v3', checked: '2026-11-28' },
  }),
];
