import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64, base64url, chars, oneOf, seq, uuid } from '../src/core/shape.js';
import { askByGet, askByPost } from '../src/core/verification.js';

const revokeNpm = {
  how: 'Revoke it on npmjs.com under Access Tokens, or with `npm token revoke`',
  url: 'https://www.npmjs.com/settings/~/tokens',
};
const atRegistry = {
  how: 'Revoke it at the registry that its line names',
  url: 'https://docs.npmjs.com/cli/configuring-npm/npmrc',
};
const npmrc = { provider: 'npm registries', privilege: 'broad', files: ['.npmrc', '*npmrc'] } as const;
const equals = seq(chars(' ', 0, 2), '=', chars(' "\'', 0, 2));
/** JSON and the .yarnrc of Yarn 1 have the line's name in quotes. */
const quoted = seq('"', chars(' :', 1, 3), '"');

const npm: readonly Rule[] = [
  token({
    id: 'npm-access-token',
    provider: 'npm',
    title: 'access token',
    shape: seq('npm_', base62(36)),
    checks: [['crc32Base62', 4]],
    entropy: 3.5,
    privilege: 'broad',
    env: 'NPM_TOKEN',
    lesser: 'A granular token for the one package, or trusted publishing from CI',
    rotate: revokeNpm,
    verify: askByGet('https://registry.npmjs.org/-/whoami', 'Bearer header'),
    source: { url: 'https://github.blog/security/announcing-npms-new-access-token-format/', checked: '2026-11-28' },
  }),
  assigned({
    id: 'npm-token-legacy',
    provider: 'npm',
    title: 'access token (legacy)',
    shape: uuid,
    context: ['npm_token', 'npm_auth_token', 'npm_access_token', 'node_auth_token'],
    entropy: 2.5,
    privilege: 'broad',
    env: 'NPM_TOKEN',
    lesser: 'A granular token for the one package, or trusted publishing from CI',
    rotate: revokeNpm,
    note: 'npm has retired these; private registries still issue them.',
    verify: askByGet('https://registry.npmjs.org/-/whoami', 'Bearer header'),
    source: 'observed',
  }),
  token({
    id: 'npmrc-auth-token',
    provider: 'npm registries',
    title: '_authToken of an .npmrc line',
    lead: seq('_authToken', oneOf(equals, quoted)),
    shape: chars(`${alphabets.base64url}+/=.~`, 8, 2000),
    checks: ['npmrcLine', 'opaqueText'],
    entropy: 2.5,
    privilege: 'broad',
    lesser: 'A granular token for the one package, or trusted publishing from CI',
    rotate: atRegistry,
    dummies: ['8899c0b4c51e5e28'],
    source: { url: 'https://docs.npmjs.com/cli/configuring-npm/npmrc', checked: '2026-11-28' },
  }),
  token({
    ...npmrc,
    id: 'npmrc-auth-basic',
    title: '_auth of an .npmrc line',
    lead: seq('_auth', equals),
    shape: seq(base64(8, 400), chars('=', 0, 2)),
    checks: ['basicCredentials', 'npmrcLine'],
    rotate: atRegistry,
    source: { url: 'https://docs.npmjs.com/cli/configuring-npm/npmrc', checked: '2026-11-28' },
  }),
  token({
    ...npmrc,
    id: 'npmrc-password',
    title: '_password of an .npmrc line',
    lead: seq('_password', equals),
    shape: seq(base64(8, 400), chars('=', 0, 2)),
    checks: ['npmrcLine', 'base64Password'],
    entropy: 2,
    rotate: atRegistry,
    source: { url: 'https://docs.npmjs.com/cli/configuring-npm/npmrc', checked: '2026-11-28' },
  }),
];

/** PyPI's tokens begin with the base64 of their macaroon's version and location. */
const pypi: readonly Rule[] = [
  token({
    id: 'pypi-api-token',
    provider: 'PyPI',
    title: 'API token',
    shape: seq('pypi-AgEIcHlwaS5vcmc', base64url(50, 1000)),
    checks: [['macaroon', 'pypi.org']],
    entropy: 4,
    privilege: 'broad',
    mode: 'live',
    env: 'TWINE_PASSWORD',
    lesser: 'A token whose scope is the one project, or a trusted publisher',
    rotate: {
      how: 'Remove it on pypi.org under Account settings > API tokens',
      url: 'https://pypi.org/manage/account/token/',
    },
    source: { url: 'https://pypi.org/help/#apitoken', checked: '2026-11-28' },
  }),
  token({
    id: 'pypi-test-api-token',
    provider: 'PyPI',
    title: 'API token of the test index',
    shape: seq('pypi-AgENdGVzdC5weXBpLm9yZw', base64url(50, 1000)),
    checks: [['macaroon', 'test.pypi.org']],
    entropy: 4,
    privilege: 'scoped',
    mode: 'test',
    env: 'TWINE_PASSWORD',
    rotate: {
      how: 'Remove it on test.pypi.org under Account settings > API tokens',
      url: 'https://test.pypi.org/manage/account/token/',
    },
    source: { url: 'https://pypi.org/help/#apitoken', checked: '2026-11-28' },
  }),
];

const docker: readonly Rule[] = [
  token({
    id: 'docker-hub-pat',
    provider: 'Docker',
    title: 'Hub personal access token',
    shape: seq('dckr_pat_', base64url(27)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'DOCKERHUB_TOKEN',
    lesser: 'A token with read-only permission, or an organization access token for the named repositories',
    rotate: {
      how: 'Delete it under Account settings > Personal access tokens',
      url: 'https://app.docker.com/settings/personal-access-tokens',
    },
    verify: askByPost('https://hub.docker.com/v2/auth/token', 'JSON body identifier and secret'),
    source: { url: 'https://docs.docker.com/reference/api/hub/latest/', checked: '2026-11-28' },
  }),
  token({
    id: 'docker-hub-oat',
    provider: 'Docker',
    title: 'Hub organization access token',
    shape: seq('dckr_oat_', base64url(32)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'DOCKERHUB_TOKEN',
    rotate: {
      how: "Delete it under the organization's Access tokens",
      url: 'https://docs.docker.com/security/access-tokens/organization-access-tokens.md',
    },
    source: { url: 'https://docs.docker.com/reference/api/hub/latest/', checked: '2026-11-28' },
  }),
  token({
    id: 'docker-config-auth',
    provider: 'Container registries',
    title: 'auth of a registry login',
    files: ['config.json', '.dockercfg', '*.dockerconfigjson', '*dockerconfig.json'],
    lead: seq('"auth"', chars(' ', 0, 1), ':', chars(' \t', 0, 2), '"'),
    shape: seq(base64(12, 2000), chars('=', 0, 2)),
    checks: ['basicCredentials', 'dockerLogin'],
    yields: true,
    privilege: 'broad',
    rotate: {
      how: 'Revoke the token, or change the password, at the registry that the entry names',
      url: 'https://docs.docker.com/reference/cli/docker/login/',
    },
    source: { url: 'https://docs.docker.com/reference/cli/docker/login/', checked: '2026-11-28' },
  }),
];

const others: readonly Rule[] = [
  token({
    id: 'rubygems-api-key',
    provider: 'RubyGems',
    title: 'API key',
    shape: seq('rubygems_', chars(alphabets.hexLower, 48)),
    entropy: 3,
    privilege: 'broad',
    env: 'GEM_HOST_API_KEY',
    lesser: 'A key with the one scope for the one gem, or a trusted publisher',
    rotate: { how: 'Delete it under Settings > API keys', url: 'https://rubygems.org/profile/api_keys' },
    verify: askByGet('https://rubygems.org/api/v1/profile/me.yaml', 'header Authorization'),
    source: {
      url: 'https://github.com/rubygems/rubygems.org/blob/066aae5501c8364428647e2bbbe68dca98f743f7/app/controllers/concerns/api_keyable.rb',
      checked: '2026-11-28',
    },
  }),
  token({
    id: 'crates-io-token',
    provider: 'crates.io',
    title: 'API token',
    shape: seq('cio', base62(32)),
    entropy: 3.7,
    privilege: 'broad',
    env: 'CARGO_REGISTRY_TOKEN',
    lesser: 'A token with scopes for the one crate, or trusted publishing from CI',
    rotate: { how: 'Revoke it under Account settings > API tokens', url: 'https://crates.io/settings/tokens' },
    source: { url: 'https://github.com/rust-lang/crates.io/blob/main/src/util/token.rs', checked: '2026-11-28' },
  }),
  token({
    id: 'nuget-api-key',
    provider: 'NuGet',
    title: 'API key',
    shape: seq('oy2', chars(alphabets.base32.toLowerCase(), 43)),
    entropy: 3.5,
    confidence: 'medium',
    privilege: 'broad',
    env: 'NUGET_API_KEY',
    lesser: 'A key that may only push the named packages',
    rotate: { how: 'Delete it under API Keys', url: 'https://www.nuget.org/account/apikeys' },
    source: 'observed',
  }),
];

export const registries: readonly Rule[] = [...npm, ...pypi, ...docker, ...others];
