import { graded, proven, type Check, type Evidence, type Privilege } from './evidence.js';

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

const HOLDS = proven('its last bytes are the hash of those before them');
const FAILS = graded('medium', "it carries the service's mark, though its last bytes are no hash of those before them");

const MOST_DRAWS = 200;

/** Keys that are written without `+` and `/` are drawn until none comes out: the second character makes the next draw. */
function withoutSigns(bytes: Buffer, seal: (bytes: Buffer) => string): string {
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    const text = seal(bytes);
    if (!/[+/]/.test(text)) return text;
    bytes[1] = (bytes[1]! + 16) & 0xff;
    bytes[2] = (bytes[2]! * 5 + 65) & 0xff;
  }
  return seal(bytes);
}

/** What kinds of a service's keys reach, by what seeds their hash (microsoft/security-utilities, "IdentifiableMetadata"). */
const REACH: Readonly<Record<string, readonly [Privilege, string]>> = {
  MastRW00: ['admin', 'reads and writes'],
  MastRO00: ['scoped', 'only reads'],
  Manage00: ['admin', 'manages, sends and listens'],
  Send0000: ['scoped', 'only sends'],
  Listen00: ['scoped', 'only listens'],
  PAdmin00: ['admin', 'manages the indexes'],
  PQuery00: ['scoped', 'only queries'],
  Master00: ['admin', 'opens every function of the app'],
  Functi00: ['scoped', 'opens one function, or those of one app'],
  Device00: ['scoped', 'is that of one device'],
};

function proofFor(seed: string): Evidence {
  const [privilege, does] = REACH[seed] ?? [];
  if (privilege === undefined) return HOLDS;
  return { ...HOLDS, privilege, note: `${HOLDS.note}, which says that it ${does}` };
}

/** How the bytes of a key are written. */
type Written = 'base64' | 'url' | 'alnum';

function identifiable(seeds: readonly string[], written: Written): Check {
  const sums = (head: Buffer): number[] => seeds.map((seed) => marvin32(head, Buffer.from(seed, 'latin1')));
  const seal = (bytes: Buffer): string => {
    bytes.writeUInt32LE(sums(bytes.subarray(0, -CHECKSUM))[0]!, bytes.length - CHECKSUM);
    return bytes.toString('base64');
  };
  return {
    judge(value) {
      const bytes = Buffer.from(value, 'base64');
      if (bytes.length <= CHECKSUM) return FAILS;
      const kept = bytes.readUInt32LE(bytes.length - CHECKSUM);
      const seed = seeds[sums(bytes.subarray(0, -CHECKSUM)).indexOf(kept)];
      return seed === undefined ? FAILS : proofFor(seed);
    },
    seal(value) {
      const bytes = Buffer.from(value, 'base64');
      if (bytes.length <= CHECKSUM) return value;
      if (written === 'alnum') return withoutSigns(bytes, seal);
      const text = seal(bytes);
      return written === 'url' ? text.replaceAll('+', '-').replaceAll('/', '_') : text;
    },
  };
}

/**
 * A check for Azure's identifiable keys: the last four bytes of the base64 are the Marvin32 of those before, little-endian
 * (microsoft/security-utilities, "IdentifiableSecrets").
 *
 * @param seeds the eight characters that seed each kind of the key
 */
export function identifiableKey(...seeds: string[]): Check {
  return identifiable(seeds, 'base64');
}

/** The same for keys in base64url, with padding. */
export function identifiableUrlKey(...seeds: string[]): Check {
  return identifiable(seeds, 'url');
}

/** The same for keys that are drawn until their base64 has letters and digits only. */
export function identifiableAlnumKey(...seeds: string[]): Check {
  return identifiable(seeds, 'alnum');
}

const CASK_COVERED = 60;
const CASK_MARK_AT = 52;
const DERIVED = /^JQQJ9[^9]/;
const CASK_SEED = Buffer.from('Default0');

function caskSum(bytes: Buffer): Buffer {
  const sum = Buffer.alloc(CHECKSUM);
  sum.writeUInt32LE(marvin32(bytes.subarray(0, CASK_COVERED), CASK_SEED));
  return sum;
}

/** When a key was made: a letter for the year from 2024, one for the month. */
function caskDate(value: string): string {
  const from = (at: number): number => value.charCodeAt(at) - 'A'.charCodeAt(0);
  return `${2024 + from(58)}-${String(from(59) + 1).padStart(2, '0')}`;
}

/**
 * A common annotated security key: 60 bytes, of which characters 52 to 55 are a mark and 58 and 59 the year and month, then
 * three or four bytes of their Marvin32 (microsoft/security-utilities, `GenerateCommonAnnotatedTestKey`). Derived keys
 * (`JQQJ9D`) write the hash another way, so that they are not looked into.
 */
export const caskKey: Check = {
  judge(value) {
    if (DERIVED.test(value.slice(CASK_MARK_AT))) return undefined;
    const bytes = Buffer.from(value, 'base64');
    const kept = bytes.subarray(CASK_COVERED);
    if (kept.length < 3 || !caskSum(bytes).subarray(0, kept.length).equals(kept)) return FAILS;
    return /^JQQJ99[A-Z][A-L]/.test(value.slice(CASK_MARK_AT))
      ? proven(`its last bytes are the hash of those before them; it was made in ${caskDate(value)}`)
      : HOLDS;
  },
  seal: (value) =>
    withoutSigns(Buffer.from(value, 'base64'), (bytes) => {
      caskSum(bytes).copy(bytes, CASK_COVERED);
      return bytes.toString('base64');
    }),
};
