import { byteSet } from '../alphabet.js';
import { readAssignment, type Assignment } from '../assignment/assignment.js';
import { hasOwnLine } from '../assignment/bare.js';
import { COLON, LINE_FEED, NAME, nameAround, QUOTES } from '../assignment/scan.js';
import { readColumns } from '../columns/columns.js';
import { isLabel } from '../columns/label.js';
import type { ByteRange } from '../document.js';
import { foreignNames, wholeWord } from '../foreign-names.js';
import { endsName, joinsContext, namesContext } from '../names.js';
import { remembered } from '../remembered.js';
import type { GenericRule } from '../rule.js';
import type { Source } from '../source.js';
import { isByChance } from './brief-name.js';
import { longestAhead } from './vague-value.js';
import type { Candidate, Matcher } from './matcher.js';

/** How much of a value is read at first, in bytes: nearly all that is longer is data. */
const USUAL = 512;
/** The longest value, in bytes; keys and tokens in base64 are seldom half of that. */
export const LONGEST_VALUE = 8192;
/** What a bare value may carry at its end without meaning it: `password: x,` `password=x;`. */
const CLOSERS = byteSet(',;)]}');

/** @returns the matcher of the rule for literals assigned to names that say they are secret */
export function genericMatcher(rule: GenericRule): Matcher {
  /** Up to where the names of columns have been looked at. */
  const columnsUpTo = new WeakMap<Source, number>();
  const isNamed = nameTest(rule);
  const assignmentAt = assignmentReader();

  const fits = (length: number): boolean => length >= rule.shortest && length < LONGEST_VALUE;

  const inColumns = (source: Source, word: ByteRange): readonly Candidate[] | undefined => {
    if (word.start < (columnsUpTo.get(source) ?? 0)) return undefined;
    const columns = readColumns(source, nameAround(source.bytes, word), isNamed);
    if (columns !== undefined) columnsUpTo.set(source, columns.end);
    return columns?.cells.flatMap(({ name, value }) => {
      const held = { rule, value, reach: value, name: source.text(name.start, name.end), labelled: source.kind.prose };
      return fits(value.end - value.start) ? [held] : [];
    });
  };

  const assignedAt = (source: Source, found: Assignment): Candidate | undefined => {
    const value = found.quoted ? found.value : trimmed(found.value, source.bytes);
    if (!fits(value.end - value.start) || !mayStand(source, found)) return undefined;
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
      // What looks like an operator in a text for people may be a part of it.
      return assigned ?? (found === undefined || source.kind.prose ? inColumns(source, word) : undefined);
    },
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

/** Whether a value counts where it stands: bounded, in a file of bare values, or as a setting that a text shows. */
function mayStand(source: Source, found: Assignment): boolean {
  if (!found.bounded && !source.kind.bareValues && !isSetting(source, found)) return false;
  return !isTypeName(source.bytes, found.name) && !isResourceKind(source, found.name);
}

const RESOURCE = /\barn:aws[a-z-]{0,20}:[a-z\d-]{2,40}:[a-z\d-]{0,30}:\d{12}:$/;
const LONGEST_RESOURCE = 110;

/** What stands in `arn:aws:secretsmanager:eu-west-1:123456789012:secret:NAME` ahead of the name of a resource. */
function isResourceKind(source: Source, { start }: ByteRange): boolean {
  return source.bytes[start - 1] === COLON && RESOURCE.test(source.text(Math.max(0, start - LONGEST_RESOURCE), start));
}

/** What sets a property of Java is no part of its name. */
const PROPERTY = /^-D(?=[a-z])/;

/** @returns what reads the assignment of a name; of a long value first the usual length, since most of what is longer is data */
function assignmentReader(): (source: Source, word: ByteRange) => Assignment | undefined {
  /** Up to where long values have been read: a name inside of one has no long value of its own, so that each byte is read once. */
  const longUpTo = new WeakMap<Source, number>();
  return (source, word) => {
    const { bytes, kind } = source;
    const found = readAssignment(bytes, word, USUAL, kind.quoteLike);
    if (found === undefined || found.value.end - found.value.start < USUAL) return found;
    if (word.start < (longUpTo.get(source) ?? 0)) return undefined;
    const whole = readAssignment(bytes, word, LONGEST_VALUE, kind.quoteLike);
    longUpTo.set(source, whole?.value.end ?? lineEnd(bytes, word.end, LONGEST_VALUE));
    return whole;
  };
}

/** @returns where the line ends, at most `most` bytes further */
function lineEnd(bytes: Buffer, at: number, most: number): number {
  const end = bytes.subarray(at, at + most).indexOf(LINE_FEED);
  return end === -1 ? Math.min(bytes.length, at + most) : at + end;
}

/** Tables name types as text, `"AWS::IAM::AccessKey": "…"`; what is assigned to a member, `Acme::KEY = "…"`, has no quote behind it. */
function isTypeName(bytes: Uint8Array, { start, end }: ByteRange): boolean {
  return bytes[start - 1] === COLON && bytes[start - 2] === COLON && QUOTES[bytes[end] ?? 0] === 1;
}

/** Programs have names where settings have values; but manuals, and comments of programs, show settings. */
function isSetting(source: Source, { name, value }: Assignment): boolean {
  return hasOwnLine(source.bytes, name.start, value, !source.kind.prose);
}

function trimmed({ start, end }: ByteRange, bytes: Uint8Array): ByteRange {
  while (end > start && CLOSERS[bytes[end - 1]!] === 1) end--;
  return { start, end };
}
