import type { Confidence, Evidence, Privilege } from './evidence/evidence.js';
import type { AnyRule } from './rule.js';

/** What judging made of a candidate. Notes follow "because". */
export type Judgement =
  | {
      readonly kept: true;
      readonly confidence: Confidence;
      readonly privilege: Privilege;
      readonly notes: readonly string[];
      /** Whether something about the value or its place settled the confidence, rather than the rule. */
      readonly settled: boolean;
    }
  | {
      readonly kept: false;
      readonly reason: string;
      /** Whether the name says so, or the value has not the form that the rule knows: other rules may still know better. */
      readonly named: boolean;
    };

const STARTING: Readonly<Record<AnyRule['kind'], Confidence>> = {
  token: 'high',
  pair: 'high',
  block: 'high',
  container: 'high',
  assigned: 'medium',
  uri: 'medium',
  generic: 'medium',
  command: 'medium',
  call: 'medium',
  manifest: 'medium',
  pattern: 'medium',
  file: 'medium',
};

/** @returns the confidence of a rule's findings where nothing in the value or around it says otherwise */
export function usualConfidence(rule: AnyRule): Confidence {
  return rule.confidence ?? STARTING[rule.kind];
}

const BECAUSE: Readonly<Record<AnyRule['kind'], string>> = {
  token: 'its shape is distinctive',
  pair: 'its id stands beside it',
  block: 'its marks are those of a key',
  container: 'its structure is that of a key',
  assigned: 'its shape fits the name it is assigned to',
  uri: 'it stands in the user part of a URL',
  generic: 'its name says that it is secret and it reads like a drawn value',
  command: 'it stands where the command takes a secret',
  call: 'it stands where the function takes a secret',
  manifest: 'it is a value of a manifest that is secret as a whole',
  pattern: 'it fits the pattern of the custom rule',
  file: 'its file is one that holds a secret and nothing else',
};

/** @returns that a candidate is a finding, as sure as it is given, for what the evidence says */
export function kept(rule: AnyRule, confidence: Confidence, evidence: readonly Evidence[]): Judgement {
  const unexplained = evidence.every((e) => e.aside === true);
  const notes = [...(unexplained ? [BECAUSE[rule.kind]] : []), ...evidence.map((e) => e.note)];
  const privilege = evidence.find((e) => e.privilege !== undefined)?.privilege ?? rule.privilege;
  const settled = evidence.some((e) => e.verdict === 'proves' || e.confidence !== undefined);
  return { kept: true, confidence, privilege, notes, settled };
}

/**
 * @param reason in words that follow "because"
 * @param named whether the name says so, not the value
 * @returns that a candidate is no finding
 */
export function dismissed(reason: string, named = false): Judgement {
  return { kept: false, reason, named };
}

/** Why a value that browsers may see is no secret. */
export const MADE_PUBLIC = 'its name is that of a key made for browsers';
