import { assigned, token, type Rule } from '../src/core/rule.js';
import { base32, base62, base64url, hexLower, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { provider: 'Datadog' } as const;

export const datadog: readonly Rule[] = [
  assigned({
    ...facts,
    id: 'datadog-api-key',
    title: 'API key',
    context: ['datadog', 'dd_api_key'],
    shape: hexLower(32),
    entropy: 3,
    privilege: 'broad',
    env: 'DD_API_KEY',
    rotate: {
      how: 'Revoke it under Organization settings > API keys',
      url: 'https://app.datadoghq.com/organization-settings/api-keys',
    },
    verify: askByGet('https://api.datadoghq.com/api/v1/validate', 'header DD-API-KEY', { dead: 'status 403' }),
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'datadog-application-key',
    title: 'application key',
    context: ['datadog', 'dd_app_key', 'dd_application_key'],
    shape: hexLower(40),
    entropy: 3,
    privilege: 'broad',
    env: 'DD_APP_KEY',
    lesser: 'An application key with only the scopes it needs',
    rotate: {
      how: 'Revoke it under Organization settings > Application keys',
      url: 'https://app.datadoghq.com/organization-settings/application-keys',
    },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'datadog-application-key-prefixed',
    title: 'application key (prefixed)',
    shape: seq('ddapp_', base62(32, 60)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'DD_APP_KEY',
    lesser: 'An application key with only the scopes it needs',
    rotate: {
      how: 'Revoke it under Organization settings > Application keys',
      url: 'https://app.datadoghq.com/organization-settings/application-keys',
    },
    source: { url: 'https://docs.datadoghq.com/account_management/personal-access-tokens', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'datadog-personal-access-token',
    title: 'personal access token',
    shape: seq('ddpat_', base64url(32, 80)),
    entropy: 3.5,
    privilege: 'scoped',
    rotate: {
      how: 'Revoke it under Personal settings > Access tokens',
      url: 'https://docs.datadoghq.com/account_management/personal-access-tokens',
    },
    source: { url: 'https://docs.datadoghq.com/account_management/personal-access-tokens', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'datadog-service-access-token',
    title: 'service access token',
    shape: seq('ddsat_', base64url(32, 80)),
    entropy: 3.5,
    privilege: 'scoped',
    rotate: {
      how: 'Revoke it under Organization settings > Service accounts',
      url: 'https://app.datadoghq.com/organization-settings/service-accounts',
    },
    source: { url: 'https://docs.datadoghq.com/account_management/personal-access-tokens', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'datadog-rc-key',
    title: 'remote configuration key',
    shape: seq('DDRCM_', base32(60, 240)),
    checks: ['datadogKey'],
    entropy: 3.5,
    privilege: 'scoped',
    env: 'DD_REMOTE_CONFIGURATION_KEY',
    rotate: {
      how: 'Delete it under Organization Settings > Remote Configuration',
      url: 'https://app.datadoghq.com/organization-settings/remote-config',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'datadog-client-token',
    title: 'RUM client token',
    context: ['datadog', 'dd_client_token'],
    shape: seq('pub', hexLower(32)),
    entropy: 3,
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
    env: 'DD_CLIENT_TOKEN',
    source: 'observed',
  }),
];
