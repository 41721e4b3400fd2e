import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64, base64url, chars, hexLower, lowerAlnum, oneOf, seq, uuid } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const jfrog = { provider: 'JFrog', privilege: 'broad', env: 'JFROG_ACCESS_TOKEN' } as const;
const revokeToken = {
  how: 'Revoke it in the platform under Administration > User Management > Access Tokens',
  url: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens',
};
const packagist = {
  provider: 'Private Packagist',
  privilege: 'broad',
  rotate: {
    how: "Delete it in the organization's settings, or renew a user's own token on the profile page",
    url: 'https://packagist.com/docs/composer-authentication',
  },
} as const;
const swarm = { provider: 'Docker' } as const;

const artifactory: readonly Rule[] = [
  token({
    ...jfrog,
    id: 'artifactory-access-token',
    title: 'platform access token (JWT)',
    // The header begins with {"ver":"2".
    shape: seq('eyJ2ZXIiOiIyIi', base64url(20, 220), '.eyJ', base64url(40, 2000), '.', base64url(80, 700)),
    checks: [['jwtSays', 'Artifactory', { sub: true, scp: true }, { ver: '2' }]],
    entropy: 4,
    lesser: 'An access token with a scope for the one repository',
    rotate: revokeToken,
    source: 'observed',
  }),
  token({
    ...jfrog,
    id: 'artifactory-reference-token',
    title: 'platform reference token',
    // The base64 of `reftkn:`, a version, the time of its end and a random part.
    shape: seq('cmVmdGtuO', base62(55)),
    checks: ['artifactoryReference'],
    entropy: 4,
    lesser: 'An access token with a scope for the one repository',
    rotate: revokeToken,
    source: {
      url: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/understanding-identity-tokens',
      checked: '2026-11-28',
    },
  }),
  token({
    ...jfrog,
    id: 'artifactory-api-key',
    title: 'platform API key',
    shape: seq('AKCp', chars(alphabets.base58, 69)),
    checks: [['base58Text', 54]],
    entropy: 4,
    env: 'ARTIFACTORY_API_KEY',
    lesser: 'An access token with a scope for the one repository',
    rotate: { how: 'Revoke it in the platform under Edit Profile > Authentication Settings' },
    note: 'JFrog retired these keys; servers of older versions still take them.',
    source: 'observed',
  }),
];

const registries: readonly Rule[] = [
  token({
    id: 'crates-io-trusted-publishing-token',
    provider: 'crates.io',
    title: 'trusted publishing token',
    shape: seq('cio_tp_', base62(32)),
    checks: ['xorCharacter'],
    entropy: 3.5,
    privilege: 'scoped',
    rotate: { how: 'Wait for its end, 30 minutes after the run that made it, and look for versions it published' },
    source: {
      url: 'https://github.com/rust-lang/crates.io/blob/main/crates/crates_io_trustpub/src/access_token.rs',
      checked: '2026-11-28',
    },
  }),
  token({
    id: 'clojars-deploy-token',
    provider: 'Clojars',
    title: 'deploy token',
    shape: seq('CLOJARS_', hexLower(60)),
    entropy: 3,
    privilege: 'broad',
    env: 'CLOJARS_PASSWORD',
    rotate: { how: 'Disable it under Deploy Tokens', url: 'https://clojars.org/tokens' },
    source: 'observed',
  }),
  token({
    ...packagist,
    id: 'packagist-token',
    title: 'Composer token of an organization, user or update',
    shape: seq(oneOf('packagist_ort_', 'packagist_out_', 'packagist_uut_', 'packagist_cut_'), hexLower(68)),
    entropy: 3,
    env: 'COMPOSER_AUTH',
    source: { url: 'https://packagist.com/docs/composer-authentication', checked: '2026-11-28' },
  }),
  token({
    ...packagist,
    id: 'packagist-api-secret',
    title: 'API secret',
    shape: seq('packagist_acs_', hexLower(64, 96)),
    entropy: 3,
    rotate: { how: 'Delete it in the organization under Settings > API Access' },
    source: 'observed',
  }),
  token({
    id: 'cloudsmith-api-key',
    provider: 'Cloudsmith',
    title: 'API key',
    shape: seq('csa_', hexLower(30), base62(6)),
    entropy: 3,
    privilege: 'broad',
    env: 'CLOUDSMITH_API_KEY',
    rotate: {
      how: 'Click Refresh in the user menu under Personal API Keys, which ends the old key',
      url: 'https://docs.cloudsmith.com/accounts-and-teams/api-key',
    },
    verify: askByGet('https://api.cloudsmith.io/v1/user/self/', 'header X-Api-Key'),
    source: 'observed',
  }),
  token({
    id: 'openvsx-access-token',
    provider: 'Open VSX',
    title: 'access token',
    shape: seq('ovsxat_', uuid),
    entropy: 2.5,
    privilege: 'broad',
    env: 'OVSX_PAT',
    rotate: { how: 'Delete it under Settings > Access Tokens', url: 'https://open-vsx.org/user-settings/tokens' },
    source: {
      url: 'https://github.com/EclipseFdn/open-vsx.org/blob/30bd16f21b42c943ad7e33a53c2e6de81d5d185c/configuration/application.yml',
      checked: '2026-11-28',
    },
  }),
  token({
    id: 'thunderstore-api-token',
    provider: 'Thunderstore',
    title: 'API token',
    shape: seq('tss_', base62(36)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'TCLI_AUTH_TOKEN',
    rotate: {
      how: "Remove the service account in the team's settings under Service Accounts",
      url: 'https://thunderstore.io/settings/teams/',
    },
    source: 'observed',
  }),
  token({
    id: 'pyx-user-key',
    provider: 'Astral',
    title: 'pyx user key',
    shape: seq('sk-pyx-', oneOf(base62(64), seq('2', chars(`${alphabets.upper}${alphabets.lower}`, 45)))),
    entropy: 4,
    privilege: 'broad',
    env: 'PYX_API_KEY',
    rotate: { how: 'Revoke it in the account settings of pyx', url: 'https://astral.sh/pyx' },
    source: 'observed',
  }),
  assigned({
    id: 'packagecloud-token',
    provider: 'packagecloud',
    title: 'API token',
    context: ['packagecloud'],
    shape: hexLower(48),
    entropy: 3,
    privilege: 'broad',
    env: 'PACKAGECLOUD_TOKEN',
    rotate: { how: 'Regenerate it under API Token', url: 'https://packagecloud.io/api_token' },
    source: 'observed',
  }),
];

const swarms: readonly Rule[] = [
  token({
    ...swarm,
    id: 'docker-swarm-join-token',
    title: 'Swarm join token',
    shape: seq('SWMTKN-1-', lowerAlnum(50), '-', lowerAlnum(25)),
    entropy: 3.5,
    privilege: 'broad',
    rotate: {
      how: 'Run docker swarm join-token --rotate for worker or manager',
      url: 'https://docs.docker.com/reference/cli/docker/swarm/join-token/',
    },
    source: { url: 'https://docs.docker.com/reference/cli/docker/swarm/join-token/', checked: '2026-11-28' },
  }),
  token({
    ...swarm,
    id: 'docker-swarm-unlock-key',
    title: 'Swarm unlock key',
    shape: seq('SWMKEY-1-', base64(43)),
    entropy: 4,
    privilege: 'admin',
    rotate: {
      how: 'Run docker swarm unlock-key --rotate',
      url: 'https://docs.docker.com/reference/cli/docker/swarm/unlock-key/',
    },
    source: { url: 'https://docs.docker.com/reference/cli/docker/swarm/unlock-key/', checked: '2026-11-28' },
  }),
];

export const packageRegistries: readonly Rule[] = [...artifactory, ...registries, ...swarms];
