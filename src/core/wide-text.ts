import type { ByteRange } from './document.js';
import { TEXT } from './printable.js';

/** How text is written that takes two bytes or four for each character. */
export type WideEncoding = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

/** Characters below U+0100 in a row, each written with one or three zero bytes. */
export interface WideText extends ByteRange {
  readonly encoding: WideEncoding;
}

/** Bytes that alternate with zeros. */
interface Zone extends ByteRange {
  /** The offset of a zero in it; of UTF-32 of a character. */
  readonly at: number;
  readonly size: 2 | 4;
}

/** How far apart places are looked at, in bytes: a zone that holds a name and a value holds one of them. */
const STEP = 16;
const PROBE = 4;
/** The fewest characters of a zone. */
const SHORTEST = 10;

/** @returns the zones of interleaved zeros, by rising offset; most bytes are never read */
function zonesIn(bytes: Uint8Array): readonly Zone[] {
  const first = bytes.indexOf(0);
  const zones: Zone[] = [];
  if (first === -1) return zones;
  let floor = 0;
  for (let at = Math.max(0, first - STEP); at + PROBE <= bytes.length; at += STEP) {
    // Two zeros, or none, are most of any binary.
    const zone =
      (bytes[at] === 0) === (bytes[at + 1] === 0) && (bytes[at + 2] === 0) === (bytes[at + 3] === 0)
        ? undefined
        : zoneAt(bytes, at, floor);
    if (zone === undefined) continue;
    zones.push(zone);
    floor = zone.end;
    at = Math.max(at, zone.end - STEP);
  }
  return zones;
}

function zoneAt(bytes: Uint8Array, at: number, floor: number): Zone | undefined {
  const first = bytes[at]!;
  const second = bytes[at + 1]!;
  const third = bytes[at + 2]!;
  const fourth = bytes[at + 3]!;
  const even = first | third;
  const odd = second | fourth;
  if (even === 0 && second !== 0 && fourth !== 0) return grown(bytes, at, 2, floor);
  if (odd === 0 && first !== 0 && third !== 0) return grown(bytes, at + 1, 2, floor);
  if (even !== 0 && odd === 0) return grown(bytes, first === 0 ? at + 2 : at, 4, floor);
  if (odd !== 0 && even === 0) return grown(bytes, second === 0 ? at + 3 : at + 1, 4, floor);
  return undefined;
}

/** @returns the zone around a place, if it is long enough */
function grown(bytes: Uint8Array, at: number, size: 2 | 4, floor: number): Zone | undefined {
  const isCharacter = size === 2 ? 1 : 0;
  const fits = (place: number): boolean =>
    ((place - at) & (size - 1)) === isCharacter ? isCharacterByte(bytes[place]!) : bytes[place] === 0;
  let start = at;
  while (start > floor && fits(start - 1)) start--;
  let end = at;
  while (end < bytes.length && fits(end)) end++;
  return end - start < SHORTEST * size ? undefined : { start, end, at, size };
}

/** Marks of order are made of FE and FF. */
function isCharacterByte(byte: number): boolean {
  return TEXT[byte] === 1 && byte < 0xfe;
}

/**
 * @returns UTF-16 and UTF-32 wherever it stands in the bytes, by rising offset. Where a zone begins and ends with a character and
 *   nothing shows the order, both are given
 */
export function wideTexts(bytes: Uint8Array): readonly WideText[] {
  return zonesIn(bytes).flatMap((zone) => readings(bytes, zone));
}

function readings(bytes: Uint8Array, { start, end, at, size }: Zone): readonly WideText[] {
  const character = size === 2 ? at + 1 : at;
  const mask = size - 1;
  /** The first character, and the end of the last. */
  const first = start + ((character - start) & mask);
  const last = end - ((end - 1 - character) & mask);
  const little: WideText = { start: first, end: last - 1 + size, encoding: size === 2 ? 'utf-16le' : 'utf-32le' };
  const big: WideText = { start: first + 1 - size, end: last, encoding: size === 2 ? 'utf-16be' : 'utf-32be' };
  if (little.end <= end && big.start < start) return [little];
  if (little.end > end && big.start >= start) return [big];
  if (little.end <= end) return [little];
  const both: [WideText, WideText] = [
    { ...little, end: little.end - size },
    { ...big, start: big.start + size },
  ];
  // Where other text leads up to the zone, its first character is of that; where some follows, its last is.
  const ahead = isCharacterByte(bytes[start - 1] ?? 0);
  const behind = isCharacterByte(bytes[end] ?? 0);
  return ahead === behind ? both : [both[ahead ? 1 : 0]];
}

/**
 * @param shortest how many characters of ASCII in a row are none of UTF-16's
 * @returns whether all zones of interleaved zeros are those of UTF-16 from the first byte on, in the order given, and no ASCII
 *   stands beside them
 */
export function isWideThroughout(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', shortest: number): boolean {
  const zeros = encoding === 'utf-16le' ? 1 : 0;
  return zonesIn(bytes).every(({ at, size }) => size === 2 && (at & 1) === zeros) && !holdsAscii(bytes, shortest);
}

function holdsAscii(bytes: Uint8Array, shortest: number): boolean {
  const isAscii = (place: number): boolean => bytes[place]! < 0x80 && TEXT[bytes[place]!] === 1;
  for (let at = shortest - 1; at < bytes.length; at += shortest) {
    if (!isAscii(at)) continue;
    let start = at;
    while (start > 0 && isAscii(start - 1)) start--;
    while (at + 1 < bytes.length && isAscii(at + 1)) at++;
    if (at + 1 - start >= shortest) return true;
  }
  return false;
}
