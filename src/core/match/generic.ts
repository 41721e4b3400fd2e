import { byteSet } from '../alphabet.js';
import { readAssignment, type Assignment } from '../assignment.js';
import type { ByteRange } from '../document.js';
import { namesContext } from '../names.js';
import type { GenericRule } from '../rule.js';
import type { Source } from '../source.js';
import type { Matcher } from './matcher.js';

/** Nothing that people or generators call a password goes on for longer; it is data in one run, such as a query. */
const LONGEST = 512;
/** What a bare value may carry at its end without meaning it: `password: x,` `password=x;`. */
const CLOSERS = byteSet(',;)]}');

const EQUALS = 0x3d;

/** @returns the matcher of the rule for literals assigned to names that say they are secret */
export function genericMatcher(rule: GenericRule): Matcher {
  return {
    find(source, end, _keyword, start) {
      const found = readAssignment(source.bytes, { start, end }, LONGEST);
      if (found === undefined || found.value.end - found.value.start < rule.shortest) return undefined;
      if (!found.quoted && !source.kind.bareValues && !isExport(source, found)) return undefined;
      if (!namesContext(found.name, rule.context)) return undefined;
      const value = found.quoted ? found.value : trimmed(found.value, source.bytes);
      if (value.end - value.start < rule.shortest || value.end - value.start >= LONGEST) return undefined;
      return { rule, value, reach: { start: found.start, end: value.end }, name: found.name };
    },
  };
}

/**
 * `NAME=value` without blanks is how a shell sets a variable, also in documents and scripts of any name; brackets that a
 * shell would not take unquoted are those of other languages.
 */
function isExport(source: Source, { start, name, value }: Assignment): boolean {
  return (
    /^[A-Z][A-Z\d_]+$/.test(name) &&
    value.start === start + name.length + 1 &&
    source.bytes[value.start - 1] === EQUALS &&
    !/[()].*\w/.test(source.text(value.start, value.end))
  );
}

function trimmed({ start, end }: ByteRange, bytes: Uint8Array): ByteRange {
  while (end > start && CLOSERS[bytes[end - 1]!] === 1) end--;
  return { start, end };
}
