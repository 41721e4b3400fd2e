import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64url, chars, digits, hex, hexLower, lowerAlnum, oneOf, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { privilege: 'broad' } as const;
const paddle = { provider: 'Paddle', entropy: 3.5, env: 'PADDLE_API_KEY' } as const;
const paddleRotate = (url: string) => ({ how: 'Revoke it under Developer tools > Authentication > API keys', url });
/** The last three characters are a checksum that Paddle keeps to itself. */
const paddleBody = seq(lowerAlnum(26), '_', base62(22), '_', base62(3));
/** Every key is signed for the same audience, whose claim stands first: `{"typ":"JWT","alg":"RS256"}.{"aud":"94d59cef-…`. */
const LEMON_SQUEEZY =
  'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiI5NGQ1OWNlZi1kYmI4LTRlYTUtYjE3OC1kMjU0MGZjZDY5MTki';

/** Formats: Paddle docs, "API keys"; Freemius and RevenueCat docs; the rest from values in use. */
export const paymentsSubscriptions: readonly Rule[] = [
  token({
    ...paddle,
    id: 'paddle-live-api-key',
    title: 'API key for live mode',
    shape: seq('pdl_live_apikey_', paddleBody),
    mode: 'live',
    privilege: 'broad',
    rotate: paddleRotate('https://vendors.paddle.com/authentication-v2'),
    verify: askByGet('https://api.paddle.com/event-types', 'Bearer header', {
      live: 'status 200 or 403 forbidden',
      dead: 'status 403 authentication_malformed or invalid_token',
    }),
    source: { url: 'https://developer.paddle.com/api-reference/about/authentication/', checked: '2026-11-28' },
  }),
  token({
    ...paddle,
    id: 'paddle-sandbox-api-key',
    title: 'API key for the sandbox',
    shape: seq('pdl_sdbx_apikey_', paddleBody),
    mode: 'test',
    privilege: 'scoped',
    rotate: paddleRotate('https://sandbox-vendors.paddle.com/authentication-v2'),
    source: { url: 'https://developer.paddle.com/api-reference/about/api-keys', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'lemonsqueezy-api-key',
    provider: 'Lemon Squeezy',
    title: 'API key',
    shape: seq(LEMON_SQUEEZY, base64url(100, 1200), '.', base64url(680, 690)),
    entropy: 4,
    // Its claims name the issuer's audience: as good as a proof, and more than the rule for any JSON Web Token knows.
    confidence: 'certain',
    env: 'LEMONSQUEEZY_API_KEY',
    rotate: { how: 'Delete it under Settings > API', url: 'https://app.lemonsqueezy.com/settings/api' },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'recharge-api-token',
    provider: 'Recharge',
    title: 'API token',
    shape: seq(oneOf('sk_test_', 'sk_'), digits(1, 2), 'x', chars('123', 1), '_', hex(64)),
    entropy: 3,
    rotate: {
      how: 'Delete it in the merchant portal under Tools & apps > API tokens',
      url: 'https://docs.getrecharge.com/docs/api-access-and-authentication',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'recurly-api-key',
    provider: 'Recurly',
    title: 'private API key',
    // Not the name alone: Recurly's own object ids have the same shape.
    context: ['recurly_api_key', 'recurly_private_key', 'recurly_key', 'recurly_apikey', 'recurly_com'],
    shape: hexLower(32),
    entropy: 3,
    env: 'RECURLY_API_KEY',
    rotate: {
      how: 'Regenerate it under Integrations > API credentials',
      url: 'https://app.recurly.com/go/integrations/api_keys',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'gumroad-token',
    provider: 'Gumroad',
    title: 'access token',
    context: ['gumroad'],
    shape: oneOf(hexLower(64), base64url(43)),
    entropy: 3,
    env: 'GUMROAD_ACCESS_TOKEN',
    rotate: { how: 'Delete the application under Settings > Advanced', url: 'https://gumroad.com/settings/advanced' },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'revenuecat-secret-key',
    provider: 'RevenueCat',
    title: 'secret API key',
    context: ['revenuecat', 'revenue_cat'],
    shape: seq('sk_', base62(28, 40)),
    entropy: 3.5,
    env: 'REVENUECAT_SECRET_KEY',
    rotate: {
      how: 'Revoke it in the Project Settings under API Keys',
      url: 'https://www.revenuecat.com/docs/projects/authentication',
    },
    note: 'Keys that begin with appl_, goog_, amzn_ or rcb_ are made for apps and public.',
    source: { url: 'https://www.revenuecat.com/docs/projects/authentication', checked: '2026-11-28' },
  }),
  assigned({
    ...facts,
    id: 'freemius-secret-key',
    provider: 'Freemius',
    title: 'secret key',
    context: ['freemius'],
    shape: seq('sk_', chars(`${alphabets.base62}!#$%&()*+,-./:;<=>?@[]^_{|}~`, 29)),
    entropy: 3.5,
    env: 'FREEMIUS_SECRET_KEY',
    rotate: { how: "Regenerate it in the product's Settings under API & Keys", url: 'https://freemius.com/help/api/' },
    source: 'observed',
  }),
];
