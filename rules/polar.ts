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

/** @param length of the prefix, which the checksum does not cover */
const kind = (id: string, prefix: ShapeLike, length: number, facts: Kind): Rule =>
  token({
    ...facts,
    id,
    provider: 'Polar',
    shape: seq(prefix, base62(43)),
    checks: [['crc32Base62', length]],
    entropy: 3.5,
  });

/** 37 random characters and their CRC-32 in base62, six (Polar's source; it holds for published keys). */
export const polar: readonly Rule[] = [
  kind('polar-organization-token', 'polar_oat_', 10, {
    title: 'organization access token',
    privilege: 'broad',
    env: 'POLAR_ACCESS_TOKEN',
    rotate: settings,
    verify: organizations,
  }),
  kind('polar-personal-token', 'polar_pat_', 10, {
    title: 'personal access token',
    privilege: 'broad',
    env: 'POLAR_ACCESS_TOKEN',
    rotate: account,
    verify: organizations,
  }),
  kind('polar-oauth-access-token', oneOf('polar_at_u_', 'polar_at_o_'), 11, {
    title: 'OAuth access token of a user or an organization',
    privilege: 'broad',
    rotate: client,
  }),
  kind('polar-refresh-token', oneOf('polar_rt_u_', 'polar_rt_o_'), 11, {
    title: 'OAuth refresh token',
    privilege: 'broad',
    rotate: client,
  }),
  kind('polar-client-secret', 'polar_cs_', 9, {
    title: 'OAuth client secret',
    privilege: 'scoped',
    env: 'POLAR_CLIENT_SECRET',
    rotate: { how: 'Delete the OAuth application and register another', url: 'https://polar.sh/settings' },
  }),
  kind('polar-user-session', 'polar_us_', 9, { title: 'user session token', privilege: 'scoped', rotate: ended }),
  kind('polar-customer-session', 'polar_cst_', 10, {
    title: 'customer session token',
    privilege: 'scoped',
    rotate: ended,
  }),
  kind('polar-client-registration-token', 'polar_crt_', 10, {
    title: 'client registration token',
    privilege: 'broad',
    rotate: client,
  }),
  kind('polar-authorization-code', 'polar_ac_', 9, {
    title: 'OAuth authorization code',
    privilege: 'scoped',
    rotate: {
      how: "It ends within minutes; revoke the OAuth client's grants to be sure",
      url: 'https://polar.sh/settings',
    },
  }),
];
