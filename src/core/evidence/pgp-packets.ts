/** A packet of OpenPGP (RFC 9580, 4.2): what it is, and where its content stands. */
interface Packet {
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** How the secret part of a key is kept: open to anybody, under a passphrase, or somewhere else. */
export type SecretState = 'open' | 'locked' | 'elsewhere';

const SECRET_KEY = 5;
const SECRET_SUBKEY = 7;
/** What may stand in an exported key beside its secret packets: signatures, markers, trust, names and padding. */
const BESIDE: ReadonlySet<number> = new Set([2, 10, 12, 13, 17, 21]);
/** More packets than a keyring of a thousand keys has. */
const MOST = 20_000;

/** Reads the head of a packet in the old or the new form; partial lengths, which keys never have, are none. */
function packetAt(bytes: Buffer, at: number): Packet | undefined {
  const first = bytes[at] ?? 0;
  if ((first & 0x80) === 0) return undefined;
  const known = (first & 0x40) === 0 ? oldLength(bytes, at) : newLength(bytes, at);
  if (known === undefined) return undefined;
  const tag = (first & 0x40) === 0 ? (first >> 2) & 15 : first & 63;
  const end = known.start + known.length;
  return end > bytes.length ? undefined : { tag, start: known.start, end };
}

interface Length {
  readonly start: number;
  readonly length: number;
}

function oldLength(bytes: Buffer, at: number): Length | undefined {
  const size = [1, 2, 4][bytes[at]! & 3];
  if (size === undefined || at + 1 + size > bytes.length) return undefined;
  return { start: at + 1 + size, length: bytes.readUIntBE(at + 1, size) };
}

function newLength(bytes: Buffer, at: number): Length | undefined {
  const first = bytes[at + 1] ?? 255;
  if (first < 192) return { start: at + 2, length: first };
  if (first < 224 && at + 3 <= bytes.length)
    return { start: at + 3, length: ((first - 192) << 8) + bytes[at + 2]! + 192 };
  return first === 255 && at + 6 <= bytes.length ? { start: at + 6, length: bytes.readUInt32BE(at + 2) } : undefined;
}

/** The parts of a key in the order they stand in: numbers with their bits counted, an identifier of a curve, bytes. */
type Part = 'number' | 'curve' | 'kdf' | number;

const NUMBER = 'number';
/** Algorithm → the public part, and how many numbers or bytes the secret one has (RFC 9580, 5.5.5). */
const PARTS: Readonly<Record<number, readonly [open: readonly Part[], secret: readonly Part[]]>> = {
  1: [
    [NUMBER, NUMBER],
    [NUMBER, NUMBER, NUMBER, NUMBER],
  ],
  2: [
    [NUMBER, NUMBER],
    [NUMBER, NUMBER, NUMBER, NUMBER],
  ],
  3: [
    [NUMBER, NUMBER],
    [NUMBER, NUMBER, NUMBER, NUMBER],
  ],
  16: [[NUMBER, NUMBER, NUMBER], [NUMBER]],
  17: [[NUMBER, NUMBER, NUMBER, NUMBER], [NUMBER]],
  18: [['curve', NUMBER, 'kdf'], [NUMBER]],
  19: [['curve', NUMBER], [NUMBER]],
  22: [['curve', NUMBER], [NUMBER]],
  25: [[32], [32]],
  26: [[56], [56]],
  27: [[32], [32]],
  28: [[57], [57]],
};
const LONGEST_NUMBER = 16_384;

/**
 * @param loose whether numbers may begin with zeros, as some programs write secret ones
 * @returns where the parts end, or nothing where they do not fit
 */
function partsEnd(
  bytes: Buffer,
  { start, end }: Omit<Packet, 'tag'>,
  parts: readonly Part[],
  loose = false,
): number | undefined {
  let at = start;
  for (const part of parts) {
    if (typeof part === 'number') at += part;
    else if (part !== NUMBER) at += 1 + (bytes[at] ?? 0);
    else {
      if (at + 2 > end) return undefined;
      const bits = bytes.readUInt16BE(at);
      // The highest bit counted is set.
      const high = bits === 0 ? 0 : bytes[at + 2]! >> ((bits - 1) & 7);
      if (bits > LONGEST_NUMBER || (high !== 1 && !loose)) return undefined;
      at += 2 + ((bits + 7) >> 3);
    }
    if (at > end) return undefined;
  }
  return at;
}

const STRING_TO_KEY: ReadonlySet<number> = new Set([253, 254, 255]);
const GNU_EXTENSION = 101;
/** Behind the specifier: `GNU`, and 1 where the secret part is left out, 2 where it is on a card. */
const GNU = Buffer.from('GNU');

/** How the secret part of a packet is kept; nothing where the packet is not a secret key. */
function stateOf(bytes: Buffer, { start, end }: Packet): SecretState | undefined {
  const version = bytes[start] ?? 0;
  if (version < 4 || version > 6 || start + 6 > end) return undefined;
  const parts = PARTS[bytes[start + 5]!];
  if (parts === undefined) return undefined;
  const usageAt = partsEnd(bytes, { start: start + (version === 4 ? 6 : 10), end }, parts[0]);
  if (usageAt === undefined || usageAt >= end) return undefined;
  if (bytes[usageAt] === 0)
    return openState(bytes, { start: usageAt + 1 + (version === 5 ? 5 : 0), end }, version, parts[1]);
  return lockedState(bytes.subarray(usageAt, Math.min(end, usageAt + SPECIFIER)));
}

/** The longest head of what says how a passphrase protects the secret part. */
const SPECIFIER = 12;
const MOST_CIPHERS = 14;

/** @param specifier the octet of usage, and what follows it */
function lockedState(specifier: Buffer): SecretState | undefined {
  const usage = specifier[0]!;
  if (!STRING_TO_KEY.has(usage)) return usage < MOST_CIPHERS ? 'locked' : undefined;
  const gnu = specifier.indexOf(GNU);
  return gnu > 1 && specifier[gnu - 2] === GNU_EXTENSION ? 'elsewhere' : 'locked';
}

/** Behind an open secret part two bytes of its sum follow, from version 6 on nothing. */
function openState(
  bytes: Buffer,
  range: Omit<Packet, 'tag'>,
  version: number,
  parts: readonly Part[],
): SecretState | undefined {
  const secretEnd = partsEnd(bytes, range, parts, true);
  if (secretEnd === undefined) return undefined;
  return secretEnd + (version === 6 ? 0 : 2) === range.end ? 'open' : undefined;
}

/** Keys as they were exported, one after another. */
export interface Keyring {
  readonly length: number;
  readonly state: SecretState;
}

/** @returns the secret keys that the bytes begin with, and how the least protected is kept; nothing where they begin with none */
export function keyringOf(bytes: Buffer): Keyring | undefined {
  const states = new Set<SecretState>();
  let length = 0;
  for (let count = 0; count < MOST; count++) {
    const packet = packetAt(bytes, length);
    if (packet === undefined) break;
    const secret = packet.tag === SECRET_KEY || packet.tag === SECRET_SUBKEY;
    if (!secret && (length === 0 || !BESIDE.has(packet.tag))) break;
    const state = secret ? stateOf(bytes, packet) : undefined;
    if (secret && state === undefined) break;
    if (state !== undefined) states.add(state);
    length = packet.end;
  }
  const state = (['open', 'locked', 'elsewhere'] as const).find((one) => states.has(one));
  return state === undefined ? undefined : { length, state };
}
