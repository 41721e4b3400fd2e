import { crc32 } from 'node:zlib';
import type { Budget } from './budget.js';
import { inflate } from './inflate.js';
import { outside, type Part } from './part.js';
import { localHeader, zipDirectory, zipEntries, type Directory, type ZipEntry } from './zip-directory.js';

/** A file of the directory, and where its content lies; nothing where its own header is not there. */
interface Placed {
  readonly entry: ZipEntry;
  readonly data?: readonly [start: number, end: number];
  /** How its own header differs from the directory. */
  readonly differs?: string;
}

const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;
const LOCAL = 'PK\x03\x04';

/**
 * Reads what a zip holds (APPNOTE.TXT): what its central directory names, which is what tools unpack. Where the headers ahead
 * of the files say otherwise, or name more, another tool could unpack something else, so that is told as not read.
 */
export function* readZip(bytes: Buffer, budget: Budget): Generator<Part, void, void> {
  const directory = zipDirectory(bytes);
  if (typeof directory === 'string') {
    yield { failed: directory };
    yield { bytes };
    return;
  }
  const placed: Placed[] = [];
  for (const entry of zipEntries(bytes, directory)) {
    const over = typeof entry === 'string' ? undefined : budget.enter();
    if (typeof entry === 'string') yield { failed: entry };
    else if (over === undefined) placed.push(placedOf(bytes, entry));
    else {
      yield { failed: over, limit: true };
      yield { bytes };
      return;
    }
  }
  const layout = layoutOf(bytes, directory, placed);
  if (layout !== undefined) yield layout;
  const covered: (readonly [number, number])[] = [];
  // Bytes that are content of many files are what bombs are made of.
  for (const one of layout?.limit === true ? [] : placed) {
    const over = budget.spent();
    if (over !== undefined) {
      yield { failed: over, limit: true };
      break;
    }
    yield* partsOf(bytes, one, budget, covered);
  }
  yield { bytes: outside(bytes, covered) };
}

function placedOf(bytes: Buffer, entry: ZipEntry): Placed {
  const local = localHeader(bytes, entry.at);
  if (local === undefined) return { entry };
  const isSame =
    local.method === entry.method &&
    (local.flags & ENCRYPTED) === (entry.flags & ENCRYPTED) &&
    local.name.equals(entry.name);
  return {
    entry,
    data: [local.dataStart, local.dataStart + entry.packed],
    ...(isSame ? {} : { differs: 'its own header is not what the directory of the archive says' }),
  };
}

type Failure = Extract<Part, { failed: string }>;

/** @returns what is wrong with where files lie */
function layoutOf(bytes: Buffer, directory: Directory, placed: readonly Placed[]): Failure | undefined {
  const taken = placed
    .flatMap(({ entry, data }) => (data === undefined ? [] : [[entry.at, data[1]] as const]))
    .toSorted((a, b) => a[0] - b[0]);
  if (taken.some(([start], i) => i > 0 && start < taken[i - 1]![1]))
    return { failed: 'its files overlap, so that it unpacks to more than it holds', limit: true };
  const rest = outside(bytes, [...taken, [directory.start, directory.end]]);
  return rest.includes(LOCAL, 0, 'latin1') ? { failed: 'it holds files that its directory does not name' } : undefined;
}

function* partsOf(
  bytes: Buffer,
  { entry, data, differs }: Placed,
  budget: Budget,
  covered: (readonly [number, number])[],
): Generator<Part, void, void> {
  const name = entry.name.toString();
  if (data === undefined) {
    yield { name, failed: 'the archive has nothing where it should lie' };
    return;
  }
  if (differs !== undefined) yield { name, failed: differs };
  const content = contentOf(bytes, entry, data[0], budget);
  if ('failed' in content) {
    yield { name, ...content };
    return;
  }
  covered.push([data[0], data[0] + content.used]);
  if (content.bytes.length > 0) yield { name, bytes: content.bytes };
  if (data[1] > bytes.length || content.cut) yield { name, failed: 'it is cut short' };
  else if (content.bytes.length !== entry.size || crc32(content.bytes) !== entry.crc)
    yield { name, failed: 'its content is not what its checksum says' };
}

type Content =
  | { readonly bytes: Buffer; readonly used: number; readonly cut: boolean }
  | { readonly failed: string; readonly limit?: true };

function contentOf(bytes: Buffer, { flags, method, packed, size }: ZipEntry, start: number, budget: Budget): Content {
  const data = bytes.subarray(start, start + packed);
  if ((flags & ENCRYPTED) !== 0) return { failed: 'it is encrypted' };
  if (method === STORED) return { bytes: data, used: data.length, cut: false };
  if (method !== DEFLATED) return { failed: `it is compressed in a way that is not read (method ${method})` };
  const { bytes: most, reason } = budget.allowance(data.length);
  // What it says of itself spares finding out.
  if (size > most) return { failed: reason, limit: true };
  return data.length === 0 ? { bytes: data, used: 0, cut: size > 0 } : inflate(data, data.length, budget);
}
