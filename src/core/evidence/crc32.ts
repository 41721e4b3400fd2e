import { alphabets } from '../alphabet.js';

/** Made when first needed: most commits hold no checksum. */
let table: Int32Array | undefined;

function tableOf(): Int32Array {
  return Int32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xed_b8_83_20 : value >>> 1;
    return value;
  });
}

/** @returns the CRC-32 of the text's characters as bytes (IEEE 802.3, as in zlib), unsigned */
export function crc32(text: string): number {
  table ??= tableOf();
  let crc = -1;
  for (let i = 0; i < text.length; i++) crc = (crc >>> 8) ^ table[(crc ^ text.charCodeAt(i)) & 0xff]!;
  return ~crc >>> 0;
}

/** @returns the number in digits 0-9A-Za-z, or another alphabet's, the most significant first, padded on the left */
export function inBase(value: number, length: number, alphabet: string = alphabets.base62): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / alphabet.length))
    text = alphabet[rest % alphabet.length]! + text;
  return text.padStart(length, alphabet[0]);
}
