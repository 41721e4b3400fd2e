import type { RuleFacts } from '../src/core/rule-facts.js';
import { token, type Rule } from '../src/core/rule.js';
import { base64url, digits, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { provider: 'Anthropic', privilege: 'broad', entropy: 4 } as const;
const reissue = (url: string): NonNullable<RuleFacts['rotate']> => ({
  how: 'Delete the key in the console and issue another',
  url,
});
const logOut = { how: 'Log out of all devices in the account settings', url: 'https://claude.ai/settings/account' };

export const anthropic: readonly Rule[] = [
  token({
    ...facts,
    id: 'anthropic-api-key',
    title: 'API key',
    shape: seq('sk-ant-api', digits(2), '-', base64url(93), 'AA'),
    env: 'ANTHROPIC_API_KEY',
    lesser: 'A key of a workspace made for this program, with a spend limit',
    rotate: reissue('https://console.anthropic.com/settings/keys'),
    verify: askByGet('https://api.anthropic.com/v1/models', 'header x-api-key'),
    source: { url: 'https://platform.claude.com/docs/en/api/admin/api_keys/retrieve', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'anthropic-admin-key',
    title: 'admin API key',
    shape: seq('sk-ant-admin', digits(2), '-', base64url(93), 'AA'),
    privilege: 'admin',
    env: 'ANTHROPIC_ADMIN_KEY',
    lesser: 'A workspace key, where the program only calls models',
    rotate: reissue('https://console.anthropic.com/settings/admin-keys'),
    verify: askByGet('https://api.anthropic.com/v1/organizations/workspaces', 'header x-api-key'),
    source: { url: 'https://docs.anthropic.com/en/docs/administration/administration-api', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'anthropic-oauth-access-token',
    title: 'OAuth access token',
    shape: seq('sk-ant-oat', digits(2), '-', base64url(80, 120)),
    env: 'CLAUDE_CODE_OAUTH_TOKEN',
    rotate: logOut,
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'anthropic-oauth-refresh-token',
    title: 'OAuth refresh token',
    shape: seq('sk-ant-ort', digits(2), '-', base64url(80, 120)),
    rotate: logOut,
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'anthropic-session-id',
    title: 'web session key',
    shape: seq('sk-ant-sid', digits(2), '-', base64url(80, 120)),
    rotate: logOut,
    source: 'observed',
  }),
];
