import type { Check } from './evidence.js';

const SIGNATURE = 32;

/** One packet of a version 2 macaroon: its type, and where its data ends. */
function packetEnd(bytes: Buffer, at: number): number | undefined {
  const short = bytes[at + 1];
  if (short === undefined) return undefined;
  const long = short >= 0x80;
  const length = long ? (short & 0x7f) | (bytes[at + 2]! << 7) : short;
  const end = at + (long ? 3 : 2) + length;
  return end <= bytes.length ? end : undefined;
}

/**
 * Whether the bytes are a whole macaroon: version 2, a location, packets and section ends, a signature of 32 bytes at the
 * very end (libmacaroons, "v2 binary format").
 */
function isMacaroon(bytes: Buffer, location: string): boolean {
  const head = Buffer.from(`\u0002\u0001${String.fromCharCode(location.length)}${location}`, 'latin1');
  if (!bytes.subarray(0, head.length).equals(head)) return false;
  let at = head.length;
  while (at < bytes.length) {
    if (bytes[at] === 0) {
      at++;
      continue;
    }
    const end = packetEnd(bytes, at);
    if (end === undefined) return false;
    if (bytes[at] === 6) return bytes[at + 1] === SIGNATURE && end === bytes.length;
    at = end;
  }
  return false;
}

const bodyOf = (value: string): string => value.slice(value.indexOf('-') + 1);

/**
 * PyPI's tokens are macaroons (pypi/warehouse, `warehouse/macaroons`).
 *
 * @param location the index they are for
 */
export function macaroon(location: string): Check {
  return {
    judge: (value) =>
      isMacaroon(Buffer.from(bodyOf(value), 'base64url'), location)
        ? { verdict: 'proves', note: `it decodes to a macaroon for ${location}` }
        : {
            verdict: 'grades',
            confidence: 'medium',
            note: `it begins like a macaroon for ${location}, though it does not decode as a whole one`,
          },
    seal(value) {
      const drawn = Buffer.from(bodyOf(value).slice(-64), 'latin1');
      const identifier = drawn.subarray(0, 32);
      const head = Buffer.from([2, 1, location.length, ...Buffer.from(location), 2, identifier.length]);
      const tail = Buffer.from([0, 0, 6, SIGNATURE]);
      const bytes = Buffer.concat([head, identifier, tail, drawn.subarray(-SIGNATURE)]);
      return `pypi-${bytes.toString('base64url')}`;
    },
  };
}
