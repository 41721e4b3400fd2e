import type { ByteRange } from '../document.js';
import type { AnyRule } from '../rule.js';
import type { Source } from '../source.js';

/** A place that fits a rule, not yet judged. It holds offsets, never the value. */
export interface Candidate {
  readonly rule: AnyRule;
  readonly value: ByteRange;
  /** From the first to the last byte that speaks for it: the assigned name, the id beside it. */
  readonly reach: ByteRange;
  /** The name the value is assigned to. */
  readonly name?: string;
  /** Whether a service named nearby tells whose it is, rather than the name it is assigned to. */
  readonly attributed?: boolean;
  /** Whether it is one of a list. */
  readonly listed?: boolean;
  /** Whether a value of a manifest is written in base64 there. */
  readonly encoded?: boolean;
  /** Whether it stands in a text for people behind a label, or in a table, rather than in what shows code or settings. */
  readonly labelled?: boolean;
  /** Where the user of a URL stands. */
  readonly user?: ByteRange;
  /** Where a pair's id stands. */
  readonly partner?: ByteRange;
}

/** A rule made ready to look at the places where one of its keywords occurs. */
export interface Matcher {
  /**
   * @param end offset just past the keyword
   * @param keyword its number in the rule's `keywordsOf`; of names always 0
   * @param start offset of the keyword's first byte
   */
  readonly find: (
    source: Source,
    end: number,
    keyword: number,
    start: number,
  ) => Candidate | readonly Candidate[] | undefined;
}

/** @returns whether the text, in this very case, ends just before the offset; keywords are found in either case */
export function endsAt({ bytes }: Source, end: number, text: string): boolean {
  const start = end - text.length;
  if (start < 0) return false;
  for (let i = 0; i < text.length; i++) if (bytes[start + i] !== text.charCodeAt(i)) return false;
  return true;
}
