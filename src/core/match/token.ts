import { anchorsOf, lengthOf, patternOf } from '../shape-facts.js';
import { seq } from '../shape.js';
import type { TokenRule } from '../rule.js';
import { startsWord, type Source } from '../source.js';
import { joinedBefore, wholePattern } from './boundary.js';
import { endsAt, type Candidate, type Matcher } from './matcher.js';

/** @returns the matcher of a rule whose shape alone tells */
export function tokenMatcher(rule: TokenRule): Matcher {
  const whole = rule.lead === undefined ? rule.shape : seq(rule.lead, rule.shape);
  const anchors = anchorsOf(whole);
  const joined = joinedBefore(whole);
  const longest = lengthOf(whole).max;
  const inFile = fileTest(rule.files);
  let pattern: RegExp | undefined;

  const at = (source: Source, start: number): Candidate | undefined => {
    if (!startsWord(source.bytes, start, joined)) return undefined;
    pattern ??= new RegExp(`(${rule.lead === undefined ? '' : patternOf(rule.lead)})${wholePattern(rule.shape)}`, 'y');
    pattern.lastIndex = 0;
    const match = pattern.exec(source.text(start, start + longest + 1));
    if (match === null) return undefined;
    const reach = { start, end: start + match[0].length };
    return { rule, reach, value: { start: start + match[1]!.length, end: reach.end } };
  };

  return {
    rule,
    keywords: anchors.map((anchor) => anchor.text),
    find(source, end, keyword) {
      const { text, before } = anchors[keyword]!;
      const anchorStart = end - text.length;
      if (!endsAt(source, end, text) || !inFile(source.document.path)) return undefined;
      for (let start = anchorStart - before.min; start >= Math.max(0, anchorStart - before.max); start--) {
        const candidate = at(source, start);
        if (candidate !== undefined) return candidate;
      }
      return undefined;
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
