import { assigned, pair, token, type Rule } from '../src/core/rule.js';
import { base62, hexLower, oneOf, seq, uuid } from '../src/core/shape.js';

const facts = {
  provider: 'Tencent Cloud',
  privilege: 'broad',
  rotate: {
    how: 'Disable the key under Cloud Access Management > API keys, then delete it',
    url: 'https://console.cloud.tencent.com/cam/capi',
  },
} as const;
const secretId = seq(oneOf('AKID', 'IKID'), base62(32));
const secretKey = base62(32);

export const tencent: readonly Rule[] = [
  token({
    ...facts,
    id: 'tencent-secret-id',
    title: 'secret id',
    shape: secretId,
    entropy: 3.5,
    confidence: 'medium',
    env: 'TENCENTCLOUD_SECRET_ID',
    note: 'An id, not the secret: with the secret beside it, tencent-secret-key-pair reports both as one.',
    lesser: 'Temporary credentials of a CAM role',
    source: { url: 'https://tencentcloud.com/document/product/598/32675', checked: '2026-11-28' },
  }),
  pair({
    ...facts,
    id: 'tencent-secret-key-pair',
    title: 'secret key beside its id',
    partner: secretId,
    shape: secretKey,
    within: 200,
    entropy: 3.7,
    env: 'TENCENTCLOUD_SECRET_KEY',
    lesser: 'Temporary credentials of a CAM role',
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'tencent-secret-key',
    title: 'secret key',
    context: ['tencent', 'tencentcloud', 'qcloud', 'tencentcloudapi'],
    shape: secretKey,
    checks: ['opaqueText'],
    entropy: 3.7,
    env: 'TENCENTCLOUD_SECRET_KEY',
    lesser: 'Temporary credentials of a CAM role',
    source: 'observed',
  }),
  token({
    provider: 'Tencent',
    id: 'wecom-robot-webhook',
    title: 'WeCom robot webhook URL',
    shape: seq('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=', uuid),
    entropy: 2.5,
    privilege: 'scoped',
    rotate: { how: 'Remove the robot from its group in WeCom and add another' },
    source: { url: 'https://developer.work.weixin.qq.com/document/path/91770', checked: '2026-11-28' },
  }),
  assigned({
    provider: 'Tencent',
    id: 'tencent-wechat-app-secret',
    title: 'WeChat app secret',
    context: [
      'wechat_app_secret',
      'wechat_secret',
      'weixin_app_secret',
      'weixin_secret',
      'wx_app_secret',
      'wx_secret',
      'wxapp_secret',
    ],
    shape: hexLower(32),
    entropy: 3,
    privilege: 'broad',
    env: 'WECHAT_APP_SECRET',
    rotate: {
      how: "Reset it in the WeChat developer platform under the account's basic information",
      url: 'https://developers.weixin.qq.com/doc/oplatform/developers/product/subscription_service/appid.md',
    },
    source: 'observed',
  }),
  assigned({
    provider: 'Tencent',
    id: 'tencent-wechat-app-id',
    title: 'WeChat app id',
    context: ['wechat', 'weixin', 'wechat_app_id', 'weixin_app_id', 'wx_app_id', 'appid'],
    shape: seq('wx', hexLower(16)),
    entropy: 2.5,
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
    note: 'An identifier: it opens nothing without the app secret.',
    source: 'observed',
  }),
];
