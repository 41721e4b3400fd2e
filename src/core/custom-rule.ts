import type { ByteRange } from './document.js';
import type { RuleFacts } from './rule-facts.js';

/** Where a pattern fits: all of it, and the part that is the secret. */
interface PatternMatch {
  readonly whole: ByteRange;
  readonly secret: ByteRange;
}

/** A pattern made ready by an engine that takes linear time; the core has none itself. */
export interface LinearPattern {
  /** As it was written. */
  readonly source: string;
  /** @returns what finds the first match at or after an offset of the bytes (UTF-8) */
  readonly over: (bytes: Uint8Array) => (from: number) => PatternMatch | undefined;
}

/** A rule of the user's own: a pattern, looked for on the lines that hold one of its keywords. */
export interface CustomRule extends RuleFacts {
  readonly kind: 'pattern';
  readonly pattern: LinearPattern;
  /** ASCII, 3 to 100 characters; case does not count. */
  readonly keywords: readonly string[];
  /** Where the rule holds only in certain files: patterns as in .gitignore. */
  readonly files?: readonly string[];
  /** @returns whether the path fits `files`; absent where they are */
  readonly inFile?: (path: string) => boolean;
  readonly examples: { readonly match: readonly string[]; readonly clean: readonly string[] };
  /** The path, below the repository's root, of the configuration that declares it. */
  readonly declaredIn: string;
}
