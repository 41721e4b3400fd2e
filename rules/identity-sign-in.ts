import { alphabets } from '../src/core/alphabet.js';
import { pair, token, type Rule } from '../src/core/rule.js';
import { base62, base64, base64url, chars, lowerAlnum, oneOf, seq, upperAlnum } from '../src/core/shape.js';
import { askByGet } from '../src/core/verification.js';

/**
 * The body is base64 of the frontend's host and a dollar sign: clerk. and one's own domain where it is live, a name below
 * accounts.dev in a test. Stripe's keys begin alike.
 */
const PUBLISHABLE = oneOf(
  seq('pk_live_Y2xlcmsu', base64(4, 120), chars('=', 0, 2)),
  seq(
    'pk_test_',
    base64(4, 120),
    oneOf('LmFjY291bnRzLmRldiQ', '5hY2NvdW50cy5kZXYk', 'uYWNjb3VudHMuZGV2JA'),
    chars('=', 0, 2),
  ),
);

const clerk = { provider: 'Clerk' } as const;

/** Sign-in as a service for one's own product. */
export const identitySignIn: readonly Rule[] = [
  token({
    id: 'authress-access-key',
    provider: 'Authress',
    title: 'service client access key',
    shape: seq(
      oneOf('sc_', 'ext_', 'scauth_', 'authress_'),
      lowerAlnum(5, 30),
      '.',
      lowerAlnum(4, 6),
      '.acc',
      oneOf('_', '-'),
      chars(`${alphabets.lowerAlnum}-`, 10, 32),
      '.',
      chars(`${alphabets.lowerAlnum}+-/=_`, 30, 120),
    ),
    entropy: 3.5,
    privilege: 'broad',
    rotate: {
      how: 'Open the service client in the management portal and delete the key from its access keys',
      url: 'https://authress.io/knowledge-base/docs/authorization/service-clients/access-keys',
    },
    source: 'observed',
  }),
  token({
    id: 'workos-api-key',
    provider: 'WorkOS',
    title: 'API key',
    shape: seq(oneOf('sk_live_a2V5XzAx', 'sk_test_a2V5XzAx'), base64(58, 75), chars('=', 0, 2)),
    checks: [['decodesTo', seq('key_01', upperAlnum(24), ','), 'sk_live_']],
    entropy: 4,
    privilege: 'admin',
    env: 'WORKOS_API_KEY',
    rotate: {
      how: 'Revoke or expire it on the page API Keys of the environment',
      url: 'https://workos.com/changelog/api-key-management',
    },
    note: 'The body is base64 of key_01… and a secret. Highnote keys begin alike.',
    source: 'observed',
  }),
  pair({
    id: 'workos-api-key-pair',
    provider: 'WorkOS',
    title: 'API key beside its client id',
    partner: seq('client_01', upperAlnum(24)),
    shape: seq(oneOf('sk_live_a2V5XzAx', 'sk_test_a2V5XzAx'), base64(58, 75), chars('=', 0, 2)),
    within: 400,
    entropy: 4,
    privilege: 'admin',
    env: 'WORKOS_API_KEY',
    rotate: {
      how: 'Revoke or expire it on the page API Keys of the environment',
      url: 'https://workos.com/changelog/api-key-management',
    },
    source: 'observed',
  }),
  token({
    id: 'stytch-secret',
    provider: 'Stytch',
    title: 'project secret',
    shape: seq('secret-', oneOf('live', 'test'), '-', base64url(35, 44), chars('=', 0, 2)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'STYTCH_SECRET',
    rotate: {
      how: 'Delete it in the dashboard under Project ID & API keys',
      url: 'https://stytch.com/docs/resources/workspace-management/api-keys',
    },
    source: 'observed',
  }),
  token({
    id: 'ory-token',
    provider: 'Ory',
    title: 'personal access, API or workspace key',
    shape: seq(oneOf('ory_pat_', 'ory_apikey_', 'ory_wak_'), base62(32)),
    entropy: 3.5,
    privilege: 'broad',
    env: 'ORY_API_KEY',
    rotate: {
      how: "Delete it in the Ory Console on the project's API keys page, or under workspace Settings > API keys",
      url: 'https://www.ory.com/docs/concepts/personal-access-token',
    },
    source: { url: 'https://www.ory.com/docs/concepts/personal-access-token', checked: '2026-11-28' },
  }),
  token({
    id: 'ory-session-token',
    provider: 'Ory',
    title: 'session or OAuth token',
    shape: oneOf(
      seq('ory_st_', base62(32)),
      seq(oneOf('ory_at_', 'ory_rt_', 'ory_ac_'), base64url(43), '.', base64url(43)),
    ),
    entropy: 4,
    privilege: 'broad',
    rotate: { how: 'Revoke the session, or the consent that gave the token, in the console' },
    source: 'observed',
  }),
  token({
    ...clerk,
    id: 'clerk-secret-key',
    title: 'secret key',
    lead: seq(
      oneOf('CLERK_SECRET_KEY', 'CLERK_API_KEY', 'CLERK_SECRET', 'clerkSecretKey', 'clerk_secret_key', 'clerkSecret'),
      chars('"\' \t:=', 1, 6),
    ),
    shape: seq(oneOf('sk_live_', 'sk_test_'), base62(40, 50)),
    entropy: 4,
    privilege: 'admin',
    env: 'CLERK_SECRET_KEY',
    rotate: {
      how: 'Add another secret key on the API keys page, then delete the old one there',
      url: 'https://dashboard.clerk.com/~/api-keys',
    },
    note: 'Its prefix is that of Stripe, so the name or the publishable key beside it tells.',
    verify: askByGet('https://api.clerk.com/v1/users/count', 'Bearer header'),
    source: { url: 'https://clerk.com/docs/guides/secure/rotate-api-keys', checked: '2026-11-28' },
  }),
  token({
    ...clerk,
    id: 'clerk-publishable-key',
    title: 'publishable key',
    shape: PUBLISHABLE,
    entropy: 3,
    confidence: 'low',
    privilege: 'publishable',
    clientSafe: true,
    env: 'NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY',
    source: { url: 'https://clerk.com/docs/guides/secure/rotate-api-keys', checked: '2026-11-28' },
  }),
  pair({
    ...clerk,
    id: 'clerk-secret-key-pair',
    title: 'secret key beside its publishable key',
    partner: oneOf(seq('pk_live_Y2xlcmsu', base64(4, 120)), seq('pk_test_', base64(20, 120))),
    shape: seq(oneOf('sk_live_', 'sk_test_'), base62(40, 50)),
    within: 300,
    entropy: 4,
    privilege: 'admin',
    env: 'CLERK_SECRET_KEY',
    rotate: {
      how: 'Add another secret key on the API keys page, then delete the old one there',
      url: 'https://dashboard.clerk.com/~/api-keys',
    },
    source: { url: 'https://clerk.com/docs/guides/secure/rotate-api-keys', checked: '2026-11-28' },
  }),
];
