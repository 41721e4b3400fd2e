import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base64, chars, oneOf, seq } from '../src/core/shape.js';
import { MARKED_KEYS } from './azure-sources.js';

const facts = { provider: 'Microsoft Azure' } as const;
const rotateAccountKey = {
  how: 'Rotate the key under the storage account > Security + networking > Access keys',
  url: 'https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage',
};
/** 64 bytes in base64. */
const wide = seq(base64(86), '==');
/** 32 bytes in base64. */
const narrow = seq(base64(43), '=');

export const azure: readonly Rule[] = [
  token({
    ...facts,
    id: 'azure-storage-connection-string',
    title: 'account key of a connection string',
    lead: seq('AccountKey='),
    shape: wide,
    checks: ['azureConnection'],
    entropy: 4,
    privilege: 'admin',
    env: 'AZURE_STORAGE_CONNECTION_STRING',
    lesser: 'A user delegation SAS for the one container, or a managed identity with a role',
    rotate: rotateAccountKey,
    dummies: ['c0cc49e76c823ee3', '384ed6f4ef76c738'],
    note: "Storage and Cosmos DB connection strings; the emulators' published keys are passed over.",
    source: {
      url: 'https://learn.microsoft.com/en-us/purview/sit-defn-azure-storage-account-key',
      checked: '2026-11-28',
    },
  }),
  assigned({
    ...facts,
    id: 'azure-storage-account-key-legacy',
    title: 'storage account key (legacy)',
    shape: wide,
    context: ['account_key', 'storage_key', 'storage_account_key', 'azure_storage_key', 'storage_access_key'],
    entropy: 4,
    privilege: 'admin',
    env: 'AZURE_STORAGE_KEY',
    lesser: 'A user delegation SAS for the one container, or a managed identity with a role',
    rotate: rotateAccountKey,
    dummies: ['c0cc49e76c823ee3', '384ed6f4ef76c738'],
    source: {
      url: 'https://learn.microsoft.com/en-us/purview/sit-defn-azure-storage-account-key-generic',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'azure-sas-token',
    title: 'shared access signature',
    lead: seq('sig='),
    shape: seq(chars(`${alphabets.base62}%`, 43, 63), oneOf('%3D', '%3d', '=')),
    checks: ['hmacSignature', 'sasExpiry'],
    entropy: 3.5,
    privilege: 'scoped',
    env: 'AZURE_STORAGE_SAS_TOKEN',
    rotate: {
      how: 'Revoke the stored access policy, or rotate the account key that signed it',
      url: 'https://learn.microsoft.com/rest/api/storageservices/define-stored-access-policy',
    },
    note: 'The field `se` of the same URL says until when it opens.',
    source: { url: 'https://learn.microsoft.com/rest/api/storageservices/create-service-sas', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'azure-messaging-connection-string',
    title: 'shared access key of a connection string',
    lead: seq('SharedAccessKey='),
    shape: narrow,
    checks: ['azureConnection'],
    entropy: 4,
    privilege: 'broad',
    lesser: 'A policy with only Send or Listen on the one queue or topic, or a managed identity',
    rotate: {
      how: 'Regenerate it under Shared access policies of the namespace or the hub',
      url: 'https://learn.microsoft.com/cli/azure/servicebus/namespace/authorization-rule/keys',
    },
    source: MARKED_KEYS,
  }),
  token({
    ...facts,
    id: 'azure-signalr-connection-string',
    title: 'SignalR or Web PubSub access key',
    lead: seq(
      oneOf('.service.signalr.net;AccessKey=', '.webpubsub.azure.com;AccessKey=', ';AccessKey=', ';accesskey='),
    ),
    shape: oneOf(wide, narrow),
    checks: ['azureConnection'],
    entropy: 4,
    privilege: 'broad',
    rotate: {
      how: 'Regenerate it under Keys of the resource',
      url: 'https://learn.microsoft.com/azure/azure-signalr/signalr-howto-key-rotation',
    },
    source: { url: 'https://learn.microsoft.com/azure/azure-signalr/concept-connection-string', checked: '2026-11-28' },
  }),
];
