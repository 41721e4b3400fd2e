import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64url, chars, digits, hexLower, oneOf, opt, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';
import { MARKED_KEYS } from './azure-sources.js';

const facts = { provider: 'Microsoft Azure' } as const;
const revokePat = {
  how: 'Revoke it in DevOps under User settings > Personal access tokens',
  url: 'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
};
const unreserved = `${alphabets.base64url}.~`;

const entra = {
  ...facts,
  entropy: 3.5,
  privilege: 'broad',
  env: 'AZURE_CLIENT_SECRET',
  rotate: {
    how: 'Delete it under App registrations > Certificates & secrets',
    url: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials',
  },
} as const;

export const azureIdentity: readonly Rule[] = [
  token({
    ...entra,
    id: 'azure-entra-client-secret',
    title: 'Entra ID client secret',
    shape: seq(chars(unreserved, 3), '8Q~', chars(unreserved, 34)),
    checks: ['entraSecret'],
    lesser: 'A managed identity, or a federated credential: neither has a secret',
    source: MARKED_KEYS,
  }),
  token({
    ...entra,
    id: 'azure-entra-client-secret-legacy',
    title: 'Entra ID client secret (legacy)',
    shape: seq(chars(unreserved, 3), '7Q~', chars(unreserved, 31)),
    lesser: 'A managed identity, or a federated credential: neither has a secret',
    source: {
      url: 'https://github.com/microsoft/security-utilities/blob/main/GeneratedRegexPatterns/UnclassifiedPotentialSecurityKeys.json',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'azure-devops-pat',
    title: 'DevOps personal access token',
    yields: true,
    shape: seq(base62(76), 'AZDO', base62(4)),
    checks: ['caskKey'],
    entropy: 4,
    privilege: 'broad',
    env: 'AZURE_DEVOPS_EXT_PAT',
    lesser: 'A token with the one scope in the one organization, or a managed identity',
    rotate: revokePat,
    verify: askByGet('https://app.vssps.visualstudio.com/_apis/profile/profiles/me?api-version=7.1', 'basic password', {
      dead: 'status 401 or 203',
    }),
    source: {
      url: 'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
      checked: '2026-11-28',
    },
  }),
  assigned({
    ...facts,
    id: 'azure-devops-pat-legacy',
    title: 'DevOps personal access token (legacy)',
    shape: chars(alphabets.base32.toLowerCase(), 52),
    checks: ['devopsToken'],
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
    lesser: 'A token with the one scope in the one organization, or a managed identity',
    rotate: revokePat,
    source: MARKED_KEYS,
  }),
  assigned({
    ...facts,
    id: 'azure-openai-key-legacy',
    title: 'OpenAI service key (legacy)',
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
    lesser: 'A managed identity with the role Cognitive Services User',
    rotate: {
      how: 'Regenerate it under Keys and Endpoint of the resource',
      url: 'https://learn.microsoft.com/azure/ai-services/rotate-keys',
    },
    source: 'observed',
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
    rotate: {
      how: 'Regenerate the access key under Workflow settings',
      url: 'https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app',
    },
    source: {
      url: 'https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'azure-entra-refresh-token',
    title: 'Entra ID refresh token',
    shape: seq(oneOf('0.A', '1.A'), base64url(50, 400), opt('.', digits(1)), '.Ag', base64url(250, 2000)),
    entropy: 4,
    confidence: 'medium',
    privilege: 'broad',
    rotate: {
      how: "Revoke the user's sign-in sessions in the Entra admin center",
      url: 'https://learn.microsoft.com/entra/identity/users/users-revoke-access',
    },
    source: 'observed',
  }),
];
