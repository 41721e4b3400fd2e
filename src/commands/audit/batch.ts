import type { BytePath } from '../../core/byte-path.js';
import type { Skipped } from '../../core/report.js';
import type { Scan } from '../../core/scan.js';
import type { VersionPlace } from './history-fold.js';

/** What one thread reads at a time: files on disk, or what git has. */
export type Batch =
  | { readonly kind: 'files'; readonly paths: readonly BytePath[] }
  | { readonly kind: 'versions'; readonly paths: readonly PathVersions[] };

/** A version of a file, or the message of a commit. */
export interface Version extends VersionPlace {
  readonly id: string;
  /** Where the blob was read before, as shown: what was as sure at that path is not reported again. */
  readonly first?: string;
}

/** The versions at one path, the oldest first: whatever is compared with its predecessor is in one thread. */
export interface PathVersions {
  /** As shown. */
  readonly path: string;
  readonly versions: readonly Version[];
  /** Whether the objects are commits, of which the message is read. */
  readonly messages?: boolean;
}

export interface Count {
  readonly files: number;
  readonly lines: number;
  readonly bytes: number;
}

/** A document that told something; `place` where it comes from a history. */
export interface ScannedDocument {
  readonly path: string;
  readonly scan: Scan;
  readonly place?: VersionPlace;
}

/** What could not be read; `limit` where an archive would break one. */
export interface Unread extends Skipped {
  readonly limit?: true;
}

/** What a batch brought. Documents that told nothing are counted only. */
export interface BatchResult {
  readonly scans: readonly ScannedDocument[];
  /** Passed over on purpose. */
  readonly skipped: readonly Skipped[];
  readonly unread: readonly Unread[];
  readonly count: Count;
  /** Which versions need not be read again. */
  readonly settled: readonly SettledVersion[];
}

/** A version that tells nothing, or nothing new, by its key (see `versionKey`). */
export interface SettledVersion {
  readonly key: string;
  readonly lines: number;
  readonly bytes: number;
}

/** @returns the batches of a list, `size` elements each */
export function cut<T>(list: readonly T[], size: number): (readonly T[])[] {
  const pieces: (readonly T[])[] = [];
  for (let at = 0; at < list.length; at += size) pieces.push(list.slice(at, at + size));
  return pieces;
}
