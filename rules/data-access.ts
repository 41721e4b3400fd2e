import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base32, base64url, chars, oneOf, seq, uuid } from '../src/core/shape.js';

const upstash = { provider: 'Upstash' } as const;

/** Caches, queues, brokers and graphs in front of data. */
export const dataAccess: readonly Rule[] = [
  token({
    ...upstash,
    id: 'context7-api-key',
    title: 'Context7 API key',
    shape: seq('ctx7sk-', uuid),
    entropy: 2.5,
    privilege: 'scoped',
    env: 'CONTEXT7_API_KEY',
    rotate: { how: 'Revoke it under Dashboard > API keys', url: 'https://context7.com/dashboard' },
    source: { url: 'https://context7.mintlify.dev/docs/howto/api-keys', checked: '2026-11-28' },
  }),
  assigned({
    ...upstash,
    id: 'upstash-redis-token',
    title: 'Redis REST token',
    context: ['upstash', 'kv_rest_api_token'],
    shape: seq('A', base64url(40, 70), chars('=', 0, 2)),
    entropy: 4,
    privilege: 'broad',
    env: 'UPSTASH_REDIS_REST_TOKEN',
    rotate: {
      how: 'Open the database in the console and reset its credentials',
      url: 'https://console.upstash.com/redis',
    },
    source: 'observed',
  }),
  assigned({
    ...upstash,
    id: 'upstash-qstash-token',
    title: 'QStash token or signing key',
    context: ['qstash'],
    shape: oneOf(seq('sig_', base64url(28, 32)), seq('eyJVc2VySUQi', base64url(40, 240), chars('=', 0, 2))),
    entropy: 4,
    privilege: 'broad',
    env: 'QSTASH_TOKEN',
    rotate: {
      how: 'Reset the token, or roll the signing keys, on the QStash page of the console',
      url: 'https://upstash.com/docs/qstash/howto/reset-token',
    },
    source: 'observed',
  }),
  token({
    id: 'private-key-nkey',
    provider: 'NATS',
    title: 'NKEY seed',
    shape: seq(oneOf('SAA', 'SCA', 'SMA', 'SNA', 'SOA', 'SUA', 'SVA', 'SXA'), chars('ABCDEFGHIJKLMNOP', 1), base32(54)),
    checks: ['natsSeed'],
    entropy: 3.5,
    privilege: 'admin',
    lesser: 'The seed of a user whose permissions name the subjects it publishes and subscribes to',
    rotate: {
      how: 'Run nsc reissue for the operator, account or user, then hand out the new credentials',
      url: 'https://docs.nats.io/using-nats/developer/connecting/nkey',
    },
    source: {
      url: 'https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro/nkey_auth',
      checked: '2026-11-28',
    },
  }),
  assigned({
    id: 'apollo-graphos-graph-key',
    provider: 'Apollo GraphQL',
    title: 'GraphOS graph API key',
    context: ['apollo_key', 'apollo_api_key', 'apollographql', 'apollo_graphos', 'apollo_graph_key'],
    shape: seq('service:', base64url(1, 64), ':', base64url(22, 64)),
    entropy: 3,
    privilege: 'broad',
    env: 'APOLLO_KEY',
    rotate: {
      how: "Delete the key in GraphOS Studio under the graph's Settings > API Keys",
      url: 'https://apollographql.com/docs/graphos/platform/access-management/api-keys/manage-api-keys-studio',
    },
    source: {
      url: 'https://www.apollographql.com/docs/graphos/platform/access-management/api-keys/graph-api-keys',
      checked: '2026-11-28',
    },
  }),
  assigned({
    id: 'apollo-graphos-personal-key',
    provider: 'Apollo GraphQL',
    title: 'GraphOS personal API key',
    context: ['apollo_key', 'apollo_api_key', 'apollographql', 'apollo_graphos', 'apollo_graph_key'],
    shape: seq('user:', chars(`${alphabets.base62}-._`, 1, 80), ':', base64url(22, 64)),
    entropy: 3,
    privilege: 'broad',
    env: 'APOLLO_KEY',
    rotate: {
      how: 'Delete it in GraphOS Studio under Personal Settings > API Keys',
      url: 'https://studio.apollographql.com/user-settings',
    },
    source: 'observed',
  }),
];
