import type { Candidate } from './match/matcher.js';
import type { Judgement } from './judge.js';
import { byCodeUnits } from './order.js';
import { CONFIDENCES } from './evidence/evidence.js';
import { type Rule } from './rule.js';

/** A candidate that judging kept. */
export interface Kept {
  readonly candidate: Candidate;
  readonly judgement: Extract<Judgement, { kept: true }>;
}

const SPECIFIC: readonly Rule['kind'][] = ['generic', 'uri', 'assigned', 'token', 'block', 'pair'];

/** Orders by what to believe first: proof, then the more specific kind, then the longer value, then the rule's name. */
function byBelief(a: Kept, b: Kept): number {
  const proven = (k: Kept): number => Number(k.judgement.confidence === 'certain');
  const kind = (k: Kept): number => SPECIFIC.indexOf(k.candidate.rule.kind);
  const sure = (k: Kept): number => CONFIDENCES.indexOf(k.judgement.confidence);
  const length = ({ candidate: { value } }: Kept): number => value.end - value.start;
  return (
    proven(b) - proven(a) ||
    kind(b) - kind(a) ||
    sure(b) - sure(a) ||
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

const yields = ({ kind, yields: always }: Rule): boolean => kind === 'generic' || always === true;

/**
 * @param dropped what judging took for made up, and what rules found that are disabled
 * @returns the kept candidates but those that know only the place of a value which a rule that knows its form saw too:
 *   a published sample does not become a secret by being assigned to `password`
 */
export function outranked(kept: readonly Kept[], dropped: readonly Candidate[]): readonly Kept[] {
  const place = ({ value }: Candidate): string => `${value.start}-${value.end}`;
  const knows = ({ rule, attributed }: Candidate): boolean => !yields(rule) && attributed !== true;
  const known = new Set([...dropped, ...kept.map(({ candidate }) => candidate)].filter(knows).map(place));
  return known.size === 0
    ? kept
    : kept.filter(({ candidate }) => !yields(candidate.rule) || !known.has(place(candidate)));
}

/**
 * @param length of the document, in bytes
 * @returns one candidate a place, the most specific, by rising place; the id of a kept pair is part of it and no finding of its own
 */
export function withoutOverlaps(kept: readonly Kept[], length: number): readonly Kept[] {
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
