import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import {
  base62,
  base64,
  base64url,
  chars,
  digits,
  hexLower,
  oneOf,
  opt,
  seq,
  upperAlnum,
  uuid,
} from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { privilege: 'broad' } as const;
const hubspot = { ...facts, provider: 'HubSpot' } as const;
/** Base64 of a protocol buffer whose first field is 36 bytes that begin with the region: `na1-`, `eu1-`, `ap1-`. */
const hubspotRegion = seq(oneOf('CiRuYT', 'CiRldT', 'CiRhcD'), chars('EIM', 1), 't');

/** Formats: the providers' docs and values in use. */
export const marketing: readonly Rule[] = [
  token({
    ...hubspot,
    id: 'hubspot-private-app-token',
    title: 'private app access token',
    shape: seq(oneOf('pat-na', 'pat-eu', 'pat-ap'), digits(1), '-', uuid),
    entropy: 2.5,
    env: 'HUBSPOT_ACCESS_TOKEN',
    lesser: 'An app with only the scopes it needs',
    rotate: {
      how: 'Rotate it under Settings > Integrations > Private Apps > the app > Auth',
      url: 'https://app.hubspot.com',
    },
    verify: askByGet('https://api.hubapi.com/account-info/v3/details', 'Bearer header'),
  }),
  token({
    ...hubspot,
    id: 'hubspot-personal-access-key',
    title: 'personal access key of the command line',
    shape: seq(hubspotRegion, base64(96, 300), chars('=', 0, 2)),
    entropy: 4,
    env: 'HUBSPOT_PERSONAL_ACCESS_KEY',
    rotate: {
      how: 'Deactivate it on the page of the personal access key',
      url: 'https://app.hubspot.com/l/personal-access-key',
    },
  }),
  assigned({
    ...hubspot,
    id: 'hubspot-api-key-legacy',
    title: 'API key (legacy)',
    context: ['hapikey', 'hubspot_api_key', 'hubspot_key'],
    shape: uuid,
    entropy: 2.5,
    confidence: 'low',
    privilege: 'unknown',
    env: 'HUBSPOT_API_KEY',
    rotate: {
      how: 'Deactivate it and use a private app',
      url: 'https://developers.hubspot.com/changelog/upcoming-api-key-sunset',
    },
    note: 'HubSpot ended these keys in November 2022.',
  }),
  token({
    ...facts,
    id: 'klaviyo-private-key',
    provider: 'Klaviyo',
    title: 'private API key',
    shape: seq('pk_', opt(base62(6), '_'), hexLower(34)),
    entropy: 3,
    confidence: 'medium',
    env: 'KLAVIYO_API_KEY',
    rotate: { how: 'Delete it under Settings > API keys', url: 'https://www.klaviyo.com/settings/account/api-keys' },
    note: 'Other providers mean a public key by pk_; Klaviyo a private one.',
    verify: askByGet('https://a.klaviyo.com/api/accounts/', 'header Authorization: Klaviyo-API-Key'),
  }),
  token({
    ...facts,
    id: 'onesignal-api-key',
    provider: 'OneSignal',
    title: 'app or organization API key',
    shape: seq(oneOf('os_v2_app_', 'os_v2_org_'), chars(alphabets.base32.toLowerCase(), 103)),
    entropy: 3.5,
    env: 'ONESIGNAL_API_KEY',
    rotate: { how: 'Rotate it under Settings > Keys & IDs', url: 'https://dashboard.onesignal.com' },
  }),
  token({
    ...facts,
    id: 'close-api-key',
    provider: 'Close',
    title: 'API key',
    shape: seq('api_', base62(22), '.', base62(22)),
    // Two names in camel case that are 22 long each stay below.
    entropy: 4.4,
    confidence: 'medium',
    env: 'CLOSE_API_KEY',
    rotate: {
      how: 'Delete it under Settings > Developer > API keys',
      url: 'https://app.close.com/settings/developer/api-keys/',
    },
    verify: askByGet('https://api.close.com/api/v1/me/', 'basic user'),
  }),
  token({
    ...facts,
    id: 'bannerbear-api-key',
    provider: 'Bannerbear',
    title: 'project or master API key',
    shape: seq(oneOf('bb_pr_', 'bb_ma_'), hexLower(30)),
    entropy: 3,
    env: 'BANNERBEAR_API_KEY',
    rotate: { how: 'Revoke it under Settings > API key', url: 'https://app.bannerbear.com' },
  }),
  assigned({
    ...facts,
    id: 'customerio-key',
    provider: 'Customer.io',
    title: 'Track or App API key',
    context: ['customerio', 'customer_io'],
    shape: oneOf(hexLower(32), hexLower(20)),
    entropy: 2.5,
    env: 'CUSTOMERIO_API_KEY',
    rotate: {
      how: 'Delete it under Account settings > API credentials',
      url: 'https://fly.customer.io/settings/api_credentials',
    },
  }),
  token({
    ...facts,
    id: 'courier-auth-token',
    provider: 'Courier',
    title: 'auth token',
    // Stripe's public keys begin so too; none is in capitals all through.
    shape: seq(oneOf('pk_prod_', 'pk_test_'), upperAlnum(28)),
    entropy: 3.3,
    confidence: 'medium',
    env: 'COURIER_AUTH_TOKEN',
    rotate: { how: 'Rotate it under Settings > API keys', url: 'https://app.courier.com/settings/api-keys' },
  }),
  assigned({
    ...facts,
    id: 'pipedrive-api-token',
    provider: 'Pipedrive',
    title: 'API token',
    context: ['pipedrive'],
    shape: hexLower(40),
    entropy: 3,
    env: 'PIPEDRIVE_API_TOKEN',
    rotate: {
      how: 'Generate a new one under Personal preferences > API, which ends the old one',
      url: 'https://app.pipedrive.com/settings/api',
    },
  }),
  assigned({
    ...facts,
    id: 'apollo-io-api-key',
    provider: 'Apollo.io',
    title: 'API key',
    context: ['apollo_io', 'apollo_api_key', 'apollo_io_key'],
    shape: base64url(22),
    entropy: 3.3,
    env: 'APOLLO_API_KEY',
    rotate: {
      how: 'Delete it under Settings > Integrations > API',
      url: 'https://app.apollo.io/#/settings/integrations/api',
    },
    verify: askByGet('https://api.apollo.io/v1/auth/health', 'header X-Api-Key', {
      live: 'status 200 with is_logged_in true',
    }),
  }),
  assigned({
    ...facts,
    id: 'knock-api-key',
    provider: 'Knock',
    title: 'secret API key',
    context: ['knock_api_key', 'knock_secret', 'knock_secret_key', 'knock_key', 'knock_app', 'knocklabs'],
    shape: seq(oneOf('sk_test_', 'sk_'), base64url(40, 48)),
    entropy: 4,
    env: 'KNOCK_API_KEY',
    rotate: { how: 'Delete it in the dashboard under Developers > API keys', url: 'https://dashboard.knock.app' },
  }),
];
