import { firstEndingAfter, type ByteRange } from '../document.js';
import { shannon } from '../evidence/entropy.js';
import { lengthOf } from '../shape-facts.js';
import type { Shape } from '../shape.js';
import type { Source } from '../source.js';
import { wholePattern, wordStart } from './boundary.js';
import { standsInOtherField } from './other-field.js';

/** The values of a shape met so far in a source, by rising place. */
interface Met {
  readonly values: ByteRange[];
  /** All values that start before it, and near something asked for, are met. */
  upTo: number;
}

/** Finds values of a shape near places asked for by rising offset; the bytes of a source are searched once. */
export class NearbyValues {
  readonly #isStart;
  readonly #longest: number;
  readonly #met = new WeakMap<Source, Met>();
  #pattern: RegExp | undefined;

  /** @param entropy smallest Shannon entropy of a value, bits per character */
  constructor(
    readonly shape: Shape,
    readonly entropy: number,
  ) {
    this.#isStart = wordStart(shape);
    this.#longest = lengthOf(shape).max;
  }

  /** @returns the nearest value after and the nearest before the place, each at most `within` bytes away; fields of ids and hashes hold none */
  around(source: Source, place: ByteRange, within: number): readonly ByteRange[] {
    const values = this.#search(source, Math.max(0, place.start - within - this.#longest), place.end + within + 1);
    const ahead = firstEndingAfter(values, place.start);
    const before = values[ahead - 1];
    let behind = ahead;
    while (behind < values.length && values[behind]!.start < place.end) behind++;
    const after = values[behind];
    return [
      ...(after !== undefined && after.start - place.end <= within ? [after] : []),
      ...(before !== undefined && place.start - before.end <= within ? [before] : []),
    ];
  }

  #search(source: Source, from: number, to: number): readonly ByteRange[] {
    const met = this.#met.get(source) ?? { values: [], upTo: 0 };
    this.#met.set(source, met);
    const base = Math.max(from, met.upTo);
    if (base >= to) return met.values;
    const pattern = (this.#pattern ??= new RegExp(wholePattern(this.shape), 'g'));
    // One byte more than the longest value, to see whether a longer word goes on.
    const text = source.text(base, to + this.#longest + 1);
    met.upTo = to;
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null && base + match.index < to; match = pattern.exec(text)) {
      const value = { start: base + match.index, end: base + match.index + match[0].length };
      if (this.#isStart(source.bytes, value.start) && shannon(match[0]) >= this.entropy) {
        if (!standsInOtherField(source, value.start)) met.values.push(value);
        met.upTo = Math.max(to, value.end);
      } else pattern.lastIndex = match.index + 1;
    }
    return met.values;
  }
}
