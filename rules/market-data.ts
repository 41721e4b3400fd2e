import { assigned, type Rule } from '../src/core/rule.js';
import { base62, base64url, lowerAlnum, seq, uuid } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

/** Prices of shares and coins; formats from the providers' docs and from values in use. */
export const marketData: readonly Rule[] = [
  assigned({
    privilege: 'broad',
    id: 'databento-api-key',
    provider: 'Databento',
    title: 'API key',
    // Not by its form alone: `db-` begins many a name.
    context: ['databento'],
    shape: seq('db-', base62(29)),
    entropy: 3.5,
    env: 'DATABENTO_API_KEY',
    rotate: {
      how: 'Rotate or delete the key on the API keys page of the portal',
      url: 'https://databento.com/portal/keys',
    },
    verify: askByGet('https://hist.databento.com/v0/metadata.list_publishers', 'basic user'),
    source: { url: 'https://databento.com/docs/api-historical/basics/authentication', checked: '2026-11-28' },
  }),
  assigned({
    id: 'finnhub-api-key',
    provider: 'Finnhub',
    title: 'API key',
    context: ['finnhub'],
    shape: lowerAlnum(20),
    entropy: 3,
    privilege: 'scoped',
    env: 'FINNHUB_API_KEY',
    rotate: { how: 'Regenerate it in the dashboard', url: 'https://finnhub.io/dashboard' },
    source: 'observed',
  }),
  assigned({
    id: 'polygon-api-key',
    provider: 'Polygon.io',
    title: 'API key',
    context: ['polygon_io', 'polygon_api_key', 'polygon_key'],
    shape: base64url(32),
    entropy: 3.5,
    privilege: 'scoped',
    env: 'POLYGON_API_KEY',
    rotate: {
      how: 'Delete it under Keys in the dashboard of Massive, as Polygon.io is now called',
      url: 'https://polygon.io/dashboard/keys',
    },
    source: 'observed',
  }),
  assigned({
    id: 'coinapi-key',
    provider: 'CoinAPI',
    title: 'API key',
    context: ['coinapi_key', 'coinapi_api_key', 'coin_api_key', 'coinapi_token', 'coinapi_io'],
    shape: uuid,
    entropy: 2.5,
    privilege: 'scoped',
    env: 'COINAPI_KEY',
    rotate: { how: 'Delete it in the customer portal under API keys' },
    source: 'observed',
  }),
];
