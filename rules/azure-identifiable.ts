import type { RuleFacts } from '../src/core/rule-facts.js';
import type { Privilege } from '../src/core/evidence/evidence.js';
import { token, type Rule, type TokenRule } from '../src/core/rule.js';
import { base62, base64, chars, seq, type Shape } from '../src/core/shape.js';
import { MARKED_KEYS } from './azure-sources.js';

/** A key whose base64 carries the mark of its service right before the checksum. */
interface Marked extends Pick<RuleFacts, 'rotate' | 'source'> {
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
  { id, title, privilege, seeds, env, lesser, rotate, source }: Marked,
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
    rotate: rotate ?? { how: 'Regenerate it under Keys or Access keys of the resource' },
    ...(source === undefined ? {} : { source }),
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
    rotate: {
      how: 'Rotate the key under the storage account > Security + networking > Access keys',
      url: 'https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage',
    },
    source: MARKED_KEYS,
  }),
  of64Bytes({
    id: 'azure-cosmosdb-key',
    title: 'Cosmos DB key',
    mark: 'ACDb',
    privilege: 'admin',
    seeds: ['MastRW00', 'MastRO00'],
    lesser: 'A managed identity with a data-plane role, or a read-only key',
    rotate: {
      how: 'Regenerate it under Keys of the Cosmos DB account',
      url: 'https://learn.microsoft.com/cli/azure/cosmosdb/keys',
    },
    source: MARKED_KEYS,
  }),
  of64Bytes({
    id: 'azure-batch-key',
    title: 'Batch account key',
    mark: '+ABa',
    privilege: 'broad',
    seeds: ['AbAcct00'],
    rotate: {
      how: 'Regenerate it under Keys of the Batch account',
      url: 'https://learn.microsoft.com/cli/azure/batch/account/keys',
    },
    source: MARKED_KEYS,
  }),
  of32Bytes({
    id: 'azure-service-bus-key',
    title: 'Service Bus shared access key',
    mark: '+ASb',
    privilege: 'broad',
    seeds: ['Send0000', 'Listen00', 'Manage00'],
    lesser: 'A policy with only Send or Listen on the one queue or topic, or a managed identity',
    rotate: {
      how: 'Regenerate it under Shared access policies of the namespace',
      url: 'https://learn.microsoft.com/cli/azure/servicebus/namespace/authorization-rule/keys',
    },
    source: MARKED_KEYS,
  }),
  of32Bytes({
    id: 'azure-event-hub-key',
    title: 'Event Hubs shared access key',
    mark: '+AEh',
    privilege: 'broad',
    seeds: ['Send0000', 'Listen00', 'Manage00'],
    lesser: 'A policy with only Send or Listen on the one queue or topic, or a managed identity',
    rotate: {
      how: 'Regenerate it under Shared access policies of the namespace',
      url: 'https://learn.microsoft.com/cli/azure/eventhubs/namespace/authorization-rule/keys',
    },
    source: MARKED_KEYS,
  }),
  of32Bytes({
    id: 'azure-relay-key',
    title: 'Relay shared access key',
    mark: '+ARm',
    privilege: 'broad',
    seeds: ['Send0000', 'Listen00', 'Manage00'],
    lesser: 'A policy with only Send or Listen on the one queue or topic, or a managed identity',
    rotate: {
      how: 'Regenerate it under Shared access policies of the namespace',
      url: 'https://learn.microsoft.com/cli/azure/relay/namespace/authorization-rule/keys',
    },
    source: MARKED_KEYS,
  }),
  of32Bytes({
    id: 'azure-redis-key',
    title: 'Cache for Redis access key',
    mark: 'AzCa',
    privilege: 'broad',
    seeds: ['Access00'],
    env: 'REDIS_PASSWORD',
    lesser: 'Microsoft Entra authentication with a data access policy',
    rotate: { how: 'Regenerate it under Access keys of the cache', url: 'https://learn.microsoft.com/cli/azure/redis' },
    source: MARKED_KEYS,
  }),
  of32Bytes({
    id: 'azure-iot-hub-key',
    title: 'IoT Hub shared access key',
    mark: 'AIoT',
    privilege: 'broad',
    seeds: ['IoTHub00', 'Device00', 'DpsKey00'],
    lesser: 'The key of the one device, or a policy with fewer rights such as registryRead',
    rotate: {
      how: 'Regenerate it under Shared access policies of the IoT hub',
      url: 'https://learn.microsoft.com/cli/azure/iot/hub/policy',
    },
    source: MARKED_KEYS,
  }),
  keyRule(
    {
      id: 'azure-container-registry-key',
      title: 'Container Registry password',
      mark: '+ACR',
      privilege: 'broad',
      seeds: ['ACRDflt0'],
      lesser: 'A token with a scope map for the one repository, or a managed identity',
      rotate: {
        how: 'Regenerate it under Access keys of the registry',
        url: 'https://learn.microsoft.com/cli/azure/acr/credential',
      },
      source: MARKED_KEYS,
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
    rotate: {
      how: 'Regenerate it under Settings > Keys of the search service',
      url: 'https://learn.microsoft.com/azure/search/search-security-api-keys',
    },
    source: MARKED_KEYS,
  }),
];
