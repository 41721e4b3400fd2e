import { RE2JS, RE2JSSyntaxException } from 're2js';
import type { LinearPattern } from '../core/custom-rule.js';

/** Instructions of a compiled pattern: more make each byte slow, and no pattern that people write needs as many. */
const LARGEST = 10_000;

/** Why a pattern cannot be used, and what to do. */
export interface PatternFault {
  /** Words that follow "the pattern". */
  readonly fault: string;
  readonly hint: string;
}

/**
 * Makes a pattern ready to match in time linear in the text, whatever the pattern (RE2's syntax and automata).
 *
 * @param group the number of the group that is the secret; 0 for all of the match
 */
export function linearPattern(source: string, group: number): LinearPattern | PatternFault {
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(source);
  } catch (error) {
    if (error instanceof RE2JSSyntaxException)
      return syntaxFault(source, error.getDescription(), error.getPattern() ?? '');
    throw error;
  }
  return faultOf(compiled, group) ?? { source, over: (bytes) => finder(compiled, bytes, group) };
}

const SYNTAX = 'correct it; patterns have the syntax of RE2: https://github.com/google/re2/wiki/Syntax';

function syntaxFault(source: string, what: string, where: string): PatternFault {
  if (/^\(\?<?[=!]/.test(where)) {
    return {
      fault: `looks ahead or behind with ${quoted(where)}, which no linear-time engine can`,
      hint: 'match what stands around the secret too, put the secret into a group, and name the group with "secret"',
    };
  }
  if (/^\\(?:[1-9]|k)/.test(where)) {
    return {
      fault: `refers back to a group with ${quoted(where)}, which no linear-time engine can`,
      hint: 'write out what is to be repeated',
    };
  }
  const at = source.indexOf(where);
  const place = where === '' || at === -1 ? '' : ` at character ${at + 1}, ${quoted(where)}`;
  return { fault: `cannot be read: ${what}${place}`, hint: SYNTAX };
}

function quoted(part: string): string {
  const short = /^\(\?<?[=!]/.exec(part)?.[0] ?? (part.length > 20 ? `${part.slice(0, 20)}…` : part);
  return `"${short}"`;
}

function faultOf(compiled: RE2JS, group: number): PatternFault | undefined {
  const groups = compiled.groupCount();
  if (group > groups) {
    return {
      fault: `has ${groups === 0 ? 'no group' : groups === 1 ? 'one group' : `${groups} groups`}, so that "secret" cannot be ${group}`,
      hint: 'put the secret into a group ( ), and count the opening parentheses from the left',
    };
  }
  if (compiled.matches('')) return { fault: 'fits the empty text', hint: 'make a part of it required' };
  if (compiled.programSize() <= LARGEST) return undefined;
  return { fault: 'is too large once its repetitions are written out', hint: 'use smaller counts, or split the rule' };
}

function finder(compiled: RE2JS, bytes: Uint8Array, group: number): ReturnType<LinearPattern['over']> {
  const matcher = compiled.matcher(bytes);
  return (from) => {
    if (from > bytes.length || !matcher.find(from)) return undefined;
    const whole = { start: matcher.start(), end: matcher.end() };
    const start = matcher.start(group);
    // A group of a choice that was not taken: the secret is somewhere in the match.
    return { whole, secret: start === -1 ? whole : { start, end: matcher.end(group) } };
  };
}
