import { HEAD_LENGTH, type ContainerFormat } from '../container/container.js';
import { containerFormats } from '../container/formats.js';
import { isLetterOf, readText, writtenMarks, type Writing } from '../container/written.js';
import type { ByteRange } from '../document.js';
import type { ContainerRule } from '../rule.js';
import { followsEscape, type Source } from '../source.js';
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

/** Where a container may begin, and how it is written there. */
interface Place {
  readonly start: number;
  readonly writing: Writing;
}

/** Shared by the rules, since containers hold others. */
const progress = new WeakMap<Source, Progress>();

/** @returns the container that is written from an offset on */
function containerAt(
  format: ContainerFormat,
  { bytes }: Source,
  { start, writing }: Place,
  so: Progress,
): ByteRange | undefined {
  if (writing === 'bytes') {
    if (!format.first.includes(bytes[start] ?? 0)) return undefined;
    const rest = bytes.subarray(start);
    const container = format.promised(rest.subarray(0, HEAD_LENGTH)) === 0 ? undefined : format.read(rest);
    return container && { start, end: start + container.length };
  }
  if (isLetterOf(writing, bytes[start - 1]) && !followsEscape(bytes, start)) return undefined;
  const head = readText(bytes, start, writing, HEAD_LENGTH).bytes;
  const most = format.promised(head.subarray(0, HEAD_LENGTH));
  if (most === 0 || (start < so.readTo && so.read > ALWAYS_READ + MOST_READ * bytes.length)) return undefined;
  const text = readText(bytes, start, writing, most);
  so.read += text.bytes.length;
  so.readTo = Math.max(so.readTo, text.endOf(text.bytes.length));
  const container = format.read(text.bytes);
  return container && { start, end: paddedEnd(bytes, text.endOf(container.length)) };
}

/** @returns the matcher of a rule for keys in containers, which reads their structure before it takes them for any */
export function containerMatcher(rule: ContainerRule): Matcher {
  const format = containerFormats[rule.format];
  const marks = writtenMarks(format);
  return {
    find(source, end, keyword) {
      const { text, writing, before } = marks[keyword]!;
      if (!endsAt(source, end, text)) return undefined;
      const so = progress.get(source) ?? { end: 0, readTo: 0, read: 0 };
      progress.set(source, so);
      for (const distance of before) {
        const start = end - text.length - distance;
        const value = start < so.end ? undefined : containerAt(format, source, { start, writing }, so);
        if (value === undefined) continue;
        so.end = value.end;
        return { rule, value, reach: value };
      }
      return undefined;
    },
  };
}

const PAD = 0x3d;

/** @returns the end of a text with the signs that fill its last group */
function paddedEnd(bytes: Buffer, end: number): number {
  if (bytes[end] !== PAD) return end;
  return bytes[end + 1] === PAD ? end + 2 : end + 1;
}
