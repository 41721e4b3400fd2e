import type { Check } from './evidence.js';

const turned = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/**
 * Microsoft's Marvin32 hash, both halves folded, as .NET's `System.Marvin.ComputeHash32` gives it (dotnet/runtime).
 *
 * @param seed eight ASCII characters, the first the most significant byte
 * @returns 32 bits, unsigned
 */
export function marvin32(bytes: Buffer, seed: Buffer): number {
  let low = seed.readInt32BE(4);
  let high = seed.readInt32BE(0);
  const mix = (word: number): void => {
    low = (low + word) | 0;
    high ^= low;
    low = (turned(low, 20) + high) | 0;
    high = turned(high, 9) ^ low;
    low = (turned(low, 27) + high) | 0;
    high = turned(high, 19);
  };
  const whole = bytes.length & ~3;
  for (let at = 0; at < whole; at += 4) mix(bytes.readInt32LE(at));
  let rest = 0x80;
  for (let at = bytes.length - 1; at >= whole; at--) rest = (rest << 8) | bytes[at]!;
  mix(rest);
  mix(0);
  return (low ^ high) >>> 0;
}

const CHECKSUM = 4;

/**
 * A check for Azure's identifiable keys: the last four bytes of the base64 are the Marvin32 of those before, little-endian
 * (microsoft/security-utilities, "IdentifiableSecrets").
 *
 * @param seeds the eight characters that seed each kind of the key
 */
export function identifiableKey(...seeds: string[]): Check {
  const sums = (head: Buffer): number[] => seeds.map((seed) => marvin32(head, Buffer.from(seed, 'latin1')));
  return {
    judge(value) {
      const bytes = Buffer.from(value, 'base64');
      if (sums(bytes.subarray(0, -CHECKSUM)).includes(bytes.readUInt32LE(bytes.length - CHECKSUM))) {
        return { verdict: 'proves', note: 'its last bytes are the hash of those before them' };
      }
      return {
        verdict: 'grades',
        confidence: 'medium',
        note: "it carries the service's mark, though its last bytes are no hash of those before them",
      };
    },
    seal(value) {
      const bytes = Buffer.from(value, 'base64');
      bytes.writeUInt32LE(sums(bytes.subarray(0, -CHECKSUM))[0]!, bytes.length - CHECKSUM);
      return bytes.toString('base64');
    },
  };
}
