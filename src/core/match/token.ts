import { openShapeOf } from '../open-shape.js';
import { anchorsOf, patternOf } from '../shape-facts.js';
import type { TokenRule } from '../rule.js';
import { byteSet } from '../alphabet.js';
import type { Source } from '../source.js';
import { latestFit, wholePattern } from './boundary.js';
import { leadAndShape } from './keywords.js';
import { endsAt, type Candidate, type Matcher } from './matcher.js';

/** @returns the matcher of a rule whose shape alone tells */
export function tokenMatcher(rule: TokenRule): Matcher {
  const whole = leadAndShape(rule);
  const anchors = anchorsOf(whole);
  const inFile = fileTest(rule.files);
  const lead = (): string => (rule.lead === undefined ? '' : patternOf(rule.lead));
  const fitAt = latestFit(whole, () => `(${lead()})${wholePattern(rule.shape)}`);
  const longerAt = longerFit(rule, lead);

  return {
    find(source, end, keyword) {
      const { text, before } = anchors[keyword]!;
      const anchorStart = end - text.length;
      if (!endsAt(source, end, text) || !inFile(source.document.path)) return undefined;
      const [last, first] = [anchorStart - before.min, Math.max(0, anchorStart - before.max)];
      const fit = fitAt(source, last, first);
      if (fit === undefined) return longerAt?.(source, last, first);
      const reach = { start: fit.start, end: fit.start + fit.match[0].length };
      return { rule, reach, value: { start: reach.start + fit.match[1]!.length, end: reach.end } };
    },
  };
}

const DOT = 0x2e;

/** @returns what finds values that are longer than the longest form of their rule, to their end */
function longerFit(
  rule: TokenRule,
  lead: () => string,
): ((source: Source, last: number, first: number) => Candidate | undefined) | undefined {
  const open = openShapeOf(rule);
  if (open === undefined) return undefined;
  const fitAt = latestFit(leadAndShape(rule), () => `(${lead()})${open.beginning}`);
  const rest = byteSet(open.rest);
  /** Where the last one ends: what begins inside one is a part of it, and reading each to its end would take quadratic time. */
  const ends = new WeakMap<Source, number>();
  return (source, last, first) => {
    const fit = fitAt(source, last, first);
    if (fit === undefined || fit.start < (ends.get(source) ?? 0)) return undefined;
    let end = fit.start + fit.match[0].length;
    while (end < source.bytes.length && rest[source.bytes[end]!] === 1) end++;
    ends.set(source, end);
    // A sentence may end behind it.
    while (source.bytes[end - 1] === DOT) end--;
    return { rule, reach: { start: fit.start, end }, value: { start: fit.start + fit.match[1]!.length, end } };
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
