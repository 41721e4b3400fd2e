import type { Candidate } from './match/matcher.js';
import type { Judgement } from './judgement.js';
import { byCodeUnits } from './order.js';
import { CONFIDENCES } from './evidence/evidence.js';
import { isFormOfMany, type AnyRule } from './rule.js';

/** A candidate that judging kept. */
export interface Kept {
  readonly candidate: Candidate;
  readonly judgement: Extract<Judgement, { kept: true }>;
}

/** A custom rule knows more than the generic one, but only where it is as sure: whatever it says, it must hide no finding. */
const SPECIFIC: Readonly<Record<AnyRule['kind'], number>> = {
  file: 0,
  generic: 0,
  pattern: 0,
  command: 1,
  call: 1,
  manifest: 1,
  uri: 1,
  assigned: 2,
  container: 2,
  token: 3,
  block: 4,
  pair: 5,
};

/** Whose a value is tells more than its form, where anybody's values have that form. */
function rankOf({ candidate: { rule } }: Kept): number {
  return SPECIFIC[isFormOfMany(rule) ? 'assigned' : rule.kind];
}

const isCustom = ({ candidate: { rule } }: Kept): boolean => rule.kind === 'pattern';

/**
 * Orders by what to believe first: proof (which no custom rule has), then the more specific kind, then the confidence,
 * then a custom rule, then the name a value is assigned to before one nearby, then the longer value, then what reaches
 * further, then whose it is.
 */
function byBelief(a: Kept, b: Kept): number {
  const proven = (k: Kept): number => Number(k.judgement.confidence === 'certain' && !isCustom(k));
  // A form of many is no better than what stands nearby: whose it is decides between them.
  const nearby = (k: Kept): number =>
    Number(k.candidate.attributed === true || rankOf(k) < SPECIFIC[k.candidate.rule.kind]);
  const anybodys = (k: Kept): number => Number(k.candidate.rule.provider === 'Any');
  const length = ({ candidate: { value } }: Kept): number => value.end - value.start;
  return (
    proven(b) - proven(a) ||
    rankOf(b) - rankOf(a) ||
    sureness(b) - sureness(a) ||
    Number(isCustom(b)) - Number(isCustom(a)) ||
    nearby(a) - nearby(b) ||
    length(b) - length(a) ||
    a.candidate.value.start - b.candidate.value.start ||
    byReach(a, b) ||
    anybodys(a) - anybodys(b) ||
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

/** Kinds of rules that know a value by its place alone. */
const PLACED: ReadonlySet<AnyRule['kind']> = new Set(['generic', 'pattern', 'file', 'command', 'call', 'manifest']);

/** How much a rule knows of its values: their place, a form that many share, or a form of their own. */
function knowledgeOf(rule: AnyRule): 0 | 1 | 2 {
  if (PLACED.has(rule.kind)) return 0;
  if (rule.yields !== true) return 2;
  return rule.kind === 'token' && rule.lead !== undefined ? 0 : 1;
}

const sureness = ({ judgement: { confidence } }: Kept): number => CONFIDENCES.indexOf(confidence);

const place = ({ value }: Candidate): string => `${value.start}-${value.end}`;

/**
 * A rule that knows whose a value is, but is no surer than low of any, gains from a rule that judged how drawn it looks.
 *
 * @param kept what judging kept of all rules
 * @returns the same, the unsure ones as sure as what tells the same value by its place
 */
export function corroborated<K extends Kept>(kept: readonly K[]): readonly K[] {
  const byPlace = new Map(
    kept
      .filter(({ candidate }) => candidate.rule.kind === 'generic')
      .map((one) => [place(one.candidate), one.judgement]),
  );
  if (byPlace.size === 0) return kept;
  return kept.map((one) => {
    const other = byPlace.get(place(one.candidate));
    if (other === undefined || !isUnsure(one) || other.confidence === 'low') return one;
    const notes = [...one.judgement.notes, ...other.notes];
    return { ...one, judgement: { ...one.judgement, confidence: other.confidence, notes } };
  });
}

function isUnsure({ candidate: { rule, attributed }, judgement }: Kept): boolean {
  if (rule.kind !== 'assigned' || judgement.privilege === 'publishable' || rule.clientSafe === true) return false;
  return judgement.confidence === 'low' && !judgement.settled && attributed !== true;
}

/**
 * @param dropped what judging took for made up, and what rules found that are disabled
 * @returns the kept candidates but those that know less of a value than a rule that saw it too: a published sample does not
 *   become a secret by being assigned to `password`. A custom rule counts as one that knows where it found a secret and is
 *   as sure of it.
 */
export function outranked<K extends Kept>(kept: readonly K[], dropped: readonly Candidate[]): readonly K[] {
  const known = new Map<string, number>();
  const custom = new Map(kept.filter(isCustom).map((one) => [place(one.candidate), sureness(one)]));
  // What is nearby tells whose a value is, but not that it is none.
  for (const candidate of [
    ...dropped.filter(({ attributed }) => attributed !== true),
    ...kept.map((one) => one.candidate),
  ])
    known.set(place(candidate), Math.max(known.get(place(candidate)) ?? 0, knowledgeOf(candidate.rule)));
  return kept.filter((one) => {
    const { rule } = one.candidate;
    const knows = knowledgeOf(rule);
    if (knows === 2 || isCustom(one)) return true;
    if ((known.get(place(one.candidate)) ?? 0) > knows) return false;
    return sureness(one) > (custom.get(place(one.candidate)) ?? -1);
  });
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
