import type { ByteRange } from '../document.js';
import { base64Around, SEXTETS, wideBase64Around } from './base64.js';
import { hexAround, NIBBLES } from './hex.js';

/** Where characters may be the base64 or the hexadecimal of text. */
export interface Run extends ByteRange {
  /** What it is: `wide` is base64 of UTF-16. */
  readonly kind: 'base64' | 'wide' | 'hex';
}

/** Shortest stretch worth a look: 18 bytes of base64, shorter than any key that its form tells. */
const SHORTEST = 24;
const SHORTEST_HEX = 32;
const SHORTEST_WIDE = 32;

/** Where the last byte looked at may stand: a bit for each place in base64's groups of four, in pairs of digits, and in base64 of UTF-16. */
const BASE64_PLACES = [0, 1, 2, 3] as const;
const HEX_PLACES = [0, 1] as const;
const HEX = 4;
const WIDE = 6;
const ANY = 0b11_1111_1111;

/** Which characters base64 writes text with, by their place in a group: text has no bytes below tab, and none above 7E counts. */
const SEXTET_OF_TEXT: Readonly<Record<0 | 1 | 2 | 3, (sextet: number) => boolean>> = [
  (sextet) => sextet === 2 || sextet === 3 || (sextet >= 8 && sextet < 32),
  (sextet) => (sextet & 15) === 0 || ((sextet & 15) >= 2 && (sextet & 15) < 8),
  (sextet) => (sextet & 3) < 2,
  () => true,
];
/** The same for base64 of UTF-16, where every other byte is zero. */
const SEXTET_OF_WIDE: typeof SEXTET_OF_TEXT = [
  (sextet) => sextet === 0 || SEXTET_OF_TEXT[0](sextet),
  (sextet) => (sextet & 15) === 0 || (sextet >= 2 && sextet < 8),
  (sextet) => sextet < 2 || (sextet & 3) === 0,
  () => true,
];
/** The same for the two digits of a byte from 20 to 7F. */
const NIBBLE_OF_TEXT: Readonly<Record<0 | 1, (nibble: number) => boolean>> = [
  (nibble) => nibble >= 2 && nibble < 8,
  () => true,
];

/** Byte → the places that the last byte of a run may stand at, by what it is itself. */
const LAST = new Uint16Array(256);
for (let byte = 0; byte < LAST.length; byte++) {
  const sextet = SEXTETS[byte]!;
  const nibble = NIBBLES[byte]!;
  if (sextet >= 64) continue;
  for (const place of BASE64_PLACES) if (SEXTET_OF_TEXT[place](sextet)) LAST[byte]! |= 1 << place;
  for (const place of BASE64_PLACES) if (SEXTET_OF_WIDE[place](sextet)) LAST[byte]! |= 1 << (WIDE + place);
  for (const place of HEX_PLACES) if (nibble < 16 && NIBBLE_OF_TEXT[place](nibble)) LAST[byte]! |= 1 << (HEX + place);
}

/** @returns byte → the same, by what stands `distance` before the last byte: both turn with the distance */
function placesAt(distance: number): Uint16Array {
  const turned = (bits: number, size: number): number => {
    const by = distance % size;
    return ((bits << by) | (bits >> (size - by))) & ((1 << size) - 1);
  };
  return LAST.map((bits) =>
    bits === 0
      ? 0
      : turned(bits & 0b1111, 4) | (turned((bits >> HEX) & 0b11, 2) << HEX) | (turned(bits >> WIDE, 4) << WIDE),
  );
}

const SECOND = placesAt(1);
const THIRD = placesAt(2);
const FOURTH = placesAt(3);

/**
 * Finds base64 and hexadecimal whose bytes are text, wherever in a longer word they begin.
 *
 * It reads the last four bytes of where a run could be, and steps over what they rule out: most bytes are never read, and
 * four letters of prose or code seldom fit text at one and the same place.
 *
 * @param onRun takes a run, and tells up to where it is dealt with
 */
export function encodedRuns(bytes: Uint8Array, onRun: (run: Run) => number): void {
  let from = 0;
  let floor = 0;
  while (from + SHORTEST <= bytes.length) {
    const last = from + SHORTEST - 1;
    let places = ANY;
    let at = last;
    while (at > from) {
      places &= LAST[bytes[at]!]! & SECOND[bytes[at - 1]!]! & THIRD[bytes[at - 2]!]! & FOURTH[bytes[at - 3]!]!;
      if (places === 0) break;
      at -= 4;
    }
    if (places === 0) from = at - 2;
    else {
      const run = longest(bytes, from, last, places, floor);
      if (run !== undefined) floor = onRun(run);
      from = Math.max(run === undefined ? 0 : floor, from + 1);
    }
  }
}

/** @returns the longest of the runs around a place that the bits allow */
function longest(bytes: Uint8Array, from: number, last: number, places: number, floor: number): Run | undefined {
  let best: Run | undefined;
  let most = 0;
  for (const place of HEX_PLACES) {
    if ((places & (1 << (HEX + place))) === 0) continue;
    const run = hexAround(bytes, from + ((from - last + place) & 1), floor);
    const length = run.end - run.start;
    if (length < SHORTEST_HEX || length <= most) continue;
    best = { start: run.start, end: run.end, kind: 'hex' };
    most = length;
  }
  for (const place of BASE64_PLACES) {
    if ((places & (1 << place)) === 0) continue;
    // A group begins where the place is 0.
    const run = base64Around(bytes, from + (-(from - last + place) & 3), floor);
    const length = run.end - run.start;
    if (length < SHORTEST - 8 || length <= most) continue;
    best = { start: run.start, end: run.end, kind: 'base64' };
    most = length;
  }
  return best ?? (places < 1 << WIDE ? undefined : wideRun(bytes, from, last, places, floor));
}

function wideRun(bytes: Uint8Array, from: number, last: number, places: number, floor: number): Run | undefined {
  for (let place = 0; place < 4; place++) {
    if ((places & (1 << (WIDE + place))) === 0) continue;
    const run = wideBase64Around(bytes, from + (-(from - last + place) & 3), floor);
    if (run !== undefined && run.end - run.start >= SHORTEST_WIDE)
      return { start: run.start, end: run.end, kind: 'wide' };
  }
  return undefined;
}
