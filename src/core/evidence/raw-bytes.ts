import { createPrivateKey, createPublicKey } from 'node:crypto';
import { fromBase58, toBase58 } from './base58.js';
import { disproven, graded, proven, type Check } from './evidence.js';

const decoded = (text: string): Buffer => Buffer.from(text, 'base64');
const canonical = (text: string): string => text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');

/**
 * Keys that are a fixed number of bytes in base64 or base64url: an encoder leaves no spare bits set.
 *
 * @param length in bytes
 * @param behind the character behind whose last occurrence the base64 begins; the whole value without
 */
export function bytesOf(length: number, behind = ''): Check {
  const partOf = (value: string): string => (behind === '' ? value : value.slice(value.lastIndexOf(behind) + 1));
  const whole = (text: string): string => canonical(decoded(text).subarray(0, length).toString('base64'));
  return {
    judge: (value) =>
      whole(partOf(value)) === canonical(partOf(value)) && decoded(partOf(value)).length === length
        ? undefined
        : disproven(`it does not decode to ${length} bytes`),
    seal(value) {
      const part = partOf(value);
      const text = whole(part);
      const [plain, padding] = [/[-_]/.test(part), /=*$/.exec(part)![0]];
      const written = plain ? text.replaceAll('+', '-').replaceAll('/', '_') : text;
      return value.slice(0, value.length - part.length) + written + padding;
    },
  };
}

/** Curve25519 keys are clamped when they are made (RFC 7748, 5): a drawn 32 bytes is so once in 32 times. */
export const wireguardKey: Check = {
  judge(value) {
    const bytes = decoded(value);
    if (bytes.length !== 32) return disproven('it does not decode to 32 bytes');
    return (bytes[0]! & 7) === 0 && (bytes[31]! & 0xc0) === 0x40
      ? graded('high', 'it decodes to a key of Curve25519')
      : graded('medium', 'it decodes to 32 bytes, as a preshared key does');
  },
  seal(value) {
    const bytes = Buffer.concat([decoded(value)], 32);
    bytes[0]! &= 0xf8;
    bytes[31] = (bytes[31]! & 0x3f) | 0x40;
    return bytes.toString('base64');
  },
};

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

function ed25519Public(seed: Buffer): Buffer {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
}

/** The 64 bytes as Base58 or as an array of numbers. */
function keypairOf(value: string): Buffer | undefined {
  if (!value.startsWith('[')) return fromBase58(value);
  if (value.length > 400) return undefined;
  const numbers = value.match(/\d+/g) ?? [];
  return numbers.every((number) => Number(number) < 256) ? Buffer.from(numbers.map(Number)) : undefined;
}

/** Solana's key pairs: 32 bytes of Ed25519 and the public key that follows from them (solana-labs, "File system wallets"). */
export const solanaKeypair: Check = {
  judge(value) {
    const bytes = keypairOf(value);
    if (bytes?.length !== 64) return disproven('it does not decode to 64 bytes');
    return ed25519Public(bytes.subarray(0, 32)).equals(bytes.subarray(32))
      ? proven('its second half is the public key of the first')
      : disproven('its second half is not the public key of the first');
  },
  seal(value) {
    const seed = Buffer.concat([Buffer.from(value.replaceAll(/[^A-Za-z\d]/g, ''), 'latin1')], 32);
    const bytes = Buffer.concat([seed, ed25519Public(seed)]);
    return value.startsWith('[') ? `[${[...bytes].join(',')}]` : toBase58(bytes);
  },
};
