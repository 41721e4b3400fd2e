import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base64, base64url, chars, oneOf, seq } from '../src/core/shape.js';

export const keys: readonly Rule[] = [
  token({
    id: 'private-key-pkcs12',
    provider: 'Key material',
    title: 'PKCS#12 / PFX bundle as base64',
    shape: seq('MI', chars('IJKL', 1), base64(2), chars('AQgw', 1), 'IBAzCC', base64(200, 400)),
    entropy: 4,
    privilege: 'admin',
    rotate: {
      how: 'Generate a new key pair, deploy the public half, remove the old public key everywhere, then purge the file from history',
    },
  }),
  token({
    id: 'private-key-jwk',
    provider: 'Key material',
    title: 'JSON Web Key with private members',
    shape: seq(
      '{',
      chars(alphabets.base62 + '\t\n\r !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~', 0, 2000),
      '"kty":',
      chars(alphabets.base62 + '\t\n\r !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~', 0, 2000),
      oneOf('"d":', '"k":'),
      chars(' ', 0, 2),
      '"',
      base64url(22, 222),
      '"',
      chars(alphabets.base62 + '\t\n\r !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~', 0, 2000),
      '}',
    ),
    privilege: 'admin',
    rotate: {
      how: 'Generate a new key pair, deploy the public half, remove the old public key everywhere, then purge the file from history',
    },
  }),
  assigned({
    id: 'private-key-wireguard',
    provider: 'Key material',
    title: 'WireGuard private or preshared key',
    context: ['private_key', 'preshared_key', 'wireguard', 'wg'],
    shape: seq(base64(43), '='),
    entropy: 4,
    privilege: 'broad',
    rotate: { how: 'wg genkey on the peer, update both ends' },
  }),
  assigned({
    id: 'private-key-der-base64',
    provider: 'Key material',
    title: 'DER private key as bare base64',
    context: ['private_key', 'rsa_key', 'signing_key'],
    shape: seq('MII', base64(300, 600), chars('=', 0, 2)),
    entropy: 4,
    privilege: 'admin',
    rotate: {
      how: 'Generate a new key pair, deploy the public half, remove the old public key everywhere, then purge the file from history',
    },
  }),
  assigned({
    id: 'vapid-private-key',
    provider: 'Web Push',
    title: 'VAPID private key',
    context: ['vapid', 'vapid_private_key', 'webpush'],
    shape: base64url(43),
    entropy: 4,
    privilege: 'scoped',
    env: 'VAPID_PRIVATE_KEY',
    rotate: { how: 'Generate a new VAPID pair; every subscription must be renewed' },
  }),
];
