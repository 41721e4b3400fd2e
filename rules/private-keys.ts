import { alphabets } from '../src/core/alphabet.js';
import type { RuleFacts } from '../src/core/rule-facts.js';
import { block, token, type BlockRule, type Rule } from '../src/core/rule.js';
import { base64, chars, hexLower, oneOf, repeat, seq, type Shape } from '../src/core/shape.js';

/** What all keys have in common that anybody makes. */
export const keyFacts = {
  provider: 'Any',
  privilege: 'admin',
  rotate: {
    how: 'Make a new key pair, deploy its public half, and remove the old public key wherever it opens something',
    url: 'https://docs.github.com/authentication/keeping-your-account-and-data-secure/removing-sensitive-data-from-a-repository',
  },
} as const satisfies Partial<RuleFacts>;

const WITHIN = 20_000;
/** Groups of four, so that the drawn body decodes whole. */
const body = repeat(base64(4), 100, 400);
const label = chars(`${alphabets.upper}${alphabets.digits} `, 1, 60);

/** A key between the marks of PEM (RFC 7468); also with `\n` escapes, CRLF, indentation or concatenation between its lines. */
function pem(id: string, title: string, name: string, page: string, more: Partial<BlockRule> = {}): BlockRule {
  const mark = (word: string): Shape => seq(`-----${word} ${name}-----`);
  return block({
    ...keyFacts,
    id,
    title,
    begin: mark('BEGIN'),
    end: mark('END'),
    body,
    within: WITHIN,
    checks: ['pemBody'],
    source: { url: page, checked: '2026-11-28' },
    ...more,
  });
}

const KEY = 'PRIVATE KEY';

const pems: readonly Rule[] = [
  pem(
    'private-key-rsa',
    'RSA private key (PKCS#1)',
    `RSA ${KEY}`,
    'https://docs.openssl.org/master/man3/PEM_read_bio_PrivateKey/',
  ),
  pem(
    'private-key-ec',
    'EC private key (SEC 1)',
    `EC ${KEY}`,
    'https://datatracker.ietf.org/doc/html/rfc5915#section-4',
  ),
  pem(
    'private-key-dsa',
    'DSA private key',
    `DSA ${KEY}`,
    'https://docs.openssl.org/master/man3/PEM_read_bio_PrivateKey/',
  ),
  pem('private-key-pkcs8', 'private key (PKCS#8)', KEY, 'https://datatracker.ietf.org/doc/html/rfc7468#section-10'),
  pem(
    'private-key-openssh',
    'OpenSSH private key',
    `OPENSSH ${KEY}`,
    'https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key',
    {
      lesser: 'A deploy key for the one repository, or a key that authorized_keys holds to one command',
    },
  ),
  pem(
    'private-key-pkcs8-encrypted',
    'encrypted private key (PKCS#8)',
    `ENCRYPTED ${KEY}`,
    'https://datatracker.ietf.org/doc/html/rfc7468#section-11',
    {
      confidence: 'medium',
      privilege: 'scoped',
    },
  ),
  pem(
    'private-key-ssh2',
    'encrypted private key (ssh.com)',
    `SSH2 ENCRYPTED ${KEY}`,
    'https://github.com/openssh/openssh-portable/blob/master/ssh-keygen.c',
    {
      confidence: 'medium',
      privilege: 'scoped',
    },
  ),
  pem(
    'private-key-pgp',
    'PGP private key block',
    `PGP ${KEY} BLOCK`,
    'https://datatracker.ietf.org/doc/html/rfc9580#section-6.2',
    { checks: ['pgpBody'] },
  ),
  block({
    ...keyFacts,
    id: 'private-key-any',
    title: 'private key with another label',
    begin: seq('-----BEGIN ', label, `${KEY}-----`),
    end: seq('-----END ', label, `${KEY}-----`),
    body,
    within: WITHIN,
    checks: ['otherLabel', 'pemBody'],
    confidence: 'medium',
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc7468#section-2', checked: '2026-11-28' },
  }),
  token({
    ...keyFacts,
    id: 'private-key-pem-base64',
    title: 'PEM private key in base64',
    shape: seq('LS0tLS1CRUdJTi', base64(150, 12_000), chars('=', 0, 2)),
    checks: ['wrappedPem'],
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc7468#section-2', checked: '2026-11-28' },
  }),
];

const others: readonly Rule[] = [
  block({
    ...keyFacts,
    id: 'private-key-putty',
    title: 'PuTTY private key',
    begin: seq('PuTTY-User-Key-File-', chars('123', 1), ': '),
    end: seq('Private-MAC: ', hexLower(40, 64)),
    body: seq(base64(100, 400), '\n'),
    within: 10_000,
    checks: ['puttyHead'],
    source: { url: 'https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html', checked: '2026-11-28' },
  }),
  token({
    ...keyFacts,
    id: 'private-key-age',
    title: 'age identity',
    shape: seq('AGE-SECRET-KEY-1', chars('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)),
    checks: ['bech32'],
    rotate: {
      how: 'Make a new identity with age-keygen and re-encrypt every file to its recipient',
      url: 'https://github.com/FiloSottile/age',
    },
    source: { url: 'https://github.com/C2SP/C2SP/blob/main/age.md', checked: '2026-11-28' },
  }),
];

const openvpnFacts = {
  provider: 'OpenVPN',
  confidence: 'high',
  privilege: 'broad',
  rotate: {
    how: 'Make another key with `openvpn --genkey`, give it to the server and every client, and keep it out of profiles in git',
    url: 'https://openvpn.net/community-resources/reference-manual-for-openvpn-2-6/',
  },
} as const satisfies Partial<RuleFacts>;

const STATIC = 'OpenVPN Static key V1';
const named = oneOf('tls-crypt-v2 server', 'tls-crypt-v2 client', 'auth-token server');

const openvpn: readonly Rule[] = [
  block({
    ...openvpnFacts,
    id: 'openvpn-static-key',
    title: 'static key',
    begin: `-----BEGIN ${STATIC}-----`,
    end: `-----END ${STATIC}-----`,
    body: seq('\n', repeat(seq(hexLower(32), '\n'), 16, 16)),
    within: 4000,
    checks: ['openvpnStatic'],
    note: 'Profiles hold it between <tls-auth>, <tls-crypt> or <secret>.',
    source: { url: 'https://openvpn.net/community-resources/reference-manual-for-openvpn-2-6/', checked: '2026-11-28' },
  }),
  block({
    ...openvpnFacts,
    id: 'openvpn-tls-crypt-v2-key',
    title: 'tls-crypt-v2 or auth-token key',
    begin: seq('-----BEGIN OpenVPN ', named, ' key-----'),
    end: seq('-----END OpenVPN ', named, ' key-----'),
    body: seq('\n', repeat(seq(base64(64), '\n'), 2, 20)),
    within: 8000,
    checks: ['openvpnBody'],
    source: { url: 'https://github.com/OpenVPN/openvpn/blob/master/doc/tls-crypt-v2.txt', checked: '2026-11-28' },
  }),
];

export const privateKeys: readonly Rule[] = [...pems, ...others, ...openvpn];
