import type { ByteRange } from '../document.js';
import { LINE_FEED } from '../assignment/scan.js';
import { entriesIn, readFlow } from './flow.js';
import { HOLDERS, LONGEST_KEY, type Manifest, type ManifestEntry } from './manifest.js';

/** A line with something on it: where it starts and ends, and how far its text is indented. */
interface Line extends ByteRange {
  /** A dash of a list counts as a blank. */
  readonly indent: number;
  /** Whether it begins an item of a list. */
  readonly item: boolean;
}

/** Deeper than people and programs write manifests. */
const DEEPEST = 60;
const BLANK = 0x20;
const DASH = 0x2d;
const PLUS = 0x2b;
const HASH = 0x23;
const RETURN = 0x0d;

/** What parts one document from the next, also where a text for people or a script shows one. */
const DIVIDES = /^(?:---|\.\.\.|`{3}|~{3})/;
const KEY = /^(?:"([^"\n]{1,253})"|'([^'\n]{1,253})'|([\w./-]{1,253}))[ ]{0,8}:(?=[ \r\n]|$)/;
/** An anchor, or the tag of a string. */
const PROPERTIES = /^(?:(?:&[\w.-]{1,40}|!!(?:str|binary))[ ]{1,8}){0,2}/;
const BLOCK = /^[|>][-+\d]{0,3}[ ]{0,8}(?:#[^\n]*)?\r?$/;

/** @returns where the line begins that the offset lies on */
const lineStart = (bytes: Buffer, at: number): number => (at === 0 ? 0 : bytes.lastIndexOf(LINE_FEED, at - 1) + 1);

/** A part of a file, read by its lines. */
class Lines {
  constructor(
    readonly bytes: Buffer,
    readonly bounds: ByteRange,
    /** Whether the lines of a patch begin with a mark. */
    readonly marked: boolean,
  ) {}

  /** @returns the line that begins at the offset */
  at(start: number): Line {
    const feed = this.bytes.indexOf(LINE_FEED, start);
    const end = feed === -1 || feed > this.bounds.end ? this.bounds.end : feed;
    let at = start;
    let item = false;
    if (this.marked && this.bytes[at] === PLUS) at++;
    while (at < end && at - start < DEEPEST) {
      const isDash = this.bytes[at] === DASH && this.bytes[at + 1] === BLANK;
      if (this.bytes[at] !== BLANK && !isDash) break;
      item ||= isDash;
      at++;
    }
    return { start, end, indent: at - start, item };
  }

  text({ start, end, indent }: Line, most = LONGEST_KEY): string {
    const from = start + indent;
    return this.bytes.toString('latin1', from, Math.min(end, from + most));
  }

  isEmpty({ start, end, indent }: Line): boolean {
    const first = this.bytes[start + indent];
    return start + indent >= end || first === HASH || (first === RETURN && start + indent + 1 >= end);
  }

  /** @returns where the line ahead of the offset begins, which begins one itself */
  startBefore(start: number): number {
    return lineStart(this.bytes, start - 1);
  }
}

/**
 * Reads the Secret of Kubernetes, as YAML in lines, that one of its own lines belongs to.
 *
 * @param at where the word `kind` stands on its line
 * @param bounds how much of the file may be read
 * @param marked whether the lines are those of a patch
 */
export function readYamlManifest(bytes: Buffer, at: number, bounds: ByteRange, marked: boolean): Manifest | undefined {
  const lines = new Lines(bytes, bounds, marked);
  const kind = lines.at(lineStart(bytes, at));
  if (!/^["']?kind/.test(lines.text(kind)) || kind.start + kind.indent < at - 1) return undefined;
  const first = kind.item ? kind.start : firstOf(lines, kind);
  const entries: ManifestEntry[] = [];
  let line = lines.at(first);
  for (let start = first; start < bounds.end; start = line.end + 1) {
    line = lines.at(start);
    if (lines.isEmpty(line)) continue;
    if (isOutside(lines, line, kind.indent) || (line.item && start > first && line.indent <= kind.indent))
      return { entries, end: start };
    if (line.indent === kind.indent) line = readHolder(lines, line, entries);
  }
  return { entries, end: line.end };
}

/** @returns where the lines begin that are indented as far as a line, or farther, up to it */
function firstOf(lines: Lines, kind: Line): number {
  let first = kind.start;
  while (first > lines.bounds.start) {
    const line = lines.at(lines.startBefore(first));
    if (line.start < lines.bounds.start) break;
    if (!lines.isEmpty(line) && isOutside(lines, line, kind.indent)) break;
    first = line.start;
    if (line.item && line.indent === kind.indent) break;
  }
  return first;
}

const isOutside = (lines: Lines, line: Line, indent: number): boolean =>
  line.indent < indent || (line.indent === indent && DIVIDES.test(lines.text(line, 3)));

/** Reads what stands below `data:`, or behind it in braces. @returns the last line read */
function readHolder(lines: Lines, holder: Line, entries: ManifestEntry[]): Line {
  const key = KEY.exec(lines.text(holder));
  const encoded = key === null ? undefined : HOLDERS.get(key[1] ?? key[2] ?? key[3]!);
  if (key === null || encoded === undefined) return holder;
  const behind = holder.start + holder.indent + key[0].length;
  const rest = lines.bytes.toString('latin1', behind, holder.end).trim();
  if (rest.startsWith('{')) {
    const { values, end } = readFlow(lines.bytes, lines.bytes.indexOf('{', behind), lines.bounds.end);
    entries.push(...entriesIn(values, encoded));
    return lines.at(lineStart(lines.bytes, end));
  }
  return readEntries(lines, holder, encoded, entries);
}

function readEntries(lines: Lines, holder: Line, encoded: boolean, entries: ManifestEntry[]): Line {
  let last = holder;
  let own = 0;
  for (let start = holder.end + 1; start < lines.bounds.end; start = last.end + 1) {
    const line = lines.at(start);
    if (!lines.isEmpty(line)) {
      if (line.indent <= holder.indent || line.item) break;
      own ||= line.indent;
      const entry = line.indent === own ? entryAt(lines, line) : undefined;
      if (entry?.value !== undefined) entries.push({ name: entry.name, value: entry.value, encoded });
      last = entry?.last ?? line;
    } else last = line;
  }
  return last;
}

/** A name on a line, its value, and the last line of it. */
interface Entry {
  readonly name: ByteRange;
  readonly value: ByteRange | undefined;
  readonly last: Line;
}

function entryAt(lines: Lines, line: Line): Entry | undefined {
  const from = line.start + line.indent;
  const key = KEY.exec(lines.text(line));
  if (key === null) return undefined;
  const quote = key[3] === undefined ? 1 : 0;
  const name = { start: from + quote, end: from + quote + (key[1] ?? key[2] ?? key[3]!).length };
  const written = lines.bytes.toString('latin1', from + key[0].length, line.end);
  const lead = /^[ ]*/.exec(written)![0].length;
  const marks = PROPERTIES.exec(written.slice(lead))![0].length;
  const text = written.slice(lead + marks);
  const start = from + key[0].length + lead + marks;
  if (BLOCK.test(text) || text.trim() === '') return { name, ...below(lines, line) };
  return { name, value: scalarIn(text, start), last: line };
}

/** @returns the lines below a name that are indented farther, from their first character to the last */
function below(lines: Lines, name: Line): Pick<Entry, 'value' | 'last'> {
  let last = name;
  let value: ByteRange | undefined;
  for (let start = name.end + 1; start < lines.bounds.end; start = last.end + 1) {
    const line = lines.at(start);
    if (!lines.isEmpty(line)) {
      if (line.indent <= name.indent) break;
      const end = lines.bytes[line.end - 1] === RETURN ? line.end - 1 : line.end;
      value = { start: value?.start ?? line.start + line.indent, end };
    }
    last = line;
  }
  return { value, last };
}

/** A scalar on one line: in quotes, or up to a comment. */
function scalarIn(text: string, start: number): ByteRange | undefined {
  const quoted = /^(["'])((?:\\.|(?!\1)[^\\])*)\1/.exec(text);
  if (quoted !== null) return { start: start + 1, end: start + 1 + quoted[2]!.length };
  const plain = text.replace(/\r$/, '');
  const comment = plain.search(/[ \t]#/);
  const value = (comment === -1 ? plain : plain.slice(0, comment)).trimEnd();
  return value === '' ? undefined : { start, end: start + value.length };
}
