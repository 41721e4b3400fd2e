// POSIX.1-2024, "pax", sections "ustar Interchange Format" and "pax Extended Header"; GNU tar's manual, "Basic Tar Format".

export const BLOCK = 512;

/** What a header block says of the file that follows it. */
export interface TarHeader {
  readonly type: string;
  readonly name: Buffer;
  readonly link: Buffer;
  /** Bytes of content that follow; nothing where the field is no number. */
  readonly size: number | undefined;
}

const SUM = 148;

/** @returns the header at an offset; nothing where its checksum is wrong, or there is none */
export function tarHeader(bytes: Buffer, at: number): TarHeader | undefined {
  if (at + BLOCK > bytes.length) return undefined;
  const block = bytes.subarray(at, at + BLOCK);
  if (!hasChecksum(block)) return undefined;
  const posix = block.toString('latin1', 257, 263) === 'ustar\0';
  const folder = posix ? text(block, 345, 155) : Buffer.alloc(0);
  const name = text(block, 0, 100);
  return {
    type: block.toString('latin1', 156, 157),
    name: folder.length === 0 ? name : Buffer.concat([folder, SLASH, name]),
    link: text(block, 157, 100),
    size: numberAt(block, 124, 12),
  };
}

const SLASH = Buffer.from('/');

/** Old tars added up signed bytes. */
function hasChecksum(block: Buffer): boolean {
  const said = numberAt(block, SUM, 8);
  if (said === undefined || said === 0) return false;
  let sum = 8 * 0x20;
  let signed = sum;
  for (let i = 0; i < BLOCK; i++) {
    if (i >= SUM && i < SUM + 8) continue;
    sum += block[i]!;
    signed += (block[i]! << 24) >> 24;
  }
  return said === sum || said === signed;
}

/** Octal digits, or with the highest bit set the number itself, as GNU tar writes large ones. */
function numberAt(block: Buffer, at: number, length: number): number | undefined {
  if (block[at] === 0x80) {
    const number = BigInt(`0x${block.toString('hex', at + 1, at + length)}`);
    return number > Number.MAX_SAFE_INTEGER ? undefined : Number(number);
  }
  const digits = text(block, at, length).toString('latin1').trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(`0${digits}`, 8) : undefined;
}

function text(block: Buffer, at: number, length: number): Buffer {
  const field = block.subarray(at, at + length);
  const end = field.indexOf(0);
  return end === -1 ? field : field.subarray(0, end);
}

/** Records of an extended header, each as `"%d %s=%s\n"` with its own length first; nothing where one is damaged. */
export function paxRecords(data: Buffer): ReadonlyMap<string, Buffer> | undefined {
  const records = new Map<string, Buffer>();
  for (let at = 0; at < data.length;) {
    const [length] = /^\d{1,9}(?= )/.exec(data.toString('latin1', at, at + 10)) ?? [];
    const end = at + Number(length ?? 0);
    const equals = data.indexOf('=', at);
    if (length === undefined || end > data.length || equals === -1 || equals >= end || data[end - 1] !== 0x0a)
      return undefined;
    records.set(data.toString('latin1', at + length.length + 1, equals), data.subarray(equals + 1, end - 1));
    at = end;
  }
  return records;
}
