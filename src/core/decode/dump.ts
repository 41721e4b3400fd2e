import type { ByteRange } from '../document.js';
import type { Decoding } from './decoding.js';

/** What the prefilter looks for: the second offset of a dump, in hexadecimal and in octal. */
export const DUMP_WORDS: readonly string[] = ['0000010', '0000020'];

const LONGEST_LINE = 400;
const LINE_FEED = 0x0a;
const LINE = /^[ \t]*(?:0x)?[\da-f]{6,16}(:?)[ \t]+(?=[\da-f])([^\r\n]*)\r?$/i;
const TEXT_COLUMN = /[ \t]+[|>].*$/;
const GROUP = /[\da-f]+/gi;

/**
 * Decodes dumps of bytes with their offsets, as `xxd`, `hexdump`, `hexdump -C`, `od -x` and `od -t x1` print them.
 *
 * @param words where the offset of a second line may stand, rising
 */
export function decodeDumps(bytes: Buffer, words: readonly number[], into: Decoding): void {
  let done = 0;
  for (const word of words) {
    if (word < done) continue;
    const second = lineStart(bytes, word);
    let at = lineStart(bytes, Math.max(0, second - 1));
    let groups = groupsOf(bytes, at);
    done = lineEnd(bytes, word);
    if (groups === undefined || groupsOf(bytes, second) === undefined) continue;
    into.open();
    for (; groups !== undefined; groups = groupsOf(bytes, at)) {
      for (const { range, little } of groups) addGroup(bytes, range, little, into);
      at = lineEnd(bytes, at);
    }
    done = Math.max(done, at);
  }
}

function lineStart(bytes: Buffer, at: number): number {
  const least = Math.max(0, at - LONGEST_LINE);
  while (at > least && bytes[at - 1] !== LINE_FEED) at--;
  return at;
}

function lineEnd(bytes: Buffer, at: number): number {
  const feed = bytes.indexOf(LINE_FEED, at);
  return feed === -1 ? bytes.length : feed + 1;
}

interface Group {
  readonly range: ByteRange;
  /** Whether its last byte is written first. */
  readonly little: boolean;
}

/** @returns the groups of digits on the line, or nothing where it is none of a dump */
function groupsOf(bytes: Buffer, at: number): readonly Group[] | undefined {
  if (at >= bytes.length) return undefined;
  const window = bytes.toString('latin1', at, at + LONGEST_LINE);
  const line = LINE.exec(window.split('\n', 1)[0]!);
  if (line === null) return undefined;
  const [whole, colon, rest = ''] = line;
  const digits = colon === '' ? rest.replace(TEXT_COLUMN, '') : rest.split('  ', 1)[0]!;
  if (
    !digits
      .trimEnd()
      .split(/[ \t]+/)
      .every((group) => /^(?:[\da-f]{2}){1,8}$/i.test(group))
  )
    return undefined;
  const start = at + whole.replace(/\r$/, '').length - rest.length;
  return [...digits.matchAll(GROUP)].map(({ 0: group, index }) => ({
    range: { start: start + index, end: start + index + group.length },
    little: colon === '' && group.length > 2,
  }));
}

function addGroup(bytes: Buffer, range: ByteRange, little: boolean, into: Decoding): void {
  const group = Buffer.from(bytes.toString('latin1', range.start, range.end), 'hex');
  into.addAll(little ? group.reverse() : group, range, 'hex-dump');
}
