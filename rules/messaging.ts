import { assigned, pair, token, type Rule } from '../src/core/rule.js';
import { base62, base64url, chars, digits, hexLower, oneOf, seq, type Shape } from '../src/core/shape.js';
import { alphabets } from '../src/core/alphabet.js';
import { askByGet } from '../src/core/verification.js';

const twilioFacts = { provider: 'Twilio' } as const;
const twilioKeys = 'https://console.twilio.com/us1/account/keys-credentials/api-keys';
const rotateAuth = { how: 'Promote a secondary auth token in the console under API keys & tokens', url: twilioKeys };
const deleteKey = { how: 'Delete the API key in the console under API keys & tokens', url: twilioKeys };

/** Two letters and 32 hexadecimal digits; the third character is spelled out to give the search a longer literal. */
const sid = (letters: string): Shape =>
  seq(oneOf(...[...alphabets.hexLower].map((digit) => letters + digit)), hexLower(31));

const twilio: readonly Rule[] = [
  assigned({
    ...twilioFacts,
    id: 'twilio-auth-token',
    title: 'auth token',
    shape: hexLower(32),
    context: ['twilio_auth_token', 'twilio_token', 'twilio_secret', 'twilio_auth'],
    entropy: 2.75,
    privilege: 'admin',
    env: 'TWILIO_AUTH_TOKEN',
    lesser: 'A restricted API key with only the permissions it needs',
    rotate: rotateAuth,
    verify: askByGet('https://api.twilio.com/2010-04-01/Accounts/{sid}.json', 'basic sid and token'),
    source: 'observed',
  }),
  pair({
    ...twilioFacts,
    id: 'twilio-auth-token-pair',
    title: 'auth token beside its account SID',
    partner: sid('AC'),
    shape: hexLower(32),
    within: 200,
    entropy: 2.75,
    privilege: 'admin',
    env: 'TWILIO_AUTH_TOKEN',
    lesser: 'A restricted API key with only the permissions it needs',
    rotate: rotateAuth,
    source: 'observed',
  }),
  pair({
    ...twilioFacts,
    id: 'twilio-api-key-secret-pair',
    title: 'API key secret beside its SID',
    partner: sid('SK'),
    shape: base62(32),
    within: 200,
    entropy: 4,
    privilege: 'broad',
    env: 'TWILIO_API_SECRET',
    lesser: 'A restricted API key with only the permissions it needs',
    rotate: deleteKey,
    source: 'observed',
  }),
  assigned({
    ...twilioFacts,
    id: 'twilio-api-key-secret',
    title: 'API key secret',
    shape: base62(32),
    context: ['twilio_api_secret', 'twilio_api_key_secret', 'twilio_key_secret'],
    entropy: 3.5,
    privilege: 'broad',
    env: 'TWILIO_API_SECRET',
    lesser: 'A restricted API key with only the permissions it needs',
    rotate: deleteKey,
    source: 'observed',
  }),
  token({
    ...twilioFacts,
    id: 'twilio-account-sid',
    title: 'account SID',
    shape: sid('AC'),
    entropy: 2.75,
    confidence: 'low',
    privilege: 'publishable',
    env: 'TWILIO_ACCOUNT_SID',
    source: { url: 'https://www.twilio.com/docs/glossary/what-is-a-sid', checked: '2026-11-28' },
  }),
  token({
    ...twilioFacts,
    id: 'twilio-api-key-sid',
    title: 'API key SID',
    shape: sid('SK'),
    entropy: 2.75,
    confidence: 'low',
    privilege: 'publishable',
    env: 'TWILIO_API_KEY',
    source: { url: 'https://www.twilio.com/docs/iam/api-keys/key-resource-v1', checked: '2026-11-28' },
  }),
];

const telegram: readonly Rule[] = [
  token({
    id: 'telegram-bot-token',
    provider: 'Telegram',
    title: 'bot token',
    shape: seq(digits(8, 10), ':AA', base64url(33)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'TELEGRAM_BOT_TOKEN',
    rotate: { how: 'Send /revoke to @BotFather', url: 'https://t.me/BotFather' },
    dummies: ['30d947b280f778fe', '9162757083f06724'],
    verify: askByGet('https://api.telegram.org/bot{value}/getMe', 'none'),
    source: { url: 'https://core.telegram.org/bots/api', checked: '2026-11-28' },
  }),
  assigned({
    id: 'telegram-api-hash',
    provider: 'Telegram',
    title: 'api_hash of an app',
    shape: hexLower(32),
    context: ['telegram_api_hash', 'tg_api_hash', 'telegram_hash', 'api_hash'],
    entropy: 2.75,
    privilege: 'broad',
    rotate: { how: 'It cannot be changed: register another app', url: 'https://my.telegram.org/apps' },
    source: 'observed',
  }),
];

const discordFacts = { provider: 'Discord', privilege: 'broad' } as const;
const resetBot = { how: "Reset the token on the app's Bot page", url: 'https://discord.com/developers/applications' };
/** The base64 of a decimal number begins with one of three letters. */
const botToken = seq(chars('MNO', 1), base64url(22, 27), '.', base64url(6), '.', base64url(27, 40));

const discord: readonly Rule[] = [
  assigned({
    ...discordFacts,
    id: 'discord-bot-token',
    title: 'bot token',
    shape: botToken,
    context: ['token', 'discord', 'discord_key', 'bot_key', 'auth', 'authorization', 'password', 'secret'],
    checks: ['snowflake'],
    env: 'DISCORD_TOKEN',
    lesser: 'A webhook, where the program only posts to a channel',
    rotate: resetBot,
    verify: askByGet('https://discord.com/api/v10/users/@me', 'header Authorization: Bot'),
    source: { url: 'https://discord.com/developers/docs/reference', checked: '2026-11-28' },
  }),
  token({
    ...discordFacts,
    id: 'discord-bot-token-login',
    title: 'bot token in a login call',
    lead: seq(oneOf('login(', 'run(', 'start(', 'New(', 'Bot '), chars('"\'`', 0, 1)),
    shape: botToken,
    checks: ['snowflake'],
    env: 'DISCORD_TOKEN',
    lesser: 'A webhook, where the program only posts to a channel',
    rotate: resetBot,
    source: { url: 'https://discord.com/developers/docs/reference', checked: '2026-11-28' },
  }),
  token({
    ...discordFacts,
    id: 'discord-mfa-token',
    title: 'user token with two-factor login',
    shape: seq('mfa.', base64url(84)),
    entropy: 4,
    rotate: { how: "Change the account's password", url: 'https://discord.com/channels/@me' },
    source: 'observed',
  }),
  token({
    ...discordFacts,
    id: 'discord-webhook',
    title: 'webhook URL',
    shape: seq(
      oneOf('discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'),
      digits(17, 20),
      '/',
      base64url(60, 80),
    ),
    entropy: 4,
    privilege: 'scoped',
    env: 'DISCORD_WEBHOOK_URL',
    rotate: {
      how: "Delete it in the channel's settings under Integrations > Webhooks",
      url: 'https://support.discord.com/hc/articles/228383668',
    },
    verify: askByGet('{value}', 'none', { dead: 'status 404 or 401' }),
    source: { url: 'https://discord.com/developers/docs/resources/webhook', checked: '2026-11-28' },
  }),
  assigned({
    ...discordFacts,
    id: 'discord-client-secret',
    title: 'OAuth client secret',
    shape: base64url(32),
    context: ['discord_client_secret', 'discord_secret', 'discord_oauth_secret'],
    entropy: 3.7,
    env: 'DISCORD_CLIENT_SECRET',
    rotate: { how: "Reset the secret on the app's OAuth2 page", url: 'https://discord.com/developers/applications' },
    source: 'observed',
  }),
];

const sendgrid: readonly Rule[] = [
  token({
    id: 'sendgrid-api-key',
    provider: 'SendGrid',
    title: 'API key',
    shape: seq('SG.', base64url(22), '.', base64url(43)),
    entropy: 4,
    privilege: 'broad',
    env: 'SENDGRID_API_KEY',
    lesser: 'A key with restricted access, such as Mail Send alone',
    rotate: { how: 'Delete it under Settings > API Keys', url: 'https://app.sendgrid.com/settings/api_keys' },
    verify: askByGet('https://api.sendgrid.com/v3/scopes', 'Bearer header'),
    source: {
      url: 'https://twilio.com/docs/sendgrid/api-reference/api-keys/retrieve-an-existing-api-key',
      checked: '2026-11-28',
    },
  }),
];

export const messaging: readonly Rule[] = [...sendgrid, ...twilio, ...telegram, ...discord];
