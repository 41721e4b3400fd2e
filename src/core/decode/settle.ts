import type { ByteRange } from '../document.js';
import type { Kept } from '../overlap.js';
import { isFormOfMany, type AnyRule } from '../rule.js';
import { CONFIDENCES } from '../evidence/evidence.js';
import type { Sighting } from './sighting.js';

/** A candidate that judging kept, and where it was seen. */
export interface Settled extends Kept {
  readonly sighting: Sighting;
}

/**
 * Leaves one finding a place where encoded text was matched as it stands and decoded too: the one as it stands, unless what
 * it decodes to tells more.
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
  const decoded = depths.flat();
  if (decoded.length === 0) return plain;
  const taken = new Uint8Array(length);
  const isFree = ({ sighting }: Settled): boolean => !taken.subarray(...ends(sighting.exact)).includes(1);
  const take = (found: readonly Settled[]): readonly Settled[] => {
    for (const { sighting } of found) taken.fill(1, ...ends(sighting.exact));
    return found;
  };
  const firm = new Set(take(notOutdone(plain, decoded, length)));
  const wavering = plain.filter((one) => !firm.has(one));
  const staying = new Set([...firm, ...take(notOutdone(wavering, decoded.filter(isFree), length))]);
  const inner = depths.flatMap((depth) => take(withoutRepeats(depth.filter(isFree), length)));
  const outer = plain.filter((one) => staying.has(one));
  return [...withoutIds(outer, inner, length), ...inner];
}

/** The same bytes may be read in several ways (both orders of UTF-16, two kinds of escapes) that bring the same value. */
function withoutRepeats(found: readonly Settled[], length: number): readonly Settled[] {
  if (found.length < 2) return found;
  const numbers = new Map<string, number>();
  const owners = new Uint32Array(length);
  return found.filter(({ candidate: { rule, value }, sighting: { source, exact } }) => {
    const key = `${rule.id} ${source.text(value.start, value.end)}`;
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    const isRepeat = owners.subarray(...ends(exact)).includes(number);
    owners.fill(number, ...ends(exact));
    return !isRepeat;
  });
}

/** @returns those that nothing decoded in their place outdoes */
function notOutdone(plain: readonly Settled[], decoded: readonly Settled[], length: number): readonly Settled[] {
  if (plain.length === 0) return plain;
  // By offset, since all compared with all would let a hostile file cost quadratic time.
  const owners = new Uint32Array(length);
  const ordered = decoded.toSorted((a, b) => sure(a) - sure(b));
  for (const [i, { sighting }] of ordered.entries()) owners.fill(i + 1, ...ends(sighting.exact));
  return plain.filter((one) => {
    const there = new Set(owners.subarray(...ends(one.sighting.exact)));
    return ![...there].some((owner) => owner > 0 && outdoes(ordered[owner - 1]!, one));
  });
}

function outdoes(decoded: Settled, plain: Settled): boolean {
  if (decoded.candidate.rule === plain.candidate.rule) return covers(decoded.sighting.exact, plain.sighting.exact);
  if (knowsMore(decoded, plain) && sure(decoded) >= sure(plain)) return true;
  if (!isByPlace(plain)) return false;
  return (!isByPlace(decoded) && sure(decoded) >= HIGH) || sure(decoded) > sure(plain);
}

/** A name that says only that a value is secret leaves it to a rule that knows whose it is, a form of many to a name of one. */
function knowsMore({ candidate: decoded }: Settled, { candidate: plain }: Settled): boolean {
  if (plain.rule.kind === 'generic') return decoded.rule.kind !== 'generic' && !isFormOfMany(decoded.rule);
  return isFormOfMany(plain.rule) && decoded.rule.kind === 'assigned';
}

/** As it stands, a value of open length ends at its first escape. */
function covers(outer: ByteRange, inner: ByteRange): boolean {
  return outer.start <= inner.start && outer.end >= inner.end && (outer.start < inner.start || outer.end > inner.end);
}

/** The id of a pair is part of it and no finding of its own, also where the secret alone is encoded. */
function withoutIds(plain: readonly Settled[], inner: readonly Settled[], length: number): readonly Settled[] {
  const partners = inner.flatMap(({ sighting }) => sighting.partner ?? []);
  if (partners.length === 0) return plain;
  const ids = new Uint8Array(length);
  for (const partner of partners) ids.fill(1, ...ends(partner));
  return plain.filter(({ sighting }) => !ids.subarray(...ends(sighting.exact)).includes(1));
}

const ends = ({ start, end }: ByteRange): [number, number] => [start, end];
const sure = ({ judgement }: Settled): number => CONFIDENCES.indexOf(judgement.confidence);
const HIGH = CONFIDENCES.indexOf('high');

/** Kinds whose values are known by what they are. */
const OF_THEMSELVES: ReadonlySet<AnyRule['kind']> = new Set(['block', 'container', 'pair']);

/** Names, addresses and headers tell that something secret stands there, not what it is. */
function isByPlace({ candidate: { rule }, judgement }: Settled): boolean {
  if (judgement.confidence === 'certain') return false;
  return rule.kind === 'token' ? rule.lead !== undefined : !OF_THEMSELVES.has(rule.kind);
}
