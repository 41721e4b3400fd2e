import type { RuleFacts } from '../src/core/rule-facts.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { alphabets } from '../src/core/alphabet.js';
import { base62, chars, digits, hexLower, oneOf, seq, upperAlnum } from '../src/core/shape.js';
import { askByPost } from '../src/core/verification.js';

const facts = { provider: 'Slack', privilege: 'broad' } as const;
const apps = 'https://api.slack.com/apps';
const under = (where: string): NonNullable<RuleFacts['rotate']> => ({
  how: `Revoke it in the app's settings under ${where}`,
  url: apps,
});
const signOut = {
  how: 'Sign out of all sessions in the account settings',
  url: 'https://slack.com/help/articles/214613347-Sign-out-of-Slack',
};
const id = digits(10, 13);

/** Formats: Slack docs, "Token types"; lengths from the values in use. */
const tokens: readonly Rule[] = [
  token({
    ...facts,
    id: 'slack-bot-token',
    title: 'bot token',
    shape: seq('xoxb-', id, '-', id, '-', base62(24)),
    entropy: 3.3,
    env: 'SLACK_BOT_TOKEN',
    lesser: 'A bot token with fewer scopes, or an incoming webhook where the program only posts to a channel',
    rotate: under('OAuth & Permissions'),
    dummies: ['b3ddd50dab091fb9'],
    verify: askByPost('https://slack.com/api/auth.test', 'Bearer header', {
      live: 'JSON ok true',
      dead: 'JSON ok false',
    }),
    source: { url: 'https://docs.slack.dev/authentication/tokens', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'slack-bot-token-legacy',
    title: 'bot token (legacy)',
    shape: seq('xoxb-', digits(8, 14), '-', base62(18, 26)),
    entropy: 3,
    env: 'SLACK_BOT_TOKEN',
    lesser: 'A bot token with fewer scopes, or an incoming webhook where the program only posts to a channel',
    rotate: under('OAuth & Permissions'),
    dummies: ['b3ddd50dab091fb9'],
    verify: askByPost('https://slack.com/api/auth.test', 'Bearer header', {
      live: 'status 200 with "ok":true',
      dead: '"ok":false and invalid_auth or token_revoked',
    }),
    source: { url: 'https://docs.slack.dev/authentication/tokens', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'slack-user-token',
    title: 'user token',
    shape: seq('xoxp-', id, '-', id, '-', id, '-', base62(28, 34)),
    entropy: 3.3,
    env: 'SLACK_USER_TOKEN',
    lesser: 'A bot token with only the scopes the program needs',
    rotate: under('OAuth & Permissions'),
    verify: askByPost('https://slack.com/api/auth.test', 'Bearer header', {
      live: 'JSON ok true',
      dead: 'JSON ok false',
    }),
    source: { url: 'https://docs.slack.dev/authentication/tokens', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'slack-app-token',
    title: 'app-level token',
    shape: seq('xapp-', digits(1), '-A', upperAlnum(8, 12), '-', id, '-', hexLower(64)),
    entropy: 3,
    env: 'SLACK_APP_TOKEN',
    rotate: under('Basic Information > App-Level Tokens'),
    verify: askByPost('https://slack.com/api/auth.test', 'Bearer header', {
      live: 'JSON ok true',
      dead: 'JSON ok false',
    }),
    source: { url: 'https://docs.slack.dev/authentication/tokens', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'slack-rotating-access-token',
    title: 'rotating or configuration access token',
    shape: seq(oneOf('xoxe.xoxb-', 'xoxe.xoxp-'), digits(1), '-', base62(150, 170)),
    entropy: 4,
    rotate: under('Your App Configuration Tokens'),
    source: { url: 'https://docs.slack.dev/authentication/using-token-rotation', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'slack-refresh-token',
    title: 'refresh token',
    shape: seq('xoxe-', digits(1), '-', base62(140, 150)),
    entropy: 4,
    rotate: under('OAuth & Permissions'),
    source: { url: 'https://docs.slack.dev/authentication/using-token-rotation', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'slack-legacy-token',
    title: 'user or workspace token (legacy)',
    shape: seq(oneOf('xoxa-', 'xoxo-', 'xoxr-', 'xoxs-'), chars(`${alphabets.base62}-`, 20, 120)),
    entropy: 3,
    confidence: 'medium',
    lesser: 'A bot token with only the scopes the program needs',
    rotate: {
      how: 'Revoke it under the legacy custom integrations',
      url: 'https://api.slack.com/legacy/custom-integrations',
    },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'slack-workflow-token',
    title: 'workflow step token',
    shape: seq('xwfp-', id, '-', id, '-', base62(24, 36)),
    entropy: 3.3,
    confidence: 'medium',
    privilege: 'scoped',
    rotate: { how: "It ends soon by itself; rotate the app's credentials to be sure", url: apps },
    source: { url: 'https://docs.slack.dev/authentication/tokens', checked: '2026-11-28' },
  }),
];

const others: readonly Rule[] = [
  token({
    ...facts,
    id: 'slack-export-file-token',
    title: 'token of the file URLs of an export',
    shape: seq('xoxe-', digits(9, 15), '-', digits(9, 15), '-', digits(9, 15), '-', hexLower(32, 64)),
    entropy: 3,
    rotate: { how: 'Revoke it on the page of the export', url: 'https://my.slack.com/services/export' },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'slack-session-token',
    title: 'browser session token',
    shape: seq('xoxc-', digits(9, 15), '-', digits(9, 15), '-', digits(9, 15), '-', hexLower(64)),
    entropy: 3,
    rotate: signOut,
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'slack-session-cookie',
    title: 'browser session cookie',
    shape: seq('xoxd-', chars(`${alphabets.base64url}%/+=`, 100, 400)),
    entropy: 4,
    rotate: signOut,
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'slack-signing-secret',
    title: 'app signing secret',
    shape: hexLower(32),
    context: ['slack_signing_secret', 'signing_secret', 'slack_secret', 'slack_client_secret'],
    entropy: 2.75,
    privilege: 'scoped',
    env: 'SLACK_SIGNING_SECRET',
    rotate: { how: "Regenerate it in the app's settings under Basic Information", url: apps },
    source: { url: 'https://docs.slack.dev/authentication/verifying-requests-from-slack', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'slack-incoming-webhook',
    title: 'incoming webhook URL',
    shape: seq(
      oneOf('https://', 'http://'),
      oneOf('hooks.slack.com/services/T', 'hooks.slack-gov.com/services/T'),
      upperAlnum(8, 12),
      '/B',
      upperAlnum(8, 12),
      '/',
      base62(24),
    ),
    entropy: 3.5,
    privilege: 'scoped',
    env: 'SLACK_WEBHOOK_URL',
    rotate: { how: "Remove it in the app's settings under Incoming Webhooks", url: apps },
    dummies: ['4219399300e8c647'],
    verify: askByPost('{value}', 'JSON body without text', {
      live: 'status 400 no_text or invalid_payload',
      dead: 'status 404 or 403',
    }),
    source: { url: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'slack-workflow-webhook',
    title: 'workflow trigger URL',
    shape: seq(
      oneOf('https://', 'http://'),
      oneOf('hooks.slack.com/workflows/', 'hooks.slack.com/triggers/'),
      upperAlnum(8, 14),
      '/',
      chars(`${alphabets.base62}/`, 20, 110),
    ),
    entropy: 3.5,
    privilege: 'scoped',
    rotate: {
      how: "Replace the workflow's webhook trigger in Workflow Builder",
      url: 'https://slack.com/help/articles/360041352714',
    },
    source: 'observed',
  }),
];

export const slack: readonly Rule[] = [...tokens, ...others];
