import { assigned, pair, token, type Rule } from '../src/core/rule.js';
import { base62, base64url, hexLower, oneOf, seq, uuid } from '../src/core/shape.js';

const baidu = {
  provider: 'Baidu',
  privilege: 'broad',
  rotate: {
    how: 'Delete it in the console under the user account > Security Authentication > Access Key',
    url: 'https://cloud.baidu.com/doc/Reference/s/rm5qdjil5',
  },
} as const;
const baiduId = seq('ALTAK', base62(21));

const baiduCloud: readonly Rule[] = [
  token({
    ...baidu,
    id: 'baidu-qianfan-api-key',
    title: 'AI Cloud (Qianfan) API key',
    shape: seq('bce-v3/', oneOf('ALTAKSP-', 'ALTAK-'), base62(21), '/', hexLower(40)),
    entropy: 3,
    env: 'QIANFAN_API_KEY',
    rotate: {
      how: 'Delete it in the Qianfan console under System management > API Key',
      url: 'https://cloud.baidu.com/doc/qianfan/s/wmh8l6tnf',
    },
    source: 'observed',
  }),
  token({
    ...baidu,
    id: 'baidu-cloud-access-key',
    title: 'cloud access key id',
    shape: baiduId,
    entropy: 3,
    confidence: 'medium',
    note: 'An id, not the secret: with the secret beside it, baidu-cloud-secret-key-pair reports both as one.',
    source: 'observed',
  }),
  pair({
    ...baidu,
    id: 'baidu-cloud-secret-key-pair',
    title: 'cloud secret key beside its id',
    partner: baiduId,
    shape: hexLower(32),
    within: 200,
    entropy: 3,
    source: 'observed',
  }),
];

const alibaba = {
  provider: 'Alibaba Cloud',
  privilege: 'broad',
  rotate: {
    how: 'Disable the AccessKey pair in the RAM console, then delete it',
    url: 'https://ram.console.aliyun.com/manage/ak',
  },
} as const;
const alibabaId = seq('LTAI', base62(12, 26));
const alibabaSecret = base62(30);

const alibabaCloud: readonly Rule[] = [
  token({
    ...alibaba,
    id: 'alibaba-access-key-id',
    title: 'AccessKey id',
    shape: alibabaId,
    entropy: 3,
    confidence: 'medium',
    env: 'ALIBABA_CLOUD_ACCESS_KEY_ID',
    note: 'An id, not the secret: with the secret beside it, alibaba-access-key-secret-pair reports both as one.',
    lesser: 'Temporary credentials of a RAM role',
    source: {
      url: 'https://help.aliyun.com/en/ram/developer-reference/api-ims-2019-08-15-deleteaccesskey',
      checked: '2026-11-28',
    },
  }),
  pair({
    ...alibaba,
    id: 'alibaba-access-key-secret-pair',
    title: 'AccessKey secret beside its id',
    partner: alibabaId,
    shape: alibabaSecret,
    within: 200,
    entropy: 3.7,
    env: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
    lesser: 'Temporary credentials of a RAM role',
    source: 'observed',
  }),
  assigned({
    ...alibaba,
    id: 'alibaba-access-key-secret',
    title: 'AccessKey secret',
    context: ['alibaba', 'aliyun', 'alicloud', 'access_key_secret'],
    shape: alibabaSecret,
    checks: ['opaqueText'],
    entropy: 3.7,
    env: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
    lesser: 'Temporary credentials of a RAM role',
    source: 'observed',
  }),
  token({
    ...alibaba,
    id: 'alibaba-sts-token',
    title: 'STS access key id',
    // Class and method names follow `STS.` in code; ids carry digits all over.
    shape: seq('STS.', oneOf('N', 'L'), base62(20, 40)),
    entropy: 3.9,
    confidence: 'low',
    privilege: 'scoped',
    rotate: { ...alibaba.rotate, how: 'It ends within hours; detach the policies of the RAM role to end it now' },
    source: { url: 'https://alibabacloud.com/help/en/ram/api-assumerole', checked: '2026-11-28' },
  }),
];

const naver = {
  provider: 'Naver Cloud',
  privilege: 'broad',
  rotate: { how: 'Delete it under My Account > Manage Auth Keys', url: 'https://www.ncloud.com/mypage/manage/authkey' },
} as const;

const others: readonly Rule[] = [
  token({
    ...naver,
    id: 'naver-cloud-secret-key',
    title: 'IAM secret key',
    shape: seq('ncp_iam_BPK', base62(27, 40)),
    entropy: 3.5,
    env: 'NCLOUD_SECRET_KEY',
    source: 'observed',
  }),
  token({
    ...naver,
    id: 'naver-cloud-access-key',
    title: 'IAM access key id',
    shape: seq('ncp_iam_BPA', base62(17, 20)),
    entropy: 3,
    confidence: 'medium',
    env: 'NCLOUD_ACCESS_KEY',
    source: 'observed',
  }),
  token({
    id: 'volcengine-access-key-id',
    provider: 'VolcEngine',
    title: 'access key id',
    shape: seq('AKLT', base64url(40, 60)),
    entropy: 4,
    confidence: 'medium',
    privilege: 'broad',
    env: 'VOLC_ACCESSKEY',
    rotate: { how: 'Delete it under Access Control > Keys', url: 'https://console.volcengine.com/iam/keymanage/' },
    source: 'observed',
  }),
  assigned({
    id: 'volcengine-ark-api-key',
    provider: 'VolcEngine',
    title: 'Ark API key',
    context: ['ark_api_key', 'doubao_api_key', 'volcengine_api_key', 'volc_api_key'],
    shape: uuid,
    entropy: 2.5,
    privilege: 'broad',
    env: 'ARK_API_KEY',
    rotate: {
      how: 'Delete it in the Ark console under API Key',
      url: 'https://console.volcengine.com/ark/region:ark+cn-beijing/apiKey',
    },
    source: 'observed',
  }),
];

export const cloudAsia: readonly Rule[] = [...baiduCloud, ...alibabaCloud, ...others];
