import { readAssignment } from '../assignment/assignment.js';
import { namesContext } from '../names.js';
import { lengthOf } from '../shape-facts.js';
import type { AssignedRule } from '../rule.js';
import { wholePattern } from './boundary.js';
import type { Matcher } from './matcher.js';

/** @returns the matcher of a rule for values of a shape that are assigned to a telling name */
export function assignedMatcher(rule: AssignedRule): Matcher {
  const { min, max } = lengthOf(rule.shape);
  let pattern: RegExp | undefined;
  return {
    find(source, end, _keyword, start) {
      const found = readAssignment(source.bytes, { start, end }, max + 1, source.kind.quoteLike);
      if (found === undefined || found.value.end - found.value.start < min) return undefined;
      const name = source.text(found.name.start, found.name.end);
      if (!namesContext(name, rule.context)) return undefined;
      pattern ??= new RegExp(wholePattern(rule.shape), 'y');
      pattern.lastIndex = 0;
      const match = pattern.exec(
        source.text(found.value.start, Math.min(found.value.end, found.value.start + max + 1)),
      );
      if (match === null) return undefined;
      const value = { start: found.value.start, end: found.value.start + match[0].length };
      if (found.quoted && value.end !== found.value.end) return undefined;
      return { rule, value, reach: { start: found.name.start, end: value.end }, name };
    },
  };
}
