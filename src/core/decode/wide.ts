import type { ByteRange } from '../document.js';
import { TEXT } from '../printable.js';
import { wideTexts, type WideEncoding, type WideText } from '../wide-text.js';
import type { Decoding } from './decoding.js';

/** Text of other alphabets has no zeros: how much of it may stand between two places that have, in characters. */
const BETWEEN = 256;
/** How much of it goes along ahead and behind, in characters. */
const AROUND = 64;

/** Decodes the UTF-16 and UTF-32 that stands among other bytes; what it makes takes no more than they do, once for each order. */
export function decodeWide(bytes: Buffer, into: Decoding): void {
  const texts = wideTexts(bytes);
  for (const encoding of new Set(texts.map((text) => text.encoding))) {
    const ones = texts.filter((text) => text.encoding === encoding);
    decodeEach(new Wide(bytes, encoding), ones, into);
  }
}

function decodeEach(wide: Wide, texts: readonly WideText[], into: Decoding): void {
  let floor = 0;
  for (let i = 0; i < texts.length; i++) {
    const start = wide.back(texts[i]!.start, floor, AROUND);
    let { end } = texts[i]!;
    for (let next = texts[i + 1]; next !== undefined && wide.joins(end, next.start); next = texts[i + 1]) {
      end = next.end;
      i++;
    }
    floor = wide.on(end, texts[i + 1]?.start ?? wide.bytes.length, AROUND);
    into.open();
    wide.decode({ start, end: floor }, into);
  }
}

/** Bytes, as characters of one encoding. */
class Wide {
  readonly #size: 2 | 4;
  readonly #little: boolean;

  constructor(
    readonly bytes: Buffer,
    readonly encoding: WideEncoding,
  ) {
    this.#size = encoding.startsWith('utf-16') ? 2 : 4;
    this.#little = encoding.endsWith('le');
  }

  #codeAt(at: number): number {
    if (this.#size === 2) return this.#little ? this.bytes.readUInt16LE(at) : this.bytes.readUInt16BE(at);
    return this.#little ? this.bytes.readUInt32LE(at) : this.bytes.readUInt32BE(at);
  }

  /** @returns whether nothing but text lies between two offsets, and little */
  joins(end: number, start: number): boolean {
    const gap = start - end;
    return gap >= 0 && gap % this.#size === 0 && gap <= BETWEEN * this.#size && this.on(end, start, BETWEEN) === start;
  }

  /** @returns how far text goes on from the offset */
  on(from: number, stop: number, most: number): number {
    let at = from;
    for (let i = 0; i < most && at + this.#size <= stop && isOfText(this.#codeAt(at)); i++) at += this.#size;
    return at;
  }

  /** @returns how far it goes ahead of the offset */
  back(from: number, floor: number, most: number): number {
    let at = from;
    for (let i = 0; i < most && at - this.#size >= floor && isOfText(this.#codeAt(at - this.#size)); i++)
      at -= this.#size;
    return at;
  }

  decode({ start, end }: ByteRange, into: Decoding): void {
    for (let at = start; at < end;) {
      const code = this.#codeAt(at);
      const low = this.#size === 2 && isHighHalf(code) && at + 2 < end ? this.#codeAt(at + 2) : 0;
      const isPair = low >= 0xdc_00 && low < 0xe0_00;
      const range = { start: at, end: at + (isPair ? 4 : this.#size) };
      if (code < 0x80) into.add(code, range, this.encoding);
      else
        into.addAll(utf8(isPair ? 0x1_00_00 + ((code - 0xd8_00) << 10) + (low - 0xdc_00) : code), range, this.encoding);
      at = range.end;
    }
  }
}

function isHighHalf(code: number): boolean {
  return code >= 0xd8_00 && code < 0xdc_00;
}

function isOfText(code: number): boolean {
  return code < 0x100 ? TEXT[code] === 1 : code <= 0x10_ff_ff && code !== 0xff_fe && code !== 0xff_ff;
}

function utf8(code: number): Buffer {
  return Buffer.from(String.fromCodePoint(code));
}
