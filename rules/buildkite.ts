import { token, type Rule, type TokenRule } from '../src/core/rule.js';
import { base64url, lowerAlnum, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

type Kind = Pick<TokenRule, 'id' | 'title' | 'shape' | 'env' | 'rotate' | 'source'>;

function scoped(kind: Kind): TokenRule {
  return token({ ...kind, provider: 'Buildkite', entropy: 3.7, privilege: 'scoped' });
}

const agent = { env: 'BUILDKITE_AGENT_TOKEN' };
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
    source: { url: 'https://buildkite.com/docs/platform/security/tokens', checked: '2026-11-28' },
  }),
  scoped({
    ...agent,
    id: 'buildkite-agent-access-token',
    title: 'agent access token',
    shape: seq('bkaa_', base64url(75)),
    rotate: {
      how: 'Revoke it under Agents > the cluster > Agent tokens',
      url: 'https://buildkite.com/docs/platform/security/tokens',
    },
    source: { url: 'https://buildkite.com/docs/platform/security/tokens', checked: '2026-11-28' },
  }),
  scoped({
    ...agent,
    id: 'buildkite-agent-job-token',
    title: 'agent job token',
    shape: seq('bkaj_', base64url(333)),
    rotate: {
      how: 'Cancel the job: the token ends with it',
      url: 'https://buildkite.com/docs/platform/security/tokens',
    },
    source: { url: 'https://buildkite.com/docs/platform/security/tokens', checked: '2026-11-28' },
  }),
  scoped({
    ...agent,
    id: 'buildkite-agent-registration-token',
    title: 'agent registration token',
    shape: seq('bkar_', base64url(73)),
    rotate: {
      how: 'Revoke it under Agents > the cluster > Agent tokens',
      url: 'https://buildkite.com/docs/platform/security/tokens',
    },
    source: { url: 'https://buildkite.com/docs/platform/security/tokens', checked: '2026-11-28' },
  }),
  scoped({
    ...agent,
    id: 'buildkite-cluster-token',
    title: 'cluster token',
    shape: seq('bkct_', base64url(73)),
    rotate: {
      how: 'Revoke it under Agents > the cluster > Agent tokens',
      url: 'https://buildkite.com/docs/platform/security/tokens',
    },
    source: { url: 'https://buildkite.com/docs/platform/security/tokens', checked: '2026-11-28' },
  }),
  scoped({
    ...agent,
    id: 'buildkite-cluster-queue-token',
    title: 'cluster queue token',
    shape: seq('bkcq_', openBody),
    rotate: {
      how: 'Revoke it under Agents > the cluster > Agent tokens',
      url: 'https://buildkite.com/docs/platform/security/tokens',
    },
    source: { url: 'https://buildkite.com/docs/platform/security/tokens', checked: '2026-11-28' },
  }),
  scoped({
    id: 'buildkite-portal-token',
    title: 'portal token',
    shape: seq('bkpat_', base64url(54)),
    rotate: {
      how: 'Revoke it under Organization settings > Portals',
      url: 'https://buildkite.com/docs/platform/security/tokens',
    },
    source: { url: 'https://buildkite.com/docs/platform/security/tokens', checked: '2026-11-28' },
  }),
  scoped({
    id: 'buildkite-portal-secret',
    title: 'portal secret',
    shape: seq('bkps_', base64url(64)),
    rotate: {
      how: 'Revoke it under Organization settings > Portals',
      url: 'https://buildkite.com/docs/platform/security/tokens',
    },
    source: { url: 'https://buildkite.com/docs/platform/security/tokens', checked: '2026-11-28' },
  }),
  scoped({
    id: 'buildkite-packages-temporary-token',
    title: 'temporary token of a package registry',
    shape: seq('bkpt_', base64url(199)),
    rotate: {
      how: 'Revoke it under Package registries > the registry > Settings',
      url: 'https://buildkite.com/docs/platform/security/tokens',
    },
    source: { url: 'https://buildkite.com/docs/platform/security/tokens', checked: '2026-11-28' },
  }),
  scoped({
    id: 'buildkite-packages-registry-token',
    title: 'token of a package registry',
    shape: seq('bkpr_', openBody),
    rotate: {
      how: 'Revoke it under Package registries > the registry > Settings',
      url: 'https://buildkite.com/docs/platform/security/tokens',
    },
    source: { url: 'https://buildkite.com/docs/platform/security/tokens', checked: '2026-11-28' },
  }),
];
