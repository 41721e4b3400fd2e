import type { CheckName } from '../../src/core/evidence/checks.js';
import { Engine } from '../../src/core/engine.js';
import type { RuleChange } from '../../src/core/proof/rule-change.js';
import { canBeLookedFor, ruleChanges } from '../../src/core/proof/rule-changes.js';
import { embed, isAt, type Embedded } from '../../src/core/proof/surroundings.js';
import { drawSample } from '../../src/core/rule-sample.js';
import type { Rule } from '../../src/core/rule.js';
import { scanDocument } from '../../src/core/scan.js';
import { seeded, type Random } from '../../src/core/shape-sample.js';

/**
 * What became of a rule that was got a little wrong: `caught` by an example; `same`, since every value that it lets in
 * is one of the rule's own or fails its checks; `unfindable`, since nothing tells where to look for it; or `survived`.
 */
export type Fate = 'caught' | 'same' | 'unfindable' | 'survived';

export interface Mutant {
  readonly rule: string;
  readonly what: string;
  readonly fate: Fate;
}

/** How many draws may fail to show the difference. */
const DRAWS = 60;

/**
 * Checks that turn away words, not structure: a value drawn from a shape is never one, so that no drawn example can show
 * their loss. `test/core/evidence.test.ts` and `test/rules/schemes.test.ts` try them with the words they know.
 */
const KNOW_WORDS: ReadonlySet<CheckName> = new Set(['appPassword', 'humanPassword', 'otherLabel', 'typedPassword']);

/**
 * Checks that judge by what stands around a value, which samples do not have; `test/core/evidence-around.test.ts` has it,
 * `test/core/privilege.test.ts` what users do, and `test/rules/url-keys.test.ts` addresses.
 */
const LOOK_AROUND: ReadonlySet<CheckName> = new Set([
  'addressedKey',
  'azureConnection',
  'connectionUser',
  'databaseConnection',
  'dockerLogin',
  'dsnPassword',
  'npmrcLine',
  'sasExpiry',
  'tinkKeyset',
  'userAhead',
]);

/** Checks of a structure that hardly any drawn value has; `test/rules/places.test.ts` has some. */
const KNOW_FEW: ReadonlySet<CheckName> = new Set(['idAndKey']);
const untold = (check: CheckName): boolean => [KNOW_WORDS, LOOK_AROUND, KNOW_FEW].some((some) => some.has(check));

/** @returns the fate of every mutant of the rule: its lengths, literals, context and checks, one by one got wrong */
export function mutantsOf(rule: Rule): readonly Mutant[] {
  const engine = new Engine([rule]);
  return ruleChanges(rule)
    .filter(({ check }) => check === undefined || !untold(check))
    .map((change) => ({ rule: rule.id, what: change.what, fate: fateOf(rule, engine, change) }));
}

function fateOf(rule: Rule, engine: Engine, change: RuleChange): Fate {
  const loosened = change.loosened();
  if (!canBeLookedFor(loosened)) return 'unfindable';
  const mutant = new Engine([loosened]);
  const random = seeded(1);
  let examples = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    const example = change.counterExample(random);
    if (example === undefined) continue;
    examples++;
    const embedded = embed(example, random, false);
    if (reportOf(engine, embedded) === undefined && reportOf(mutant, embedded) !== undefined) return 'caught';
  }
  if (change.check !== undefined && examples === 0) return gradeFate(rule, engine, mutant, random);
  return examples === 0 ? 'same' : 'survived';
}

/** A check that turns nothing away tells how sure to be of a value, or what it reaches: the rule's own samples show it. */
function gradeFate(rule: Rule, engine: Engine, mutant: Engine, random: Random): Fate {
  for (let draw = 0; draw < DRAWS; draw++) {
    const sample = drawSample(rule, random);
    const embedded = sample && embed(sample, random, false);
    if (embedded !== undefined && reportOf(engine, embedded) !== reportOf(mutant, embedded)) return 'caught';
  }
  return 'survived';
}

/** @returns how the value is reported: where, how sure and why; nothing where it is not, or only a part of it is */
function reportOf(engine: Engine, embedded: Embedded): string | undefined {
  const document = { path: embedded.path, bytes: Buffer.from(embedded.text), added: 'all' } as const;
  const finding = scanDocument(engine, document, () => true).findings.find((one) => isAt(one, embedded));
  return finding && JSON.stringify([finding.confidence, finding.privilege, finding.notes]);
}
