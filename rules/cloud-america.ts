import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import {
  base64,
  base64url,
  chars,
  hexLower,
  lowerAlnum,
  oneOf,
  opt,
  seq,
  upperAlnum,
  uuid,
} from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const heroku = {
  provider: 'Heroku',
  privilege: 'broad',
  env: 'HEROKU_API_KEY',
  rotate: {
    how: 'Regenerate the API key under Account settings, or remove the authorization under Applications',
    url: 'https://dashboard.heroku.com/account',
  },
} as const;

const herokus: readonly Rule[] = [
  token({
    ...heroku,
    id: 'heroku-api-token',
    title: 'platform API token',
    shape: oneOf(seq('HRKU-AA', base64url(58)), seq('HRKU-', uuid)),
    entropy: 3,
    lesser: 'An authorization with a smaller scope and an end: `heroku authorizations:create --scope --expires-in`',
    verify: askByGet(
      'https://api.heroku.com/account',
      'Bearer header plus Accept application/vnd.heroku+json; version=3',
    ),
    source: { url: 'https://devcenter.heroku.com/changelog-items/3175', checked: '2026-11-28' },
  }),
  assigned({
    ...heroku,
    id: 'heroku-api-key-legacy',
    title: 'API key (legacy)',
    context: ['heroku'],
    shape: uuid,
    entropy: 2.5,
    lesser: 'An authorization with a smaller scope and an end: `heroku authorizations:create --scope --expires-in`',
    verify: askByGet(
      'https://api.heroku.com/account',
      'Bearer header plus Accept application/vnd.heroku+json; version=3',
    ),
    source: { url: 'https://devcenter.heroku.com/articles/platform-api-reference', checked: '2026-11-28' },
  }),
  token({
    ...heroku,
    id: 'heroku-postgres-url',
    title: 'Postgres connection URL',
    shape: seq(
      'postgres://',
      lowerAlnum(13, 16),
      ':',
      opt('p'),
      hexLower(64, 66),
      '@',
      chars(`${alphabets.lowerAlnum}-.`, 10, 100),
      '.amazonaws.com:5432/',
      lowerAlnum(10, 16),
    ),
    entropy: 3,
    env: 'DATABASE_URL',
    rotate: {
      how: 'Run heroku pg:credentials:rotate for the database',
      url: 'https://devcenter.heroku.com/articles/heroku-postgresql-credentials',
    },
    source: {
      url: 'https://app.unpkg.com/@heroku-cli/plugin-pg-v5@8.11.2/files/commands/credentials/url.js',
      checked: '2026-11-28',
    },
  }),
];

const others: readonly Rule[] = [
  token({
    id: 'openshift-user-token',
    provider: 'Red Hat',
    title: 'OpenShift user token',
    shape: seq('sha256~', base64url(43)),
    entropy: 4,
    privilege: 'broad',
    rotate: {
      how: 'Run oc logout with it, or oc delete useroauthaccesstokens',
      url: 'https://docs.openshift.com/rosa/authentication/managing-oauth-access-tokens.html',
    },
    source: {
      url: 'https://docs.openshift.com/rosa/authentication/managing-oauth-access-tokens.html',
      checked: '2026-11-28',
    },
  }),
  token({
    id: 'aiven-service-password',
    provider: 'Aiven',
    title: 'service user password',
    shape: seq('AVNS_', base64url(15, 24)),
    entropy: 3,
    privilege: 'broad',
    env: 'AIVEN_SERVICE_PASSWORD',
    rotate: {
      how: 'Reset the password under the service > Users, or run avn service user-password-reset',
      url: 'https://aiven.io/docs/tools/cli/service/user',
    },
    source: 'observed',
  }),
  assigned({
    id: 'aiven-auth-token',
    provider: 'Aiven',
    title: 'personal, application or session token',
    context: ['aiven', 'avn_token'],
    shape: base64(300, 400),
    entropy: 4,
    privilege: 'broad',
    env: 'AIVEN_TOKEN',
    rotate: {
      how: 'Revoke it in the console under User information > Tokens',
      url: 'https://console.aiven.io/profile/tokens',
    },
    verify: askByGet('https://api.aiven.io/v1/me', 'header Authorization: aivenv1'),
    source: 'observed',
  }),
  assigned({
    id: 'ibm-cloud-api-key',
    provider: 'IBM Cloud',
    title: 'IAM API key',
    context: ['ibmcloud', 'ibm_cloud', 'bluemix', 'ic_api_key', 'ibm_api_key', 'ibm_iam_api_key', 'iam_apikey'],
    shape: base64url(44),
    checks: ['opaqueText'],
    entropy: 4,
    privilege: 'broad',
    env: 'IBMCLOUD_API_KEY',
    lesser: 'The key of a service ID with only the access it needs',
    rotate: { how: 'Delete it under Manage > Access (IAM) > API keys', url: 'https://cloud.ibm.com/iam/apikeys' },
    source: 'observed',
  }),
  assigned({
    id: 'vultr-api-key',
    provider: 'Vultr',
    title: 'API key',
    context: ['vultr'],
    shape: upperAlnum(36),
    entropy: 3.5,
    privilege: 'broad',
    env: 'VULTR_API_KEY',
    rotate: {
      how: 'Delete it in the console under Vultr API > User Access Tokens',
      url: 'https://docs.vultr.com/platform/other/api/current-user/delete-api-key',
    },
    verify: askByGet('https://api.vultr.com/v2/account', 'Bearer header'),
    source: 'observed',
  }),
  token({
    id: 'oracle-cloud-ocid',
    provider: 'Oracle Cloud',
    title: 'OCID of a user or tenancy',
    shape: seq('ocid1.', oneOf('user', 'tenancy'), '.oc1..', lowerAlnum(60)),
    entropy: 3.5,
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
    note: 'An identifier: it opens nothing without the private key that `key_file` names beside it.',
    source: {
      url: 'https://docs.oracle.com/en-us/iaas/Content/General/Concepts/identifiers.htm',
      checked: '2026-11-28',
    },
  }),
  assigned({
    id: 'railway-token',
    provider: 'Railway',
    title: 'project or account token',
    context: ['railway_token', 'railway_api_token', 'railway_api_key'],
    shape: uuid,
    entropy: 2.5,
    privilege: 'broad',
    env: 'RAILWAY_TOKEN',
    lesser: 'A project token for the one environment',
    rotate: {
      how: 'Delete it under Account > Tokens, or under the project > Tokens',
      url: 'https://railway.com/account/tokens',
    },
    source: 'observed',
  }),
];

export const cloudAmerica: readonly Rule[] = [...herokus, ...others];
