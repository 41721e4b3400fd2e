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
    rotate: { how: 'Reset the credentials on the page of the database', url: 'https://console.upstash.com' },
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
    rotate: { how: 'Rotate it under QStash', url: 'https://console.upstash.com' },
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
      how: 'Revoke it under GraphOS Studio > graph > Settings > API Keys',
      url: 'https://studio.apollographql.com/',
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
      how: 'Revoke it under GraphOS Studio > Personal settings > API keys',
      url: 'https://studio.apollographql.com/user-settings',
    },
  }),
];
