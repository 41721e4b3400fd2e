import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, hexLower, seq, uuid } from '../src/core/shape.js';

export const codeSecurity2: readonly Rule[] = [
  assigned({
    id: 'abuseipdb-api-key',
    provider: 'AbuseIPDB',
    title: 'API key',
    context: ['abuseipdb'],
    shape: hexLower(80),
    entropy: 3,
    privilege: 'scoped',
    rotate: { how: 'Revoke it under Account > API', url: 'https://abuseipdb.com' },
  }),
  token({
    id: 'aikido-client-id',
    provider: 'Aikido',
    title: 'API client id',
    shape: seq('AIK_CLIENT_', base62(24)),
    entropy: 3.5,
    confidence: 'low',
    privilege: 'unknown',
    rotate: { how: 'Revoke it under Settings > API', url: 'https://app.aikido.dev' },
  }),
  assigned({
    id: 'ipinfo-token',
    provider: 'IPinfo',
    title: 'access token',
    context: ['ipinfo'],
    shape: hexLower(14),
    entropy: 2.5,
    confidence: 'low',
    privilege: 'scoped',
    rotate: { how: 'Revoke it under Account > Token', url: 'https://ipinfo.io' },
  }),
  assigned({
    id: 'urlscan-api-key',
    provider: 'urlscan.io',
    title: 'API key',
    context: ['urlscan'],
    shape: uuid,
    entropy: 2.5,
    confidence: 'low',
    privilege: 'scoped',
    rotate: { how: 'Revoke it under Settings & API', url: 'https://urlscan.io' },
  }),
];
