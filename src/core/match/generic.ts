import { byteSet } from '../alphabet.js';
import type { Assignment } from '../assignment/assignment.js';
import { NAME, nameAround } from '../assignment/scan.js';
import { readColumns } from '../columns/columns.js';
import { isLabel } from '../columns/label.js';
import type { ByteRange } from '../document.js';
import { foreignNames, wholeWord } from '../foreign-names.js';
import { endsName, joinsContext, namesContext } from '../names.js';
import { remembered } from '../remembered.js';
import type { GenericRule } from '../rule.js';
import type { Source } from '../source.js';
import { assignmentReader, LONGEST_VALUE } from './assignment-reader.js';
import { isByChance } from './brief-name.js';
import { mayStand } from './value-place.js';
import { listReader } from './value-list.js';
import { longestAhead } from './vague-value.js';
import type { Candidate, Matcher } from './matcher.js';

/** What a bare value may carry at its end without meaning it: `password: x,` `password=x;`. */
const CLOSERS = byteSet(',;)]}');

/** @returns the matcher of the rule for literals assigned to names that say they are secret */
export function genericMatcher(rule: GenericRule): Matcher {
  const isNamed = nameTest(rule);
  const assignmentAt = assignmentReader();

  const fits = (length: number): boolean => length >= rule.shortest && length < LONGEST_VALUE;
  const inList = listReader(rule, isNamed);

  const inColumns = columnReader(rule, isNamed, fits);

  const assignedAt = (source: Source, found: Assignment): Candidate | undefined => {
    const value = found.quoted ? found.value : trimmed(found.value, source.bytes);
    if (!fits(value.end - value.start) || !mayStand(source, found, value)) return undefined;
    const name = source.text(found.name.start, found.name.end).replace(PROPERTY, '');
    if (!isNamed(name) || isByChance(source.bytes, found, name, rule.endings)) return undefined;
    const reach = { start: Math.min(value.start, found.name.start), end: Math.max(value.end, found.name.end) };
    return { rule, value, reach, name, labelled: source.kind.prose && isLabel(source.bytes, found) };
  };

  return {
    find(source, keywordEnd, _keyword, start) {
      const word = wordAt(source.bytes, start, keywordEnd);
      const longest = rule.vague === true ? longestAhead(source.bytes, word.end, rule.shortest) : LONGEST_VALUE;
      if (longest === 0) return undefined;
      const found = assignmentAt(source, word);
      // What stands below a name in a table is as long as a key is.
      if (found === undefined ? longest < LONGEST_VALUE : found.value.end - found.value.start > longest)
        return undefined;
      const assigned = found && assignedAt(source, found);
      const listed = inList(source, word);
      if (listed !== undefined) return [assigned ?? [], listed].flat();
      // What looks like an operator in a text for people may be a part of it.
      return assigned ?? (found === undefined || source.kind.prose ? inColumns(source, word) : undefined);
    },
  };
}

/** @returns what reads the values of all wanted columns, once for each table */
function columnReader(
  rule: GenericRule,
  isNamed: (name: string) => boolean,
  fits: (length: number) => boolean,
): (source: Source, word: ByteRange) => readonly Candidate[] | undefined {
  /** Up to where the names of columns have been looked at. */
  const columnsUpTo = new WeakMap<Source, number>();
  return (source, word) => {
    if (word.start < (columnsUpTo.get(source) ?? 0)) return undefined;
    const columns = readColumns(source, nameAround(source.bytes, word), isNamed);
    if (columns !== undefined) columnsUpTo.set(source, columns.end);
    return columns?.cells.flatMap(({ name, value }) => {
      const held = { rule, value, reach: value, name: source.text(name.start, name.end), labelled: source.kind.prose };
      return fits(value.end - value.start) ? [held] : [];
    });
  };
}

function nameTest({ context, endings = [], foreign = [] }: GenericRule): (name: string) => boolean {
  const isForeign = foreignNames(foreign);
  return remembered(
    (name) => namesContext(name, context) || joinsContext(name, context) || endsName(name, endings) || isForeign(name),
  );
}

/** @returns the word that a keyword stands for: without what follows a short one, with the letters that go on from others */
function wordAt(bytes: Uint8Array, start: number, end: number): ByteRange {
  let last = end;
  while (last > start && NAME[bytes[last - 1]!] === 0 && bytes[last - 1]! < 0x80) last--;
  if (bytes[last - 1] === FULL_WIDTH) last--;
  const word = { start, end: last };
  return bytes[start]! >= 0x80 || bytes[start - 1]! >= 0x80 || bytes[last]! >= 0x80 || bytes[last - 1]! >= 0x80
    ? wholeWord(bytes, word)
    : word;
}

/** The first byte of `：`. */
const FULL_WIDTH = 0xef;

/** What sets a property of Java is no part of its name. */
const PROPERTY = /^-D(?=[a-z])/;

function trimmed({ start, end }: ByteRange, bytes: Uint8Array): ByteRange {
  while (end > start && CLOSERS[bytes[end - 1]!] === 1) end--;
  return { start, end };
}
