import { firstEndingAfter, type ByteRange } from './document.js';
import { MASK } from './secret.js';
import type { Source } from './source.js';

/** How much of a value tells it again elsewhere; a longer one is masked from there as far as it would reach. */
const TELLING = 20;
/** Shorter values would mask letters of words, and hide nothing. */
const SHORTEST = 3;

/** @returns the ranges joined where they touch or overlap, by rising start */
function merged(ranges: readonly ByteRange[]): readonly ByteRange[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** Shows pieces of a document without any value that a rule saw in it, nor repeats of one that no rule sees. */
export class Hidden {
  readonly #values: readonly ByteRange[];
  /** How a value begins → how far the longest of those values reaches. */
  readonly #reaches = new Map<string, number>();
  readonly #tellings: readonly number[];
  /** 1 for each pair of bytes that a value begins with. */
  readonly #beginnings = new Uint8Array(65_536);
  #onLine: { readonly line: number; readonly ranges: readonly ByteRange[] } = { line: 0, ranges: [] };

  /** @param values every place of the document that may hold a secret, in any order */
  constructor(
    readonly source: Source,
    values: readonly ByteRange[],
  ) {
    this.#values = merged(values);
    for (const { start, end } of values) this.#learn(start, end);
    this.#tellings = [...new Set([...this.#reaches.keys()].map((telling) => telling.length))];
  }

  #learn(start: number, end: number): void {
    if (end - start < SHORTEST) return;
    const telling = this.source.text(start, Math.min(end, start + TELLING));
    this.#reaches.set(telling, Math.max(this.#reaches.get(telling) ?? 0, end - start));
    this.#beginnings[this.#pairAt(start)] = 1;
  }

  #pairAt(at: number): number {
    return (this.source.bytes[at]! << 8) | (this.source.bytes[at + 1] ?? 0);
  }

  /** @returns the bytes of a range within one line as text (UTF-8), whole characters only, secrets masked */
  show({ start, end }: ByteRange): string {
    const { bytes } = this.source;
    const ranges = this.#rangesOn(this.source.lineOf(start));
    let text = '';
    let at = start;
    for (let i = firstEndingAfter(ranges, start); i < ranges.length && ranges[i]!.start < end; i++) {
      text += decodedPiece(bytes, at, Math.max(at, ranges[i]!.start)) + MASK;
      at = ranges[i]!.end;
    }
    return text + decodedPiece(bytes, at, Math.max(at, end));
  }

  #rangesOn(line: number): readonly ByteRange[] {
    if (this.#onLine.line !== line) {
      const ends = { start: this.source.lineStart(line - 1), end: this.source.lineStart(line) };
      this.#onLine = { line, ranges: merged([...this.#seenIn(ends), ...this.#repeatsIn(ends)]) };
    }
    return this.#onLine.ranges;
  }

  #seenIn({ start, end }: ByteRange): readonly ByteRange[] {
    const from = firstEndingAfter(this.#values, start);
    let to = from;
    while (to < this.#values.length && this.#values[to]!.start < end) to++;
    return this.#values.slice(from, to);
  }

  #repeatsIn({ start, end }: ByteRange): readonly ByteRange[] {
    const repeats: ByteRange[] = [];
    for (let at = start; at < end; at++) {
      if (this.#beginnings[this.#pairAt(at)] === 0) continue;
      for (const length of this.#tellings) {
        const reach = this.#reaches.get(this.source.text(at, at + length));
        if (reach !== undefined) repeats.push({ start: at, end: Math.min(end, at + reach) });
      }
    }
    return repeats;
  }
}

const continues = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** A cut through a character would show as U+FFFD: leave out what is left of it (UTF-8 continues with up to three bytes 10xxxxxx). */
function decodedPiece(bytes: Buffer, start: number, end: number): string {
  let from = start;
  while (from < Math.min(end, start + 3) && continues(bytes[from])) from++;
  let to = end;
  if (continues(bytes[end])) while (to > Math.max(from, end - 4) && continues(bytes[to])) to--;
  // Zeros are a part of the characters of UTF-16 that stands among other bytes.
  return bytes.toString('utf8', from, to).replaceAll('\0', '');
}
