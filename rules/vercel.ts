import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = {
  provider: 'Vercel',
  privilege: 'broad',
  env: 'VERCEL_TOKEN',
  rotate: { how: 'Delete it under Account Settings > Tokens', url: 'https://vercel.com/account/settings/tokens' },
} as const;
const ofApp = {
  how: "Remove the integration or app under the team's settings",
  url: 'https://vercel.com/dashboard/integrations',
};
/** 50 characters and a checksum of six, as samples show. */
const body = base62(56);

export const vercel: readonly Rule[] = [
  token({
    ...facts,
    id: 'vercel-pat',
    title: 'personal access token',
    shape: seq('vcp_', body),
    checks: [['crc32Base62', 4]],
    entropy: 4,
    lesser: 'A token scoped to the one project, with an expiry',
    verify: askByGet('https://api.vercel.com/v2/user', 'Bearer header', { dead: 'status 403' }),
    source: { url: 'https://vercel.com/changelog/new-token-formats-and-secret-scanning', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'vercel-integration-token',
    title: 'integration token',
    shape: seq('vci_', body),
    checks: [['crc32Base62', 4]],
    entropy: 4,
    rotate: ofApp,
    source: { url: 'https://vercel.com/changelog/new-token-formats-and-secret-scanning', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'vercel-app-access-token',
    title: 'app access token of a user',
    shape: seq('vca_', body),
    checks: [['crc32Base62', 4]],
    entropy: 4,
    rotate: ofApp,
    verify: askByGet('https://api.vercel.com/v2/user', 'Bearer header', { dead: 'status 403' }),
    source: { url: 'https://vercel.com/changelog/new-token-formats-and-secret-scanning', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'vercel-app-refresh-token',
    title: 'app refresh token',
    shape: seq('vcr_', body),
    checks: [['crc32Base62', 4]],
    entropy: 4,
    rotate: ofApp,
    source: { url: 'https://vercel.com/changelog/new-token-formats-and-secret-scanning', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'vercel-ai-gateway-key',
    title: 'AI Gateway API key',
    shape: seq('vck_', body),
    checks: [['crc32Base62', 4]],
    entropy: 4,
    env: 'AI_GATEWAY_API_KEY',
    rotate: { how: 'Delete it in the dashboard under AI Gateway > API Keys', url: 'https://vercel.com/dashboard' },
    source: { url: 'https://vercel.com/changelog/new-token-formats-and-secret-scanning', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'vercel-blob-rw-token',
    title: 'Blob read-write token',
    shape: seq('vercel_blob_rw_', base62(16, 20), '_', base62(28, 36)),
    entropy: 3.5,
    privilege: 'scoped',
    env: 'BLOB_READ_WRITE_TOKEN',
    rotate: {
      how: 'Rotate it in the project under Storage > the Blob store > Settings',
      url: 'https://vercel.com/dashboard/stores',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'vercel-token-legacy',
    title: 'access token (legacy)',
    context: ['vercel_token', 'vercel_access_token', 'vercel_api_token', 'vercel_api_key', 'vercel_auth_token'],
    shape: base62(24),
    checks: ['opaqueText'],
    entropy: 3.5,
    lesser: 'A token scoped to the one project, with an expiry',
    verify: askByGet('https://api.vercel.com/v2/user', 'Bearer header', { dead: 'status 403' }),
    source: 'observed',
  }),
];
