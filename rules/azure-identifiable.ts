import type { Privilege } from '../src/core/evidence/evidence.js';
import { token, type Rule, type TokenRule } from '../src/core/rule.js';
import { base62, base64, chars, seq, type Shape } from '../src/core/shape.js';

/** A key whose base64 carries the mark of its service right before the checksum. */
interface Marked {
  readonly id: string;
  readonly title: string;
  readonly mark: string;
  readonly privilege: Privilege;
  /** What the checksums are seeded with, one for each kind of key that looks like this. */
  readonly seeds?: readonly string[];
  readonly env?: string;
  readonly lesser?: string;
}

type Check = 'identifiableKey' | 'identifiableAlnumKey';

const keyRule = (
  { id, title, privilege, seeds, env, lesser }: Marked,
  shape: Shape,
  check: Check = 'identifiableKey',
): TokenRule =>
  token({
    id,
    provider: 'Microsoft Azure',
    title,
    shape,
    entropy: 4,
    privilege,
    ...(seeds === undefined ? {} : { checks: [[check, ...seeds]] as const }),
    ...(env === undefined ? {} : { env }),
    ...(lesser === undefined ? {} : { lesser }),
    rotate: { how: 'Regenerate it under Keys or Access keys of the resource', url: 'https://portal.azure.com' },
  });

const of64Bytes = (key: Marked): TokenRule =>
  keyRule(key, seq(base64(76), key.mark, base64(5), chars('AQgw', 1), '=='));
const of32Bytes = (key: Marked): TokenRule =>
  keyRule(key, seq(base64(33), key.mark, chars('ABCDEFGHIJKLMNOP', 1), base64(5), '='));
const of39Bytes = (key: Marked): TokenRule =>
  keyRule(key, seq(base62(42), key.mark, chars('ABCD', 1), base62(5)), 'identifiableAlnumKey');

/** Marks and seeds: microsoft/security-utilities, "IdentifiableMetadata". */
export const azureIdentifiable: readonly Rule[] = [
  of64Bytes({
    id: 'azure-storage-account-key',
    title: 'storage account key',
    mark: '+ASt',
    privilege: 'admin',
    seeds: ['Default0'],
    env: 'AZURE_STORAGE_KEY',
    lesser: 'A user delegation SAS for the one container, or a managed identity with a role',
  }),
  of64Bytes({
    id: 'azure-cosmosdb-key',
    title: 'Cosmos DB key',
    mark: 'ACDb',
    privilege: 'admin',
    seeds: ['MastRW00', 'MastRO00'],
    lesser: 'A managed identity with a data-plane role, or a read-only key',
  }),
  of64Bytes({
    id: 'azure-batch-key',
    title: 'Batch account key',
    mark: '+ABa',
    privilege: 'broad',
    seeds: ['AbAcct00'],
  }),
  of32Bytes({
    id: 'azure-service-bus-key',
    title: 'Service Bus shared access key',
    mark: '+ASb',
    privilege: 'broad',
    seeds: ['Send0000', 'Listen00', 'Manage00'],
    lesser: 'A policy with only Send or Listen on the one queue or topic, or a managed identity',
  }),
  of32Bytes({
    id: 'azure-event-hub-key',
    title: 'Event Hubs shared access key',
    mark: '+AEh',
    privilege: 'broad',
    seeds: ['Send0000', 'Listen00', 'Manage00'],
    lesser: 'A policy with only Send or Listen on the one queue or topic, or a managed identity',
  }),
  of32Bytes({
    id: 'azure-relay-key',
    title: 'Relay shared access key',
    mark: '+ARm',
    privilege: 'broad',
    seeds: ['Send0000', 'Listen00', 'Manage00'],
    lesser: 'A policy with only Send or Listen on the one queue or topic, or a managed identity',
  }),
  of32Bytes({
    id: 'azure-redis-key',
    title: 'Cache for Redis access key',
    mark: 'AzCa',
    privilege: 'broad',
    seeds: ['Access00'],
    env: 'REDIS_PASSWORD',
    lesser: 'Microsoft Entra authentication with a data access policy',
  }),
  of32Bytes({
    id: 'azure-iot-hub-key',
    title: 'IoT Hub shared access key',
    mark: 'AIoT',
    privilege: 'broad',
    seeds: ['IoTHub00', 'Device00', 'DpsKey00'],
    lesser: 'The key of the one device, or a policy with fewer rights such as registryRead',
  }),
  keyRule(
    {
      id: 'azure-container-registry-key',
      title: 'Container Registry password',
      mark: '+ACR',
      privilege: 'broad',
      seeds: ['ACRDflt0'],
      lesser: 'A token with a scope map for the one repository, or a managed identity',
    },
    seq(base64(42), '+ACR', chars('ABCD', 1), base64(5)),
  ),
  of39Bytes({
    id: 'azure-search-admin-key',
    title: 'AI Search key',
    mark: 'AzSe',
    privilege: 'admin',
    seeds: ['PAdmin00'],
    lesser: 'A query key, where the program only searches, or a managed identity',
  }),
];
