import type { RuleFacts } from '../src/core/rule-facts.js';
import { token, type Rule } from '../src/core/rule.js';
import { base62, base64url, oneOf, seq, type Shape } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { provider: 'OpenAI', privilege: 'broad', env: 'OPENAI_API_KEY', entropy: 4 } as const;
const keys = 'https://platform.openai.com/api-keys';
const revoke = (where: string, url = keys): NonNullable<RuleFacts['rotate']> => ({
  how: `Revoke it on the platform under ${where}`,
  url,
});

/** Keys carry the base64 of "OpenAI" in their middle; the early short form has 20 characters on either side. */
const marked = (prefix: string): Shape => seq(prefix, base64url(20, 74), 'T3BlbkFJ', base64url(20, 74));

export const openai: readonly Rule[] = [
  token({
    ...facts,
    id: 'openai-project-key',
    title: 'project API key',
    shape: marked('sk-proj-'),
    lesser: 'A key of the one project with restricted permissions',
    rotate: revoke('API keys'),
    verify: askByGet('https://api.openai.com/v1/models', 'Bearer header'),
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'openai-service-account-key',
    title: 'service account API key',
    shape: marked('sk-svcacct-'),
    lesser: 'A key of the one project with restricted permissions',
    rotate: revoke('Project > Service accounts', 'https://platform.openai.com/settings/organization/projects'),
    verify: askByGet('https://api.openai.com/v1/models', 'Bearer header'),
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'openai-admin-key',
    title: 'admin API key',
    shape: marked('sk-admin-'),
    privilege: 'admin',
    env: 'OPENAI_ADMIN_KEY',
    lesser: 'A project key, where the program only calls models',
    rotate: revoke('Organization > Admin keys', 'https://platform.openai.com/settings/organization/admin-keys'),
    verify: askByGet('https://api.openai.com/v1/organization/users?limit=1', 'Bearer header'),
    source: { url: 'https://platform.openai.com/docs/api-reference/admin-api-keys', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'openai-user-key-legacy',
    title: 'user API key (legacy)',
    // Keys of users who chose no project say `None` in its place.
    shape: seq(oneOf('sk-None-', 'sk-'), base62(20), 'T3BlbkFJ', base62(20)),
    entropy: 3.5,
    lesser: 'A key of the one project with restricted permissions',
    rotate: revoke('API keys'),
    verify: askByGet('https://api.openai.com/v1/models', 'Bearer header'),
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'openai-session-token',
    title: 'dashboard session token',
    shape: seq('sess-', base62(40)),
    confidence: 'medium',
    rotate: {
      how: 'Log out of all devices in the account settings',
      url: 'https://platform.openai.com/settings/profile',
    },
    source: 'observed',
  }),
];
