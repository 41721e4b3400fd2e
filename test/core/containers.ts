// Builders of keys in containers, as other programs write them: tests need none of these programs.
import { createCipheriv, createHash, pbkdf2Sync } from 'node:crypto';

/** @returns one element of DER */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const head =
    length < 0x80
      ? [length]
      : length < 0x1_00
        ? [0x81, length]
        : length < 0x1_00_00
          ? [0x82, length >> 8, length & 255]
          : [0x83, length >> 16, (length >> 8) & 255, length & 255];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

const oid = (hex: string): Buffer => der(6, Buffer.from(hex, 'hex'));
const DATA = oid('2a864886f70d010701');
const ENCRYPTED_DATA = oid('2a864886f70d010706');
const KEY_BAG = oid('2a864886f70d010c0a0101');
const SHROUDED_KEY_BAG = oid('2a864886f70d010c0a0102');
const NAME = oid('2a864886f70d010914');

/** PBES2 with PBKDF2 and AES-256 (RFC 8018). */
export function encryptedKey(pkcs8: Buffer, password: string, salt: Buffer): Buffer {
  const iterations = 2048;
  const cipher = createCipheriv(
    'aes-256-cbc',
    pbkdf2Sync(password, salt, iterations, 32, 'sha256'),
    salt.subarray(0, 16),
  );
  const derived = der(
    0x30,
    der(4, salt),
    der(2, Buffer.from([iterations >> 8, iterations & 255])),
    der(0x30, oid('2a864886f70d0209'), der(5)),
  );
  const algorithm = der(
    0x30,
    oid('2a864886f70d01050d'),
    der(
      0x30,
      der(0x30, oid('2a864886f70d01050c'), derived),
      der(0x30, oid('60864801650304012a'), der(4, salt.subarray(0, 16))),
    ),
  );
  return der(0x30, algorithm, der(4, Buffer.concat([cipher.update(pkcs8), cipher.final()])));
}

/** What a bundle holds. */
export interface Bundle {
  /** A key as it is. */
  readonly key?: Buffer;
  /** A key that is encrypted. */
  readonly shrouded?: Buffer;
  /** Anything, in a part that is encrypted as a whole. */
  readonly hidden?: Buffer;
  readonly alias?: string;
  readonly salt: Buffer;
}

/** A PKCS#12 bundle (RFC 7292), with a digest that nothing here verifies. */
export function pkcs12({ key, shrouded, hidden, alias = 'deploy', salt }: Bundle): Buffer {
  const name = der(0x31, der(0x30, NAME, der(0x31, der(0x1e, Buffer.from(alias, 'utf16le').swap16()))));
  const bag = (kind: Buffer, content: Buffer): Buffer => der(0x30, kind, der(0xa0, content), name);
  const plain = (...bags: Buffer[]): Buffer => der(0x30, DATA, der(0xa0, der(4, der(0x30, ...bags))));
  const safes = [
    ...(key === undefined ? [] : [plain(bag(KEY_BAG, key))]),
    ...(shrouded === undefined ? [] : [plain(bag(SHROUDED_KEY_BAG, shrouded))]),
    ...(hidden === undefined
      ? []
      : [
          der(
            0x30,
            ENCRYPTED_DATA,
            der(
              0xa0,
              der(
                0x30,
                der(2, Buffer.from([0])),
                der(0x30, DATA, der(0x30, oid('2a864886f70d01050d')), der(0x80, hidden)),
              ),
            ),
          ),
        ]),
  ];
  const content = der(0x30, ...safes);
  const digest = createHash('sha256').update(content).update(salt).digest();
  const mac = der(
    0x30,
    der(0x30, der(0x30, oid('608648016503040201'), der(5)), der(4, digest)),
    der(4, salt),
    der(2, Buffer.from([8, 0])),
  );
  return der(0x30, der(2, Buffer.from([3])), der(0x30, DATA, der(0xa0, der(4, content))), mac);
}

const uint = (size: 2 | 4, value: number): Buffer => {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return bytes;
};
const counted = (size: 2 | 4, content: Buffer | string): Buffer => {
  const bytes = Buffer.from(content as string);
  return Buffer.concat([uint(size, bytes.length), bytes]);
};

/** An entry of a Java key store. */
export interface Entry {
  readonly alias: string;
  /** An encrypted private key; without one the entry is a certificate that is trusted. */
  readonly key?: Buffer;
  readonly certificate: Buffer;
}

/** A Java key store of version 2 with the digest that its password gives. */
export function keystore(entries: readonly Entry[], password: string, magic = 'feedfeed'): Buffer {
  const certificate = (bytes: Buffer): Buffer => Buffer.concat([counted(2, 'X.509'), counted(4, bytes)]);
  const body = Buffer.concat([
    Buffer.from(magic, 'hex'),
    uint(4, 2),
    uint(4, entries.length),
    ...entries.flatMap(({ alias, key, certificate: cert }) => [
      uint(4, key === undefined ? 2 : 1),
      counted(2, alias),
      Buffer.alloc(8, 1),
      ...(key === undefined ? [certificate(cert)] : [counted(4, key), uint(4, 1), certificate(cert)]),
    ]),
  ]);
  const digest = createHash('sha1')
    .update(Buffer.from(password, 'utf16le').swap16())
    .update('Mighty Aphrodite')
    .update(body);
  return Buffer.concat([body, digest.digest()]);
}

/** How the secret part of a PGP key is written. */
export type Protection = 'open' | 'passphrase' | 'stub';

/** A number with its bits counted (RFC 9580, 3.2). */
function mpi(bytes: Uint8Array): Buffer {
  const from = bytes.findIndex((byte) => byte !== 0);
  const number = from === -1 ? Buffer.alloc(0) : Buffer.from(bytes.subarray(from));
  const bits = number.length === 0 ? 0 : number.length * 8 - Math.clz32(number[0]!) + 24;
  return Buffer.concat([uint(2, bits), number]);
}

/** A packet in the old or the new form (RFC 9580, 4.2). */
export function packet(tag: number, content: Buffer, form: 'old' | 'new' = 'old'): Buffer {
  const { length } = content;
  if (form === 'old')
    return Buffer.concat([
      length < 256
        ? Buffer.from([0x80 | (tag << 2), length])
        : Buffer.from([0x81 | (tag << 2), length >> 8, length & 255]),
      content,
    ]);
  const size =
    length < 192
      ? [length]
      : length < 8384
        ? [((length - 192) >> 8) + 192, (length - 192) & 255]
        : [255, ...uint(4, length)];
  return Buffer.concat([Buffer.from([0xc0 | tag, ...size]), content]);
}

const DRAWN = 40;

/** The content of a secret-key packet of version 4. */
function secretKey(algorithm: number, open: Buffer, secret: Buffer, protection: Protection, drawn: Buffer): Buffer {
  const head = Buffer.concat([Buffer.from([4]), uint(4, 1_700_000_000), Buffer.from([algorithm]), open]);
  if (protection === 'stub')
    return Buffer.concat([head, Buffer.from([255, 0, 101, 0]), Buffer.from('GNU'), Buffer.from([1])]);
  if (protection === 'passphrase') {
    const specifier = Buffer.concat([
      Buffer.from([254, 9, 3, 8]),
      drawn.subarray(0, 8),
      Buffer.from([0xff]),
      drawn.subarray(8, 24),
    ]);
    return Buffer.concat([head, specifier, Buffer.alloc(secret.length + 20, drawn.subarray(0, DRAWN))]);
  }
  const sum = secret.reduce((all, byte) => (all + byte) & 0xff_ff, 0);
  return Buffer.concat([head, Buffer.from([0]), secret, uint(2, sum)]);
}

/** The parts of a key by which PGP writes it: JSON Web Keys have them all. */
export type Jwk = Readonly<Record<string, unknown>>;

const part = (jwk: Jwk, name: string): Buffer => Buffer.from(jwk[name] as string, 'base64url');
const CURVES: Readonly<Record<string, string>> = {
  'P-256': '2a8648ce3d030107',
  'P-384': '2b81040022',
  'P-521': '2b81040023',
  Ed25519: '2b06010401da470f01',
};

/** A key as `gpg --export-secret-keys` writes it: the key, a name, and a subkey of the same. */
export function pgpKey(jwk: Jwk, protection: Protection, drawn: Buffer, form: 'old' | 'new' = 'old'): Buffer {
  const content = contentOf(jwk, protection, drawn);
  return Buffer.concat([
    packet(5, content, form),
    packet(13, Buffer.from('Joe <joe@corp.net>'), form),
    packet(2, Buffer.concat([Buffer.from([4, 0x13, 1, 8]), drawn]), form),
    packet(7, content, form),
  ]);
}

function contentOf(jwk: Jwk, protection: Protection, drawn: Buffer): Buffer {
  if (jwk['kty'] === 'RSA') {
    const open = Buffer.concat([mpi(part(jwk, 'n')), mpi(part(jwk, 'e'))]);
    const secret = Buffer.concat(['d', 'p', 'q', 'qi'].map((name) => mpi(part(jwk, name))));
    return secretKey(1, open, secret, protection, drawn);
  }
  const curve = Buffer.from(CURVES[jwk['crv'] as string]!, 'hex');
  const isEdwards = jwk['kty'] === 'OKP';
  const point = isEdwards
    ? Buffer.concat([Buffer.from([0x40]), part(jwk, 'x')])
    : Buffer.concat([Buffer.from([4]), part(jwk, 'x'), part(jwk, 'y')]);
  const open = Buffer.concat([Buffer.from([curve.length]), curve, mpi(point)]);
  return secretKey(isEdwards ? 22 : 19, open, mpi(part(jwk, 'd')), protection, drawn);
}
