import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64url, chars, hexLower, oneOf, seq } from '../src/core/shape.js';

const padding = chars('=', 0, 2);

export const codeHosting: readonly Rule[] = [
  token({
    id: 'git-credentials-line',
    provider: 'Git',
    title: 'password that git stored',
    files: ['.git-credentials', 'git-credentials'],
    lead: seq(oneOf('https://', 'http://'), chars(`${alphabets.base62}!$%&*+-.;=_~`, 1, 80), ':'),
    shape: chars(`${alphabets.base62}!$%&()*+,-.;=[]^_{|}~`, 8, 300),
    checks: ['humanPassword'],
    yields: true,
    privilege: 'broad',
    rotate: {
      how: 'Revoke the token, or change the password, at the host of the line',
      url: 'https://git-scm.com/docs/git-credential-store',
    },
  }),
  token({
    id: 'teamcity-token',
    provider: 'JetBrains',
    title: 'TeamCity access token',
    // The first part is the base64 of {"typ": "TCV2"}.
    shape: seq('eyJ0eXAiOiAiVENWMiJ9.', base64url(36), '.', base64url(48)),
    entropy: 4,
    privilege: 'broad',
    env: 'TEAMCITY_TOKEN',
    rotate: { how: 'Delete it in TeamCity under Profile > Access Tokens' },
  }),
  token({
    id: 'jetbrains-permanent-token',
    provider: 'JetBrains',
    title: 'YouTrack, Hub or Space permanent token',
    // The names of the user and of the token, in base64, then the secret.
    shape: seq(oneOf('perm:', 'perm-'), base64url(6, 60), padding, '.', base64url(6, 60), padding, '.', base62(30, 40)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'YOUTRACK_TOKEN',
    rotate: { how: 'Delete it in YouTrack under Profile > Account Security > Tokens' },
  }),
  token({
    id: 'gitbook-api-token',
    provider: 'GitBook',
    title: 'API token',
    shape: seq('gb_api_', base62(40)),
    entropy: 4,
    privilege: 'broad',
    env: 'GITBOOK_TOKEN',
    rotate: { how: 'Delete it under Settings > Developer', url: 'https://app.gitbook.com/account/developer' },
  }),
  token({
    id: 'val-town-token',
    provider: 'Val Town',
    title: 'API token',
    shape: seq('vtwn_', base64url(20, 80)),
    entropy: 3.3,
    privilege: 'broad',
    env: 'VAL_TOWN_API_KEY',
    rotate: { how: 'Delete it under Settings > API Tokens', url: 'https://www.val.town/settings/api' },
  }),
  assigned({
    id: 'gitea-access-token',
    provider: 'Gitea / Forgejo',
    title: 'access token',
    // Not the names alone: the ids of commits look the same.
    context: [
      'gitea_token',
      'gitea_access_token',
      'gitea_api_token',
      'gitea_api_key',
      'forgejo_token',
      'forgejo_access_token',
      'forgejo_api_token',
      'codeberg_token',
      'codeberg_api_token',
    ],
    shape: hexLower(40),
    entropy: 3,
    privilege: 'broad',
    env: 'GITEA_TOKEN',
    rotate: { how: 'Delete it under Settings > Applications > Manage access tokens' },
  }),
  token({
    id: 'raycast-access-token',
    provider: 'Raycast',
    title: 'access token',
    shape: seq('rca_', hexLower(64)),
    entropy: 3,
    confidence: 'medium',
    privilege: 'broad',
    rotate: { how: 'Sign out of the account in Raycast under Settings', url: 'https://www.raycast.com' },
  }),
  assigned({
    id: 'gitter-token',
    provider: 'Gitter',
    title: 'access token',
    context: ['gitter'],
    shape: base64url(40),
    checks: ['opaqueText'],
    entropy: 4,
    confidence: 'low',
    privilege: 'broad',
    rotate: { how: 'Remove it: the API that it opened closed when Gitter moved to Matrix' },
  }),
];
