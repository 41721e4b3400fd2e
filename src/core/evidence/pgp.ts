import { disproven, encrypted, graded, proven, type Check, type Evidence } from './evidence.js';
import { bodyOf, refilled, unproven } from './pem.js';
import { keyringOf } from './pgp-packets.js';

/** @returns the CRC-24 of the bytes (RFC 9580, 6.1) */
export function crc24(bytes: Uint8Array): number {
  let crc = 0xb7_04_ce;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x80_00_00 ? (crc << 1) ^ 0x1_86_4c_fb : crc << 1;
  }
  return crc & 0xff_ff_ff;
}

function sumOf(bytes: Uint8Array): string {
  const sum = Buffer.alloc(3);
  sum.writeUIntBE(crc24(bytes), 0, 3);
  return sum.toString('base64');
}

/** The line of the checksum: `=` and four characters, whatever joins the lines. */
const SUM_LINE = /(?:^|[^\w+/=])=([\w+/]{4})(?=[^\w+/=]|$)/;

/** Fewer bytes would be no key, whatever their checksum. */
const SHORTEST = 40;

function judgePackets(value: string): ReturnType<Check['judge']> {
  const body = bodyOf(value);
  const bytes = Buffer.from(body, 'base64');
  const first = bytes[0] ?? 0;
  // Tag 5 in the old or the new form of a packet's first byte (RFC 9580, 4.2); its content is version 3 to 6.
  if (!(first === 0xc5 || (first & 0xfc) === 0x94)) return unproven(value, body);
  const state = keyringOf(bytes)?.state;
  if (state === 'locked') return encrypted;
  if (state === 'elsewhere') return disproven('its secret part is kept somewhere else');
  return judgeSum(value, bytes, state === 'open') ?? unproven(value, body);
}

/** @returns what checksum and packets prove; nothing where they prove nothing, and the body may be made up */
function judgeSum(value: string, bytes: Buffer, open: boolean): Evidence | undefined {
  const sum = SUM_LINE.exec(value.replaceAll(/\\{1,4}[nrt]/g, '\n'))?.[1];
  if (sum !== undefined && bytes.length >= SHORTEST && sum === sumOf(bytes))
    return proven('its body begins with a secret-key packet and its checksum holds');
  if (open) return proven('its body is a secret key that no passphrase protects');
  if (unproven(value, bodyOf(value)).verdict === 'disproves') return undefined;
  return sum === undefined
    ? proven('its body begins with a secret-key packet')
    : graded('medium', 'its body begins with a secret-key packet, though its checksum does not hold');
}

/**
 * What the body of a PGP private key block tells. A wrong checksum does not dismiss it: it may be omitted, and readers are
 * told to take no notice of it (RFC 9580, 6.1).
 */
export const pgpBody: Check = {
  judge: judgePackets,
  seal: (value) =>
    refilled(
      value,
      (content) => Buffer.concat([Buffer.from([0xc5]), content]),
      (bytes) => `=${sumOf(bytes)}\n`,
    ),
};
