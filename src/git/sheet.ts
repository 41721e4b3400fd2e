import type { ByteRange } from '../core/document.js';
import type { Section } from './patch.js';

const EMPTY = Buffer.alloc(0);
const SMALLEST = 4096;

/** The new version of a file as its lines come in, and which of them are added. */
export class Sheet {
  /** Grown by doubling: a piece a line would cost more than the lines. */
  #bytes = EMPTY;
  readonly #added: { start: number; end: number }[] = [];
  readonly #kept: boolean;
  #length = 0;
  #lastIsNew = false;
  /** How many lines of the new version have begun. */
  lines = 0;
  changed = false;

  /** @param kept whether the bytes are wanted, or only where they would stand */
  constructor(kept: boolean) {
    this.#kept = kept;
  }

  /** Begins a line; of the old version only, or of the new one too. */
  startLine(isNew: boolean): void {
    this.#lastIsNew = isNew;
    if (isNew) this.lines++;
  }

  /** Appends `source` from `from` up to `to`: bytes of the line at hand, its newline included. */
  write(source: Buffer, from: number, to: number, added: boolean): void {
    const start = this.#length;
    this.#length += to - from;
    if (this.#kept) {
      if (this.#length > this.#bytes.length) this.#grow();
      source.copy(this.#bytes, start, from, to);
    }
    if (!added) return;
    const last = this.#added.at(-1);
    if (last?.end === start) last.end = this.#length;
    else this.#added.push({ start, end: this.#length });
  }

  /** Git says that the line just read has no newline at its end; of an old line that tells nothing about the new version. */
  dropNewline(): void {
    if (!this.#lastIsNew) return;
    this.#length--;
    const last = this.#added.at(-1);
    if (last !== undefined && last.end > this.#length) last.end = this.#length;
  }

  section(): Section {
    const added: readonly ByteRange[] = this.#added.filter(({ start, end }) => start < end);
    return {
      bytes: this.#bytes.subarray(0, this.#kept ? this.#length : 0),
      added,
      changed: this.changed,
    };
  }

  #grow(): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(SMALLEST, 2 ** Math.ceil(Math.log2(this.#length))));
    this.#bytes.copy(larger);
    this.#bytes = larger;
  }
}
