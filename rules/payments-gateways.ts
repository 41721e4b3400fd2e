import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base62, base64, base64url, chars, hexLower, lowerAlnum, oneOf, opt, seq, uuid } from '../src/core/shape.js';

const facts = { privilege: 'broad' } as const;
const checkout = {
  provider: 'Checkout.com',
  env: 'CHECKOUT_SECRET_KEY',
  rotate: {
    how: 'Delete the key in the dashboard under Developers > Keys and create another',
    url: 'https://checkout.com/docs/dashboard/developers',
  },
} as const;
const checkoutSandbox = {
  ...checkout,
  mode: 'test',
  privilege: 'scoped',
  rotate: { ...checkout.rotate, url: 'https://dashboard.sandbox.checkout.com' },
} as const;
const paypal = {
  how: 'Add a second secret to the app under Apps & Credentials, then disable the leaked one',
  url: 'https://developer.paypal.com/dashboard/applications',
};
/** The form that Checkout.com's own SDKs test keys for. */
const checkoutBody = seq(chars(alphabets.base32.toLowerCase(), 26), chars(`${alphabets.base32.toLowerCase()}*#$=`, 1));
/** Mollie and GoCardless say `live_` and `test_`, as many do: only their names tell them. */
const goCardlessBody = chars(`${alphabets.base62}-=_`, 40);

/** Formats: Checkout.com's SDKs; the rest from values in use. */
export const paymentsGateways: readonly Rule[] = [
  token({
    ...facts,
    id: 'paypal-braintree-access-token',
    provider: 'PayPal (Braintree)',
    title: 'access token',
    shape: seq('access_token$', oneOf('production', 'sandbox'), '$', lowerAlnum(16), '$', hexLower(32)),
    entropy: 3,
    rotate: {
      how: 'Revoke it in the PayPal developer dashboard under Braintree SDK credentials',
      url: 'https://developer.paypal.com/dashboard/applications',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'braintree-private-key',
    provider: 'PayPal (Braintree)',
    title: 'gateway private key',
    context: ['braintree', 'bt_private_key'],
    shape: hexLower(32),
    entropy: 3,
    env: 'BRAINTREE_PRIVATE_KEY',
    rotate: {
      how: 'Delete the key pair in the control panel under Settings > API and generate another',
      url: 'https://developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials/',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'paypal-client-secret',
    provider: 'PayPal',
    title: 'client secret of a REST app',
    context: ['paypal'],
    shape: seq('E', base64url(79)),
    entropy: 4,
    env: 'PAYPAL_CLIENT_SECRET',
    rotate: paypal,
    source: 'observed',
  }),
  assigned({
    id: 'paypal-client-id',
    provider: 'PayPal',
    title: 'client id of a REST app',
    context: ['paypal'],
    shape: seq('A', base64url(79)),
    entropy: 4,
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
    env: 'PAYPAL_CLIENT_ID',
    source: 'observed',
  }),
  token({
    ...checkout,
    ...facts,
    id: 'checkout-secret-key-legacy',
    title: 'secret key (legacy)',
    shape: seq(oneOf('sk_test_', 'sk_'), uuid),
    entropy: 2.5,
    source: {
      url: 'https://github.com/checkout/checkout-sdk-python/blob/28dedb3d06e697f88099504032e1efaf9da618bf/checkout_sdk/default_sdk.py',
      checked: '2026-11-28',
    },
  }),
  token({
    ...checkoutSandbox,
    id: 'checkout-secret-key-sandbox',
    title: 'secret key for the sandbox',
    shape: seq('sk_sbox_', checkoutBody),
    entropy: 3,
    rotate: {
      how: 'Delete the key in the sandbox dashboard under Developers > Keys and create another',
      url: 'https://checkout.com/docs/dashboard/developers',
    },
    source: {
      url: 'https://github.com/checkout/checkout-sdk-python/blob/34f9f6e67b994f662bab482a83512a5c33cfb425/checkout_sdk/four/four_sdk.py',
      checked: '2026-11-28',
    },
  }),
  assigned({
    ...checkout,
    ...facts,
    id: 'checkout-secret-key',
    title: 'secret key',
    context: ['checkout_secret_key', 'checkout_com', 'checkout_sdk', 'cko_secret_key', 'cko_secret', 'cko_sk'],
    shape: seq('sk_', checkoutBody),
    entropy: 3,
    mode: 'live',
    source: {
      url: 'https://github.com/checkout/checkout-sdk-python/blob/34f9f6e67b994f662bab482a83512a5c33cfb425/checkout_sdk/four/four_sdk.py',
      checked: '2026-11-28',
    },
  }),
  assigned({
    ...facts,
    id: 'adyen-api-key',
    provider: 'Adyen',
    title: 'API key',
    context: ['adyen'],
    shape: seq(
      'AQE',
      base64(100, 200),
      chars('=', 0, 2),
      opt(
        '-',
        base64(30, 60),
        chars('=', 0, 2),
        '-',
        chars(`${alphabets.base62}!#$%&()*+,-./:;<=>?@[\\]^_{|}~`, 10, 40),
      ),
    ),
    entropy: 4,
    env: 'ADYEN_API_KEY',
    rotate: {
      how: 'Generate a new key in the Customer Area under Developers > API credentials, which ends the old one',
      url: 'https://docs.adyen.com/development-resources/api-credentials',
    },
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'mollie-api-key',
    provider: 'Mollie',
    title: 'API key',
    context: ['mollie'],
    shape: seq(oneOf('live_', 'test_'), base62(30, 64)),
    entropy: 3.5,
    env: 'MOLLIE_API_KEY',
    dummies: ['4f7710b92898390d', '8f1e1403c6e949d7'],
    rotate: {
      how: 'Replace it in the web app under Developers > API keys',
      url: 'https://docs.mollie.com/docs/authentication',
    },
    source: { url: 'https://docs.mollie.com/docs/authentication', checked: '2026-11-28' },
  }),
  assigned({
    ...facts,
    id: 'gocardless-live-token',
    provider: 'GoCardless',
    title: 'access token',
    context: ['gocardless', 'go_cardless'],
    shape: seq('live_', goCardlessBody),
    entropy: 4,
    mode: 'live',
    env: 'GOCARDLESS_ACCESS_TOKEN',
    rotate: {
      how: 'Delete it in the dashboard under Developers > Access tokens',
      url: 'https://manage.gocardless.com/developers/access-tokens',
    },
    source: 'observed',
  }),
  assigned({
    id: 'gocardless-sandbox-token',
    provider: 'GoCardless',
    title: 'access token for the sandbox',
    context: ['gocardless', 'go_cardless'],
    shape: seq('sandbox_', goCardlessBody),
    entropy: 4,
    mode: 'test',
    privilege: 'scoped',
    env: 'GOCARDLESS_ACCESS_TOKEN',
    rotate: {
      how: 'Delete it in the sandbox dashboard under Developers > Access tokens',
      url: 'https://manage-sandbox.gocardless.com/developers/access-tokens',
    },
    source: 'observed',
  }),
];
