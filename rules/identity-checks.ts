import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base64url, chars, hex, hexLower, oneOf, opt, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

/** Who is a person, and which one. */
export const identityChecks: readonly Rule[] = [
  token({
    id: 'persona-api-key',
    provider: 'Persona',
    title: 'API key',
    shape: seq(oneOf('persona_production_', 'persona_sandbox_'), chars(`${alphabets.base62}-`, 20, 80)),
    entropy: 3.3,
    privilege: 'broad',
    rotate: {
      how: 'Revoke it in the dashboard under API > API Keys',
      url: 'https://app.withpersona.com/dashboard/api-keys',
    },
    verify: askByGet('https://withpersona.com/api/v1/accounts?page[size]=1', 'Bearer header'),
    source: 'observed',
  }),
  token({
    id: 'onfido-api-token',
    provider: 'Onfido',
    title: 'API token',
    shape: seq(oneOf('api_live', 'api_sandbox'), opt(oneOf('_us', '_ca')), '.', base64url(11), '.', base64url(32)),
    entropy: 3.5,
    privilege: 'broad',
    rotate: {
      how: 'Revoke it in the dashboard under Developers > API authentication > Tokens',
      url: 'https://documentation.identity.entrust.com/getting-started/quick-start-guide/',
    },
    source: 'observed',
  }),
  assigned({
    id: 'hcaptcha-secret',
    provider: 'hCaptcha',
    title: 'siteverify secret',
    context: ['hcaptcha'],
    confidence: 'high',
    shape: seq('ES_', hexLower(32)),
    entropy: 3,
    privilege: 'scoped',
    env: 'HCAPTCHA_SECRET_KEY',
    rotate: {
      how: 'Generate another secret in the dashboard under Settings > Secrets, then disable this one',
      url: 'https://dashboard.hcaptcha.com/settings/secrets',
    },
    source: 'observed',
  }),
  assigned({
    id: 'hcaptcha-secret-legacy',
    provider: 'hCaptcha',
    title: 'siteverify secret (legacy)',
    context: ['hcaptcha'],
    shape: seq('0x', hex(40)),
    entropy: 3,
    privilege: 'scoped',
    env: 'HCAPTCHA_SECRET_KEY',
    rotate: {
      how: 'Generate another secret in the dashboard under Settings > Secrets, then disable this one',
      url: 'https://dashboard.hcaptcha.com/settings/secrets',
    },
    dummies: ['cbc2b695ec3dbe09'],
    source: { url: 'https://docs.hcaptcha.com/', checked: '2026-11-28' },
  }),
  token({
    id: 'proof-api-key',
    provider: 'Proof',
    title: 'full access API key',
    shape: seq('prf_', opt('cli_'), chars(`${alphabets.base62}-`, 20, 80)),
    entropy: 3.5,
    confidence: 'medium',
    privilege: 'broad',
    rotate: {
      how: 'Revoke it on the Integrations page of the business account, under API keys',
      url: 'https://dev.notarize.com/docs/authentication',
    },
    source: 'observed',
  }),
];
