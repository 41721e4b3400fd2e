import { byteSet } from './alphabet.js';
import type { ByteRange } from './document.js';

/** Who looks at a keyword's occurrences: a rule by its number, and the keyword's number among the rule's. */
export type Looker = readonly [rule: number, keyword: number];

/** A text to look for, and on whose behalf. */
export interface Keyword {
  /** ASCII; in lower case unless exact; of a spelled one its words, joined by `_`. */
  readonly text: string;
  /** Whether case counts. */
  readonly exact: boolean;
  /** Whether its words may be joined by nothing, or by any of `_`, `-`, `.` and a blank. */
  readonly spelled: boolean;
  readonly lookers: readonly Looker[];
  /** The rules whose service it names, which tells values also from nearby. */
  readonly services: readonly number[];
  /** How far from its start the characters stand that it is looked for by. */
  readonly at: number;
}

/** What stands between the words of a spelled keyword in its text; in files it may be missing, or be one of `JOINTS`. */
export const JOINT = '_';
const JOINTS = byteSet('_-. ');

/** @returns whether a keyword that is not spelled stands at the offset; compares from the end, where keywords differ sooner */
export function stands({ text, exact }: Keyword, bytes: Uint8Array, start: number): boolean {
  if (start + text.length > bytes.length) return false;
  for (let i = text.length - 1; i >= 0; i--) {
    const code = bytes[start + i]!;
    if ((exact ? code : lower(code)) !== text.charCodeAt(i)) return false;
  }
  return true;
}

/**
 * @param run where the characters stand that a spelled keyword is looked for by
 * @returns where it stands around them
 */
export function spelledAt({ text, at }: Keyword, bytes: Uint8Array, run: number): ByteRange | undefined {
  const behind = bytesOf(text, bytes, { from: at, at: run, step: 1 });
  const ahead = behind === undefined ? undefined : bytesOf(text, bytes, { from: at - 1, at: run - 1, step: -1 });
  return ahead === undefined || behind === undefined ? undefined : { start: ahead + 1, end: behind };
}

interface Walk {
  /** Place in the text, and in the bytes. */
  readonly from: number;
  readonly at: number;
  readonly step: 1 | -1;
}

/** @returns where the bytes go on beyond the text, walked from a place of it to its end; nothing where they differ */
function bytesOf(text: string, bytes: Uint8Array, { from, at, step }: Walk): number | undefined {
  let place = at;
  for (let i = from; i >= 0 && i < text.length; i += step) {
    const byte = bytes[place] ?? 0;
    if (text[i] === JOINT) place += JOINTS[byte] === 1 ? step : 0;
    else if (lower(byte) === text.charCodeAt(i)) place += step;
    else return undefined;
  }
  return place;
}

function lower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
}
