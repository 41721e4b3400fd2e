import type { RuleFacts } from '../src/core/rule-facts.js';
import { token, type Rule } from '../src/core/rule.js';
import { base62, oneOf, seq, type ShapeLike } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const settings = {
  how: 'Delete it in the organization under Settings > General > Developers',
  url: 'https://polar.sh/dashboard',
};
const account = { how: 'Revoke it in the account settings under Developer', url: 'https://polar.sh/settings' };
const client = { how: "Revoke the OAuth client's grants, or delete the client", url: 'https://polar.sh/settings' };
const ended = {
  how: 'End the session by signing out everywhere; it expires soon by itself',
  url: 'https://polar.sh/settings',
};

const organizations = askByGet('https://api.polar.sh/v1/organizations', 'Bearer header');

type Kind = Pick<RuleFacts, 'title' | 'privilege' | 'rotate' | 'env' | 'verify'>;

/**
 * @param file where Polar's source makes such tokens
 * @param length of the prefix, which the checksum does not cover
 */
const kind = (id: string, file: string, prefix: ShapeLike, length: number, facts: Kind): Rule =>
  token({
    ...facts,
    id,
    provider: 'Polar',
    shape: seq(prefix, base62(43)),
    checks: [['crc32Base62', length]],
    entropy: 3.5,
    source: { url: `https://github.com/polarsource/polar/blob/main/server/polar/${file}`, checked: '2026-11-28' },
  });

/** 37 random characters and their CRC-32 in base62, six (Polar's source; it holds for published keys). */
export const polar: readonly Rule[] = [
  kind('polar-organization-token', 'organization_access_token/service.py', 'polar_oat_', 10, {
    title: 'organization access token',
    privilege: 'broad',
    env: 'POLAR_ACCESS_TOKEN',
    rotate: settings,
    verify: organizations,
  }),
  kind('polar-personal-token', 'personal_access_token/service.py', 'polar_pat_', 10, {
    title: 'personal access token',
    privilege: 'broad',
    env: 'POLAR_ACCESS_TOKEN',
    rotate: account,
    verify: organizations,
  }),
  kind('polar-oauth-access-token', 'oauth2/constants.py', oneOf('polar_at_u_', 'polar_at_o_'), 11, {
    title: 'OAuth access token of a user or an organization',
    privilege: 'broad',
    rotate: client,
  }),
  kind('polar-refresh-token', 'oauth2/constants.py', oneOf('polar_rt_u_', 'polar_rt_o_'), 11, {
    title: 'OAuth refresh token',
    privilege: 'broad',
    rotate: client,
  }),
  kind('polar-client-secret', 'oauth2/constants.py', 'polar_cs_', 9, {
    title: 'OAuth client secret',
    privilege: 'scoped',
    env: 'POLAR_CLIENT_SECRET',
    rotate: { how: 'Delete the OAuth application and register another', url: 'https://polar.sh/settings' },
  }),
  kind('polar-user-session', 'auth/service.py', 'polar_us_', 9, {
    title: 'user session token',
    privilege: 'scoped',
    rotate: ended,
  }),
  kind('polar-customer-session', 'customer_session/service.py', 'polar_cst_', 10, {
    title: 'customer session token',
    privilege: 'scoped',
    rotate: ended,
  }),
  kind('polar-client-registration-token', 'oauth2/constants.py', 'polar_crt_', 10, {
    title: 'client registration token',
    privilege: 'broad',
    rotate: client,
  }),
  kind('polar-authorization-code', 'oauth2/constants.py', 'polar_ac_', 9, {
    title: 'OAuth authorization code',
    privilege: 'scoped',
    rotate: {
      how: "It ends within minutes; revoke the OAuth client's grants to be sure",
      url: 'https://polar.sh/settings',
    },
  }),
];
