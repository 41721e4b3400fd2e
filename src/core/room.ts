const SMALLEST = 65_536;
const LARGEST = 16 * 1024 * 1024;

/** Memory for contents that are looked at one after the other: new memory for each costs more than reading a small one. */
export class Room {
  readonly #pieces: Buffer[];
  #next = 0;

  /** @param contents how many of the last ones stay as they are */
  constructor(contents = 1) {
    this.#pieces = Array.from({ length: contents }, () => Buffer.alloc(0));
  }

  /** @returns so many bytes, which are somebody else's after as many further calls as contents stay */
  take(size: number): Buffer {
    // What is large is seldom, and would stay.
    if (size > LARGEST) return Buffer.allocUnsafe(size);
    const piece = this.#next++ % this.#pieces.length;
    if (size > this.#pieces[piece]!.length)
      this.#pieces[piece] = Buffer.allocUnsafeSlow(Math.min(LARGEST, Math.max(SMALLEST, 2 * size)));
    return this.#pieces[piece]!.subarray(0, size);
  }
}
