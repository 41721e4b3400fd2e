import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64, base64url, chars, digits, hexLower, oneOf, opt, seq } from '../src/core/shape.js';

const facts = { provider: 'Microsoft Azure' } as const;
const portal = 'https://portal.azure.com';
const rotateAccountKey = { how: 'Rotate the key under the storage account > Access keys', url: portal };
const revokePat = {
  how: 'Revoke it in DevOps under User settings > Personal access tokens',
  url: 'https://dev.azure.com',
};
/** 64 bytes in base64. */
const wide = seq(base64(86), '==');
/** 32 bytes in base64. */
const narrow = seq(base64(43), '=');
const unreserved = `${alphabets.base64url}.~`;

const storage: readonly Rule[] = [
  token({
    ...facts,
    id: 'azure-storage-connection-string',
    title: 'account key of a connection string',
    lead: seq('AccountKey='),
    shape: wide,
    entropy: 4,
    privilege: 'admin',
    env: 'AZURE_STORAGE_CONNECTION_STRING',
    rotate: rotateAccountKey,
    dummies: ['c0cc49e76c823ee3', '384ed6f4ef76c738'],
    note: "Storage and Cosmos DB connection strings; the emulators' published keys are passed over.",
  }),
  assigned({
    ...facts,
    id: 'azure-storage-account-key-legacy',
    title: 'storage account key',
    shape: wide,
    context: ['account_key', 'storage_key', 'storage_account_key', 'azure_storage_key', 'storage_access_key'],
    entropy: 4,
    privilege: 'admin',
    env: 'AZURE_STORAGE_KEY',
    rotate: rotateAccountKey,
    dummies: ['c0cc49e76c823ee3', '384ed6f4ef76c738'],
  }),
  token({
    ...facts,
    id: 'azure-sas-token',
    title: 'shared access signature',
    lead: seq('sig='),
    shape: seq(chars(`${alphabets.base62}%`, 43, 63), oneOf('%3D', '%3d', '=')),
    checks: ['hmacSignature'],
    entropy: 3.5,
    privilege: 'scoped',
    env: 'AZURE_STORAGE_SAS_TOKEN',
    rotate: { how: 'Revoke the stored access policy, or rotate the account key that signed it', url: portal },
    note: 'The field `se` of the same URL says until when it opens.',
  }),
  token({
    ...facts,
    id: 'azure-messaging-connection-string',
    title: 'shared access key of a connection string',
    lead: seq('SharedAccessKey='),
    shape: narrow,
    entropy: 4,
    privilege: 'broad',
    rotate: { how: 'Regenerate it under Shared access policies of the namespace or the hub', url: portal },
  }),
  token({
    ...facts,
    id: 'azure-signalr-connection-string',
    title: 'SignalR or Web PubSub access key',
    lead: seq(
      oneOf('.service.signalr.net;AccessKey=', '.webpubsub.azure.com;AccessKey=', ';AccessKey=', ';accesskey='),
    ),
    shape: oneOf(wide, narrow),
    entropy: 4,
    privilege: 'broad',
    rotate: { how: 'Regenerate it under Keys of the resource', url: portal },
  }),
];

const entra = {
  ...facts,
  entropy: 3.5,
  privilege: 'broad',
  env: 'AZURE_CLIENT_SECRET',
  rotate: { how: 'Delete it under App registrations > Certificates & secrets', url: 'https://entra.microsoft.com' },
} as const;

const identity: readonly Rule[] = [
  token({
    ...entra,
    id: 'azure-entra-client-secret',
    title: 'Entra ID client secret',
    shape: seq(chars(unreserved, 3), '8Q~', chars(unreserved, 34)),
  }),
  token({
    ...entra,
    id: 'azure-entra-client-secret-7q',
    title: 'Entra ID client secret (earlier form)',
    shape: seq(chars(unreserved, 3), '7Q~', chars(unreserved, 31)),
  }),
  token({
    ...facts,
    id: 'azure-devops-pat',
    title: 'DevOps personal access token',
    yields: true,
    shape: seq(base62(76), 'AZDO', base62(4)),
    entropy: 4,
    privilege: 'broad',
    env: 'AZURE_DEVOPS_EXT_PAT',
    rotate: revokePat,
  }),
  assigned({
    ...facts,
    id: 'azure-devops-pat-legacy',
    title: 'DevOps personal access token (older form)',
    shape: chars(alphabets.base32.toLowerCase(), 52),
    context: [
      'azure_devops',
      'azure_devops_pat',
      'azure_devops_ext_pat',
      'devops_pat',
      'ado_pat',
      'ado_token',
      'vsts_pat',
      'vsts_token',
      'vss_token',
      'personal_access_token',
      'system_access_token',
    ],
    entropy: 3.5,
    privilege: 'broad',
    env: 'AZURE_DEVOPS_EXT_PAT',
    rotate: revokePat,
  }),
  assigned({
    ...facts,
    id: 'azure-openai-key-legacy',
    title: 'OpenAI service key',
    shape: hexLower(32),
    context: [
      'azure_openai_api_key',
      'azure_openai_key',
      'azure_openai',
      'openai_api_key',
      'cognitive_services_key',
      'ocp_apim_subscription_key',
    ],
    entropy: 2.75,
    privilege: 'broad',
    env: 'AZURE_OPENAI_API_KEY',
    rotate: { how: 'Regenerate it under Keys and Endpoint of the resource', url: portal },
  }),
  token({
    ...facts,
    id: 'azure-logic-apps-url',
    title: 'Logic Apps trigger URL',
    shape: seq(
      oneOf('.logic.azure.com', '.environment.api.powerplatform.com'),
      opt(':443'),
      '/',
      chars(`${alphabets.base64url}.~%:,+&=/?`, 10, 300),
      '&sig=',
      base64url(43),
    ),
    entropy: 4,
    privilege: 'scoped',
    rotate: { how: 'Regenerate the access key under Workflow settings', url: portal },
  }),
  token({
    ...facts,
    id: 'azure-entra-refresh-token',
    title: 'Entra ID refresh token',
    shape: seq(oneOf('0.A', '1.A'), base64url(50, 400), opt('.', digits(1)), '.Ag', base64url(250, 2000)),
    entropy: 4,
    confidence: 'medium',
    privilege: 'broad',
    rotate: { how: "Revoke the user's sign-in sessions in the Entra admin center", url: 'https://entra.microsoft.com' },
  }),
];

export const azure: readonly Rule[] = [...storage, ...identity];
