import { readList } from '../assignment/listed.js';
import type { ByteRange } from '../document.js';
import type { GenericRule } from '../rule.js';
import type { Source } from '../source.js';
import type { Candidate } from './matcher.js';

/** What a name of several secrets ends with; lists of hashers, validators and types are named for secrets, too. */
const LISTED = /(?:key|token|secret|pass(?:word|wd|phrase|code)?|pwd|credentials?|bearer)$/i;

/** @returns what reads the lists of values that names of several secrets stand for, each list once */
export function listReader(
  rule: GenericRule,
  isNamed: (name: string) => boolean,
): (source: Source, word: ByteRange) => readonly Candidate[] | undefined {
  /** Up to where lists have been read. */
  const upTo = new WeakMap<Source, number>();
  return (source, word) => {
    if (rule.vague === true || word.start < (upTo.get(source) ?? 0)) return undefined;
    const list = readList(source.bytes, word, source.isBare(word.start));
    if (list === undefined) return undefined;
    upTo.set(source, list.end);
    const name = source.text(list.name.start, list.name.end).replace(/s$/i, '');
    if (!isNamed(name) || !LISTED.test(name)) return undefined;
    return list.values
      .filter(({ start, end }) => end - start >= rule.shortest)
      .map((value) => ({ rule, value, name, listed: true, reach: value }));
  };
}
