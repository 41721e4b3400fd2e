import type { Budget } from './budget.js';
import { BEHIND, outside, type Part } from './part.js';
import { BLOCK, paxRecords, tarHeader, type TarHeader } from './tar-header.js';

/** @returns whether the bytes begin with a tar header whose checksum is right */
export function isTar(bytes: Buffer): boolean {
  return tarHeader(bytes, 0) !== undefined;
}

/**
 * Reads what a tar holds: ustar, pax, GNU and older ones. Links are read as their text; what extended headers say beside
 * names and sizes stands outside of all files.
 */
export function readTar(bytes: Buffer, budget: Budget): Generator<Part, void, void> {
  return new TarReader(bytes, budget).parts();
}

/** What the headers before a file's own say of it. */
interface Ahead {
  name?: Buffer;
  link?: Buffer;
  size?: number;
}

const ZEROS = Buffer.alloc(BLOCK);
/** Hard and symbolic links, devices, folders, pipes: what their size counts need not follow. */
const NO_CONTENT = /[1-6]/;
const CUT = 'it is cut short';

class TarReader {
  readonly #bytes: Buffer;
  readonly #budget: Budget;
  readonly #covered: [number, number][] = [];
  readonly #global: Ahead = {};
  #ahead: Ahead = {};

  constructor(bytes: Buffer, budget: Budget) {
    this.#bytes = bytes;
    this.#budget = budget;
  }

  *parts(): Generator<Part, void, void> {
    let ended = false;
    for (let at = 0; at < this.#bytes.length;) {
      if (this.#bytes.compare(ZEROS, 0, BLOCK, at, Math.min(at + BLOCK, this.#bytes.length)) === 0) {
        // Tars can be appended to each other: two blocks of zeros need not be the end.
        ended = true;
        at += BLOCK;
        continue;
      }
      const header = tarHeader(this.#bytes, at);
      if (header === undefined) {
        if (ended) yield this.#behind(at);
        else yield { failed: this.#bytes.length - at < BLOCK ? CUT : `it is damaged at byte ${at}` };
        ended = true;
        break;
      }
      const over = this.#budget.enter();
      if (over !== undefined) {
        yield { failed: over, limit: true };
        ended = true;
        break;
      }
      at = yield* this.#entry(header, at + BLOCK);
    }
    // What is cut short between two files looks whole but for that.
    if (!ended) yield { failed: 'it has no end, so it may be cut short' };
    yield { bytes: outside(this.#bytes, this.#covered) };
  }

  /** What follows the end may be another archive, which some tools find by its own end. */
  #behind(at: number): Part {
    this.#covered.push([at, this.#bytes.length]);
    return { name: BEHIND, bytes: this.#bytes.subarray(at) };
  }

  /** @returns where the next header begins */
  *#entry(header: TarHeader, start: number): Generator<Part, number, void> {
    const about = 'xgLK'.includes(header.type);
    const said = about ? {} : { ...this.#global, ...this.#ahead };
    const size = said.size ?? header.size;
    if (size === undefined) {
      yield { failed: `it is damaged at byte ${start - BLOCK}` };
      return this.#bytes.length;
    }
    const content = this.#contentSize(header.type, start, size);
    const data = this.#bytes.subarray(start, start + content);
    if (about) {
      if (!this.#read(header.type, data)) yield { failed: `it has a damaged header at byte ${start - BLOCK}` };
    } else {
      this.#ahead = {};
      yield* this.#file({ ...header, ...said }, start, data);
    }
    if (data.length < content) yield { failed: CUT };
    return start + Math.ceil(content / BLOCK) * BLOCK;
  }

  *#file({ type, name, link }: TarHeader, start: number, data: Buffer): Generator<Part, void, void> {
    const shown = name.toString();
    if (type === '1' || type === '2') yield { name: shown, bytes: link };
    if (data.length === 0) return;
    this.#covered.push([start, start + data.length]);
    yield { name: shown, bytes: data };
  }

  /** Writers differ in whether content follows what has none by its type; the header behind it tells. */
  #contentSize(type: string, start: number, size: number): number {
    if (!NO_CONTENT.test(type)) return size;
    const next = this.#bytes.subarray(start, start + BLOCK);
    return next.length < BLOCK || next.equals(ZEROS) || tarHeader(this.#bytes, start) !== undefined ? 0 : size;
  }

  /** @returns whether what stands ahead of a file could be read */
  #read(type: string, data: Buffer): boolean {
    if (type === 'L') this.#ahead.name = untilZero(data);
    else if (type === 'K') this.#ahead.link = untilZero(data);
    else {
      const records = paxRecords(data);
      if (records === undefined) return false;
      Object.assign(type === 'g' ? this.#global : this.#ahead, aheadOf(records));
    }
    return true;
  }
}

function aheadOf(records: ReadonlyMap<string, Buffer>): Ahead {
  // A sparse file's own path is made up; GNU tar's manual, "PAX Format, Version 1.0", has its true one.
  const name = records.get('GNU.sparse.name') ?? records.get('path');
  const link = records.get('linkpath');
  const size = records.get('size')?.toString('latin1') ?? '';
  return {
    ...(name === undefined ? {} : { name }),
    ...(link === undefined ? {} : { link }),
    ...(/^\d{1,15}$/.test(size) ? { size: Number(size) } : {}),
  };
}

function untilZero(data: Buffer): Buffer {
  const zero = data.indexOf(0);
  return zero === -1 ? data : data.subarray(0, zero);
}
