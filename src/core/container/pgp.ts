import { disproven, encrypted, proven, type Evidence } from '../evidence/evidence.js';
import { keyringOf, type SecretState } from '../evidence/pgp-packets.js';
import type { ContainerFormat } from './container.js';

/** The head of an old packet of more than 255 bytes, of a shorter one, and the content ahead of the first number or curve. */
const HEADS = [2, 3] as const;
const AHEAD = 6;
const RSA_SIZES = [128, 192, 256, 384, 512, 1024];
const LONGEST = 65_536;

const curve = (hex: string): { bytes: string; before: readonly number[] } => ({
  bytes: Buffer.from(hex, 'hex').toString('latin1'),
  before: HEADS.map((head) => head + AHEAD + 1),
});

const EVIDENCE: Readonly<Record<SecretState, Evidence>> = {
  open: proven('it is a PGP key that no passphrase protects'),
  locked: encrypted,
  elsewhere: disproven('its secret part is kept somewhere else'),
};

/**
 * Secret keys of OpenPGP as packets, without armour (`gpg --export-secret-keys`). Nothing in their first bytes is rare: of RSA
 * the public exponent behind the modulus is looked for, of other kinds the curve or the size of the first number.
 */
export const pgpContainer: ContainerFormat = {
  first: [0x94, 0x95, 0x96, 0xc5],
  marks: [
    { bytes: '\0\u0011\u0001\0\u0001', before: RSA_SIZES.map((size) => 3 + AHEAD + 2 + size) },
    curve('2b06010401da470f01'),
    curve('2a8648ce3d030107'),
    curve('2b810400'),
    curve('2b24030302080101'),
    { bytes: '\u0011\u0004\0', before: [3 + AHEAD - 1], raw: true },
    { bytes: '\u0011\u0008\0', before: [3 + AHEAD - 1], raw: true },
    { bytes: '\u001B\0\0\0 ', before: HEADS.map((head) => head + AHEAD - 1), raw: true },
  ],
  promised: (head) => (pgpContainer.first.includes(head[0] ?? 0) ? LONGEST : 0),
  read(bytes) {
    const keyring = keyringOf(bytes);
    return keyring && { length: keyring.length, evidence: EVIDENCE[keyring.state] };
  },
  made(drawn) {
    const key = Buffer.concat([drawn, drawn, Buffer.alloc(66, 1)]);
    const content = Buffer.concat([
      Buffer.from([4, ...key.subarray(0, 4), 22]),
      Buffer.from('092b06010401da470f01', 'hex'),
      Buffer.from([1, 7, 0x40]),
      key.subarray(0, 32),
      Buffer.from([0, 1, 0, 0x80 | key[32]!]),
      key.subarray(33, 64),
      Buffer.from([0, 0]),
    ]);
    return Buffer.concat([Buffer.from([0x94, content.length]), content]);
  },
};
