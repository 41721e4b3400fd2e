import { openShapeOf } from '../open-shape.js';
import { anchorsOf, patternOf } from '../shape-facts.js';
import type { TokenRule } from '../rule.js';
import { byteSet } from '../alphabet.js';
import type { Source } from '../source.js';
import { anchorTest } from './anchor-test.js';
import { latestFit, wholePattern } from './boundary.js';
import { leadAndShape } from './lead.js';
import { endsAt, type Candidate, type Matcher } from './matcher.js';

const DOT = 0x2e;

/** @returns the matcher of a rule whose shape alone tells; values that are longer than its longest form are read to their end */
export function tokenMatcher(rule: TokenRule): Matcher {
  const whole = leadAndShape(rule);
  const anchors = anchorsOf(whole);
  const mayStand = anchorTest(whole);
  const inFile = fileTest(rule.files);
  const lead = (): string => (rule.lead === undefined ? '' : patternOf(rule.lead));
  const fitAt = latestFit(whole, () => `(${lead()})${wholePattern(rule.shape)}`);
  const open = openShapeOf(rule);
  const beginningAt = open && latestFit(whole, () => `(${lead()})${open.beginning}`);
  const rest = byteSet(open?.rest ?? '');
  /** Where the last value ends: what begins inside one is a part of it, and reading each to its end would take quadratic time. */
  const ends = new WeakMap<Source, number>();

  const longerAt = (source: Source, last: number, first: number): Candidate | undefined => {
    const fit = beginningAt?.(source, last, first);
    if (fit === undefined || fit.start < (ends.get(source) ?? 0)) return undefined;
    let end = fit.start + fit.match[0].length;
    while (end < source.bytes.length && rest[source.bytes[end]!] === 1) end++;
    ends.set(source, end);
    // A sentence may end behind it.
    while (source.bytes[end - 1] === DOT) end--;
    return { rule, reach: { start: fit.start, end }, value: { start: fit.start + fit.match[1]!.length, end } };
  };

  return {
    find(source, end, keyword) {
      const { text, before } = anchors[keyword]!;
      const anchorStart = end - text.length;
      if (!endsAt(source, end, text) || !inFile(source.document.path)) return undefined;
      if (!mayStand(source.bytes, anchorStart)) return undefined;
      const [last, first] = [anchorStart - before.min, Math.max(0, anchorStart - before.max)];
      const fit = fitAt(source, last, first);
      if (fit === undefined) return longerAt(source, last, first);
      const reach = { start: fit.start, end: fit.start + fit.match[0].length };
      if (open !== undefined) ends.set(source, reach.end);
      return { rule, reach, value: { start: reach.start + fit.match[1]!.length, end: reach.end } };
    },
  };
}

function fileTest(files: readonly string[] | undefined): (path: string) => boolean {
  if (files === undefined) return () => true;
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
    return files.some((file) => fits(name, file));
  };
}

function fits(name: string, file: string): boolean {
  if (file.startsWith('*')) return name.endsWith(file.slice(1));
  return file.endsWith('*') ? name.startsWith(file.slice(0, -1)) : name === file;
}
