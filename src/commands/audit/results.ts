import type { Skipped } from '../../core/report.js';
import type { BatchResult, Count, ScannedDocument, SettledVersion, Unread } from './batch.js';
import type { Progress } from './progress.js';

/** What batches brought, put into their order whatever order they came in. */
export class Results {
  readonly #results: BatchResult[] = [];
  readonly #progress: Progress | undefined;

  constructor(progress: Progress | undefined) {
    this.#progress = progress;
  }

  readonly take = (number: number, result: BatchResult): void => {
    this.#results[number] = result;
    const found = result.scans.reduce((sum, { scan }) => sum + scan.findings.length, 0);
    this.#progress?.step(result.count, found);
  };

  get scans(): readonly ScannedDocument[] {
    return this.#each(({ scans }) => scans);
  }

  get skipped(): readonly Skipped[] {
    return this.#each(({ skipped }) => skipped);
  }

  get unread(): readonly Unread[] {
    return this.#each(({ unread }) => unread);
  }

  get settled(): readonly SettledVersion[] {
    return this.#each(({ settled }) => settled);
  }

  get count(): Count {
    return sumOf(this.#each(({ count }) => [count]));
  }

  #each<T>(of: (result: BatchResult) => readonly T[]): readonly T[] {
    // Where the work was stopped, there are holes.
    return this.#results.filter((result) => result !== undefined).flatMap(of);
  }
}

/** @returns the counts added up */
export function sumOf(counts: readonly Count[]): Count {
  const sum = { files: 0, lines: 0, bytes: 0 };
  for (const { files, lines, bytes } of counts) {
    sum.files += files;
    sum.lines += lines;
    sum.bytes += bytes;
  }
  return sum;
}
