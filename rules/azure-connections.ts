import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { base64, chars, oneOf, seq } from '../src/core/shape.js';
import { MARKED_KEYS } from './azure-sources.js';

const facts = { provider: 'Microsoft Azure', entropy: 4 } as const;
const host = `${alphabets.lowerAlnum}-`;
/** What else may stand in a connection string. */
const field = `${alphabets.base64url}.:/;=+,@`;

/** Connection strings that name their service: each ends in the key that the rule reports. */
export const azureConnections: readonly Rule[] = [
  token({
    ...facts,
    id: 'azure-app-configuration-connection-string',
    title: 'secret of an App Configuration connection string',
    lead: seq(
      'Endpoint=https://',
      chars(host, 3, 50),
      '.azconfig.io;Id=',
      chars(`${alphabets.base64}-:.`, 4, 80),
      ';Secret=',
    ),
    shape: seq(base64(36, 100), chars('=', 0, 2)),
    checks: ['azureConnection'],
    privilege: 'broad',
    lesser: 'A managed identity with the role App Configuration Data Reader',
    rotate: {
      how: 'Regenerate it under Access settings of the configuration store',
      url: 'https://learn.microsoft.com/cli/azure/appconfig/credential',
    },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'azure-iot-connection-string',
    title: 'key of an IoT Hub, device or provisioning connection string',
    lead: seq(
      'HostName=',
      chars(host, 3, 80),
      oneOf('.azure-devices-provisioning.net;', '.azure-devices.net;'),
      chars(field, 5, 160),
      'SharedAccessKey=',
    ),
    shape: seq(base64(43), '='),
    checks: ['azureConnection'],
    privilege: 'broad',
    env: 'IOTHUB_CONNECTION_STRING',
    lesser: 'The key of the one device, or a policy with fewer rights such as registryRead',
    rotate: {
      how: "Regenerate it under the hub's Shared access policies, or on the device's page",
      url: 'https://learn.microsoft.com/cli/azure/iot/hub/policy',
    },
    source: { url: 'https://learn.microsoft.com/purview/sit-defn-azure-iot-connection-string', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'azure-cosmosdb-connection-string',
    title: 'account key of a Cosmos DB connection string',
    lead: seq('AccountEndpoint=https://', chars(host, 3, 44), '.documents.azure.com:443/;AccountKey='),
    shape: seq(base64(86), '=='),
    checks: ['azureConnection'],
    privilege: 'admin',
    env: 'COSMOS_CONNECTION_STRING',
    lesser: 'A managed identity with a data-plane role, or a read-only key',
    rotate: {
      how: 'Regenerate it under Keys of the Cosmos DB account',
      url: 'https://learn.microsoft.com/cli/azure/cosmosdb/keys',
    },
    source: MARKED_KEYS,
  }),
  token({
    ...facts,
    id: 'azure-communication-connection-string',
    title: 'access key of a Communication Services connection string',
    lead: seq('endpoint=https://', chars(`${host}.`, 3, 80), '.communication.azure.com/;accesskey='),
    shape: seq(base64(43, 88), chars('=', 0, 2)),
    checks: ['azureConnection'],
    privilege: 'broad',
    env: 'COMMUNICATION_SERVICES_CONNECTION_STRING',
    rotate: {
      how: 'Regenerate it under Keys of the Communication Services resource',
      url: 'https://learn.microsoft.com/cli/azure/communication',
    },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'azure-notification-hub-key',
    title: 'key of a Notification Hubs connection string',
    lead: seq(
      'Endpoint=sb://',
      chars(host, 6, 50),
      '.servicebus.windows.net/;SharedAccessKeyName=Default',
      oneOf('Full', 'Listen'),
      'SharedAccessSignature;SharedAccessKey=',
    ),
    shape: seq(base64(43), '='),
    checks: ['azureConnection'],
    privilege: 'broad',
    lesser: 'A policy with only Send or Listen on the one queue or topic, or a managed identity',
    rotate: {
      how: 'Regenerate it under Access Policies of the notification hub',
      url: 'https://learn.microsoft.com/azure/notification-hubs/notification-hubs-push-notification-security',
    },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'azure-sql-connection-string',
    title: 'password of an Azure SQL connection string',
    lead: seq(
      '.database.windows.net',
      chars(`${alphabets.base62} ,:;=_.@-`, 0, 300),
      oneOf('Password=', 'password=', 'Pwd=', 'pwd=', 'PWD='),
    ),
    shape: chars(`${alphabets.base62}!#%&()*+,-./:?@[]^_|~$`, 4, 128),
    checks: ['humanPassword'],
    entropy: 2,
    confidence: 'medium',
    privilege: 'broad',
    lesser: 'A managed identity, or a user with only the rights the program needs',
    rotate: {
      how: "Change the SQL login's password, or let the service sign in with a managed identity",
      url: 'https://learn.microsoft.com/azure/azure-sql/database/logins-create-manage',
    },
    note: 'A string with Integrated Security or Authentication=Active Directory holds no password.',
    source: { url: 'https://learn.microsoft.com/purview/sit-defn-azure-sql-connection-string', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'azure-management-certificate',
    title: 'management certificate of a publish settings file',
    lead: seq('ManagementCertificate="'),
    shape: seq(base64(1000, 8000), chars('=', 0, 2)),
    checks: ['pkcs12'],
    privilege: 'admin',
    lesser: 'A service principal with a role on the one resource group',
    rotate: { how: 'Delete it under Subscriptions > Management certificates; classic deployments have been retired' },
    source: 'observed',
  }),
];
