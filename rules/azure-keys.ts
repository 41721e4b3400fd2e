import type { CheckName } from '../src/core/evidence/checks.js';
import type { Privilege } from '../src/core/evidence/evidence.js';
import { assigned, token, type Rule, type TokenRule } from '../src/core/rule.js';
import { base62, base64, base64url, chars, jwt, seq, type Shape } from '../src/core/shape.js';
import { MARKED_KEYS } from './azure-sources.js';

const facts = { provider: 'Microsoft Azure' } as const;

/** Where Microsoft documents how the key is regenerated. */
const PAGES: Readonly<Record<string, string>> = {
  'azure-ml-inference-key': 'azure/machine-learning/how-to-authenticate-online-endpoint',
  'azure-apim-direct-management-key':
    'rest/api/apimanagement/apimanagementrest/azure-api-management-rest-api-authentication',
  'azure-apim-gateway-key': 'azure/api-management/api-management-howto-provision-self-hosted-gateway',
  'azure-apim-repository-key': 'azure/api-management/api-management-configuration-repository-git',
  'azure-apim-subscription-key': 'azure/api-management/api-management-subscriptions',
  'azure-function-key': 'azure/azure-functions/function-keys-how-to',
  'azure-event-grid-key': 'azure/event-grid/get-access-keys',
  'azure-iot-device-key': 'cli/azure/iot/hub/device-identity',
  'azure-iot-dps-key': 'cli/azure/iot/dps/policy',
  'azure-search-query-key': 'azure/search/search-security-api-keys',
};

function keyRule(
  id: string,
  title: string,
  privilege: Privilege,
  shape: Shape,
  where: string,
  check?: CheckName,
): TokenRule {
  const page = PAGES[id];
  return token({
    ...facts,
    id,
    title,
    shape,
    ...(check && { checks: [check] }),
    entropy: 4,
    privilege,
    rotate: { how: `Regenerate it under ${where}`, ...(page && { url: `https://learn.microsoft.com/${page}` }) },
    source: id === 'azure-ml-inference-key' ? 'observed' : MARKED_KEYS,
  });
}

const of64Bytes = (mark: string): Shape => seq(base64(76), mark, base64(5), chars('AQgw', 1), '==');
const of32Bytes = (mark: string): Shape => seq(base64(33), mark, chars('ABCDEFGHIJKLMNOP', 1), base64(5), '=');

/** Marks: microsoft/security-utilities, "IdentifiableMetadata"; kinds of one mark are told apart by what seeds their checksum. */
const marked: readonly Rule[] = [
  keyRule(
    'azure-ml-classic-key',
    'ML Studio (classic) web service key',
    'scoped',
    of64Bytes('+AMC'),
    'the web service in Machine Learning Studio',
    ['identifiableKey', 'Classic0'],
  ),
  keyRule(
    'azure-ml-inference-key',
    'ML inference endpoint key',
    'scoped',
    of64Bytes('/AM7'),
    'Endpoints of the ML workspace',
  ),
  keyRule(
    'azure-apim-direct-management-key',
    'API Management direct management key',
    'admin',
    of64Bytes('APIM'),
    'Management API of the API Management service',
    ['identifiableKey', 'Tenant00'],
  ),
  keyRule(
    'azure-apim-gateway-key',
    'API Management gateway key',
    'scoped',
    of64Bytes('APIM'),
    'Gateways of the API Management service',
    ['identifiableKey', 'Gatewy00'],
  ),
  keyRule(
    'azure-apim-repository-key',
    'API Management repository key',
    'broad',
    of64Bytes('APIM'),
    'Repository of the API Management service',
    ['identifiableKey', 'GitKey00'],
  ),
  keyRule(
    'azure-apim-subscription-key',
    'API Management subscription key',
    'scoped',
    of64Bytes('APIM'),
    'Subscriptions of the API Management service',
    ['identifiableKey', 'IoTHub00'],
  ),
  keyRule(
    'azure-function-key',
    'Functions host, function or system key',
    'scoped',
    seq(base64url(44), 'AzFu', base64url(5), chars('AQgw', 1), '=='),
    'App keys of the Function App',
    ['identifiableUrlKey', 'Master00', 'System00', 'Functi00'],
  ),
  keyRule(
    'azure-event-grid-key',
    'Event Grid access key',
    'broad',
    of32Bytes('AZEG'),
    'Access keys of the topic or the domain',
    ['identifiableKey', 'SendRecv'],
  ),
  keyRule('azure-iot-device-key', 'IoT device key', 'scoped', of32Bytes('AIoT'), 'the device in the IoT hub', [
    'identifiableKey',
    'Device00',
  ]),
  keyRule(
    'azure-iot-dps-key',
    'IoT Device Provisioning Service key',
    'broad',
    of32Bytes('AIoT'),
    'Shared access policies of the provisioning service',
    ['identifiableKey', 'DpsKey00'],
  ),
  keyRule(
    'azure-search-query-key',
    'AI Search query key',
    'scoped',
    seq(base62(42), 'AzSe', chars('ABCD', 1), base62(5)),
    'Keys > Manage query keys of the search service',
    ['identifiableAlnumKey', 'PQuery00'],
  ),
];

export const azureKeys: readonly Rule[] = [
  ...marked,
  assigned({
    ...facts,
    id: 'azure-signalr-key',
    title: 'SignalR or Web PubSub access key',
    shape: seq(base64(43), '='),
    context: ['signalr', 'webpubsub', 'web_pub_sub'],
    entropy: 4,
    confidence: 'low',
    privilege: 'broad',
    rotate: {
      how: 'Regenerate it under Keys of the resource',
      url: 'https://learn.microsoft.com/azure/azure-signalr/signalr-howto-key-rotation',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'azure-bot-key',
    title: 'Bot Direct Line secret',
    shape: seq(base64url(11), '.', base64url(43)),
    context: ['direct_line', 'direct_line_secret', 'bot_secret', 'bot_framework', 'webchat_secret'],
    entropy: 4,
    privilege: 'broad',
    env: 'DIRECT_LINE_SECRET',
    rotate: {
      how: 'Regenerate it under Channels > Direct Line of the bot',
      url: 'https://learn.microsoft.com/azure/bot-service/bot-service-channel-connect-directline',
    },
    source: {
      url: 'https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-authentication',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'azure-entra-access-token',
    title: 'Entra ID access or id token',
    shape: jwt(base64url(80, 2000)),
    checks: [
      ['jwtSays', 'Entra ID', { iss: ['https://login.microsoftonline.com/*', 'https://sts.windows.net/*'], tid: true }],
    ],
    entropy: 4,
    confidence: 'medium',
    privilege: 'scoped',
    rotate: {
      how: 'Revoke the sessions of the user or the service principal; the token itself ends within about an hour',
      url: 'https://learn.microsoft.com/entra/identity/users/users-revoke-access',
    },
    source: { url: 'https://learn.microsoft.com/entra/identity-platform/access-tokens', checked: '2026-11-28' },
  }),
];
