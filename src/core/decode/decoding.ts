import { lastFrom } from '../ordered.js';
import type { ByteRange } from '../document.js';
import { RUNS, type Written } from './written.js';

/** Between two fragments: no assignment, token or address goes over it. */
const SEPARATOR = [0x0a, 0x00, 0x0a];

/** Decoded bytes in one piece, in groups that each come from as many bytes of the document. */
interface Piece {
  /** Where it begins in the decoded text. */
  readonly at: number;
  /** Where it comes from. */
  readonly start: number;
  /** Of each group, in bytes: how long it is in the document, and how long decoded. */
  readonly from: number;
  readonly to: number;
  readonly written: Written;
  groups: number;
}

/** Shared, since most documents decode to nothing. */
const NO_BYTES = new Uint8Array(0);

/**
 * Text that decoding made of parts of a document: fragments, each with what stands around it there, one behind the other.
 * It knows of each byte where it came from.
 */
export class Decoding {
  #bytes = NO_BYTES;
  #length = 0;
  readonly #pieces: Piece[] = [];
  readonly #fragments: { readonly at: number; prose: boolean }[] = [];
  readonly #lines: ByteRange[] = [];
  /** Where something was left out that means nothing, by rising place. */
  readonly #gaps: { readonly at: number; readonly written: Written }[] = [];

  /** @param room how many bytes it may hold */
  constructor(readonly room: number) {}

  /** How many more bytes it may hold. */
  get left(): number {
    return this.room - this.#length;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  get bytes(): Buffer {
    return Buffer.from(this.#bytes.buffer, 0, this.#length);
  }

  /** Begins a fragment; what is pushed from here on is its. */
  open(): void {
    if (this.#length > 0) for (const byte of SEPARATOR) this.#push(byte);
    this.#fragments.push({ at: this.#length, prose: true });
  }

  /** Says that the fragment is the beginning of something that is no text. */
  breakOff(): void {
    this.#fragments.at(-1)!.prose = false;
  }

  /** Adds a byte that stands for those from `start` to `end`. */
  add(byte: number, { start, end }: ByteRange, written: Written): void {
    this.#group(start, end, 1, written);
    this.#push(byte);
  }

  /** Adds three bytes, given as one number, that stand for those from `start` to `end`. */
  addThree(bytes: number, start: number, end: number, written: Written): void {
    this.#group(start, end, 3, written);
    this.#push(bytes >> 16);
    this.#push((bytes >> 8) & 0xff);
    this.#push(bytes & 0xff);
  }

  /** Adds bytes that together stand for those from `start` to `end`. */
  addAll(bytes: Uint8Array, { start, end }: ByteRange, written: Written): void {
    if (bytes.length === 0) return;
    this.#group(start, end, bytes.length, written);
    for (const byte of bytes) this.#push(byte);
  }

  /** Says that something is left out here. */
  leaveOut(written: Written): void {
    this.#gaps.push({ at: this.#length, written });
  }

  /** Adds bytes as they are. */
  copy(bytes: Uint8Array, { start, end }: ByteRange): void {
    for (let at = start; at < end; at++) this.addAsItIs(bytes[at]!, at);
  }

  /** Adds the byte at an offset. */
  addAsItIs(byte: number, at: number): void {
    this.#group(at, at + 1, 1, '');
    this.#push(byte);
  }

  /** Says where a line of a run is, by rising place; what it decodes to is placed by the whole of it. */
  addLine(line: ByteRange): void {
    this.#lines.push(line);
  }

  /** A group that goes on where the last one ended, and is like it, is of the same piece. */
  #group(start: number, end: number, to: number, written: Written): void {
    const last = this.#pieces.at(-1);
    const from = end - start;
    if (
      last !== undefined &&
      last.written === written &&
      last.from === from &&
      last.to === to &&
      last.start + last.groups * from === start &&
      last.at + last.groups * to === this.#length
    )
      last.groups++;
    else this.#pieces.push({ at: this.#length, start, from, to, written, groups: 1 });
  }

  #push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const grown = new Uint8Array(Math.max(1024, 2 * this.#length));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes[this.#length++] = byte;
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

  /** @returns what the first encoded byte of the range was written in, or what was left out of it; `''` where all stand as they are */
  writtenIn({ start, end }: ByteRange): Written {
    const gap = this.#gaps[lastFrom(this.#gaps, start, ({ at }) => at) + 1];
    if (gap !== undefined && gap.at < end) return gap.written;
    for (let i = this.#pieceAt(start); i < this.#pieces.length && this.#pieces[i]!.at < end; i++)
      if (this.#pieces[i]!.written !== '') return this.#pieces[i]!.written;
    return '';
  }

  /** @returns whether the byte was part of a run */
  isOfRun(at: number): boolean {
    return RUNS.has(this.#pieces[this.#pieceAt(at)]!.written);
  }

  /** @returns the bytes that the range was decoded from */
  exact({ start, end }: ByteRange): ByteRange {
    return { start: this.#origin(start).start, end: this.#origin(end - 1).end };
  }

  #origin(at: number): ByteRange {
    const piece = this.#pieces[this.#pieceAt(at)]!;
    const start = piece.start + Math.floor((at - piece.at) / piece.to) * piece.from;
    return { start, end: start + piece.from };
  }

  #pieceAt(at: number): number {
    return lastFrom(this.#pieces, at, (piece) => piece.at);
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
