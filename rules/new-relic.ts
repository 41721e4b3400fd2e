import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { base64url, chars, hex, hexLower, oneOf, seq, upperAlnum, uuid } from '../src/core/shape.js';
import { askByPost } from '../src/core/verification.js';

const facts = { provider: 'New Relic' } as const;

export const newRelic: readonly Rule[] = [
  token({
    ...facts,
    id: 'newrelic-user-key',
    title: 'user API key',
    shape: seq('NRAK-', upperAlnum(27)),
    entropy: 3,
    privilege: 'broad',
    env: 'NEW_RELIC_API_KEY',
    lesser: 'A license key, where the program only sends data',
    rotate: { how: 'Revoke it under API keys', url: 'https://one.newrelic.com/api-keys' },
    verify: askByPost('https://api.newrelic.com/graphql', 'header API-Key', {
      live: 'status 200 without errors',
      dead: 'status 401 or errors',
    }),
  }),
  token({
    ...facts,
    id: 'newrelic-license-key',
    title: 'ingest license key',
    // The region stands ahead; of 40 characters the last four are always the same, and most have FFFF ahead of them.
    shape: seq(oneOf(seq(chars(alphabets.lower, 2), '01xx', hex(30)), hex(36)), 'NRAL'),
    entropy: 3,
    privilege: 'scoped',
    env: 'NEW_RELIC_LICENSE_KEY',
    rotate: { how: 'Revoke it under API keys', url: 'https://one.newrelic.com/api-keys' },
  }),
  token({
    ...facts,
    id: 'newrelic-insights-insert-key',
    title: 'Insights insert key',
    shape: seq('NRII-', base64url(25, 32)),
    entropy: 3.5,
    privilege: 'scoped',
    rotate: { how: 'Revoke it under API keys > Insights keys', url: 'https://one.newrelic.com' },
  }),
  token({
    ...facts,
    id: 'newrelic-insights-query-key',
    title: 'Insights query key',
    shape: seq('NRIQ-', base64url(25, 32)),
    entropy: 3.5,
    privilege: 'scoped',
    rotate: { how: 'Revoke it under API keys > Insights keys', url: 'https://one.newrelic.com' },
  }),
  token({
    ...facts,
    id: 'newrelic-rest-api-key',
    title: 'REST API key',
    shape: seq('NRRA-', hexLower(42)),
    entropy: 3,
    privilege: 'broad',
    lesser: 'A license key, where the program only sends data',
    rotate: { how: 'Revoke it under API keys', url: 'https://one.newrelic.com' },
  }),
  token({
    ...facts,
    id: 'newrelic-admin-key-legacy',
    title: 'admin API key (legacy)',
    shape: seq('NRAA-', hexLower(27)),
    entropy: 2.5,
    privilege: 'admin',
    lesser: 'A license key, where the program only sends data',
    rotate: { how: 'Revoke it under API keys', url: 'https://one.newrelic.com' },
  }),
  token({
    ...facts,
    id: 'newrelic-pixie-key',
    title: 'Pixie API or deploy key',
    shape: seq(oneOf('px-api-', 'px-dep-'), uuid),
    entropy: 2.5,
    privilege: 'broad',
    rotate: { how: 'Delete it under Admin > API Keys or Deploy Keys', url: 'https://work.withpixie.ai' },
  }),
  token({
    ...facts,
    id: 'newrelic-browser-key',
    title: 'browser key',
    shape: seq(oneOf('NRJS-', 'NRBR-'), hexLower(19, 20)),
    entropy: 2.5,
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
  }),
  token({
    ...facts,
    id: 'newrelic-mobile-token',
    title: 'mobile app token',
    shape: seq(oneOf(seq('AA', hexLower(40)), seq('eu01xx', hexLower(36))), '-NRMA'),
    entropy: 3,
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
  }),
];
