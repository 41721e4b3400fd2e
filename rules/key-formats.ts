import { assigned, pair, type Rule } from '../src/core/rule.js';
import { base64, base64url, chars, oneOf, opt, seq } from '../src/core/shape.js';

const facts = { provider: 'Any' } as const;
const newPair = {
  how: 'Make a new key pair, deploy its public half, and remove the old public key wherever it opens something',
  url: 'https://docs.github.com/authentication/keeping-your-account-and-data-secure/removing-sensitive-data-from-a-repository',
} as const;

/** The quotes of JSON, of JavaScript, and of JSON in a string, in which there may be another. */
const marks = chars('"\'\\', 0, 4);
/** A quote as strings escape it once, and twice. */
const ESCAPED = ['\\"', String.raw`\\\"`];

const gap = chars(' ', 0, 1);
/** `d`, or `k` of a symmetric key, with its name, also in capitals as .NET writes them: in JSON, in JSON within strings, in JavaScript and in YAML. */
const privateMember = seq(
  oneOf(
    ...['"', ...ESCAPED, "'", ''].flatMap((quote) => ['d', 'k', 'D', 'K'].map((name) => `${quote}${name}${quote}`)),
  ),
  seq(gap, ':', gap),
  opt(oneOf('"', ...ESCAPED, "'")),
  base64url(22, 1400),
);

/** Private keys without the marks of PEM. */
export const keyFormats: readonly Rule[] = [
  pair({
    ...facts,
    id: 'private-key-jwk',
    title: 'private member of a JSON Web Key',
    partner: seq(
      oneOf('kty', 'Kty'),
      marks,
      chars(' ', 0, 1),
      ':',
      chars(' ', 0, 1),
      marks,
      oneOf('RSA', 'EC', 'OKP', 'oct'),
    ),
    shape: privateMember,
    checks: ['privateJwk'],
    within: 3000,
    entropy: 4,
    privilege: 'admin',
    rotate: newPair,
    note: 'Keys with n and e, or x and y, alone are public (RFC 7518, 6).',
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc7518#section-6', checked: '2026-11-28' },
  }),
  assigned({
    ...facts,
    id: 'private-key-der-base64',
    title: 'DER private key in base64',
    shape: seq('MII', base64(300, 6000), chars('=', 0, 2)),
    checks: ['derKey'],
    context: ['private_key', 'rsa_key', 'signing_key', 'rsa_private', 'key_pem', 'private_key_der'],
    entropy: 4,
    privilege: 'admin',
    rotate: newPair,
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc5958', checked: '2026-11-28' },
  }),
  assigned({
    provider: 'WireGuard',
    id: 'private-key-wireguard',
    title: 'private or preshared key',
    shape: seq(base64(43), '='),
    checks: ['wireguardKey'],
    context: ['private_key', 'preshared_key', 'wireguard', 'wg_private_key', 'wg_preshared_key'],
    entropy: 4,
    privilege: 'broad',
    rotate: {
      how: 'Run `wg genkey` on the peer, and give its new public key to the others',
      url: 'https://www.wireguard.com/quickstart/',
    },
    source: { url: 'https://man7.org/linux/man-pages/man8/wg.8.html', checked: '2026-11-28' },
  }),
  assigned({
    provider: 'Web Push',
    id: 'vapid-private-key',
    title: 'VAPID private key',
    shape: base64url(43),
    checks: [['bytesOf', 32]],
    context: ['vapid', 'vapid_private_key', 'webpush', 'web_push'],
    entropy: 4,
    privilege: 'scoped',
    env: 'VAPID_PRIVATE_KEY',
    rotate: {
      how: 'Generate another pair; every subscription must be made again',
      url: 'https://datatracker.ietf.org/doc/html/rfc8292',
    },
    source: { url: 'https://github.com/web-push-libs/web-push', checked: '2026-11-28' },
  }),
  assigned({
    ...facts,
    id: 'fernet-key',
    title: 'Fernet key',
    shape: seq(base64url(43), '='),
    checks: [['bytesOf', 32]],
    context: ['fernet', 'fernet_key', 'airflow_core_fernet_key'],
    entropy: 4,
    privilege: 'broad',
    env: 'FERNET_KEY',
    rotate: {
      how: 'Put a new key ahead of it with MultiFernet, encrypt everything again, and remove it',
      url: 'https://cryptography.io/en/latest/fernet/',
    },
    source: { url: 'https://github.com/fernet/spec/blob/master/Spec.md', checked: '2026-11-28' },
  }),
];
