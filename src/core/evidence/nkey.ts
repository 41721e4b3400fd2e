import { fromBase32, toBase32 } from './bits.js';
import { sealed } from './checksum.js';
import type { Check } from './evidence.js';

/** @returns CRC-16/XMODEM: polynomial 0x1021, most significant bit first, from zero. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80_00 ? ((crc << 1) ^ 0x10_21) & 0xff_ff : (crc << 1) & 0xff_ff;
  }
  return crc;
}

/** NATS seeds: base32 of two prefix bytes, 32 bytes, and their CRC-16 in little-endian order (nats-io/nkeys, `strkey.go`). */
export const natsSeed: Check = sealed((value) => {
  const bytes = fromBase32(value);
  if (bytes.length < 3) return '';
  bytes.writeUInt16LE(crc16(bytes.subarray(0, -2)), bytes.length - 2);
  return toBase32(bytes);
});
