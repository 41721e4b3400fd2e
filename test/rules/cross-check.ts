import type { Engine } from '../../src/core/engine.js';
import { namesOfService } from '../../src/core/match/keywords.js';
import { embed, findingsAt, isAt, type Embedded } from '../../src/core/proof/surroundings.js';
import { drawSample, sampleRule, type RuleSample } from '../../src/core/rule-sample.js';
import type { Rule } from '../../src/core/rule.js';
import { attributedLayouts } from '../../src/core/sample-layout.js';
import { scanDocument } from '../../src/core/scan.js';
import { seeded, type Random } from '../../src/core/shape-sample.js';

/** Who reported a sample of a rule in its place, how often, and with which seed first; `nobody` where it was missed. */
export interface Reported {
  readonly rule: string;
  readonly by: string;
  readonly times: number;
  readonly seed: number;
}

/** @returns every rule but its own that reported samples of the rule, among all rules of the engine */
export function othersThatReport(rule: Rule, engine: Engine, seeds: number): readonly Reported[] {
  const reported = new Map<string, { times: number; seed: number }>();
  for (let seed = 1; seed <= seeds; seed++) {
    for (const by of samplesOf(rule, seed).flatMap((sample) => reporters(rule, engine, sample))) {
      const { times, seed: first } = reported.get(by) ?? { times: 0, seed };
      reported.set(by, { times: times + 1, seed: first });
    }
  }
  return [...reported].map(([by, { times, seed }]) => ({ rule: rule.id, by, times, seed }));
}

/** A sample in surroundings, and where a service tells the rule's values one that is told so. */
function samplesOf(rule: Rule, seed: number): readonly Embedded[] {
  const random = seeded(seed);
  const nearby = seed % 4 === 0 ? attributedSample(rule, random) : undefined;
  return [sampleRule(rule, seed), nearby].flatMap((sample) => (sample === undefined ? [] : [embed(sample, random)]));
}

function attributedSample(rule: Rule, random: Random): RuleSample | undefined {
  const services = namesOfService(rule);
  if (services.length === 0) return undefined;
  return drawSample(rule, random, { layouts: () => attributedLayouts(services, random) });
}

function reporters(rule: Rule, engine: Engine, sample: Embedded): readonly string[] {
  const document = { path: sample.path, bytes: Buffer.from(sample.text), added: 'all' } as const;
  const { findings } = scanDocument(engine, document, () => true);
  const here = findingsAt(findings, sample);
  const others = findings.filter((finding) => finding.rule !== rule).map((finding) => finding.rule.id);
  if (here.length === 0) return [...others, 'nobody'];
  return here.some((finding) => finding.rule === rule && !isAt(finding, sample)) ? [...others, 'a part of it'] : others;
}
