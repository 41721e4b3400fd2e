import { token, type Rule, type TokenRule } from '../src/core/rule.js';
import { base64url, lowerAlnum, seq, type Shape } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

interface Kind {
  readonly id: string;
  readonly title: string;
  readonly shape: Shape;
  readonly how: string;
  readonly env?: string;
}

function scoped({ id, title, shape, how, env }: Kind): TokenRule {
  return token({
    id,
    provider: 'Buildkite',
    title,
    shape,
    entropy: 3.7,
    privilege: 'scoped',
    rotate: { how, url: 'https://buildkite.com' },
    ...(env === undefined ? {} : { env }),
  });
}

const agent = { how: 'Revoke it under Agents > the cluster > Agent tokens', env: 'BUILDKITE_AGENT_TOKEN' };
const portal = { how: 'Revoke it under Organization settings > Portals' };
const registry = { how: 'Revoke it under Package registries > the registry > Settings' };
/** At least 38 characters, as Buildkite's tooling states; no length is published. */
const openBody = base64url(38, 240);

export const buildkite: readonly Rule[] = [
  token({
    id: 'buildkite-user-token',
    provider: 'Buildkite',
    title: 'API access token',
    shape: seq('bkua_', lowerAlnum(40, 53)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'BUILDKITE_API_TOKEN',
    lesser: 'A token with only the scopes it needs',
    rotate: {
      how: 'Revoke it under Personal settings > API Access Tokens',
      url: 'https://buildkite.com/user/api-access-tokens',
    },
    verify: askByGet('https://api.buildkite.com/v2/access-token', 'Bearer header'),
  }),
  scoped({
    ...agent,
    id: 'buildkite-agent-access-token',
    title: 'agent access token',
    shape: seq('bkaa_', base64url(75)),
  }),
  scoped({
    ...agent,
    id: 'buildkite-agent-job-token',
    title: 'agent job token',
    shape: seq('bkaj_', base64url(333)),
    how: 'Cancel the job: the token ends with it',
  }),
  scoped({
    ...agent,
    id: 'buildkite-agent-registration-token',
    title: 'agent registration token',
    shape: seq('bkar_', base64url(73)),
  }),
  scoped({ ...agent, id: 'buildkite-cluster-token', title: 'cluster token', shape: seq('bkct_', base64url(73)) }),
  scoped({
    ...agent,
    id: 'buildkite-cluster-queue-token',
    title: 'cluster queue token',
    shape: seq('bkcq_', openBody),
  }),
  scoped({ ...portal, id: 'buildkite-portal-token', title: 'portal token', shape: seq('bkpat_', base64url(54)) }),
  scoped({ ...portal, id: 'buildkite-portal-secret', title: 'portal secret', shape: seq('bkps_', base64url(64)) }),
  scoped({
    ...registry,
    id: 'buildkite-packages-temporary-token',
    title: 'temporary token of a package registry',
    shape: seq('bkpt_', base64url(199)),
  }),
  scoped({
    ...registry,
    id: 'buildkite-packages-registry-token',
    title: 'token of a package registry',
    shape: seq('bkpr_', openBody),
  }),
];
