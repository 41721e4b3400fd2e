import { anchorsOf, patternOf } from '../shape-facts.js';
import type { TokenRule } from '../rule.js';
import { latestFit, wholePattern } from './boundary.js';
import { leadAndShape } from './keywords.js';
import { endsAt, type Matcher } from './matcher.js';

/** @returns the matcher of a rule whose shape alone tells */
export function tokenMatcher(rule: TokenRule): Matcher {
  const whole = leadAndShape(rule);
  const anchors = anchorsOf(whole);
  const inFile = fileTest(rule.files);
  const lead = (): string => (rule.lead === undefined ? '' : patternOf(rule.lead));
  const fitAt = latestFit(whole, () => `(${lead()})${wholePattern(rule.shape)}`);

  return {
    find(source, end, keyword) {
      const { text, before } = anchors[keyword]!;
      const anchorStart = end - text.length;
      if (!endsAt(source, end, text) || !inFile(source.document.path)) return undefined;
      const fit = fitAt(source, anchorStart - before.min, Math.max(0, anchorStart - before.max));
      if (fit === undefined) return undefined;
      const reach = { start: fit.start, end: fit.start + fit.match[0].length };
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
