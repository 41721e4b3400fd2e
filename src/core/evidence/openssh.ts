import { encrypted, proven, type Evidence } from './evidence.js';

export const OPENSSH = Buffer.from('openssh-key-v1\0');

/** @returns whether the bytes begin like a key of OpenSSH */
export function isOpenSshKey(bytes: Buffer): boolean {
  return bytes.subarray(0, OPENSSH.length).equals(OPENSSH);
}

/** Where the counted string ends that begins at the offset. */
function stringEnd(bytes: Buffer, at: number): number {
  return at + 4 > bytes.length ? Number.POSITIVE_INFINITY : at + 4 + bytes.readUInt32BE(at);
}

/**
 * Counted strings follow the magic: cipher, key derivation and its options, a number of keys, public and private part
 * (OpenSSH, PROTOCOL.key).
 *
 * @returns how long the key is that the bytes begin with, and how it is protected; nothing where they end before it does
 */
export function openSshKey(bytes: Buffer): { readonly length: number; readonly evidence: Evidence } | undefined {
  const cipherAt = OPENSSH.length;
  const cipherEnd = stringEnd(bytes, cipherAt);
  const countAt = stringEnd(bytes, stringEnd(bytes, cipherEnd));
  if (countAt + 4 > bytes.length || bytes.readUInt32BE(countAt) !== 1) return undefined;
  const length = stringEnd(bytes, stringEnd(bytes, countAt + 4));
  if (length > bytes.length) return undefined;
  const cipher = bytes.toString('latin1', cipherAt + 4, cipherEnd);
  return { length, evidence: cipher === 'none' ? proven('its body is an unprotected OpenSSH key') : encrypted };
}
