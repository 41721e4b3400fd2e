import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64, base64url, chars, digits, hexLower, oneOf, seq, uuid } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { provider: 'Atlassian', privilege: 'broad' } as const;
const apiToken = {
  ...facts,
  env: 'ATLASSIAN_API_TOKEN',
  rotate: {
    how: 'Revoke it in the Atlassian account under Security > API tokens',
    url: 'https://id.atlassian.com/manage-profile/security/api-tokens',
  },
} as const;
/** The CRC-32 of everything before it. */
const checksum = chars('0123456789ABCDEF', 8);

const tokens: readonly Rule[] = [
  token({
    ...apiToken,
    id: 'atlassian-api-token',
    title: 'cloud API token (Jira, Confluence, …)',
    shape: seq('ATATT3xFfGF0', base64url(80, 800), '=', checksum),
    checks: [['crc32Tail', 'hexUpper']],
    entropy: 4,
    lesser: 'An API token with scopes, of a service account',
    verify: askByGet('https://{site}.atlassian.net/rest/api/3/myself', 'basic email and token'),
    source: 'observed',
  }),
  assigned({
    ...apiToken,
    id: 'atlassian-api-token-legacy',
    title: 'cloud API token (legacy)',
    context: [
      'atlassian_token',
      'atlassian_api_token',
      'atlassian_api_key',
      'atlassian_password',
      'atlassian_net',
      'jira_token',
      'jira_api_token',
      'jira_api_key',
      'jira_password',
      'confluence_token',
      'confluence_api_token',
      'confluence_api_key',
      'confluence_password',
    ],
    shape: base62(24),
    checks: ['opaqueText'],
    entropy: 3.5,
    env: 'JIRA_API_TOKEN',
    lesser: 'An API token with scopes, of a service account',
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'atlassian-data-center-pat',
    title: 'Jira or Confluence Data Center personal access token',
    context: ['jira', 'confluence', 'atlassian'],
    // The base64 of digits, a colon and 20 random bytes.
    shape: seq(chars('MNO', 1), base64(43)),
    checks: [['decodesTo', seq(digits(12), ':')]],
    entropy: 4,
    env: 'JIRA_PERSONAL_TOKEN',
    rotate: {
      how: 'Revoke it under Profile > Personal Access Tokens',
      url: 'https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html',
    },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'bitbucket-access-token',
    title: 'Bitbucket repository, project or workspace access token',
    shape: seq('ATCTT3xFfGN0', base64url(80, 800), '=', checksum),
    checks: [['crc32Tail', 'hexUpper']],
    entropy: 4,
    env: 'BITBUCKET_TOKEN',
    lesser: 'A repository access token with only the permissions it needs',
    rotate: {
      how: 'Revoke it in the settings of the repository, project or workspace under Access tokens',
      url: 'https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/',
    },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'bitbucket-app-password',
    title: 'Bitbucket app password',
    shape: seq('ATBB', base62(24), checksum),
    checks: [['crc32Tail', 'hexUpper']],
    entropy: 3.5,
    env: 'BITBUCKET_APP_PASSWORD',
    lesser: 'A repository access token with only the permissions it needs',
    rotate: {
      how: 'Revoke it under Personal settings > App passwords',
      url: 'https://bitbucket.org/account/settings/app-passwords/',
    },
    verify: askByGet('https://api.bitbucket.org/2.0/user', 'basic user and password'),
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'bitbucket-data-center-token',
    title: 'Bitbucket Data Center HTTP access token',
    shape: seq('BBDC-', base64(44)),
    checks: [['decodesTo', seq(digits(12), ':'), 'BBDC-']],
    entropy: 4,
    rotate: {
      how: 'Delete it under Manage account > HTTP access tokens, or in the settings of the project or repository',
      url: 'https://confluence.atlassian.com/bitbucketserver091/http-access-tokens-1443038354.html',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'bitbucket-oauth-secret',
    title: 'Bitbucket OAuth consumer secret',
    context: ['bitbucket'],
    shape: base62(32),
    checks: ['opaqueText'],
    entropy: 3.5,
    confidence: 'low',
    env: 'BITBUCKET_CLIENT_SECRET',
    rotate: {
      how: 'Delete the consumer under Workspace settings > OAuth consumers',
      url: 'https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/',
    },
    source: 'observed',
  }),
];

const revokeTrello = {
  how: 'Revoke the application under Settings > Applications',
  url: 'https://trello.com/my/account',
};

const services: readonly Rule[] = [
  assigned({
    ...facts,
    id: 'opsgenie-api-key',
    title: 'Opsgenie API key',
    context: ['opsgenie', 'genie_key'],
    shape: uuid,
    entropy: 2.5,
    env: 'OPSGENIE_API_KEY',
    rotate: {
      how: 'Delete it in Opsgenie under Settings > App settings > API key management',
      url: 'https://support.atlassian.com/opsgenie/docs/api-key-management/',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'statuspage-api-key',
    title: 'Statuspage API key',
    context: ['statuspage'],
    shape: oneOf(hexLower(64), uuid),
    entropy: 2.5,
    env: 'STATUSPAGE_API_KEY',
    rotate: { how: 'Delete it under Your profile and settings > API info' },
    source: 'observed',
  }),
  token({
    id: 'trello-api-token',
    provider: 'Trello',
    title: 'API token',
    shape: seq('ATTA', hexLower(64), checksum),
    entropy: 3,
    privilege: 'broad',
    env: 'TRELLO_TOKEN',
    rotate: revokeTrello,
    source: 'observed',
  }),
  assigned({
    id: 'trello-api-token-legacy',
    provider: 'Trello',
    title: 'API token (legacy)',
    context: ['trello'],
    shape: hexLower(64),
    entropy: 3,
    privilege: 'broad',
    env: 'TRELLO_TOKEN',
    rotate: revokeTrello,
    source: 'observed',
  }),
  assigned({
    id: 'trello-api-key',
    provider: 'Trello',
    title: 'API key',
    context: ['trello'],
    shape: hexLower(32),
    entropy: 3,
    confidence: 'low',
    privilege: 'unknown',
    env: 'TRELLO_API_KEY',
    rotate: { how: 'Regenerate it in the Power-Up admin portal', url: 'https://trello.com/power-ups/admin' },
    note: 'It names an app and opens nothing without a token.',
    source: 'observed',
  }),
];

export const atlassian: readonly Rule[] = [...tokens, ...services];
