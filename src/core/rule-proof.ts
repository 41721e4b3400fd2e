import { canBeLookedFor } from './proof/rule-changes.js';
import { properties, type Draw } from './proof/properties.js';
import { Trial } from './proof/trial.js';
import { drawSample, sampleRule } from './rule-sample.js';
import type { Rule } from './rule.js';
import { seeded } from './shape-sample.js';

/** How many of 60 drawn values the checks of a rule may take for made up. */
const DRAWN = 60;
const MOST_TURNED_AWAY = 9;
/** More would say the same. */
const MOST_FAILURES = 20;

/**
 * Proves a rule by what follows from its own declaration: samples are found at their exact place by it alone, in any
 * surroundings, and never shown; values that are cut, glued to a longer word, made with a wrong literal, name or checksum,
 * or documented as dummies are not.
 *
 * @param seeds how many samples to draw, each from a seed of its own, from 1
 * @returns what failed, each as a sentence with its seed and without any value; empty where all holds
 */
export function proveRule(rule: Rule, seeds: number): readonly string[] {
  if (!canBeLookedFor(rule)) return ['seed 0: nothing tells where to look for it: no literal of three characters'];
  if (turnedAway(rule) > MOST_TURNED_AWAY)
    return ['seed 0: its checks turn away many values of its own shape, or no literal holds them'];
  const failures: string[] = [];
  const trial = new Trial(rule);
  for (let seed = 1; seed <= seeds && failures.length < MOST_FAILURES; seed++) {
    const draw = { seed, sample: sampleRule(rule, seed), random: seeded(seed ^ 0x5a_5a_5a) };
    failures.push(...wrong(trial, draw));
  }
  return failures;
}

function turnedAway(rule: Rule): number {
  const random = seeded(0);
  return Array.from({ length: DRAWN }, () => drawSample(rule, random)).filter((sample) => sample === undefined).length;
}

function wrong(trial: Trial, draw: Draw): readonly string[] {
  return properties
    .map((property) => property(trial, draw))
    .flatMap((failure) => (failure === undefined ? [] : [`seed ${draw.seed}: ${failure}`]));
}
