import { crc32 } from 'node:zlib';
import type { Budget } from './budget.js';
import { inflate } from './inflate.js';
import { BEHIND, outside, type Part } from './part.js';

// RFC 1952. A file is one member behind the other; what follows may be another archive, which some tools find by its end.

const FLAG_CRC = 2;
const FLAG_EXTRA = 4;
const FLAG_NAME = 8;
const FLAG_COMMENT = 16;
const RESERVED = 0xe0;
const FIXED = 10;
const TRAILER = 8;

/** @returns whether the bytes begin as a member does that holds a deflate stream, the only method there is */
export function isGzip(bytes: Buffer, at = 0): boolean {
  return (
    bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 8 && ((bytes[at + 3] ?? 0xff) & RESERVED) === 0
  );
}

/**
 * Reads what a gzip file holds: one file, under no name of its own.
 *
 * @param name what to call it
 */
export function* readGzip(bytes: Buffer, budget: Budget, name: string): Generator<Part, void, void> {
  const members: Buffer[] = [];
  const covered: [number, number][] = [];
  let length = 0;
  let failure: Part | undefined;
  let rest = bytes.length;
  for (let at = 0; failure === undefined && isGzip(bytes, at);) {
    const over = budget.enter();
    const start = over === undefined ? dataStart(bytes, at) : undefined;
    if (start === undefined) {
      failure = over === undefined ? { failed: CUT } : { failed: over, limit: true };
      break;
    }
    const member = inflate(bytes.subarray(start), bytes.length - start, budget);
    if ('failed' in member) failure = member;
    else {
      members.push(member.bytes);
      const end = start + member.used;
      covered.push([start, end]);
      length += member.bytes.length;
      failure = budget.excess(length) ?? trailerFailure(bytes, end, member.bytes, member.cut);
      at = pastZeros(bytes, end + TRAILER);
      rest = at;
    }
  }
  if (members.length > 0) yield { name, bytes: members.length === 1 ? members[0]! : Buffer.concat(members) };
  if (failure !== undefined) yield failure;
  else if (rest < bytes.length) {
    covered.push([rest, bytes.length]);
    yield { name: BEHIND, bytes: bytes.subarray(rest) };
  }
  yield { bytes: outside(bytes, covered) };
}

const CUT = 'it is cut short';

/** Tapes and some tools pad members with zeros. */
function pastZeros(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === 0) at++;
  return at;
}

function trailerFailure(bytes: Buffer, end: number, content: Buffer, cut: boolean): Part | undefined {
  if (cut || end + TRAILER > bytes.length) return { failed: CUT };
  const whole = bytes.readUInt32LE(end) === crc32(content) && bytes.readUInt32LE(end + 4) === content.length % 2 ** 32;
  return whole ? undefined : { failed: 'its content is not what its checksum says' };
}

/** @returns where the deflate stream begins; nothing where the header is cut short */
function dataStart(bytes: Buffer, at: number): number | undefined {
  const flags = bytes[at + 3]!;
  let next: number | undefined = at + FIXED;
  if ((flags & FLAG_EXTRA) !== 0) next = next + 2 <= bytes.length ? next + 2 + bytes.readUInt16LE(next) : undefined;
  for (const flag of [FLAG_NAME, FLAG_COMMENT])
    if (next !== undefined && (flags & flag) !== 0) next = afterZero(bytes, next);
  if (next !== undefined && (flags & FLAG_CRC) !== 0) next += 2;
  return next === undefined || next >= bytes.length ? undefined : next;
}

function afterZero(bytes: Buffer, from: number): number | undefined {
  const zero = bytes.indexOf(0, from);
  return zero === -1 ? undefined : zero + 1;
}
