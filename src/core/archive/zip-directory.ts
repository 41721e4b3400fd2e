// PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7 (local header) to 4.3.16 (end of the central directory).

const END = 'PK\x05\x06';
const END_SIZE = 22;
const LOCATOR = 0x07064b50;
const LOCATOR_SIZE = 20;
const END64 = 0x06064b50;
const END64_SIZE = 56;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
/** What stands in a field whose number is in the zip64 extra field. */
const IN_EXTRA = 0xffffffff;
const LONGEST_COMMENT = 0xffff;

/** A file as the central directory names it. */
export interface ZipEntry {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header is, from the first byte of all. */
  readonly at: number;
}

/** Where the central directory lies; what comes before the archive's own first byte shifts all its offsets. */
export interface Directory {
  readonly start: number;
  readonly end: number;
  readonly shift: number;
  readonly count: number;
}

/** @returns whether the bytes begin as a zip does, or end as one: what unpacks itself has a program ahead */
export function isZip(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, 4);
  if (head === 'PK\x03\x04' || head === END) return true;
  const directory = zipDirectory(bytes);
  return (
    typeof directory === 'object' && directory.start < directory.end && bytes.readUInt32LE(directory.start) === ENTRY
  );
}

/** @returns where the central directory is, or why it is not known */
export function zipDirectory(bytes: Buffer): Directory | string {
  const end = endOf(bytes);
  if (end === undefined) return 'it is cut short: it has no directory';
  const wide = end64Of(bytes, end);
  const disks =
    wide === undefined
      ? [bytes.readUInt16LE(end + 4), bytes.readUInt16LE(end + 6)]
      : [bytes.readUInt32LE(wide + 16), bytes.readUInt32LE(wide + 20)];
  const count = wide === undefined ? bytes.readUInt16LE(end + 10) : numberAt(bytes, wide + 32);
  const size = wide === undefined ? bytes.readUInt32LE(end + 12) : numberAt(bytes, wide + 40);
  const offset = wide === undefined ? bytes.readUInt32LE(end + 16) : numberAt(bytes, wide + 48);
  const behind = wide ?? end;
  const shift = behind - size - offset;
  // Other readers go by the offsets alone, whatever disk is named.
  if (shift < 0)
    return disks.some((disk) => disk !== 0) ? 'it is a part of a split archive' : 'its directory is damaged';
  return { start: behind - size, end: behind, shift, count };
}

/** The last end whose comment reaches to the last byte; the last one at all where none does. */
function endOf(bytes: Buffer): number | undefined {
  const least = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT);
  let last: number | undefined;
  for (
    let at = bytes.lastIndexOf(END, -END_SIZE, 'latin1');
    at >= least;
    at = bytes.lastIndexOf(END, at - 1, 'latin1')
  ) {
    if (at + END_SIZE + bytes.readUInt16LE(at + 20) === bytes.length) return at;
    last ??= at;
    if (at === 0) break;
  }
  return last;
}

function end64Of(bytes: Buffer, end: number): number | undefined {
  const locator = end - LOCATOR_SIZE;
  if (locator < END64_SIZE || bytes.readUInt32LE(locator) !== LOCATOR) return undefined;
  // Where something stands ahead of the archive, its own offset misleads.
  return [numberAt(bytes, locator + 8), locator - END64_SIZE].find(
    (at) => at + END64_SIZE <= locator && bytes.readUInt32LE(at) === END64,
  );
}

/** @returns the files that the directory names, one after the other; a text where it is damaged there */
export function* zipEntries(
  bytes: Buffer,
  { start, end, shift, count }: Directory,
): Generator<ZipEntry | string, void, void> {
  let found = 0;
  for (let at = start; at < end && (at + 4 > end || bytes.readUInt32LE(at) === ENTRY); found++) {
    const next = at + ENTRY_SIZE > end ? end + 1 : at + ENTRY_SIZE + lengths(bytes, at);
    const entry = next > end ? undefined : entryAt(bytes, at, shift);
    if (entry === undefined) {
      yield 'its directory is damaged';
      return;
    }
    yield entry;
    at = next;
  }
  // Without zip64, writers of many files count them modulo 65,536.
  if (found % 0x10000 !== count % 0x10000) yield `its directory says it holds ${count} files, and names ${found}`;
}

function lengths(bytes: Buffer, at: number): number {
  return bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
}

function entryAt(bytes: Buffer, at: number, shift: number): ZipEntry | undefined {
  const nameEnd = at + ENTRY_SIZE + bytes.readUInt16LE(at + 28);
  const extra = bytes.subarray(nameEnd, nameEnd + bytes.readUInt16LE(at + 30));
  const fields = [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)];
  const [size, packed, offset] = widened(fields, extra) ?? [];
  if (size === undefined || packed === undefined || offset === undefined) return undefined;
  return {
    name: bytes.subarray(at + ENTRY_SIZE, nameEnd),
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    ...{ packed, size, at: offset + shift },
  };
}

/** The zip64 extra field (4.5.3) has those numbers that do not fit, in this order. */
function widened(fields: readonly number[], extra: Buffer): readonly number[] | undefined {
  if (!fields.includes(IN_EXTRA)) return fields;
  let [at, left] = [0, 0];
  for (; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    left = Math.min(extra.readUInt16LE(at + 2), extra.length - at - 4);
    break;
  }
  at += 4;
  const wide: number[] = [];
  for (const field of fields) {
    const isWide = field === IN_EXTRA && left >= 8;
    wide.push(isWide ? numberAt(extra, at) : field);
    if (isWide) [at, left] = [at + 8, left - 8];
  }
  return wide;
}

/** @returns the number as near as a double has it: an offset so large is out of all bounds anyway */
function numberAt(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}

/** What a local header says, which must be what the directory says. */
export interface LocalHeader {
  readonly flags: number;
  readonly method: number;
  readonly name: Buffer;
  readonly dataStart: number;
}

/** @returns the header ahead of a file's content; nothing where there is none */
export function localHeader(bytes: Buffer, at: number): LocalHeader | undefined {
  if (at + LOCAL_SIZE > bytes.length || bytes.readUInt32LE(at) !== LOCAL) return undefined;
  const nameEnd = at + LOCAL_SIZE + bytes.readUInt16LE(at + 26);
  const dataStart = nameEnd + bytes.readUInt16LE(at + 28);
  if (dataStart > bytes.length) return undefined;
  const name = bytes.subarray(at + LOCAL_SIZE, nameEnd);
  return { flags: bytes.readUInt16LE(at + 6), method: bytes.readUInt16LE(at + 8), name, dataStart };
}
