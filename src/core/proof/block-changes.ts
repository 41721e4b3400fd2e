import type { BlockRule } from '../rule.js';
import { leadingText, patternOf } from '../shape-facts.js';
import { seq, type Shape } from '../shape.js';
import type { Change } from './rule-change.js';
import { shapeChanges } from './shape-changes.js';
import { valueIn } from './surroundings.js';

/** @returns every way to get the marks of a block wrong */
export function blockChanges(rule: BlockRule): readonly Change[] {
  const begin = new RegExp(`^(?:${patternOf(rule.begin)})`);
  const end = new RegExp(`(?:${patternOf(rule.end)})$`);
  const begins = shapeChanges(rule.begin).map(({ what, broken, loosened }): Change => ({
    what: `${what} in the beginning`,
    broken: { ...rule, begin: broken },
    loosened: () => ({ ...rule, begin: loosened() }),
    belongs: (sample) => begin.test(valueIn(sample)),
  }));
  const [mark, rest] = searchedAndRest(rule.end);
  const ends = shapeChanges(rest).map(({ what, broken, loosened }): Change => ({
    what: `${what} in the end`,
    broken: { ...rule, end: seq(mark, broken) },
    loosened: () => ({ ...rule, end: seq(mark, loosened()) }),
    belongs: (sample) => end.test(valueIn(sample)),
  }));
  return [...begins, ...ends];
}

/** The text by which the end of a block is searched, which cannot be lost, and what follows it. */
function searchedAndRest(end: Shape): readonly [string, Shape] {
  const [first, ...rest] = end.kind === 'seq' ? end.parts : [end];
  const text = leadingText(end);
  if (first?.kind !== 'text' || first.text !== text) return ['', seq()];
  const mark = text.startsWith('-----') ? '-----' : text;
  return [mark, seq(text.slice(mark.length), ...rest)];
}
