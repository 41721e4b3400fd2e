import type { ByteRange } from '../document.js';
import type { Hits } from '../engine.js';
import type { Candidate } from '../match/matcher.js';
import { Source } from '../source.js';
import { decode } from './decode.js';
import type { Decoding } from './decoding.js';
import type { Marks } from './escapes.js';

/** A candidate, the text in which it was seen, and where in the document that is. */
export interface Sighting {
  readonly candidate: Candidate;
  /** The document, or a text decoded from parts of it. */
  readonly source: Source;
  /** The bytes of the document that the value is written in; of base64 and hexadecimal the lines that hold them. */
  readonly at: ByteRange;
  /** The same, to the character. */
  readonly exact: ByteRange;
  readonly reach: ByteRange;
  readonly partner?: ByteRange;
  /** Encodings joined by `+`, the outermost first. */
  readonly decodedFrom?: string;
}

/** @returns the candidates of the document itself */
export function plainSightings(source: Source, candidates: readonly Candidate[]): readonly Sighting[] {
  return candidates.map((candidate) => {
    const { value, reach, partner } = candidate;
    const place = { at: value, exact: value, reach };
    return { candidate, source, ...place, ...(partner === undefined ? {} : { partner }) };
  });
}

const DEEPEST = 3;
/** How much may be made of a document, in bytes, and so many more times its length: nothing but an attack needs as much. */
const ROOM = 262_144;
const TIMES = 3;

/**
 * Looks into what a document holds encoded, and into what that holds encoded in turn.
 *
 * @param look finds the candidates of a text, and what decoding goes by
 * @returns the candidates of each depth
 */
export function decodedSightings(
  look: (source: Source) => Hits,
  source: Source,
  marks: Marks,
): readonly (readonly Sighting[])[] {
  const depths: (readonly Sighting[])[] = [];
  const decodings: Decoding[] = [];
  let outer = { bytes: source.bytes, marks };
  let room = ROOM + TIMES * source.bytes.length;
  while (depths.length < DEEPEST && room > 0) {
    const decoding = decode(outer.bytes, outer.marks, room);
    if (decoding === undefined) break;
    room -= decoding.bytes.length;
    decodings.unshift(decoding);
    const text = new Source({ path: source.document.path, bytes: decoding.bytes, added: 'all' }, source);
    const hits = look(text);
    const way = [...decodings];
    depths.push(hits.candidates.flatMap((candidate) => sighted(candidate, text, way) ?? []));
    outer = { bytes: text.bytes, marks: hits.marks };
  }
  return depths;
}

/** The decodings that made a text, the last one first. */
type Way = readonly Decoding[];

/** @returns nothing for what the text around the encoded bytes holds by itself, or what lies in two fragments of it */
function sighted(candidate: Candidate, source: Source, way: Way): Sighting | undefined {
  const { rule, value, partner } = candidate;
  if (!isWhole(value, way)) return undefined;
  if (rule.kind === 'generic' && !isSpelledOut(candidate, way)) return undefined;
  const exact = traced(way, 'exact', value);
  const place = { at: traced(way, 'shown', value), exact };
  if (partner !== undefined) {
    const decodedFrom = encodingsOf(value, way) ?? encodingsOf(partner, way);
    const beside = isWhole(partner, way) ? traced(way, 'shown', partner) : undefined;
    if (decodedFrom === undefined || beside === undefined || !areNear(exact, beside, candidate)) return undefined;
    return { candidate, source, ...place, reach: place.at, partner: beside, decodedFrom };
  }
  const decodedFrom = encodingsOf(value, way) ?? encodingsOf(candidate.reach, way);
  if (decodedFrom === undefined || !isWhole(candidate.reach, way)) return undefined;
  return { candidate, source, ...place, reach: traced(way, 'shown', candidate.reach), decodedFrom };
}

function traced(way: Way, how: 'exact' | 'shown', range: ByteRange): ByteRange {
  return way.reduce((inner, decoding) => decoding[how](inner), range);
}

function isWhole(range: ByteRange, way: Way): boolean {
  let inner = range;
  for (const decoding of way) {
    if (decoding.fragmentOf(inner) === undefined) return false;
    inner = decoding.exact(inner);
  }
  return true;
}

/** @returns nothing where the last decoding changed nothing in the range */
function encodingsOf(range: ByteRange, way: Way): string | undefined {
  const names: string[] = [];
  let inner = range;
  for (const decoding of way) {
    names.unshift(decoding.writtenIn(inner));
    inner = decoding.exact(inner);
  }
  return names.at(-1) === '' ? undefined : names.filter((name) => name !== '').join('+');
}

/**
 * Names tell of values in the same text: not of the base64 behind them, and not of what only begins like text. Escaped quotes
 * are read where they stand.
 */
function isSpelledOut({ value, reach }: Candidate, way: Way): boolean {
  if (way[0]!.writtenIn(reach) === 'escaped-string') return false;
  if (way[0]!.isOfRun(value.start) && !way[0]!.isOfRun(reach.start)) return false;
  // A part of a value that happens to read as base64 or hexadecimal digits is a part of it all the same.
  if (way[0]!.isOfRun(value.start) !== way[0]!.isOfRun(value.end - 1)) return false;
  let inner = value;
  for (const decoding of way) {
    if (!decoding.isProse(decoding.fragmentOf(inner)!)) return false;
    inner = decoding.exact(inner);
  }
  return true;
}

/** Fragments that follow each other may come from far apart; encoded text is up to some times longer than what it means. */
function areNear(a: ByteRange, b: ByteRange, { rule }: Candidate): boolean {
  const gap = Math.max(a.start - b.end, b.start - a.end);
  return rule.kind === 'pair' && gap <= 4 * rule.within;
}
