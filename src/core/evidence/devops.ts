import { fromBase32, toBase32 } from './bits.js';
import { crc32 } from './crc32.js';
import { disproven, proven, type Check } from './evidence.js';

const LENGTH = 32;
/** The places of the checksum's bytes, the least significant first. */
const PLACES = [22, 8, 7, 2];
const USER = 0xe0_b9_69_2d;
const APPLICATION = 0x10_19_f9_2e;

function sumOf(bytes: Buffer): number {
  return crc32(Buffer.from(bytes.filter((_, at) => !PLACES.includes(at))).toString('latin1'));
}

/**
 * Tokens of Azure DevOps of the older form: 32 bytes in base32, four of which are the CRC-32 of the others, xored with a
 * number for the kind (microsoft/sarif-pattern-matcher, "AdoPatValidator").
 */
export const devopsToken: Check = {
  judge(value) {
    const bytes = fromBase32(value.toUpperCase());
    if (bytes.length !== LENGTH || toBase32(bytes).toLowerCase() !== value.toLowerCase())
      return disproven('it does not decode to 32 bytes');
    const kept = Buffer.from(PLACES.map((at) => bytes[at]!)).readUInt32LE();
    const kind = (kept ^ sumOf(bytes)) >>> 0;
    if (kind === USER) return proven('its checksum holds');
    if (kind === APPLICATION) return proven('its checksum holds: it is the secret of an application');
    return disproven('its checksum does not hold, so it is made up or cut');
  },
  seal(value) {
    const bytes = fromBase32(value.toUpperCase());
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE((sumOf(bytes) ^ USER) >>> 0);
    for (const [i, at] of PLACES.entries()) bytes[at] = sum[i]!;
    return toBase32(bytes).toLowerCase();
  },
};
