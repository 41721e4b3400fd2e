import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base64url, chars, hexLower, oneOf, seq, uuid } from '../src/core/shape.js';

const mongoDB = { provider: 'MongoDB' } as const;

/** Databases of documents, columns and time series. */
export const databasesNosql: readonly Rule[] = [
  token({
    ...mongoDB,
    id: 'mongodb-atlas-service-account-secret',
    title: 'Atlas service account client secret',
    shape: seq('mdb_sa_sk_', base64url(40)),
    entropy: 4,
    privilege: 'broad',
    lesser: 'A service account or key with a role on the one project',
    rotate: {
      how: "Revoke the account's secret in Atlas under Identity & Access Management > Organization Access",
      url: 'https://www.mongodb.com/docs/atlas/configure-api-access-org/',
    },
    source: {
      url: 'https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-createorgserviceaccountsecret',
      checked: '2026-11-28',
    },
  }),
  assigned({
    ...mongoDB,
    id: 'mongodb-atlas-api-private-key',
    title: 'Atlas private API key',
    context: ['mongodb_atlas', 'atlas_private_key', 'atlas_private_api_key', 'mcli_private_api_key'],
    shape: uuid,
    entropy: 2.5,
    privilege: 'broad',
    env: 'MONGODB_ATLAS_PRIVATE_KEY',
    lesser: 'A service account or key with a role on the one project',
    rotate: {
      how: 'Delete the API key in Atlas under Identity & Access Management > Organization Access',
      url: 'https://www.mongodb.com/docs/atlas/configure-api-access-org/',
    },
    source: 'observed',
  }),
  token({
    ...mongoDB,
    id: 'mongodb-atlas-service-account-id',
    title: 'Atlas service account client id',
    shape: seq('mdb_sa_id_', hexLower(24)),
    entropy: 2.5,
    confidence: 'low',
    privilege: 'unknown',
    rotate: {
      how: "Revoke the account's secret in Atlas under Identity & Access Management > Organization Access",
      url: 'https://www.mongodb.com/docs/atlas/configure-api-access-org/',
    },
    source: {
      url: 'https://www.mongodb.com/docs/api/doc/atlas-admin-api-v2/operation/operation-createorgserviceaccountsecret',
      checked: '2026-11-28',
    },
  }),
  token({
    id: 'astra-db-token',
    provider: 'DataStax',
    title: 'Astra DB application token',
    shape: seq('AstraCS:', chars(`${alphabets.upper}${alphabets.lower}`, 24), ':', hexLower(64)),
    entropy: 3,
    privilege: 'broad',
    env: 'ASTRA_DB_APPLICATION_TOKEN',
    rotate: {
      how: 'Delete the token under Settings > Tokens of the organization, or run `astra token delete`',
      url: 'https://docs.datastax.com/en/astra/docs/manage-application-tokens.html',
    },
    source: 'observed',
  }),
  assigned({
    id: 'influxdb-token',
    provider: 'InfluxData',
    title: 'InfluxDB API token',
    context: ['influx', 'influxdb'],
    shape: seq(base64url(86), '=='),
    entropy: 4,
    privilege: 'broad',
    env: 'INFLUX_TOKEN',
    rotate: {
      how: 'Delete it under Load Data > API Tokens',
      url: 'https://docs.influxdata.com/influxdb/v2/admin/tokens/delete-token/',
    },
    source: 'observed',
  }),
  token({
    id: 'fauna-secret',
    provider: 'Fauna',
    title: 'database secret',
    shape: seq(oneOf('fnAD', 'fnAE', 'fnAF'), base64url(36, 59)),
    entropy: 3.5,
    confidence: 'low',
    privilege: 'broad',
    rotate: { how: 'Remove it: the service ended in 2025' },
    note: 'The service ended in May 2025, so it opens nothing any more.',
    source: 'observed',
  }),
];
