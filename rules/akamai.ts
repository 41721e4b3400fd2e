import { assigned, pair, token, type Rule } from '../src/core/rule.js';
import { base64, hexLower, lowerAlnum, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = {
  provider: 'Akamai',
  privilege: 'broad',
  rotate: {
    how: 'Deactivate the credential in Control Center under Identity & access > API clients',
    url: 'https://techdocs.akamai.com/powershell/docs/disable-iamapicredential',
  },
} as const;
const clientToken = seq('akab-', lowerAlnum(16), '-', lowerAlnum(16));
const clientSecret = seq(base64(43), '=');

export const akamai: readonly Rule[] = [
  token({
    ...facts,
    id: 'akamai-edgegrid-token',
    title: 'EdgeGrid client or access token',
    shape: clientToken,
    entropy: 3,
    confidence: 'medium',
    note: 'It opens nothing without the client secret; beside that, akamai-edgegrid-secret-pair reports both as one.',
    source: {
      url: 'https://techdocs.akamai.com/developer/docs/set-up-authentication-credentials',
      checked: '2026-11-28',
    },
  }),
  pair({
    ...facts,
    id: 'akamai-edgegrid-secret-pair',
    title: 'EdgeGrid client secret beside its tokens',
    partner: clientToken,
    shape: clientSecret,
    within: 200,
    entropy: 4.1,
    env: 'AKAMAI_CLIENT_SECRET',
    source: {
      url: 'https://techdocs.akamai.com/developer/docs/set-up-authentication-credentials',
      checked: '2026-11-28',
    },
  }),
  assigned({
    ...facts,
    id: 'akamai-edgegrid-secret',
    title: 'EdgeGrid client secret',
    context: ['akamai', 'edgerc', 'edgegrid'],
    shape: clientSecret,
    entropy: 4.1,
    env: 'AKAMAI_CLIENT_SECRET',
    source: {
      url: 'https://techdocs.akamai.com/developer/docs/set-up-authentication-credentials',
      checked: '2026-11-28',
    },
  }),
  assigned({
    id: 'linode-token',
    provider: 'Akamai (Linode)',
    title: 'personal access token',
    context: ['linode'],
    shape: hexLower(64),
    entropy: 3,
    privilege: 'broad',
    env: 'LINODE_TOKEN',
    lesser: 'A token with only the scopes it needs',
    rotate: { how: 'Revoke it under Profile > API Tokens', url: 'https://cloud.linode.com/profile/tokens' },
    verify: askByGet('https://api.linode.com/v4/profile', 'Bearer header'),
    source: 'observed',
  }),
];
