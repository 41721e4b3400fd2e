import type { RuleFacts } from '../src/core/rule-facts.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64url, digits, hexLower, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { provider: 'GitHub', entropy: 3.5 } as const;
const opaque = (prefix: string) => ({
  ...facts,
  shape: seq(prefix, base62(36)),
  checks: [['crc32Base62', 4]] as const,
});
const revoke = (where: string, url: string): NonNullable<RuleFacts['rotate']> => ({
  how: `Revoke it under ${where}; GitHub's credential revocation API takes it too`,
  url,
});

const refresh = {
  privilege: 'broad',
  lesser: 'An installation token of a GitHub App, which ends after an hour, with permissions on only its repositories',
  rotate: revoke('Settings > Applications > Authorized GitHub Apps', 'https://github.com/settings/apps/authorizations'),
} as const;

/** Formats: GitHub docs, "About authentication to GitHub", and github.blog, "Behind GitHub's new authentication token formats". */
export const github: readonly Rule[] = [
  token({
    ...opaque('ghp_'),
    id: 'github-pat-classic',
    title: 'personal access token (classic)',
    privilege: 'broad',
    env: 'GITHUB_TOKEN',
    lesser: 'A fine-grained personal access token for the one repository, or the GITHUB_TOKEN of Actions',
    rotate: revoke(
      'Settings > Developer settings > Personal access tokens (classic)',
      'https://github.com/settings/tokens',
    ),
    dummies: ['ef5029ccb2ebe290', '947a53d32f6f48c7'],
    checks: [['crc32Base62', 4]],
    verify: askByGet('https://api.github.com/user', 'Bearer header'),
    source: {
      url: 'https://github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'github-pat-fine-grained',
    title: 'fine-grained personal access token',
    shape: seq('github_pat_', base62(22), '_', base62(59)),
    entropy: 4,
    privilege: 'scoped',
    env: 'GITHUB_TOKEN',
    rotate: revoke(
      'Settings > Developer settings > Fine-grained tokens',
      'https://github.com/settings/personal-access-tokens',
    ),
    verify: askByGet('https://api.github.com/user', 'Bearer header'),
    source: {
      url: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
      checked: '2026-11-28',
    },
  }),
  token({
    ...opaque('gho_'),
    id: 'github-oauth-token',
    title: 'OAuth app access token',
    privilege: 'broad',
    env: 'GITHUB_TOKEN',
    lesser:
      'An installation token of a GitHub App, which ends after an hour, with permissions on only its repositories',
    rotate: revoke('Settings > Applications > Authorized OAuth Apps', 'https://github.com/settings/applications'),
    checks: [['crc32Base62', 4]],
    verify: askByGet('https://api.github.com/user', 'Bearer header'),
    source: {
      url: 'https://github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available',
      checked: '2026-11-28',
    },
  }),
  token({
    ...opaque('ghu_'),
    id: 'github-app-user-token',
    title: 'app user-to-server token',
    privilege: 'scoped',
    env: 'GITHUB_TOKEN',
    rotate: revoke(
      'Settings > Applications > Authorized GitHub Apps',
      'https://github.com/settings/apps/authorizations',
    ),
    checks: [['crc32Base62', 4]],
    verify: askByGet('https://api.github.com/user', 'Bearer header'),
    source: {
      url: 'https://github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available',
      checked: '2026-11-28',
    },
  }),
  token({
    ...opaque('ghs_'),
    id: 'github-app-installation-token',
    title: 'app installation token',
    privilege: 'scoped',
    env: 'GITHUB_TOKEN',
    rotate: {
      how: "It expires within the hour; rotate the app's private key to be sure",
      url: 'https://github.com/settings/installations',
    },
    checks: [['crc32Base62', 4]],
    verify: askByGet('https://api.github.com/installation/repositories', 'Bearer header'),
    source: {
      url: 'https://github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'github-app-installation-token-stateless',
    title: 'app installation token (stateless)',
    shape: seq('ghs_', digits(1, 20), '_eyJ', base64url(15, 800), '.', base64url(15, 1200), '.', base64url(20, 800)),
    checks: ['jwtClaims'],
    privilege: 'scoped',
    env: 'GITHUB_TOKEN',
    rotate: {
      how: "It expires within the hour; rotate the app's private key to be sure",
      url: 'https://github.com/settings/installations',
    },
    verify: askByGet('https://api.github.com/installation/repositories', 'Bearer header'),
    source: {
      url: 'https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-an-installation-access-token-for-a-github-app',
      checked: '2026-11-28',
    },
  }),
  token({
    ...opaque('ghr_'),
    ...refresh,
    id: 'github-refresh-token',
    title: 'app refresh token',
    source: {
      url: 'https://github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    ...refresh,
    id: 'github-refresh-token-long',
    title: 'app refresh token of 80 characters',
    shape: seq('ghr_', base62(76)),
    dummies: ['99a6af4b17844957'],
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'github-oauth-client-secret-legacy',
    title: 'OAuth app client secret or token (legacy)',
    shape: hexLower(40),
    context: [
      'github_client_secret',
      'github_secret',
      'github_token',
      'gh_token',
      'github_oauth_secret',
      'github_oauth_token',
    ],
    entropy: 3,
    privilege: 'broad',
    env: 'GITHUB_CLIENT_SECRET',
    rotate: {
      how: 'Generate a new client secret for the app and delete the old one',
      url: 'https://github.com/settings/developers',
    },
    note: 'The shape is that of a commit id, so only the name tells it.',
    source: {
      url: 'https://github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'github-web-session-cookie',
    title: 'web session cookie',
    lead: seq('user_session='),
    shape: base64url(48),
    entropy: 4,
    confidence: 'medium',
    privilege: 'broad',
    rotate: { how: 'Revoke the session under Settings > Sessions', url: 'https://github.com/settings/sessions' },
    source: 'observed',
  }),
];
