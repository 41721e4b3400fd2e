import { checkOf, type CheckName } from '../evidence/checks.js';
import { drawSample, type RuleSample } from '../rule-sample.js';
import type { Rule } from '../rule.js';
import { exactly } from '../shape-facts.js';
import type { Random } from '../shape-sample.js';
import type { RuleChange } from './rule-change.js';
import { valueIn, withValue } from './surroundings.js';

/** Each check is tried with values that it alone turns away: without its seal, or with a character of the seal changed. */
export function checkChanges(rule: Rule): readonly RuleChange[] {
  return (rule.checks ?? []).map((check) => {
    const others = rule.checks!.filter((other) => other !== check);
    const without: Rule = { ...rule, checks: others };
    const shape = 'shape' in rule ? exactly(rule.shape) : /^/;
    return {
      what: `the check ${JSON.stringify(check)} fails`,
      check,
      loosened: () => without,
      counterExample(random) {
        const sealed = random() < 0.5 ? drawSample(rule, random) : drawSample(without, random);
        const sample = sealed && disturbed(sealed, random);
        if (sample === undefined || !shape.test(valueIn(sample))) return undefined;
        return disproved(check, sample) && !others.some((other) => disproved(other, sample)) ? sample : undefined;
      },
    };
  });
}

function disproved(check: CheckName, sample: RuleSample): boolean {
  return checkOf(check).judge(valueIn(sample))?.verdict === 'disproves';
}

/** What begins and ends a block stays: without it nothing is looked at. */
const MARK_OR_DIGIT = /-----(?:BEGIN|END) .{1,60}?-----|\d/g;

/** The value as it is, misspelled, or all in letters. */
function disturbed(sample: RuleSample, random: Random): RuleSample {
  const value = valueIn(sample);
  const way = Math.floor(random() * 3);
  if (way === 0) return sample;
  if (way === 1)
    return withValue(
      sample,
      value.replaceAll(MARK_OR_DIGIT, (found) => (found.length > 1 ? found : 'k')),
    );
  return withValue(sample, misspelled(value, random));
}

/** @returns the value with another letter or digit somewhere among its last thirty characters */
export function misspelled(value: string, random: Random): string {
  const at = value.length - 1 - Math.floor(random() * Math.min(30, value.length));
  return value.slice(0, at) + neighbour(value[at]!) + value.slice(at + 1);
}

/** @returns another character of the same kind, so that the shape still fits */
function neighbour(char: string): string {
  const kind =
    ['abcdef', 'ghijkmnpqrstuvwxyz', '234567', 'ABCDEF', 'GHJKLMNPQRSTUVWXYZ'].find((set) => set.includes(char)) ??
    char;
  return kind[(kind.indexOf(char) + 1) % kind.length]!;
}
