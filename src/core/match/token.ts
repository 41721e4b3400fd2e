import { anchorsOf, lengthOf, patternOf } from '../shape-facts.js';
import type { TokenRule } from '../rule.js';
import { startsWord, type Source } from '../source.js';
import { joinedBefore, wholePattern } from './boundary.js';
import { leadAndShape } from './keywords.js';
import { endsAt, type Candidate, type Matcher } from './matcher.js';

/** @returns the matcher of a rule whose shape alone tells */
export function tokenMatcher(rule: TokenRule): Matcher {
  const whole = leadAndShape(rule);
  const anchors = anchorsOf(whole);
  const joined = joinedBefore(whole);
  const longest = lengthOf(whole).max;
  const inFile = fileTest(rule.files);
  let pattern: RegExp | undefined;

  /** Tries the starts from the last to the first; their common text is decoded once. */
  const firstFit = (source: Source, last: number, first: number): Candidate | undefined => {
    pattern ??= new RegExp(`(${rule.lead === undefined ? '' : patternOf(rule.lead)})${wholePattern(rule.shape)}`, 'y');
    let text: string | undefined;
    for (let start = last; start >= first; start--) {
      if (!startsWord(source.bytes, start, joined)) continue;
      text ??= source.text(first, last + longest + 1);
      pattern.lastIndex = start - first;
      const match = pattern.exec(text);
      if (match === null) continue;
      const reach = { start, end: start + match[0].length };
      return { rule, reach, value: { start: start + match[1]!.length, end: reach.end } };
    }
    return undefined;
  };

  return {
    find(source, end, keyword) {
      const { text, before } = anchors[keyword]!;
      const anchorStart = end - text.length;
      if (!endsAt(source, end, text) || !inFile(source.document.path)) return undefined;
      return firstFit(source, anchorStart - before.min, Math.max(0, anchorStart - before.max));
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
