import { crc32Base62 } from '../src/core/evidence/checksum.js';
import { token, type Rule, type RuleFacts } from '../src/core/rule.js';
import { base62, base64url, digits, seq } from '../src/core/shape.js';

const facts = { provider: 'GitHub', entropy: 3.5 } as const;
const opaque = (prefix: string) => ({ ...facts, shape: seq(prefix, base62(36)), checks: [crc32Base62(4)] });
const revoke = (where: string, url: string): NonNullable<RuleFacts['rotate']> => ({
  how: `Revoke it under ${where}; GitHub's credential revocation API takes it too`,
  url,
});

/** Formats: GitHub docs, "About authentication to GitHub", and github.blog, "Behind GitHub's new authentication token formats". */
export const github: readonly Rule[] = [
  token({
    ...opaque('ghp_'),
    id: 'github-pat-classic',
    title: 'personal access token (classic)',
    privilege: 'broad',
    env: 'GITHUB_TOKEN',
    rotate: revoke('Settings > Developer settings > Personal access tokens (classic)', 'https://github.com/settings/tokens'),
  }),
  token({
    ...facts,
    id: 'github-pat-fine-grained',
    title: 'fine-grained personal access token',
    shape: seq('github_pat_', base62(22), '_', base62(59)),
    entropy: 4,
    privilege: 'scoped',
    env: 'GITHUB_TOKEN',
    rotate: revoke('Settings > Developer settings > Fine-grained tokens', 'https://github.com/settings/personal-access-tokens'),
  }),
  token({
    ...opaque('gho_'),
    id: 'github-oauth-token',
    title: 'OAuth app access token',
    privilege: 'broad',
    env: 'GITHUB_TOKEN',
    rotate: revoke('Settings > Applications > Authorized OAuth Apps', 'https://github.com/settings/applications'),
  }),
  token({
    ...opaque('ghu_'),
    id: 'github-app-user-token',
    title: 'app user-to-server token',
    privilege: 'scoped',
    env: 'GITHUB_TOKEN',
    rotate: revoke('Settings > Applications > Authorized GitHub Apps', 'https://github.com/settings/apps/authorizations'),
  }),
  token({
    ...opaque('ghs_'),
    id: 'github-app-installation-token',
    title: 'app installation token',
    privilege: 'scoped',
    env: 'GITHUB_TOKEN',
    rotate: { how: 'It expires within the hour; rotate the app\'s private key to be sure', url: 'https://github.com/settings/installations' },
  }),
  token({
    ...facts,
    id: 'github-app-installation-token-stateless',
    title: 'app installation token (stateless form)',
    shape: seq('ghs_', digits(1, 20), '_eyJ', base64url(15, 800), '.', base64url(15, 1200), '.', base64url(20, 800)),
    privilege: 'scoped',
    env: 'GITHUB_TOKEN',
    rotate: { how: 'It expires within the hour; rotate the app\'s private key to be sure', url: 'https://github.com/settings/installations' },
  }),
  token({
    ...opaque('ghr_'),
    id: 'github-refresh-token',
    title: 'app refresh token',
    privilege: 'broad',
    rotate: revoke('Settings > Applications > Authorized GitHub Apps', 'https://github.com/settings/apps/authorizations'),
  }),
];
