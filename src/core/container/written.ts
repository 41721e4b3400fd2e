import { alphabets, byteSet } from '../alphabet.js';
import type { ContainerFormat, Mark } from './container.js';

/** How bytes stand in a file. */
export type Writing = 'bytes' | 'base64' | 'hex';

/** A text that a container of a format holds, as files write it. */
export interface WrittenMark {
  readonly text: string;
  readonly writing: Writing;
  /** How many characters, or bytes, may stand between the container's first one and the text. */
  readonly before: readonly number[];
}

/** Shorter texts would occur wherever there is base64. */
const SHORTEST = 4;

/** @returns the texts to look for, of each mark as bytes, in base64 by where it may stand in a group, and in hexadecimal */
export function writtenMarks({ marks }: ContainerFormat): readonly WrittenMark[] {
  return marks.flatMap((mark) => [
    { text: mark.bytes, writing: 'bytes' as const, before: mark.before },
    ...(mark.raw === true ? [] : [...inBase64(mark), ...inHex(mark)]),
  ]);
}

/** Base64 writes three bytes as four characters: what a mark reads like depends on where it begins in its group. */
function inBase64({ bytes, before }: Mark): readonly WrittenMark[] {
  const shifts = [...new Set(before.map((count) => count % 3))];
  return shifts.flatMap((shift) => {
    const known = Buffer.from('\0'.repeat(shift) + bytes, 'latin1').toString('base64');
    const from = Math.ceil((shift * 4) / 3);
    const text = known.slice(from, Math.floor(((shift + bytes.length) * 4) / 3));
    const places = before.filter((count) => count % 3 === shift).map((count) => ((count - shift) / 3) * 4 + from);
    return text.length < SHORTEST ? [] : [{ text, writing: 'base64' as const, before: places }];
  });
}

function inHex({ bytes, before }: Mark): readonly WrittenMark[] {
  const lower = Buffer.from(bytes, 'latin1').toString('hex');
  const places = before.map((count) => 2 * count);
  const texts = [...new Set([lower, lower.toUpperCase()])];
  return texts.map((text) => ({ text, writing: 'hex', before: places }));
}

const LETTERS: Readonly<Record<Exclude<Writing, 'bytes'>, Uint8Array>> = {
  base64: byteSet(alphabets.base64),
  hex: byteSet(alphabets.hex),
};

/** @returns whether the byte is one of the characters that the writing writes bytes with */
export function isLetterOf(writing: Exclude<Writing, 'bytes'>, byte: number | undefined): boolean {
  return byte !== undefined && LETTERS[writing][byte] === 1;
}

/** What stands between the lines of a longer text: line ends, as such and as escapes, indentation, quotes and what joins them. */
const JOINTS = byteSet(' \t\r\n\\"\'`+.,&>|*#;');
/** An escape's letter, behind a backslash. */
const ESCAPES = byteSet('nrt');
const LONGEST_JOINT = 120;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
/** Lines of fewer characters are words. */
const SHORTEST_LINE = 16;

/** Bytes that were written as text, and where each stands. */
export interface ReadText {
  readonly bytes: Buffer;
  /** @returns where the text ends that stands for the first bytes, in the source */
  readonly endOf: (count: number) => number;
}

/** A stretch of letters, in the source. */
interface Line {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads text that stands for bytes over the lines that it is wrapped into, as they are or in quotes.
 *
 * @param most how many bytes are wanted
 */
export function readText(bytes: Buffer, start: number, writing: Exclude<Writing, 'bytes'>, most: number): ReadText {
  const wanted = writing === 'hex' ? 2 * most : Math.ceil((most * 4) / 3);
  const lines: Line[] = [];
  let count = 0;
  for (let at: number | undefined = start; at !== undefined && count < wanted;) {
    const line: Line = { start: at, end: lineEnd(bytes, at, writing, wanted - count) };
    if (lines.length > 0 && !isLine(bytes, line, lines.at(-1)!, count, writing)) break;
    lines.push(line);
    count += line.end - line.start;
    at = nextLine(bytes, line.end, writing);
  }
  const text = lines.map((line) => bytes.toString('latin1', line.start, line.end)).join('');
  return {
    bytes: Buffer.from(text, writing),
    endOf: (length) => endIn(lines, writing === 'hex' ? 2 * length : Math.ceil((length * 4) / 3)),
  };
}

function lineEnd(bytes: Buffer, start: number, writing: Exclude<Writing, 'bytes'>, most: number): number {
  let end = start;
  while (end < start + most && isLetterOf(writing, bytes[end])) end++;
  return end;
}

/** A short line is the last one, and no longer than those before it. */
function isLine(bytes: Buffer, line: Line, before: Line, count: number, writing: Exclude<Writing, 'bytes'>): boolean {
  const length = line.end - line.start;
  if (length >= SHORTEST_LINE) return true;
  const group = writing === 'hex' ? 2 : 4;
  const padded = bytes[line.end] === 0x3d;
  return length > 0 && length <= before.end - before.start && (padded || (count + length) % group === 0);
}

/** @returns where the next letters stand behind a line's end, or nothing where the text goes on with something else */
function nextLine(bytes: Buffer, end: number, writing: Exclude<Writing, 'bytes'>): number | undefined {
  let at = end;
  let broken = false;
  while (at < end + LONGEST_JOINT && at < bytes.length) {
    const byte = bytes[at]!;
    const escape = at > end && bytes[at - 1] === BACKSLASH && ESCAPES[byte] === 1;
    if (!escape && JOINTS[byte] === 0) break;
    // A plus sign joins strings and is a letter of base64: it is a joint only beside one.
    if (!escape && isLetterOf(writing, byte) && isLetterOf(writing, bytes[at + 1])) break;
    broken ||= escape || byte === NEWLINE;
    at++;
  }
  return broken && isLetterOf(writing, bytes[at]) ? at : undefined;
}

function endIn(lines: readonly Line[], count: number): number {
  let left = count;
  for (const { start, end } of lines) {
    if (left <= end - start) return start + left;
    left -= end - start;
  }
  return lines.at(-1)?.end ?? 0;
}

/** @returns the bytes that a whole value stands for, however it is written */
export function bytesOfWritten(value: string): Buffer {
  const letters = value
    .replaceAll(/\\{1,4}[nrt]/g, '')
    .replaceAll(/["'`][\s+.,&\\]*["'`]/g, '')
    .replaceAll(/[\s"'`\\,;&>|*#.]/g, '');
  if (/^(?:30|9[4-6]|c5|feed|cece|6f70656e)[\da-f]+$/i.test(letters)) return Buffer.from(letters, 'hex');
  if (/^[A-Za-z\d+/]+={0,2}$/.test(letters)) return Buffer.from(letters, 'base64');
  return Buffer.from(value, 'latin1');
}
