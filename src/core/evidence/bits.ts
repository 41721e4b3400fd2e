import { createHash } from 'node:crypto';
import { alphabets } from '../alphabet.js';

/** @returns the bytes of base32 text in upper case, without padding (RFC 4648); spare bits are dropped */
export function fromBase32(text: string): Buffer {
  const bytes = Buffer.alloc(Math.floor((text.length * 5) / 8));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const char of text) {
    held = ((held << 5) | (alphabets.base32.indexOf(char) & 31)) & 0xf_ff_ff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 0xff;
  }
  return bytes;
}

/** @returns the bytes as base32 in upper case, without padding (RFC 4648) */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xf_ff_ff;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabets.base32[(held >> (bits - 5)) & 31]!;
  }
  return bits === 0 ? text : text + alphabets.base32[(held << (5 - bits)) & 31]!;
}

/** @returns the SHA-256 of the bytes (FIPS 180-4) */
export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
