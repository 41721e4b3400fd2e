import type { Scan } from '../../core/scan.js';
import type { PathVersions, Version } from './batch.js';
import { HistoryFold } from './history-fold.js';
import { after, versionKey } from './version-key.js';

/** The versions at one path, as they come in. */
export class Line {
  readonly #fold = new HistoryFold();
  /** Which versions made the fold what it is; empty while nothing did. */
  #state = '';
  /** The version before the next one; none where it cannot be read. */
  last: { readonly bytes: Buffer; readonly feeds: number } | undefined;

  constructor(readonly of: PathVersions) {}

  /** Whether any version held something. */
  get holds(): boolean {
    return this.#state !== '';
  }

  isNews(scan: Scan): boolean {
    return this.#fold.isNews(scan);
  }

  /**
   * @param whole whether the scan is of all of it: otherwise the rest is as it was before
   * @returns the key under which the version need not be read again; none where it told something new, or HEAD holds it
   */
  add(scan: Scan, version: Version, whole: boolean): string | undefined {
    const isNews = this.#fold.isNews(scan) || (version.inHead && holds(scan));
    this.#fold.add(scan, version);
    if (isNews) this.#state = after(this.#state, version.id);
    return isNews ? undefined : versionKey(this.of.path, version, holds(scan) || !whole ? this.#state : '');
  }
}

/** @returns whether a scan found anything */
export function holds({ findings, setAside }: Scan): boolean {
  return findings.length > 0 || setAside.length > 0;
}
