import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base32, base62, base64, chars, digits, hexLower, lowerAlnum, oneOf, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

/** Kinds of Honeycomb keys; the letter names the region. */
const regional = (kind: string): string[] => [...alphabets.lower].map((region) => `hc${region}${kind}`);

const grafana = { provider: 'Grafana' } as const;
const honeycomb = { provider: 'Honeycomb' } as const;

export const monitoring: readonly Rule[] = [
  token({
    ...grafana,
    id: 'grafana-service-account-token',
    title: 'service account token',
    shape: seq('glsa_', base62(32), '_', hexLower(8)),
    checks: [['crc32Tail', 'hexLittle', 0, 1]],
    entropy: 3.5,
    privilege: 'broad',
    env: 'GRAFANA_TOKEN',
    lesser: 'A service account with a smaller role, such as Viewer',
    rotate: { how: 'Delete it under Administration > Users and access > Service accounts' },
    verify: askByGet('{GRAFANA_URL}/api/access-control/user/permissions', 'Bearer header'),
    source: {
      url: 'https://grafana.com/docs/grafana-cloud/alerting-and-irm/irm/reference/incident-api/auth/',
      checked: '2026-11-28',
    },
  }),
  token({
    ...grafana,
    id: 'grafana-cloud-token',
    title: 'cloud access policy token',
    shape: seq('glc_eyJ', base64(57, 400), chars('=', 0, 2)),
    checks: [['base64Json', ['o', 'n', 'k'], 'glc_']],
    entropy: 4,
    privilege: 'broad',
    env: 'GRAFANA_CLOUD_API_KEY',
    lesser: 'A token of an access policy with the one scope',
    rotate: { how: 'Revoke it under Security > Access policies', url: 'https://grafana.com/orgs' },
    source: 'observed',
  }),
  token({
    ...grafana,
    id: 'grafana-api-key-legacy',
    title: 'API key (legacy)',
    shape: seq('eyJrIjoi', base64(40, 380), chars('=', 0, 2)),
    checks: [['base64Json', ['k', 'n', 'id']]],
    entropy: 4,
    privilege: 'broad',
    lesser: 'A service account with a smaller role, such as Viewer',
    rotate: { how: 'Delete it under Administration > API keys' },
    source: {
      url: 'https://www.grafana.com/docs/grafana-cloud/developer-resources/api-reference/http-api/authentication',
      checked: '2026-11-28',
    },
  }),
  token({
    id: 'dynatrace-api-token',
    provider: 'Dynatrace',
    title: 'access token (classic)',
    shape: seq('dt0c01.', base32(24), '.', base32(64)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'DT_API_TOKEN',
    lesser: 'A token with only the scopes it needs',
    rotate: { how: 'Delete it under Access Tokens', url: 'https://docs.dynatrace.com/docs/shortlink/token' },
    source: { url: 'https://docs.dynatrace.com/docs/shortlink/token', checked: '2026-11-28' },
  }),
  token({
    id: 'dynatrace-platform-token',
    provider: 'Dynatrace',
    title: 'platform token, OAuth client, SCIM or internal token',
    shape: seq(oneOf('dt0s0', 'dt0s1', 'dt0s2'), digits(1), '.', base32(8, 24), '.', base32(64)),
    entropy: 3.5,
    privilege: 'broad',
    lesser: 'A token with only the scopes it needs',
    rotate: {
      how: 'Revoke it in the account settings under Platform tokens',
      url: 'https://docs.dynatrace.com/docs/shortlink/platform-tokens',
    },
    dummies: ['b3e89b19ac30987d'],
    source: { url: 'https://docs.dynatrace.com/docs/shortlink/token', checked: '2026-11-28' },
  }),
  token({
    ...honeycomb,
    id: 'honeycomb-ingest-key',
    title: 'ingest key',
    shape: seq(oneOf(...regional('ik_'), ...regional('ic_')), lowerAlnum(58)),
    entropy: 3.5,
    privilege: 'scoped',
    env: 'HONEYCOMB_API_KEY',
    rotate: {
      how: 'Disable or delete it among the API keys of its environment',
      url: 'https://docs.honeycomb.io/configure/environments/manage-api-keys',
    },
    verify: askByGet('https://api.honeycomb.io/1/auth', 'header X-Honeycomb-Team'),
    source: { url: 'https://docs.honeycomb.io/api/authentication', checked: '2026-11-28' },
  }),
  token({
    ...honeycomb,
    id: 'honeycomb-management-key',
    title: 'management key',
    shape: seq(oneOf(...regional('mk_')), lowerAlnum(26), ':', lowerAlnum(32)),
    entropy: 3.5,
    confidence: 'medium',
    privilege: 'broad',
    rotate: {
      how: "Delete it among the API keys in the team's settings",
      url: 'https://docs.honeycomb.io/configure/teams/manage-api-keys/',
    },
    source: { url: 'https://docs.honeycomb.io/api/authentication', checked: '2026-11-28' },
  }),
  assigned({
    ...honeycomb,
    id: 'honeycomb-key-legacy',
    title: 'configuration or classic key (legacy)',
    context: [
      'honeycomb_api_key',
      'honeycomb_key',
      'honeycomb_team',
      'honeycomb_io',
      'honeycomb_writekey',
      'honeycomb_write_key',
    ],
    shape: base62(22, 32),
    entropy: 3,
    privilege: 'broad',
    env: 'HONEYCOMB_API_KEY',
    rotate: {
      how: 'Disable or delete it among the API keys of its environment',
      url: 'https://docs.honeycomb.io/configure/environments/manage-api-keys',
    },
    note: 'Only the name beside it tells.',
    source: 'observed',
  }),
];
