import { readAssignment } from '../assignment.js';
import { namesContext, spellingsOf } from '../names.js';
import type { GenericRule } from '../rule.js';
import type { Matcher } from './matcher.js';

/** What a bare value may carry at its end without meaning it: `password: x,` `password=x;`. */
const CLOSERS = /[,;)\]}]+$/;

/** @returns the matcher of the rule for literals assigned to names that say they are secret */
export function genericMatcher(rule: GenericRule): Matcher {
  return {
    rule,
    keywords: rule.context.flatMap(spellingsOf),
    find(source, end) {
      const found = readAssignment(source.bytes, end);
      if (found === undefined || found.value.end - found.value.start < rule.shortest) return undefined;
      if (!found.quoted && !source.kind.bareValues) return undefined;
      if (!namesContext(found.name, rule.context)) return undefined;
      const value = found.quoted ? found.value : trimmed(found.value, source.text(found.value.start, found.value.end));
      return { rule, value, reach: { start: found.start, end: value.end }, name: found.name };
    },
  };
}

function trimmed(value: { start: number; end: number }, text: string): { start: number; end: number } {
  return { start: value.start, end: value.end - (CLOSERS.exec(text)?.[0].length ?? 0) };
}
