import type { ByteRange } from '../document.js';
import type { Kept } from '../overlap.js';
import { CONFIDENCES, type Confidence } from '../rule.js';
import type { Sighting } from './sighting.js';

/** A candidate that judging kept, and where it was seen. */
export interface Settled extends Kept {
  readonly sighting: Sighting;
}

/**
 * Leaves one finding a place where encoded text was matched as it stands and decoded too: the one as it stands, unless that
 * is known only by its place and what it decodes to is known better.
 *
 * @param plain what was found in the document itself
 * @param depths what was found in what it decodes to
 * @param length of the document, in bytes
 */
export function settled(
  plain: readonly Settled[],
  depths: readonly (readonly Settled[])[],
  length: number,
): readonly Settled[] {
  if (depths.every((depth) => depth.length === 0)) return plain;
  const taken = new Uint8Array(length);
  const isFree = ({ sighting }: Settled): boolean => !taken.subarray(...ends(sighting.exact)).includes(1);
  const take = (found: readonly Settled[]): void =>
    found.forEach(({ sighting }) => taken.fill(1, ...ends(sighting.exact)));
  take(plain.filter((one) => !isByPlace(one)));
  const strengths = strengthsOf(depths.flat().filter(isFree), length);
  const staying = plain.filter((one) => !isByPlace(one) || !isOutdone(one, strengths));
  take(staying);
  const left = [...staying];
  for (const depth of depths) {
    const fresh = depth.filter(isFree);
    take(fresh);
    left.push(...fresh);
  }
  return left;
}

const ends = ({ start, end }: ByteRange): [number, number] => [start, end];
const sure = (confidence: Confidence): number => 1 + CONFIDENCES.indexOf(confidence);

/** Names, addresses and headers tell that something secret stands there, not what it is. */
function isByPlace({ candidate: { rule }, judgement }: Settled): boolean {
  if (judgement.confidence === 'certain') return false;
  return rule.kind === 'token' ? rule.lead !== undefined : rule.kind !== 'block' && rule.kind !== 'pair';
}

/** More than any confidence: a form that tells by itself. */
const TOLD_BY_FORM = CONFIDENCES.length + 1;

function strengthOf(found: Settled): number {
  const strength = sure(found.judgement.confidence);
  return !isByPlace(found) && strength >= sure('high') ? TOLD_BY_FORM : strength;
}

function strengthsOf(found: readonly Settled[], length: number): Uint8Array {
  const strengths = new Uint8Array(length);
  for (const one of found.toSorted((a, b) => strengthOf(a) - strengthOf(b)))
    strengths.fill(strengthOf(one), ...ends(one.sighting.exact));
  return strengths;
}

function isOutdone({ judgement, sighting }: Settled, strengths: Uint8Array): boolean {
  const strongest = strengths.subarray(...ends(sighting.exact)).reduce((most, one) => Math.max(most, one), 0);
  return strongest === TOLD_BY_FORM || strongest > sure(judgement.confidence);
}
