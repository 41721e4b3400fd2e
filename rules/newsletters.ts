import { assigned, token, type Rule } from '../src/core/rule.js';
import { base64url, digits, hexLower, oneOf, opt, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { privilege: 'broad' } as const;

/** Formats: Mailchimp docs, "Marketing API quick start"; the rest from values in use. */
export const newsletters: readonly Rule[] = [
  token({
    ...facts,
    id: 'mailchimp-api-key',
    provider: 'Mailchimp',
    title: 'Marketing API key',
    // The number behind `us` is that of the data centre.
    shape: seq(hexLower(32), '-us', digits(1, 2)),
    entropy: 3,
    env: 'MAILCHIMP_API_KEY',
    rotate: {
      how: 'Revoke it in the account under Extras > API keys',
      url: 'https://us1.admin.mailchimp.com/account/api/',
    },
    verify: askByGet('https://{dc}.api.mailchimp.com/3.0/ping', 'basic any user and key'),
    source: { url: 'https://mailchimp.com/developer/marketing/docs/fundamentals/', checked: '2026-11-28' },
  }),
  assigned({
    ...facts,
    id: 'mandrill-api-key',
    provider: 'Mailchimp',
    title: 'Transactional (Mandrill) API key',
    // Not the name alone: names of templates fit the shape.
    context: [
      'mandrill_api_key',
      'mandrill_key',
      'mandrill_apikey',
      'mandrill_password',
      'mandrill_token',
      'mandrillapp',
    ],
    shape: seq(opt(oneOf('md-', 'md_')), base64url(22)),
    entropy: 3.3,
    env: 'MANDRILL_API_KEY',
    rotate: { how: 'Disable it under Settings > SMTP & API info', url: 'https://mandrillapp.com/settings' },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'kit-api-key',
    provider: 'Kit (ConvertKit)',
    title: 'API v4 key',
    shape: seq('kit_', hexLower(32)),
    entropy: 3,
    confidence: 'medium',
    env: 'KIT_API_KEY',
    rotate: {
      how: 'Delete it under Settings > Developer',
      url: 'https://app.kit.com/account_settings/developer_settings',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'loops-api-key',
    provider: 'Loops',
    title: 'API key',
    context: ['loops_api_key', 'loops_key', 'loops_so'],
    shape: hexLower(32),
    entropy: 3,
    env: 'LOOPS_API_KEY',
    rotate: { how: 'Delete it under Settings > API', url: 'https://app.loops.so/settings?page=api' },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'vbout-api-key',
    provider: 'VBOUT',
    title: 'API key',
    context: ['vbout'],
    shape: digits(25),
    entropy: 2.5,
    env: 'VBOUT_API_KEY',
    rotate: { how: 'Regenerate it under Settings > API integrations', url: 'https://developers.vbout.com/docs' },
    source: 'observed',
  }),
];
