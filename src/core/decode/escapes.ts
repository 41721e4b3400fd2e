import { alphabets, byteSet } from '../alphabet.js';
import type { ByteRange } from '../document.js';
import { entity, octal, percent, quotedPrintable, unicode } from './characters.js';
import type { Decoding } from './decoding.js';
import { isVisible, type EscapeReader } from './escape.js';
import { invisible, invisiblesIn } from './invisible.js';
import { joint, jointsIn } from './joints.js';
import { isNear } from './nearby.js';
import { escapedQuotes, stringEscape } from './strings.js';
import { terminalCode } from './terminal.js';

/** What one pass over a text found that decoding goes by: offsets, rising. */
export interface Marks {
  /** Where a word of `ESCAPE_WORDS` or a percent sign stands. */
  readonly words: readonly number[];
  /** Where keywords of rules end. */
  readonly keywords: readonly number[];
}

/** A way to write characters, or to part them, and the offsets at which it may begin. */
interface Kind {
  readonly read: EscapeReader;
  /** What words of it begin with. */
  readonly leads?: string;
  /** Where it may begin, by those words. */
  readonly places: (bytes: Buffer, words: readonly number[], marks: Marks) => readonly number[];
}

const ESC = 0x1b;
const EQUALS = 0x3d;
const CAPITAL_D = 0x44;

/** One kind at a time, since one may be written in another (`&#37;2F`). */
const KINDS: readonly Kind[] = [
  { read: percent, leads: '%', places: visible(percent) },
  { read: unicode, leads: '\\', places: visible(unicode) },
  { read: octal, leads: '\\', places: visible(octal) },
  { read: entity, leads: '&', places: entityPlaces },
  { read: quotedPrintable, leads: '=qQ', places: quotedPlaces },
  { read: terminalCode, leads: '%\\&^`', places: (bytes, words) => [...words, ...everyOffset(bytes, ESC)] },
  { read: invisible, places: invisiblesIn },
  { read: joint, places: (bytes, _, { keywords }) => jointsIn(bytes, keywords) },
  { read: stringEscape, places: (bytes, _, { keywords }) => escapedQuotes(bytes, keywords) },
];

function visible(read: EscapeReader): Kind['places'] {
  return (bytes, words) =>
    words.filter((word) => {
      const escape = read(bytes, word);
      return escape !== undefined && isVisible(escape);
    });
}

const ANGLE = '&lt;';

/** Pages are full of angle brackets: they are read near keywords, where a page or a setting quotes XML. */
function entityPlaces(bytes: Buffer, words: readonly number[], marks: Marks): readonly number[] {
  const offsets = [...visible(entity)(bytes, words, marks)];
  for (let at = bytes.indexOf(ANGLE); at !== -1; at = bytes.indexOf(ANGLE, at + ANGLE.length))
    if (isNear(marks.keywords, at)) offsets.push(at);
  return offsets;
}

/** Other texts hold `=` and digits by chance: one that holds `=3D` is taken at its word. */
function quotedPlaces(bytes: Buffer, words: readonly number[]): readonly number[] {
  const isQuoted = words.some((word) => bytes[word] !== EQUALS || bytes[word + 2] === CAPITAL_D);
  return isQuoted ? everyOffset(bytes, EQUALS) : [];
}

function everyOffset(bytes: Buffer, byte: number): readonly number[] {
  const offsets: number[] = [];
  for (let at = bytes.indexOf(byte); at !== -1; at = bytes.indexOf(byte, at + 1)) offsets.push(at);
  return offsets;
}

const BEFORE = 160;
const BEHIND = 256;
/** How much longer a fragment becomes so as not to cut a word. */
const LONGEST_WORD = 4096;
const WORD = byteSet(`${alphabets.base62}-_+/=.%:?~@`);

/**
 * Decodes the escapes of a document, each with what stands around it: an escape is seldom more than one character of a
 * value.
 */
export function decodeEscapes(bytes: Buffer, marks: Marks, into: Decoding): void {
  const byLead = groupedByLead(bytes, marks.words);
  for (const { read, leads = '', places } of KINDS) {
    const words = byLead.size === 0 ? [] : [...leads].flatMap((lead) => byLead.get(lead.charCodeAt(0)) ?? []);
    const found = places(bytes, words, marks).filter((place) => read(bytes, place) !== undefined);
    if (found.length > 0)
      decodeKind(
        bytes,
        read,
        found.toSorted((a, b) => a - b),
        into,
      );
  }
}

function groupedByLead(bytes: Buffer, words: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  for (const word of words) {
    const group = groups.get(bytes[word]!);
    if (group === undefined) groups.set(bytes[word]!, [word]);
    else group.push(word);
  }
  return groups;
}

function decodeKind(bytes: Buffer, read: EscapeReader, places: readonly number[], into: Decoding): void {
  let done = 0;
  for (let i = 0; i < places.length; i++) {
    if (places[i]! < done || into.left <= 0) continue;
    const start = wordStart(bytes, Math.max(done, places[i]! - BEFORE), done);
    let end = places[i]! + BEHIND;
    do {
      for (; i + 1 < places.length && places[i + 1]! <= end; i++) end = Math.max(end, places[i + 1]! + BEHIND);
      end = wordEnd(bytes, Math.min(end, bytes.length));
      // A long word may lead up to the next escape, such as the quote that closes it.
    } while (i + 1 < places.length && places[i + 1]! <= end);
    const fragment = { start, end };
    done = decodeFragment(bytes, fragment, read, into);
  }
}

function wordStart(bytes: Uint8Array, at: number, floor: number): number {
  const least = Math.max(floor, at - LONGEST_WORD);
  while (at > least && WORD[bytes[at - 1]!] === 1) at--;
  return at;
}

function wordEnd(bytes: Uint8Array, at: number): number {
  const most = Math.min(bytes.length, at + LONGEST_WORD);
  while (at < most && WORD[bytes[at]!] === 1) at++;
  return at;
}

/** @returns where it ends: behind the last escape that begins in it */
function decodeFragment(bytes: Buffer, { start, end }: ByteRange, read: EscapeReader, into: Decoding): number {
  into.open();
  let at = start;
  while (at < end) {
    const escape = read(bytes, at);
    if (escape === undefined) into.addAsItIs(bytes[at]!, at);
    else {
      let empty = true;
      for (const byte of escape.bytes) {
        into.add(byte, { start: at, end: escape.end }, escape.written);
        empty = false;
      }
      if (empty) into.leaveOut(escape.written);
    }
    at = escape?.end ?? at + 1;
  }
  return at;
}
