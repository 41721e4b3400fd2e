import { HEAD_LENGTH, type Container } from '../container/container.js';
import { containerFormats } from '../container/formats.js';
import { isLetterOf, readText, writtenMarks, type Writing } from '../container/written.js';
import type { ByteRange } from '../document.js';
import type { ContainerRule } from '../rule.js';
import type { Source } from '../source.js';
import { endsAt, type Matcher } from './matcher.js';

/** How many bytes of text may be read for each byte of a file, where texts that begin like containers are none. */
const MOST_READ = 4;
const ALWAYS_READ = 65_536;

/** What was read of a source so far. */
interface Progress {
  /** Where the last container ends: what begins inside it is a part of it. */
  end: number;
  /** Up to where text was read, and how much in all. */
  readTo: number;
  read: number;
}

/** Shared by the rules, since containers hold others. */
const progress = new WeakMap<Source, Progress>();

/** @returns the matcher of a rule for keys in containers, which reads their structure before it takes them for any */
export function containerMatcher(rule: ContainerRule): Matcher {
  const format = containerFormats[rule.format];
  const marks = writtenMarks(format);

  const containerAt = (source: Source, start: number, writing: Writing, so: Progress): ByteRange | undefined => {
    const ended = (container: Container | undefined, end: (length: number) => number): ByteRange | undefined =>
      container && { start, end: end(container.length) };
    if (writing === 'bytes') {
      const bytes = source.bytes.subarray(start);
      return format.promised(bytes.subarray(0, HEAD_LENGTH)) === 0
        ? undefined
        : ended(format.read(bytes), (length) => start + length);
    }
    if (isLetterOf(writing, source.bytes[start - 1]) && !isEscaped(source.bytes, start)) return undefined;
    const head = readText(source.bytes, start, writing, HEAD_LENGTH).bytes;
    const most = format.promised(head.subarray(0, HEAD_LENGTH));
    if (most === 0 || (start < so.readTo && so.read > ALWAYS_READ + MOST_READ * source.bytes.length)) return undefined;
    const text = readText(source.bytes, start, writing, most);
    so.read += text.bytes.length;
    so.readTo = Math.max(so.readTo, text.endOf(text.bytes.length));
    return ended(format.read(text.bytes), text.endOf);
  };

  return {
    find(source, end, keyword) {
      const { text, writing, before } = marks[keyword]!;
      if (!endsAt(source, end, text)) return undefined;
      const so = progress.get(source) ?? { end: 0, readTo: 0, read: 0 };
      progress.set(source, so);
      for (const distance of before) {
        const start = end - text.length - distance;
        if (start < so.end) continue;
        const value = containerAt(source, start, writing, so);
        if (value === undefined) continue;
        so.end = value.end;
        return { rule, value, reach: value };
      }
      return undefined;
    },
  };
}

const BACKSLASH = 0x5c;
const LETTERS_OF_ESCAPES = new Set([...'nrt'].map((letter) => letter.charCodeAt(0)));

/** Whether the letter before is that of an escape, as in `\nMII…`. */
function isEscaped(bytes: Buffer, at: number): boolean {
  return bytes[at - 2] === BACKSLASH && LETTERS_OF_ESCAPES.has(bytes[at - 1]!);
}
