import { token, type Rule } from '../src/core/rule.js';
import { base64url, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = {
  privilege: 'broad',
  provider: 'Square',
  rotate: {
    how: 'Replace it in the developer console under the application > Credentials',
    url: 'https://developer.squareup.com/apps',
  },
} as const;

/** Formats: Square docs, "Access tokens and other Square credentials"; their length from its API reference. */
export const square: readonly Rule[] = [
  token({
    ...facts,
    id: 'square-access-token',
    title: 'access token',
    shape: seq('EAAA', base64url(60)),
    entropy: 4,
    env: 'SQUARE_ACCESS_TOKEN',
    note: 'Tokens of the sandbox look the same.',
    verify: askByGet('https://connect.squareup.com/v2/locations', 'Bearer header'),
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'square-access-token-legacy',
    title: 'access token (legacy)',
    shape: seq('sq0atp-', base64url(22)),
    entropy: 3.3,
    env: 'SQUARE_ACCESS_TOKEN',
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'square-application-secret',
    title: 'OAuth application secret',
    shape: seq('sq0csp-', base64url(43)),
    entropy: 4,
    env: 'SQUARE_APPLICATION_SECRET',
    rotate: {
      how: 'Replace the application secret in the developer console under the application > OAuth',
      url: 'https://developer.squareup.com/apps',
    },
    source: 'observed',
  }),
  token({
    provider: 'Square',
    id: 'square-application-id',
    title: 'application id',
    shape: seq('sq0idp-', base64url(22)),
    entropy: 3,
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
    env: 'SQUARE_APPLICATION_ID',
    source: 'observed',
  }),
];
