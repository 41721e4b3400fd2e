import type { ByteRange } from '../document.js';

/** How text can be written with other characters than its own; a report names them so. */
const ENCODINGS = ['', 'base64', 'base64url', 'hex', 'percent', 'unicode-escape', 'html-entity'] as const;

/** What a byte of a decoded text was written in; `''` where it stands as it is. */
export type Written = (typeof ENCODINGS)[number];

/** Encodings whose characters mean nothing one by one: their values are placed by the whole run. */
const isRun = (number: number): boolean => number >= 1 && number <= 3;

/** Between two fragments: no assignment, token or address goes over it. */
const SEPARATOR = [0x0a, 0x00, 0x0a];

/**
 * Text that decoding made of parts of a document: fragments, each with what stands around it there, one behind the other.
 * It knows of each byte where it came from.
 */
export class Decoding {
  #bytes = new Uint8Array(0);
  #starts = new Uint32Array(0);
  #ends = new Uint32Array(0);
  #written = new Uint8Array(0);
  #length = 0;
  readonly #fragments: { readonly at: number; prose: boolean }[] = [];
  readonly #lines: ByteRange[] = [];

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  get bytes(): Buffer {
    return Buffer.from(this.#bytes.buffer, 0, this.#length);
  }

  /** Begins a fragment; what is pushed from here on is its. */
  open(): void {
    if (this.#length > 0) for (const byte of SEPARATOR) this.push(byte, 0, 0, '');
    this.#fragments.push({ at: this.#length, prose: true });
  }

  /** Says that the fragment is the beginning of something that is no text. */
  breakOff(): void {
    this.#fragments.at(-1)!.prose = false;
  }

  /** Adds a byte that stands for those from `start` to `end`. */
  push(byte: number, start: number, end: number, written: Written): void {
    if (this.#length === this.#bytes.length) this.#grow();
    this.#bytes[this.#length] = byte;
    this.#starts[this.#length] = start;
    this.#ends[this.#length] = end;
    this.#written[this.#length++] = ENCODINGS.indexOf(written);
  }

  /** Adds bytes as they are. */
  copy(bytes: Uint8Array, { start, end }: ByteRange): void {
    for (let at = start; at < end; at++) this.push(bytes[at]!, at, at + 1, '');
  }

  /** Says where a line of a run is, by rising place; what it decodes to is placed by the whole of it. */
  addLine(line: ByteRange): void {
    this.#lines.push(line);
  }

  #grow(): void {
    const grown = <T extends Uint8Array | Uint32Array>(to: T, from: T): T => (to.set(from), to);
    const size = Math.max(1024, 2 * this.#length);
    this.#bytes = grown(new Uint8Array(size), this.#bytes);
    this.#starts = grown(new Uint32Array(size), this.#starts);
    this.#ends = grown(new Uint32Array(size), this.#ends);
    this.#written = grown(new Uint8Array(size), this.#written);
  }

  /** @returns the number of the fragment that holds all of the range, or nothing */
  fragmentOf({ start, end }: ByteRange): number | undefined {
    const number = lastFrom(this.#fragments, start, ({ at }) => at);
    const next = this.#fragments[number + 1];
    return number >= 0 && (next === undefined || end <= next.at - SEPARATOR.length) ? number : undefined;
  }

  /** @returns whether the fragment is text to its end */
  isProse(fragment: number): boolean {
    return this.#fragments[fragment]!.prose;
  }

  /** @returns what the first encoded byte of the range was written in; `''` where all stand as they are */
  writtenIn({ start, end }: ByteRange): Written {
    for (let at = start; at < end; at++) if (this.#written[at] !== 0) return ENCODINGS[this.#written[at]!]!;
    return '';
  }

  /** @returns whether the byte was part of a run */
  isOfRun(at: number): boolean {
    return isRun(this.#written[at]!);
  }

  /** @returns the bytes that the range was decoded from */
  exact({ start, end }: ByteRange): ByteRange {
    return { start: this.#starts[start]!, end: this.#ends[end - 1]! };
  }

  /** @returns the same, with the whole lines of the runs that it lies in */
  shown(range: ByteRange): ByteRange {
    const { start, end } = this.exact(range);
    return {
      start: this.isOfRun(range.start) ? this.#lineAt(start).start : start,
      end: this.isOfRun(range.end - 1) ? this.#lineAt(end - 1).end : end,
    };
  }

  #lineAt(offset: number): ByteRange {
    return this.#lines[lastFrom(this.#lines, offset, ({ start }) => start)]!;
  }
}

/** @returns the number of the last of the ordered things that begins at the offset or before */
function lastFrom<T>(things: readonly T[], offset: number, begin: (thing: T) => number): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (begin(things[middle]!) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
