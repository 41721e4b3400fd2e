import { alphabets } from '../src/core/alphabet.js';
import { assigned, pair, token, type Rule } from '../src/core/rule.js';
import { base62, chars, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { provider: 'Salesforce', privilege: 'broad' } as const;
const consumer = {
  ...facts,
  entropy: 3.3,
  env: 'SALESFORCE_CLIENT_SECRET',
  rotate: {
    how: 'Rotate the secret in Setup under App Manager > the app > Manage Consumer Details',
  },
} as const;
const consumerKey = seq('3MVG9', chars(`${alphabets.base62}._`, 80, 251));
const consumerSecret = chars('0123456789ABCDEF', 64);

/** Formats: Salesforce docs, "OAuth tokens and scopes", and values in use. */
export const salesforce: readonly Rule[] = [
  token({
    ...facts,
    id: 'salesforce-access-token',
    title: 'access token (session id)',
    shape: seq('00D', base62(12), '!', chars(`${alphabets.base62}._`, 80, 260)),
    entropy: 4,
    env: 'SALESFORCE_ACCESS_TOKEN',
    rotate: {
      how: 'End the session in Setup under Session Management, or revoke the connected app',
      url: 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_revoke_token.htm&language=en_US&type=5',
    },
    verify: askByGet('https://login.salesforce.com/services/oauth2/userinfo', 'Bearer header', {
      dead: 'status 401 or 403',
    }),
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'salesforce-refresh-token',
    title: 'refresh token',
    shape: seq('5Aep861', chars(`${alphabets.base62}._`, 70, 272), chars('=', 0, 2)),
    entropy: 4,
    env: 'SALESFORCE_REFRESH_TOKEN',
    rotate: {
      how: 'Revoke it in Setup under Connected Apps OAuth Usage',
      url: 'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_revoke_token.htm&language=en_US&type=5',
    },
    source: 'observed',
  }),
  pair({
    ...consumer,
    id: 'salesforce-consumer-pair',
    title: 'consumer secret beside its key',
    partner: consumerKey,
    shape: consumerSecret,
    within: 300,
    source: 'observed',
  }),
  assigned({
    ...consumer,
    id: 'salesforce-consumer-secret',
    title: 'consumer secret of a connected app',
    context: ['salesforce', 'sfdc', 'sf_client_secret', 'sf_consumer_secret', 'jsforce'],
    shape: consumerSecret,
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'salesforce-consumer-key',
    title: 'consumer key of a connected app',
    shape: consumerKey,
    entropy: 4,
    confidence: 'low',
    privilege: 'unknown',
    env: 'SALESFORCE_CLIENT_ID',
    note: 'An id: with the secret beside it, salesforce-consumer-pair reports both as one.',
    source: 'observed',
  }),
];
