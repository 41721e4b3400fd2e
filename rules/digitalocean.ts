import { assigned, pair, token, type Rule, type TokenRule } from '../src/core/rule.js';
import { base64, hexLower, oneOf, seq, upperAlnum, type Shape } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const spaces = {
  provider: 'DigitalOcean',
  privilege: 'broad',
  env: 'SPACES_SECRET_ACCESS_KEY',
  rotate: {
    how: 'Delete the key under Spaces Object Storage > Access Keys',
    url: 'https://cloud.digitalocean.com/spaces/access_keys',
  },
} as const;
const spacesSecret: Shape = base64(43);

/** A token of the form that DigitalOcean's API reference shows. */
function digitalOcean(id: string, prefix: string, title: string, how: string): TokenRule {
  return token({
    id,
    provider: 'DigitalOcean',
    title,
    shape: seq(prefix, hexLower(64)),
    entropy: 3,
    privilege: 'broad',
    env: 'DIGITALOCEAN_TOKEN',
    rotate: { how, url: 'https://cloud.digitalocean.com/account/api/tokens' },
    source:
      id === 'digitalocean-system-token'
        ? 'observed'
        : { url: 'https://docs.digitalocean.com/release-notes/api', checked: '2026-11-28' },
  });
}

const account = askByGet('https://api.digitalocean.com/v2/account', 'Bearer header');
const authorised = 'Revoke the application under API > OAuth Applications > Authorized applications';

export const digitalocean: readonly Rule[] = [
  {
    ...digitalOcean('digitalocean-pat', 'dop_v1_', 'personal access token', 'Delete it under API > Tokens'),
    lesser: 'A token with custom scopes, such as one to read alone',
    verify: account,
  },
  { ...digitalOcean('digitalocean-oauth-token', 'doo_v1_', 'OAuth application token', authorised), verify: account },
  digitalOcean('digitalocean-refresh-token', 'dor_v1_', 'OAuth refresh token', authorised),
  digitalOcean('digitalocean-system-token', 'dos_v1_', 'system token', 'Ask the support to revoke it'),
  pair({
    ...spaces,
    id: 'digitalocean-spaces-secret-pair',
    title: 'Spaces secret key beside its id',
    partner: oneOf(seq('DO00', upperAlnum(16)), seq('DO801', upperAlnum(15))),
    shape: spacesSecret,
    within: 200,
    entropy: 4.1,
    lesser: 'A key with permissions on the one bucket',
    source: 'observed',
  }),
  assigned({
    ...spaces,
    id: 'digitalocean-spaces-secret',
    title: 'Spaces secret key',
    shape: spacesSecret,
    context: ['spaces_secret', 'spaces_secret_key', 'spaces_key', 'digitaloceanspaces'],
    entropy: 4.1,
    lesser: 'A key with permissions on the one bucket',
    source: 'observed',
  }),
];
