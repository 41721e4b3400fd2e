import { assigned, pair, token, type Rule } from '../src/core/rule.js';
import { base62, base64, base64url, seq, uuid } from '../src/core/shape.js';

const facts = { privilege: 'broad' } as const;
const coinbase = {
  ...facts,
  provider: 'Coinbase',
  rotate: { how: 'Delete the key under API keys', url: 'https://portal.cdp.coinbase.com/access/api' },
} as const;
const robinhood = {
  ...facts,
  provider: 'Robinhood',
  confidence: 'medium',
  rotate: {
    how: 'Delete the credential on the web under Account > Crypto > API trading',
    url: 'https://docs.robinhood.com/crypto/trading/',
  },
} as const;
const cdpName = seq('organizations/', uuid, '/apiKeys/', uuid);
/** Ed25519: 64 bytes, the key and its public half. */
const ed25519 = seq(base64(86), '==');

/** Exchanges and brokers; formats from their docs and from values in use. */
export const trading: readonly Rule[] = [
  pair({
    ...coinbase,
    id: 'coinbase-cdp-key-pair',
    title: 'Ed25519 API secret beside its name',
    partner: cdpName,
    shape: ed25519,
    within: 300,
    entropy: 4.5,
    env: 'CDP_API_KEY_SECRET',
  }),
  assigned({
    ...coinbase,
    id: 'coinbase-cdp-secret',
    title: 'Ed25519 API secret',
    context: ['coinbase', 'cdp_api_key_secret', 'cdp_api_secret', 'cdp_secret', 'cdp_private_key'],
    shape: ed25519,
    entropy: 4.5,
    env: 'CDP_API_KEY_SECRET',
  }),
  token({
    ...coinbase,
    id: 'coinbase-cdp-key',
    title: 'name of a Developer Platform API key',
    shape: cdpName,
    entropy: 2.5,
    confidence: 'low',
    privilege: 'unknown',
    env: 'CDP_API_KEY_NAME',
    note: 'An id: the secret is the EC key in PEM, or the Ed25519 key in base64, that stands beside it.',
  }),
  assigned({
    ...coinbase,
    id: 'coinbase-api-secret-legacy',
    title: 'API secret (legacy)',
    context: [
      'coinbase_secret',
      'coinbase_api_secret',
      'coinbase_client_secret',
      'coinbase_key_secret',
      'coinbase_com',
    ],
    shape: base62(32, 64),
    entropy: 3.7,
    env: 'COINBASE_API_SECRET',
  }),
  token({
    ...robinhood,
    id: 'robinhood-crypto-key',
    title: 'key of the crypto trading API',
    shape: seq('rh-api-', uuid),
    entropy: 2.5,
    privilege: 'unknown',
    note: 'It works only with the private key that signs the requests.',
  }),
  pair({
    ...robinhood,
    id: 'robinhood-crypto-key-pair',
    title: 'private key of the crypto trading API beside its key',
    partner: seq('rh-api-', uuid),
    shape: seq(base64(43), '='),
    within: 200,
    entropy: 4,
  }),
  assigned({
    ...facts,
    id: 'binance-api-secret',
    provider: 'Binance',
    title: 'API key or secret',
    context: ['binance'],
    shape: base62(64),
    entropy: 4,
    env: 'BINANCE_API_SECRET',
    rotate: { how: 'Delete it under API management', url: 'https://www.binance.com/en/my/settings/api-management' },
  }),
  assigned({
    ...facts,
    id: 'kraken-private-key',
    provider: 'Kraken',
    title: 'API private key',
    context: [
      'kraken_private_key',
      'kraken_api_secret',
      'kraken_secret',
      'kraken_api_key',
      'kraken_key',
      'kraken_com',
      'krakenex',
    ],
    shape: ed25519,
    entropy: 4.5,
    env: 'KRAKEN_PRIVATE_KEY',
    rotate: { how: 'Delete it under Settings > API', url: 'https://pro.kraken.com/app/settings/api' },
  }),
  assigned({
    ...facts,
    id: 'polymarket-api-secret',
    provider: 'Polymarket',
    title: 'API secret of the order book',
    context: ['polymarket', 'poly_secret', 'poly_api_secret', 'clob_secret', 'clob_api_secret'],
    // 32 bytes in base64url (Polymarket's clients decode it as such).
    shape: seq(base64url(43), '='),
    entropy: 4,
    env: 'CLOB_SECRET',
    rotate: {
      how: 'Call the delete-api-key endpoint of the order book and derive another key',
      url: 'https://docs.polymarket.com',
    },
  }),
  assigned({
    ...facts,
    id: 'alpaca-api-secret',
    provider: 'Alpaca',
    title: 'trading API secret',
    context: [
      'apca_api_secret_key',
      'apca_secret',
      'alpaca_secret',
      'alpaca_api_secret',
      'alpaca_secret_key',
      'alpaca_markets',
      'alpaca_trade',
    ],
    shape: base62(40, 44),
    entropy: 4,
    env: 'APCA_API_SECRET_KEY',
    rotate: { how: 'Regenerate it on the dashboard under API keys', url: 'https://app.alpaca.markets' },
  }),
  assigned({
    ...facts,
    id: 'kucoin-secret',
    provider: 'KuCoin',
    title: 'API secret',
    context: ['kucoin_secret', 'kucoin_api_secret', 'kucoin_key_secret', 'kucoin_com'],
    shape: uuid,
    entropy: 2.5,
    env: 'KUCOIN_API_SECRET',
    rotate: { how: 'Delete it under API management', url: 'https://www.kucoin.com/account/api' },
  }),
];
