/**
 * Unpacks a deflate stream (RFC 1951). Node's own zlib takes a millisecond to load, which each hook would pay, and gives nothing
 * of a stream that is cut short or longer than a limit.
 *
 * @param from where the stream begins
 * @param most how many bytes to unpack at most
 * @returns what there is up to the end, the limit or the first fault
 */
export function inflated(packed: Uint8Array, from: number, most: number): Uint8Array {
  const stream = new Stream(packed, from, most);
  try {
    while (stream.unpackBlock());
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return stream.unpacked;
}

const LONGEST_CODE = 15;
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const END_OF_BLOCK = 256;

/** What a code means at least, and how many more bits say what it means. */
type Meaning = readonly [base: number, bits: number];

const LENGTHS = [...meanings(28, 3, 4), [258, 0] as const];
const DISTANCES = meanings(30, 1, 2);

/** @param step how many codes in a row share a number of bits; of the first, twice as many have none */
function meanings(count: number, first: number, step: number): readonly Meaning[] {
  let base = first;
  return Array.from({ length: count }, (_, i): Meaning => {
    const bits = Math.max(0, Math.floor(i / step) - 1);
    base += 1 << bits;
    return [base - (1 << bits), bits];
  });
}

/** A Huffman code: how many codes there are of each length, and their symbols in order. */
interface Code {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

function codeOf(lengths: readonly number[]): Code {
  const counts = new Uint16Array(LONGEST_CODE + 1);
  for (const length of lengths) counts[length]!++;
  counts[0] = 0;
  const next = new Uint16Array(LONGEST_CODE + 2);
  for (let length = 1; length <= LONGEST_CODE; length++) next[length + 1] = next[length]! + counts[length]!;
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) if (length > 0) symbols[next[length]!++] = symbol;
  return { counts, symbols };
}

let fixed: readonly [Code, Code] | undefined;

function fixedCodes(): readonly [Code, Code] {
  const lengthOf = (symbol: number): number => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8);
  return (fixed ??= [
    codeOf(Array.from({ length: 288 }, (_, symbol) => lengthOf(symbol))),
    codeOf(Array.from({ length: 30 }, () => 5)),
  ]);
}

class Stream {
  readonly #packed: Uint8Array;
  readonly #most: number;
  #at: number;
  #hold = 0;
  #held = 0;
  #bytes = new Uint8Array(1024);
  #length = 0;

  constructor(packed: Uint8Array, from: number, most: number) {
    this.#packed = packed;
    this.#at = from;
    this.#most = most;
  }

  get unpacked(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /**
   * @returns whether another block follows
   * @throws {RangeError} where the stream is no longer one, or the limit is reached
   */
  unpackBlock(): boolean {
    const last = this.#bits(1) === 1;
    const kind = this.#bits(2);
    if (kind === 0) this.#copyStored();
    else if (kind === 1) this.#decode(...fixedCodes());
    else if (kind === 2) this.#decode(...this.#ownCodes());
    else throw new RangeError('no such block');
    return !last;
  }

  #bits(count: number): number {
    while (this.#held < count) {
      if (this.#at >= this.#packed.length) throw new RangeError('cut short');
      this.#hold |= this.#packed[this.#at++]! << this.#held;
      this.#held += 8;
    }
    const value = this.#hold & ((1 << count) - 1);
    this.#hold >>>= count;
    this.#held -= count;
    return value;
  }

  #symbol({ counts, symbols }: Code): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= LONGEST_CODE; length++) {
      code |= this.#bits(1);
      const count = counts[length]!;
      if (code - count < first) return symbols[index + code - first]!;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new RangeError('no such code');
  }

  #put(byte: number): void {
    if (this.#length === this.#most) throw new RangeError('too long');
    if (this.#length === this.#bytes.length) {
      const grown = new Uint8Array(2 * this.#length);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes[this.#length++] = byte;
  }

  #copyStored(): void {
    this.#bits(this.#held & 7);
    const length = this.#bits(16);
    this.#bits(16);
    for (let i = 0; i < length; i++) this.#put(this.#bits(8));
  }

  #ownCodes(): [Code, Code] {
    const literals = this.#bits(5) + 257;
    const distances = this.#bits(5) + 1;
    const used = this.#bits(4) + 4;
    const orders = Array.from({ length: CODE_ORDER.length }, () => 0);
    for (let i = 0; i < used; i++) orders[CODE_ORDER[i]!] = this.#bits(3);
    const code = codeOf(orders);
    const lengths: number[] = [];
    while (lengths.length < literals + distances) {
      const symbol = this.#symbol(code);
      if (symbol < 16) lengths.push(symbol);
      else {
        const repeated = symbol === 16 ? (lengths.at(-1) ?? 0) : 0;
        const times = symbol === 16 ? 3 + this.#bits(2) : symbol === 17 ? 3 + this.#bits(3) : 11 + this.#bits(7);
        for (let i = 0; i < times; i++) lengths.push(repeated);
      }
    }
    return [codeOf(lengths.slice(0, literals)), codeOf(lengths.slice(literals, literals + distances))];
  }

  #decode(literals: Code, distances: Code): void {
    for (let symbol = this.#symbol(literals); symbol !== END_OF_BLOCK; symbol = this.#symbol(literals)) {
      if (symbol < END_OF_BLOCK) this.#put(symbol);
      else {
        const length = this.#meant(LENGTHS[symbol - END_OF_BLOCK - 1]);
        const distance = this.#meant(DISTANCES[this.#symbol(distances)]);
        if (distance > this.#length) throw new RangeError('nothing is that far back');
        for (let i = 0; i < length; i++) this.#put(this.#bytes[this.#length - distance]!);
      }
    }
  }

  #meant(meaning: Meaning | undefined): number {
    if (meaning === undefined) throw new RangeError('no such length');
    return meaning[0] + this.#bits(meaning[1]);
  }
}
