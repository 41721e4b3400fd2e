import { createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { bytesOfWritten } from '../../src/core/container/written.js';
import { Engine } from '../../src/core/engine.js';
import type { Finding } from '../../src/core/finding.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base64 } from '../../src/core/shape.js';
import { der, encryptedKey, keystore, pgpKey, pkcs12, type Jwk } from './containers.js';

const engine = new Engine(rules);
const random = seeded(1105);
const drawn = (length: number): Buffer =>
  Buffer.from(sampleOf(base64(length * 2), random), 'base64').subarray(0, length);

function found(bytes: Uint8Array | string, path = 'lib/blob.bin'): readonly Finding[] {
  return scanDocument(engine, { path, bytes: Buffer.from(bytes as string), added: 'all' }, () => true).findings;
}

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const large = generateKeyPairSync('rsa', { modulusLength: 4096 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
const p521 = generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey;
const ed25519 = generateKeyPairSync('ed25519').privateKey;
const x25519 = generateKeyPairSync('x25519').privateKey;
const ed448 = generateKeyPairSync('ed448').privateKey;
const dsa = generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 }).privateKey;

const derOf = (key: KeyObject, type: 'pkcs1' | 'sec1' | 'pkcs8', more: object = {}): Buffer =>
  key.export({ type, format: 'der', ...more } as never) as unknown as Buffer;
const jwkOf = (key: KeyObject): Jwk => key.export({ format: 'jwk' });
const locked = encryptedKey(derOf(rsa, 'pkcs8'), 'wren', drawn(16));

const counted = (bytes: Buffer | string): Buffer => {
  const content = Buffer.from(bytes as string);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(content.length);
  return Buffer.concat([size, content]);
};
const openSsh = (cipher: string): Buffer =>
  Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    ...[cipher, 'none', ''].map(counted),
    Buffer.from([0, 0, 0, 1]),
    counted(drawn(51)),
    counted(drawn(136)),
  ]);

type Kind = readonly [what: string, bytes: Buffer, id: string, confidence: string];

const KEYS: readonly Kind[] = [
  ['RSA in PKCS #1', derOf(rsa, 'pkcs1'), 'private-key-der', 'certain'],
  ['RSA in PKCS #8', derOf(rsa, 'pkcs8'), 'private-key-der', 'certain'],
  ['RSA of 4096 bits', derOf(large, 'pkcs8'), 'private-key-der', 'certain'],
  ['P-256 in SEC 1', derOf(ec, 'sec1'), 'private-key-der', 'certain'],
  ['P-384 in SEC 1', derOf(p384, 'sec1'), 'private-key-der', 'certain'],
  ['P-521 in SEC 1', derOf(p521, 'sec1'), 'private-key-der', 'certain'],
  ['P-256 in PKCS #8', derOf(ec, 'pkcs8'), 'private-key-der', 'certain'],
  ['P-384 in PKCS #8', derOf(p384, 'pkcs8'), 'private-key-der', 'certain'],
  ['P-521 in PKCS #8', derOf(p521, 'pkcs8'), 'private-key-der', 'certain'],
  ['Ed25519', derOf(ed25519, 'pkcs8'), 'private-key-der', 'certain'],
  ['X25519', derOf(x25519, 'pkcs8'), 'private-key-der', 'certain'],
  ['Ed448', derOf(ed448, 'pkcs8'), 'private-key-der', 'certain'],
  ['DSA', derOf(dsa, 'pkcs8'), 'private-key-der', 'certain'],
  ['an encrypted key', locked, 'private-key-der', 'medium'],
  [
    'a key encrypted by Node',
    derOf(rsa, 'pkcs8', { cipher: 'aes-256-cbc', passphrase: 'wren' }),
    'private-key-der',
    'medium',
  ],
  ['OpenSSH', openSsh('none'), 'private-key-der', 'certain'],
  ['OpenSSH under a passphrase', openSsh('aes256-ctr'), 'private-key-der', 'medium'],
  ['a bundle under a password', pkcs12({ shrouded: locked, salt: drawn(8) }), 'private-key-pkcs12', 'medium'],
  ['a bundle of an open key', pkcs12({ key: derOf(rsa, 'pkcs8'), salt: drawn(8) }), 'private-key-pkcs12', 'certain'],
  ['a bundle of hidden content', pkcs12({ hidden: drawn(900), salt: drawn(8) }), 'private-key-pkcs12', 'low'],
  [
    "a bundle of Android's debug key",
    pkcs12({ shrouded: locked, alias: 'androiddebugkey', salt: drawn(8) }),
    'private-key-pkcs12',
    'low',
  ],
  [
    'a key store',
    keystore([{ alias: 'shop', key: drawn(1250), certificate: drawn(900) }], 'Wren_quarry83!'),
    'private-key-java-keystore',
    'medium',
  ],
  [
    'a key store under a stock password',
    keystore([{ alias: 'shop', key: drawn(1250), certificate: drawn(900) }], ['change', 'it'].join('')),
    'private-key-java-keystore',
    'high',
  ],
  [
    'a JCEKS key store',
    keystore([{ alias: 'shop', key: drawn(1250), certificate: drawn(900) }], 'Wren_quarry83!', 'cececece'),
    'private-key-java-keystore',
    'medium',
  ],
  [
    "Android's debug key",
    keystore([{ alias: 'androiddebugkey', key: drawn(1250), certificate: drawn(900) }], 'android'),
    'private-key-java-keystore',
    'low',
  ],
  ...([rsa, large, ec, p384, p521, ed25519] as const).flatMap((key, i): Kind[] => [
    [`PGP of kind ${i}`, pgpKey(jwkOf(key), 'open', drawn(64)), 'private-key-pgp-packets', 'certain'],
    [`PGP of kind ${i}, new form`, pgpKey(jwkOf(key), 'open', drawn(64), 'new'), 'private-key-pgp-packets', 'certain'],
    [
      `PGP of kind ${i} under a passphrase`,
      pgpKey(jwkOf(key), 'passphrase', drawn(64)),
      'private-key-pgp-packets',
      'medium',
    ],
  ]),
];

/** A text in the lines that programs wrap base64 into. */
const wrapped = (text: string, by: number, joint: string): string =>
  text.match(new RegExp(`.{1,${by}}`, 'g'))!.join(joint);

const WRITINGS: readonly (readonly [how: string, path: string, write: (bytes: Buffer) => Buffer | string])[] = [
  ['a file', 'certs/server.key', (bytes) => bytes],
  ['a file of another name', 'data.bin', (bytes) => bytes],
  ['the middle of a file', 'data.bin', (bytes) => Buffer.concat([drawn(333), bytes, drawn(90)])],
  ['base64 on one line', 'server.b64', (bytes) => `${bytes.toString('base64')}\n`],
  ['base64 on lines', 'server.b64', (bytes) => `${wrapped(bytes.toString('base64'), 64, '\n')}\n`],
  [
    'base64 on lines that Windows ends',
    'server.b64',
    (bytes) => `${wrapped(bytes.toString('base64'), 76, '\r\n')}\r\n`,
  ],
  ['a literal', 'src/app.ts', (bytes) => `load("${bytes.toString('base64')}");\n`],
  ['a variable', '.env', (bytes) => `X=${bytes.toString('base64')}\n`],
  ['a YAML block', 'values.yml', (bytes) => `x: |\n  ${wrapped(bytes.toString('base64'), 64, '\n  ')}\ny: 1\n`],
  ['JSON with escapes', 'a.json', (bytes) => `{"x":"${wrapped(bytes.toString('base64'), 64, String.raw`\n`)}"}`],
  ['joined strings', 'src/App.java', (bytes) => `x = "${wrapped(bytes.toString('base64'), 64, '" +\n    "')}";\n`],
  ['hexadecimal', 'src/app.ts', (bytes) => `load("${bytes.toString('hex')}");\n`],
  [
    'upper-case hexadecimal on lines',
    'a.hex',
    (bytes) => `${wrapped(bytes.toString('hex').toUpperCase(), 64, '\n')}\n`,
  ],
];

/** RSA of OpenPGP is looked for hundreds of bytes behind its beginning, which only text without line ends reaches. */
const isTooFar = (what: string, how: string): boolean =>
  /^PGP of kind [01]/.test(what) && /lines|YAML|escapes|joined/.test(how);

describe.each(WRITINGS)('keys in %s', (how, path, write) => {
  test.each(KEYS.filter(([what]) => !isTooFar(what, how)))('%s', (_, bytes, id, confidence) => {
    const all = found(write(bytes), path);
    expect(all.map(({ rule, confidence: sure }) => `${rule.id} ${sure}`)).toEqual([`${id} ${confidence}`]);
    expect(bytesOfWritten(all[0]!.secret.reveal()).subarray(0, bytes.length).equals(bytes)).toBe(true);
  });
});

describe('what is public is none', () => {
  const spki = (key: KeyObject): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });
  const certificate = (key: KeyObject): Buffer => {
    const algorithm = der(0x30, Buffer.from('06092a864886f70d01010b0500', 'hex'));
    const body = der(
      0x30,
      der(0xa0, Buffer.from([2, 1, 2])),
      der(2, drawn(16)),
      algorithm,
      der(0x30),
      der(0x30),
      der(0x30),
      spki(key),
    );
    return der(0x30, body, algorithm, der(3, Buffer.from([0]), drawn(256)));
  };
  const kinds: readonly (readonly [string, Buffer])[] = [
    ...[rsa, large, ec, p384, ed25519, dsa].map((key, i) => [`public key ${i}`, spki(key)] as const),
    ['a public key in PKCS #1', createPublicKey(rsa).export({ type: 'pkcs1', format: 'der' })],
    ['a certificate', certificate(rsa)],
    ['a certificate of a curve', certificate(ec)],
    [
      'a trust store',
      keystore(
        [
          { alias: 'ca', certificate: certificate(rsa) },
          { alias: 'cb', certificate: certificate(ec) },
        ],
        'x',
      ),
    ],
    ['a PGP key whose secret part is elsewhere', pgpKey(jwkOf(rsa), 'stub', drawn(64))],
    ['a list of small numbers', der(0x30, ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => der(2, Buffer.from([n]))))],
    ['a message of SNMP', der(0x30, Buffer.from('02010104', 'hex'), Buffer.from('067075626c6963', 'hex'), der(0xa0))],
    ['zeros and ones', Buffer.from('0201003002010130020100020201033000'.repeat(40), 'hex')],
  ];

  test.each(kinds)('%s', (_, bytes) => {
    for (const [, path, write] of WRITINGS) expect(found(write(bytes), path)).toEqual([]);
  });
});

describe('a key that is not whole', () => {
  const whole = derOf(rsa, 'pkcs8');

  test('is none where it is cut', () => {
    expect(found(whole.subarray(0, -20), 'server.key')).toEqual([]);
    expect(found(`x\n${whole.subarray(0, -21).toString('base64')}\n`, 'server.b64')).toEqual([]);
  });

  test('is found by the key inside where only what is around that is changed', () => {
    const altered = Buffer.concat([Buffer.from([0x30, 0x82, 4, 1]), whole.subarray(4)]);
    const [finding] = found(altered, 'server.key');
    expect(Buffer.from(finding!.secret.reveal(), 'latin1').equals(derOf(rsa, 'pkcs1'))).toBe(true);
  });
});

describe('hostile files', () => {
  test.each([
    ['heads of keys, as bytes', derOf(rsa, 'pkcs8').subarray(0, 40)],
    ['heads of long keys', Buffer.concat([Buffer.from('3082ffff', 'hex'), derOf(rsa, 'pkcs8').subarray(4, 40)])],
    [
      'heads in base64',
      `${Buffer.concat([Buffer.from('30823ff0', 'hex'), derOf(rsa, 'pkcs8').subarray(4, 39)]).toString('base64')}\n`,
    ],
    ['heads in hexadecimal', `${derOf(rsa, 'pkcs8').subarray(0, 40).toString('hex')}\n`],
    ['heads of PGP keys', pgpKey(jwkOf(ed25519), 'open', drawn(64)).subarray(0, 30)],
    ['heads of key stores', keystore([{ alias: 'a', key: drawn(9), certificate: drawn(9) }], 'x').subarray(0, 24)],
    ['key stores', keystore([{ alias: 'a', key: drawn(9), certificate: drawn(9) }], 'x')],
    ['PGP keys that are elsewhere', pgpKey(jwkOf(ed25519), 'stub', drawn(64))],
    ['trust stores', keystore([{ alias: 'a', certificate: drawn(9) }], 'x')],
    ['bundles', pkcs12({ hidden: drawn(9), salt: drawn(8) })],
  ])('%s', (_, unit) => {
    const time = (size: number): number => {
      const bytes = Buffer.alloc(size, unit, typeof unit === 'string' ? 'latin1' : undefined);
      const start = process.hrtime.bigint();
      found(bytes);
      return Number(process.hrtime.bigint() - start) / 1e6;
    };
    time(20_000);
    expect(time(300_000)).toBeLessThan(2000);
  });

  test('random bytes are none', () => {
    expect(found(randomBytes(2_000_000))).toEqual([]);
  });
});

test('no short key is taken for a text in UTF-16, whatever its bytes are', () => {
  const head = derOf(ed448, 'pkcs8').subarray(0, -57);
  for (let i = 0; i < 400; i++) {
    const document = { path: 'a.key', bytes: Buffer.concat([head, drawn(57)]), added: 'all' } as const;
    const { findings } = scanDocument(engine, document, () => true);
    expect(findings.map(({ rule }) => rule.id)).toEqual(['private-key-der']);
  }
});
