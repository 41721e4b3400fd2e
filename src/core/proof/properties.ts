import { dummyHash } from '../evidence/dummy.js';
import { checkOf } from '../evidence/checks.js';
import { drawSample, type RuleSample } from '../rule-sample.js';
import type { Rule } from '../rule.js';
import { attributedLayouts } from '../sample-layout.js';
import { isLonger } from '../open-shape.js';
import { lengthOf } from '../shape-facts.js';
import type { Random } from '../shape-sample.js';
import { misspelled } from './check-changes.js';
import {
  embed,
  findingsAt,
  hasEscapes,
  isAt,
  marked,
  valueIn,
  withValue,
  type Encoding,
  type Embedded,
} from './surroundings.js';
import type { Trial } from './trial.js';

/** What one seed makes of a rule. */
export interface Draw {
  readonly seed: number;
  readonly sample: RuleSample;
  /** Drawn from further; not the one that made the sample. */
  readonly random: Random;
}

/** Something that every draw of every rule must show. @returns what is wrong, in words without the value, or nothing */
export type Property = (trial: Trial, draw: Draw) => string | undefined;

const ENCODINGS: readonly Encoding[] = ['utf8', 'utf16le', 'utf16be'];

/** Found at its exact place in any surroundings, in any encoding, and by no other; and never shown. */
const found: Property = (trial, { seed, sample, random }) => {
  const encoding = ENCODINGS[seed % 3]!;
  const isMarked = seed % 2 === 0;
  const plain = embed(sample, random, encoding === 'utf8' || isMarked);
  const embedded = isMarked ? marked(plain) : plain;
  const [finding, ...others] = findingsAt(trial.scan(embedded, encoding).findings, embedded);
  const where = `in ${encoding}${isMarked ? ' behind a byte order mark' : ''}`;
  if (finding === undefined) return `a sample is not found ${where}`;
  if (others.length > 0) return `a sample is found twice ${where}`;
  const value = valueIn(embedded);
  if (!isAt(finding, embedded) || finding.secret.reveal() !== value)
    return `a sample is found at another place than its own ${where}`;
  if (JSON.stringify(finding).includes(value)) return 'its excerpt or its mask holds the value';
  if (finding.secret.hint.length >= Math.max(1, value.length * 0.75)) return 'its mask shows most of the value';
  return undefined;
};

/** What stands ahead of a value may stand for another text too, behind which there is another value. */
const isEncodedAhead = ({ text }: Pick<Embedded, 'text'>): boolean => /%[2-7][\da-f]|=[2-7][\dA-F]/i.test(text);

/** Escapes around a value are read as what they stand for, too, which is shorter. */
const isEscapedAround = ({ text, value }: Pick<Embedded, 'text' | 'value'>): boolean =>
  /\\["'/\\nrt]/.test(`${text.slice(0, value.start)} ${text.slice(value.end)}`);

const passedOver: Property = (trial, { sample }) => {
  if (hasEscapes(valueIn(sample)) || isEncodedAhead(sample)) return undefined;
  const { findings, dismissed } = trial.scanKnowing(dummyHash(valueIn(sample)), sample);
  if (findings.length > 0) return 'a sample that is documented as a dummy is found';
  return dismissed.some(({ reason }) => reason === 'it is a published sample value')
    ? undefined
    : 'a sample that is documented as a dummy is not dismissed as one';
};

/** What is found of another text in the value's place; what takes in characters of its surroundings is no part of it. */
function partsFound(trial: Trial, sample: RuleSample, random: Random, change: string): readonly string[] {
  const embedded = withValue(embed(sample, random), change);
  const parts = findingsAt(trial.scan(embedded).findings, embedded);
  return parts.map(({ secret }) => secret.reveal()).filter((part) => change.includes(part));
}

const short: Property = (trial, { sample, random }) => {
  if (!('shape' in trial.rule)) return undefined;
  const cut = valueIn(sample).slice(0, lengthOf(trial.rule.shape).min - 1);
  return partsFound(trial, sample, random, cut).length > 0 ? 'one character short it is found' : undefined;
};

const glued: Property = (trial, { seed, sample, random }) => {
  const value = valueIn(sample);
  // The structure of a container says where it ends.
  if (!('shape' in trial.rule) || trial.rule.kind === 'container' || hasEscapes(value) || isEncodedAhead(sample))
    return undefined;
  const much = 'a7Z'[seed % 3]!.repeat(lengthOf(trial.rule.shape).max - value.length + 1);
  const longer = seed % 2 === 0 ? much + value : value + much;
  if (trial.rule.kind === 'token' && isLonger(trial.rule, longer)) return undefined;
  return partsFound(trial, sample, random, longer).some((part) => isMiddle(longer, part))
    ? 'inside a longer word it is found'
    : undefined;
};

/** Whether a letter or a digit goes on beside a part, or it is all of the text: one that signs set off is a value of its own. */
function isMiddle(text: string, part: string): boolean {
  const at = text.indexOf(part);
  const ahead = /^\W/.test(part) ? '' : (text[at - 1] ?? '');
  return part === text || /[A-Za-z\d]/.test(ahead + (text[at + part.length] ?? ''));
}

const CHECKSUM = /checksum/;

/** With another character in a value that a checksum covers. */
const disturbed: Property = (trial, { sample, random }) => {
  const { rule } = trial;
  const checks = (rule.checks ?? []).map(checkOf).filter((check) => check.seal !== undefined);
  if (!('shape' in rule) || checks.length === 0) return undefined;
  const value = valueIn(sample);
  const changed = misspelled(value, random);
  if (changed === value) return undefined;
  const verdicts = checks.map((check) => [check.judge(value), check.judge(changed)] as const);
  const proves = verdicts.some(
    ([before, after]) => before?.verdict === 'proves' && CHECKSUM.test(before.note) && after?.verdict === 'proves',
  );
  if (proves) return 'with another character its checksum still holds';
  const made = verdicts.some(([, after]) => after?.verdict === 'disproves');
  return made && partsFound(trial, sample, random, changed).includes(changed)
    ? 'with a checksum that does not hold it is found'
    : undefined;
};

/** One of the counter-examples that follow from the rule's declaration, another with each seed. */
const countered: Property = (trial, { seed, random }) => {
  const change = trial.changes[seed % trial.changes.length];
  const sample = change?.counterExample(random);
  if (sample === undefined || isEncodedAhead(sample) || isEscapedAround(sample)) return undefined;
  const embedded = embed(sample, random, false);
  return trial.scan(embedded).findings.some((finding) => isAt(finding, embedded))
    ? `it is found with ${change!.what}`
    : undefined;
};

/** Nothing that people call a password is longer; rules that only names tell look no further. */
const LONGEST_NAMED = 512;

const attributed: Property = (trial, { random }) => {
  const { rule, services } = trial;
  if (services.length === 0) return undefined;
  const layouts = (): ReturnType<typeof attributedLayouts> => attributedLayouts(services, random);
  const sample = drawSample(rule, random, { layouts });
  if (sample === undefined || valueIn(sample).length >= LONGEST_NAMED) return undefined;
  return isBy(rule, trial, embed(sample, random)) ? undefined : 'with its service named nearby it is not told';
};

function isBy(rule: Rule, trial: Trial, embedded: Embedded): boolean {
  const [finding, ...others] = findingsAt(trial.scanNearby(embedded).findings, embedded);
  return finding?.rule.id === rule.id && others.length === 0 && isAt(finding, embedded);
}

/** All that `proveRule` tries with each seed. */
export const properties: readonly Property[] = [found, passedOver, short, glued, disturbed, countered, attributed];
