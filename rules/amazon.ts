import { token, type Rule } from '../src/core/rule.js';
import { hexLower, seq, uuid } from '../src/core/shape.js';

/** Amazon's shops and sign-in, which are no part of its cloud. */
export const amazon: readonly Rule[] = [
  token({
    provider: 'Amazon',
    id: 'aws-mws-auth-token',
    title: 'Marketplace Web Service auth token',
    shape: seq('amzn.mws.', uuid),
    entropy: 2.5,
    privilege: 'broad',
    rotate: {
      how: 'Revoke it in Seller Central under Manage your apps',
      url: 'https://sellercentral.amazon.com/apps/manage',
    },
    source: 'observed',
  }),
  token({
    provider: 'Amazon',
    id: 'amazon-lwa-client-secret',
    title: 'Login with Amazon client secret',
    shape: seq('amzn1.oa2-cs.v1.', hexLower(64)),
    entropy: 3,
    privilege: 'broad',
    rotate: {
      how: 'Rotate it in the Amazon developer console under Security profiles',
      url: 'https://developer.amazon.com/settings/console/securityprofile',
    },
    source: 'observed',
  }),
  token({
    provider: 'Amazon',
    id: 'amazon-lwa-client-id',
    title: 'Login with Amazon client id',
    shape: seq('amzn1.application-oa2-client.', hexLower(32)),
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
    source: 'observed',
  }),
];
