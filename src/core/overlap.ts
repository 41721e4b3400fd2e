import type { Candidate } from './match/matcher.js';
import type { Judgement } from './judge.js';
import { byCodeUnits } from './order.js';
import { CONFIDENCES } from './evidence/evidence.js';
import type { AnyRule } from './rule.js';

/** A candidate that judging kept. */
export interface Kept {
  readonly candidate: Candidate;
  readonly judgement: Extract<Judgement, { kept: true }>;
}

/** A custom rule knows more than the generic one, but only where it is as sure: whatever it says, it must hide no finding. */
const SPECIFIC: Readonly<Record<AnyRule['kind'], number>> = {
  generic: 0,
  pattern: 0,
  uri: 1,
  assigned: 2,
  token: 3,
  block: 4,
  pair: 5,
};

const isCustom = ({ candidate: { rule } }: Kept): boolean => rule.kind === 'pattern';

/**
 * Orders by what to believe first: proof (which no custom rule has), then the more specific kind, then the confidence,
 * then a custom rule, then the name a value is assigned to before one nearby, then the longer value, then what reaches
 * further.
 */
function byBelief(a: Kept, b: Kept): number {
  const proven = (k: Kept): number => Number(k.judgement.confidence === 'certain' && !isCustom(k));
  const kind = (k: Kept): number => SPECIFIC[k.candidate.rule.kind];
  const nearby = (k: Kept): number => Number(k.candidate.attributed === true);
  const length = ({ candidate: { value } }: Kept): number => value.end - value.start;
  return (
    proven(b) - proven(a) ||
    kind(b) - kind(a) ||
    sureness(b) - sureness(a) ||
    Number(isCustom(b)) - Number(isCustom(a)) ||
    nearby(a) - nearby(b) ||
    length(b) - length(a) ||
    a.candidate.value.start - b.candidate.value.start ||
    byReach(a, b) ||
    byCodeUnits(a.candidate.rule.id, b.candidate.rule.id)
  );
}

/** The nearest id tells a pair best; elsewhere, what speaks for a value the longer is the more specific. */
function byReach(a: Kept, b: Kept): number {
  return (reachLength(a) - reachLength(b)) * (a.candidate.rule.kind === 'pair' ? 1 : -1);
}

function reachLength({ candidate: { reach } }: Kept): number {
  return reach.end - reach.start;
}

const yields = ({ kind, yields: always }: AnyRule): boolean => kind === 'generic' || always === true;

const sureness = ({ judgement: { confidence } }: Kept): number => CONFIDENCES.indexOf(confidence);

/**
 * @param dropped what judging took for made up, and what rules found that are disabled
 * @returns the kept candidates but those that know only the place of a value which a rule that knows its form saw too:
 *   a published sample does not become a secret by being assigned to `password`. A custom rule counts as one that knows
 *   where it found a secret and is as sure of it.
 */
export function outranked<K extends Kept>(kept: readonly K[], dropped: readonly Candidate[]): readonly K[] {
  const place = ({ value }: Candidate): string => `${value.start}-${value.end}`;
  const knows = ({ rule, attributed }: Candidate): boolean =>
    !yields(rule) && attributed !== true && rule.kind !== 'pattern';
  /** Place → how sure a candidate must be to need no form. */
  const known = new Map(kept.filter(isCustom).map((one) => [place(one.candidate), sureness(one)]));
  for (const candidate of [...dropped, ...kept.map((one) => one.candidate)].filter(knows))
    known.set(place(candidate), Infinity);
  if (known.size === 0) return kept;
  return kept.filter((one) => !yields(one.candidate.rule) || sureness(one) > (known.get(place(one.candidate)) ?? -1));
}

/**
 * @param length of the document, in bytes
 * @returns one candidate a place, the most specific, by rising place; the id of a kept pair is part of it and no finding of its own
 */
export function withoutOverlaps<K extends Kept>(kept: readonly K[], length: number): readonly K[] {
  if (kept.length < 2) return kept;
  // A byte map, since ranges compared with each other would let a hostile file cost quadratic time.
  const taken = new Uint8Array(length);
  const winners = kept.toSorted(byBelief).filter(({ candidate: { value, partner } }) => {
    if (taken.subarray(value.start, value.end).includes(1)) return false;
    taken.fill(1, value.start, value.end);
    if (partner !== undefined) taken.fill(1, partner.start, partner.end);
    return true;
  });
  return winners.sort((a, b) => a.candidate.value.start - b.candidate.value.start);
}
