import { token, type Rule } from '../src/core/rule.js';
import { base62, oneOf, seq } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

const facts = { provider: 'Stripe', entropy: 3.3, env: 'STRIPE_SECRET_KEY' } as const;
const roll = (url: string) => ({ how: 'Roll the key in the dashboard under Developers > API keys', url });
const live = { ...facts, mode: 'live', rotate: roll('https://dashboard.stripe.com/apikeys') } as const;
const test = { ...facts, mode: 'test', rotate: roll('https://dashboard.stripe.com/test/apikeys') } as const;
const body = base62(24, 247);

/** Formats: Stripe docs, "API keys". Clerk, WorkOS and Paystack use `sk_live_` and `sk_test_` too. */
export const stripe: readonly Rule[] = [
  token({
    ...live,
    id: 'stripe-secret-key-live',
    title: 'secret key for live mode',
    shape: seq('sk_live_', body),
    privilege: 'admin',
    lesser: 'A restricted key (rk_) with only the permissions the program needs',
    verify: askByGet('https://api.stripe.com/v1/account', 'basic user'),
    source: { url: 'https://docs.stripe.com/keys', checked: '2026-11-28' },
  }),
  token({
    ...live,
    id: 'stripe-restricted-key-live',
    title: 'restricted key for live mode',
    shape: seq('rk_live_', body),
    privilege: 'scoped',
    verify: askByGet('https://api.stripe.com/v1/charges?limit=1', 'basic user', { live: 'status 200 or 403' }),
    source: { url: 'https://docs.stripe.com/keys', checked: '2026-11-28' },
  }),
  token({
    ...test,
    id: 'stripe-secret-key-test',
    title: 'secret key for test mode',
    shape: seq('sk_test_', body),
    privilege: 'scoped',
    dummies: ['e972e9a4345a4630', '1d14fe3759e70ab3'],
    note: 'It reaches test data only.',
    verify: askByGet('https://api.stripe.com/v1/account', 'basic user'),
    source: { url: 'https://docs.stripe.com/keys', checked: '2026-11-28' },
  }),
  token({
    ...test,
    id: 'stripe-restricted-key-test',
    title: 'restricted key for test mode',
    shape: seq('rk_test_', body),
    privilege: 'scoped',
    source: { url: 'https://docs.stripe.com/keys', checked: '2026-11-28' },
  }),
  token({
    ...live,
    id: 'stripe-organization-key',
    title: 'organization key',
    shape: seq(oneOf('sk_org_live_', 'sk_org_'), body),
    privilege: 'admin',
    lesser: 'A restricted key (rk_) with only the permissions the program needs',
    rotate: {
      how: 'Roll it in the dashboard under Organization > API keys',
      url: 'https://dashboard.stripe.com/org/api-keys',
    },
    source: { url: 'https://docs.stripe.com/keys', checked: '2026-11-28' },
  }),
  token({
    ...test,
    id: 'stripe-organization-key-test',
    title: 'organization key for test mode',
    shape: seq('sk_org_test_', body),
    privilege: 'scoped',
    rotate: {
      how: 'Roll it in the dashboard under Organization > API keys',
      url: 'https://dashboard.stripe.com/org/api-keys',
    },
    source: { url: 'https://docs.stripe.com/keys', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'stripe-webhook-secret',
    title: 'webhook signing secret',
    shape: seq('whsec_', base62(32, 64)),
    privilege: 'scoped',
    env: 'STRIPE_WEBHOOK_SECRET',
    rotate: {
      how: 'Roll the secret in the dashboard under Developers > Webhooks',
      url: 'https://dashboard.stripe.com/webhooks',
    },
    note: 'Svix, Clerk, Resend and others that follow Standard Webhooks use the prefix too.',
    source: { url: 'https://docs.stripe.com/webhooks', checked: '2026-11-28' },
  }),
  token({
    provider: 'Stripe',
    id: 'stripe-publishable-key',
    title: 'publishable key',
    shape: seq(oneOf('pk_live_', 'pk_test_'), body),
    entropy: 3.3,
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
    env: 'STRIPE_PUBLISHABLE_KEY',
    dummies: ['e9df0237c5f2ba63', '24bf101c76ee8e40'],
    source: { url: 'https://docs.stripe.com/keys', checked: '2026-11-28' },
  }),
  token({
    provider: 'Stripe',
    id: 'stripe-payment-intent-secret',
    title: 'client secret of one payment',
    shape: seq('pi_', base62(24), '_secret_', base62(25)),
    entropy: 3.5,
    confidence: 'low',
    privilege: 'scoped',
    clientSafe: true,
    rotate: { how: 'Cancel or finish the payment', url: 'https://dashboard.stripe.com/payments' },
    source: { url: 'https://docs.stripe.com/api/payment_intents/object', checked: '2026-11-28' },
  }),
];
