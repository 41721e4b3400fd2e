import type { WideEncoding } from '../wide-text.js';

/** How text can be written with other characters than its own, as a report names it; `''` where it stands as it is. */
export type Written =
  | ''
  | 'base64'
  | 'base64url'
  | 'hex'
  | 'percent'
  | 'unicode-escape'
  | 'octal-escape'
  | 'html-entity'
  | 'quoted-printable'
  | 'terminal-codes'
  | 'invisible-characters'
  | 'concatenation'
  | 'escaped-string'
  | 'byte-array'
  | 'hex-dump'
  | 'base64+deflate'
  | 'base64+utf-16le'
  | WideEncoding;

/** Encodings whose characters mean nothing one by one: their values are placed by whole lines. */
export const RUNS: ReadonlySet<Written> = new Set<Written>(['base64', 'base64url', 'base64+utf-16le', 'hex']);
