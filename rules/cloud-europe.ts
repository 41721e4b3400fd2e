import { assigned, pair, token, type Rule } from '../src/core/rule.js';
import { base62, base64url, seq, upperAlnum, uuid } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const scaleway = {
  provider: 'Scaleway',
  privilege: 'broad',
  rotate: { how: 'Delete the API key under IAM > API keys', url: 'https://console.scaleway.com/iam/api-keys' },
} as const;
const scalewayId = seq('SCW', upperAlnum(17));

const scaleways: readonly Rule[] = [
  pair({
    ...scaleway,
    id: 'scaleway-secret-key-pair',
    title: 'secret key beside its id',
    partner: scalewayId,
    shape: uuid,
    // Just the next name or string: a project's id is a UUID too and stands further on.
    within: 22,
    entropy: 2.5,
    confidence: 'medium',
    env: 'SCW_SECRET_KEY',
    lesser: 'The key of an IAM application with a policy for the one project',
    source: { url: 'https://github.com/scaleway/scaleway-sdk-go/blob/master/validation/is.go', checked: '2026-11-28' },
  }),
  assigned({
    ...scaleway,
    id: 'scaleway-secret-key',
    title: 'secret key',
    context: ['scw_secret_key', 'scw_secret', 'scw_token', 'scaleway'],
    shape: uuid,
    entropy: 2.5,
    env: 'SCW_SECRET_KEY',
    lesser: 'The key of an IAM application with a policy for the one project',
    source: { url: 'https://github.com/scaleway/scaleway-sdk-go/blob/master/validation/is.go', checked: '2026-11-28' },
  }),
  assigned({
    ...scaleway,
    id: 'scaleway-access-key',
    title: 'access key id',
    context: ['scaleway', 'scw_access_key'],
    shape: scalewayId,
    entropy: 3,
    confidence: 'low',
    env: 'SCW_ACCESS_KEY',
    note: 'An id, not the secret.',
    lesser: 'The key of an IAM application with a policy for the one project',
    source: { url: 'https://github.com/scaleway/scaleway-sdk-go/blob/master/validation/is.go', checked: '2026-11-28' },
  }),
];

const exoscale = {
  provider: 'Exoscale',
  privilege: 'broad',
  rotate: {
    how: 'Delete the key in the portal under IAM > Keys, or run `exo iam api-key delete`',
    url: 'https://community.exoscale.com/reference/cli/exo/iam/api-key/',
  },
} as const;

const others: readonly Rule[] = [
  assigned({
    id: 'hetzner-api-token',
    provider: 'Hetzner',
    title: 'cloud API token',
    context: ['hetzner', 'hcloud'],
    shape: base62(64),
    entropy: 4,
    privilege: 'broad',
    env: 'HCLOUD_TOKEN',
    lesser: 'A token with read permission, where the program only reads',
    rotate: {
      how: 'Delete it in the project under Security > API tokens',
      url: 'https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/',
    },
    verify: askByGet('https://api.hetzner.cloud/v1/locations', 'Bearer header'),
    source: {
      url: 'https://docs.ansible.com/ansible/12/collections/hetzner/hcloud/docsite/guides.html',
      checked: '2026-11-28',
    },
  }),
  token({
    id: 'upcloud-api-token',
    provider: 'UpCloud',
    title: 'API token',
    shape: seq('ucat_', base62(24, 32)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'UPCLOUD_TOKEN',
    rotate: {
      how: 'Delete it under Account > API tokens',
      url: 'https://upcloud.com/docs/guides/managing-api-tokens/',
    },
    source: { url: 'https://upcloud.com/docs/guides/getting-started-upcloud-api/', checked: '2026-11-28' },
  }),
  token({
    id: 'scalingo-api-token',
    provider: 'Scalingo',
    title: 'API token',
    shape: seq('tk-us-', base64url(48)),
    entropy: 4,
    privilege: 'broad',
    env: 'SCALINGO_API_TOKEN',
    rotate: { how: 'Revoke it under Account > Tokens', url: 'https://dashboard.scalingo.com/account/tokens' },
    source: 'observed',
  }),
  assigned({
    ...exoscale,
    id: 'exoscale-api-key',
    title: 'API key id',
    context: ['exoscale'],
    shape: seq('EXO', base62(24, 30)),
    entropy: 3,
    confidence: 'low',
    env: 'EXOSCALE_API_KEY',
    note: 'An id, not the secret.',
    lesser: 'A key of an IAM role with only the operations it needs',
    source: 'observed',
  }),
  assigned({
    ...exoscale,
    id: 'exoscale-api-secret',
    title: 'API secret',
    context: ['exoscale'],
    shape: base64url(40, 60),
    checks: ['opaqueText'],
    entropy: 4,
    env: 'EXOSCALE_API_SECRET',
    lesser: 'A key of an IAM role with only the operations it needs',
    source: 'observed',
  }),
  assigned({
    id: 'civo-api-key',
    provider: 'Civo',
    title: 'API key',
    context: ['civo'],
    shape: base62(50),
    entropy: 4,
    privilege: 'broad',
    env: 'CIVO_TOKEN',
    rotate: { how: 'Regenerate it under Settings > Security', url: 'https://dashboard.civo.com/security' },
    source: 'observed',
  }),
  assigned({
    id: 'infomaniak-api-token',
    provider: 'Infomaniak',
    title: 'API token',
    context: ['infomaniak'],
    shape: base64url(60, 100),
    checks: ['opaqueText'],
    entropy: 4,
    privilege: 'broad',
    env: 'INFOMANIAK_TOKEN',
    rotate: {
      how: 'Delete it in the Manager on the page of API tokens',
      url: 'https://manager.infomaniak.com/v3/ng/profile/user/token/list',
    },
    source: 'observed',
  }),
  assigned({
    id: 'ovh-application-secret',
    provider: 'OVHcloud',
    title: 'application secret or consumer key',
    context: ['ovh', 'ovhcloud'],
    shape: base62(32),
    checks: ['opaqueText'],
    entropy: 3.5,
    privilege: 'broad',
    env: 'OVH_APPLICATION_SECRET',
    rotate: {
      how: 'Delete the application with DELETE /me/api/application/ID in the API console',
      url: 'https://github.com/ovh/docs/blob/develop/pages/manage_and_operate/api/first-steps/guide.en-gb.md',
    },
    source: {
      url: 'https://github.com/ovh/docs/blob/develop/pages/manage_and_operate/api/first-steps/guide.en-gb.md',
      checked: '2026-11-28',
    },
  }),
];

export const cloudEurope: readonly Rule[] = [...scaleways, ...others];
