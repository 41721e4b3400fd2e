import type { FormSource } from '../src/core/rule-facts.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import {
  base62,
  base64url,
  digits,
  hexLower,
  lowerAlnum,
  oneOf,
  opt,
  seq,
  upperAlnum,
  uuid,
} from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { privilege: 'broad' } as const;
const shopify = {
  ...facts,
  provider: 'Shopify',
  entropy: 3,
  rotate: {
    how: 'Rotate the credentials of the app in the Dev Dashboard, or uninstall it in the admin under Settings > Apps',
    url: 'https://shopify.dev/docs/apps/build/authentication-authorization/client-secrets/rotate-revoke-client-credentials',
  },
} as const;
const longer: FormSource = {
  url: 'https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing',
  checked: '2026-11-28',
};
const SHOPIFY_SOURCES: Readonly<Record<string, FormSource>> = {
  'shopify-admin-token': longer,
  'shopify-custom-app-token': longer,
  'shopify-private-app-password': longer,
  'shopify-shared-secret': {
    url: 'https://shopify.dev/changelog/app-secret-key-length-has-increased',
    checked: '2026-11-28',
  },
};
/** The samples of the changelog. */
const SHOPIFY_SAMPLES = ['b5620842348362c6', '1862d1b16a9b936d'];
const shopifyKind = (id: string, prefix: string, title: string, env?: string): Rule =>
  token({
    ...shopify,
    id,
    title,
    // Hexadecimal at first; newer ones have all letters.
    shape: seq(prefix, base62(32)),
    source: SHOPIFY_SOURCES[id] ?? 'observed',
    dummies: SHOPIFY_SAMPLES,
    ...(/secret|theme/.test(id) ? {} : { lesser: 'A token of an app with only the access scopes it needs' }),
    ...(env === undefined ? {} : { env }),
  });
const woocommerce = {
  provider: 'WooCommerce',
  entropy: 3,
  rotate: {
    how: 'Revoke the key in the admin under WooCommerce > Settings > Advanced > REST API',
    url: 'https://woocommerce.com/document/woocommerce-rest-api/',
  },
} as const;
const ebay = {
  provider: 'eBay',
  rotate: { how: 'Rotate the Cert ID under Application keys', url: 'https://developer.ebay.com/my/keys' },
} as const;
const ebayTail = seq('-', hexLower(4));

/** Shops and tickets. Formats: Shopify's changelog, "Length of the Shopify access token is increasing"; the rest from values in use. */
export const commerce: readonly Rule[] = [
  {
    ...shopifyKind('shopify-admin-token', 'shpat_', 'Admin API access token', 'SHOPIFY_ACCESS_TOKEN'),
    verify: askByGet('https://{shop}.myshopify.com/admin/api/2024-10/shop.json', 'header X-Shopify-Access-Token'),
  },
  shopifyKind('shopify-shared-secret', 'shpss_', 'app client secret', 'SHOPIFY_API_SECRET'),
  shopifyKind('shopify-custom-app-token', 'shpca_', 'custom app access token'),
  shopifyKind('shopify-private-app-password', 'shppa_', 'private app password'),
  shopifyKind('shopify-user-token', 'shpua_', 'access token of a user (online)'),
  shopifyKind('shopify-partner-or-theme-token', 'shptka_', 'Theme Access password', 'SHOPIFY_CLI_THEME_TOKEN'),
  token({
    ...woocommerce,
    ...facts,
    id: 'woocommerce-consumer-secret',
    title: 'consumer secret of the REST API',
    shape: seq('cs_', hexLower(40)),
    confidence: 'medium',
    source: { url: 'https://woocommerce.github.io/woocommerce-rest-api-docs/', checked: '2026-11-28' },
  }),
  token({
    ...woocommerce,
    id: 'woocommerce-consumer-key',
    title: 'consumer key of the REST API',
    shape: seq('ck_', hexLower(40)),
    confidence: 'low',
    privilege: 'unknown',
    note: 'It opens nothing without the consumer secret.',
    source: { url: 'https://woocommerce.github.io/woocommerce-rest-api-docs/', checked: '2026-11-28' },
  }),
  token({
    ...ebay,
    ...facts,
    id: 'ebay-client-secret',
    title: 'client secret (Cert ID)',
    shape: seq(oneOf('PRD-', 'SBX-'), hexLower(12), ebayTail, ebayTail, ebayTail, ebayTail),
    entropy: 2.5,
    env: 'EBAY_CLIENT_SECRET',
    note: 'SBX- marks the sandbox.',
    source: 'observed',
  }),
  token({
    ...ebay,
    id: 'ebay-client-id',
    title: 'client id (App ID)',
    shape: seq(base64url(4, 30), '-', base64url(1, 30), oneOf('-PRD-', '-SBX-'), hexLower(8, 12), '-', hexLower(8)),
    confidence: 'low',
    privilege: 'unknown',
    env: 'EBAY_CLIENT_ID',
    note: 'eBay says that it can be shared; the Cert ID is the secret.',
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'lightspeed-pat',
    provider: 'Lightspeed',
    title: 'personal access token of Retail (X-Series)',
    shape: seq('lsxs_pt_', base62(32)),
    entropy: 3.5,
    rotate: {
      how: 'Delete it in Retail under Setup > Personal tokens',
      url: 'https://x-series-support.lightspeedhq.com/hc/en-us/articles/25534105904027-Retail-POS-X-Series-Personal-Tokens',
    },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'tickettailor-api-key',
    provider: 'Ticket Tailor',
    title: 'API key',
    shape: seq('sk_', digits(4), '_', digits(6), '_', hexLower(32)),
    entropy: 3,
    env: 'TICKET_TAILOR_API_KEY',
    rotate: {
      how: 'Delete it under Box office settings > API',
      url: 'https://developers.tickettailor.com/docs/api/ticket-tailor-api',
    },
    verify: askByGet('https://api.tickettailor.com/v1/ping', 'basic user'),
    source: { url: 'https://developers.tickettailor.com/docs/api/ticket-tailor-api', checked: '2026-11-28' },
  }),
  assigned({
    ...facts,
    id: 'bigcommerce-access-token',
    provider: 'BigCommerce',
    title: 'API access token',
    context: ['bigcommerce', 'big_commerce'],
    shape: lowerAlnum(31),
    entropy: 3.5,
    env: 'BIGCOMMERCE_ACCESS_TOKEN',
    rotate: {
      how: 'Delete the API account in the control panel under Settings > API accounts',
      url: 'https://docs.bigcommerce.com/developer/docs/overview/api-fundamentals/api-accounts',
    },
    source: 'observed',
  }),
  assigned({
    id: 'etsy-api-key',
    provider: 'Etsy',
    title: 'keystring or shared secret of an app',
    context: [
      'etsy_api_key',
      'etsy_key',
      'etsy_keystring',
      'etsy_secret',
      'etsy_shared_secret',
      'etsy_client_secret',
      'openapi_etsy',
    ],
    shape: seq(lowerAlnum(24), opt(':', lowerAlnum(10))),
    entropy: 3,
    privilege: 'scoped',
    env: 'ETSY_API_KEY',
    rotate: { how: 'Delete the app and register another', url: 'https://www.etsy.com/developers/your-apps' },
    source: { url: 'https://developers.etsy.com/documentation/essentials/authentication/', checked: '2026-11-28' },
  }),
  assigned({
    ...facts,
    id: 'eventbrite-token',
    provider: 'Eventbrite',
    title: 'private token',
    context: ['eventbrite'],
    shape: upperAlnum(20),
    entropy: 3,
    env: 'EVENTBRITE_PRIVATE_TOKEN',
    rotate: {
      how: 'Delete the key under Account settings > Developer links > API keys',
      url: 'https://www.eventbrite.com/platform/api-keys',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'squarespace-api-key',
    provider: 'Squarespace',
    title: 'API key',
    context: ['squarespace_api_key', 'squarespace_key', 'squarespace_token', 'squarespace_secret', 'squarespace_com'],
    shape: uuid,
    entropy: 2.5,
    env: 'SQUARESPACE_API_KEY',
    rotate: {
      how: 'Delete it under Settings > Advanced > Developer API keys',
      url: 'https://developers.squarespace.com/commerce-apis/authentication-and-permissions',
    },
    verify: askByGet('https://api.squarespace.com/1.0/authorization/website', 'Bearer header'),
    source: 'observed',
  }),
];
