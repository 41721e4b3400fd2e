import type { Finding } from '../../core/finding.js';
import type { Skipped } from '../../core/report.js';
import type { BatchResult, Count, ScannedDocument, SettledVersion, Unread } from './batch.js';
import { HistoryFold, keyOf } from './history-fold.js';
import type { Progress } from './progress.js';

/** What batches brought, put into their order whatever order they came in. */
export class Results {
  readonly #results: BatchResult[] = [];
  readonly #progress: Progress | undefined;
  readonly #tell: ((findings: readonly Finding[]) => void) | undefined;

  readonly #told = new Set<string>();

  constructor(progress: Progress | undefined, tell: ((findings: readonly Finding[]) => void) | undefined) {
    this.#progress = progress;
    this.#tell = tell;
  }

  readonly take = (number: number, result: BatchResult): void => {
    this.#results[number] = result;
    const findings = this.#tell === undefined && this.#progress === undefined ? [] : this.#findingsOf(result.scans);
    this.#progress?.step(result.count, findings.length);
    if (findings.length > 0) this.#tell?.(findings);
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

  /** @returns the findings of files, and of versions each once, whichever batch it is in */
  #findingsOf(scans: readonly ScannedDocument[]): readonly Finding[] {
    const fold = new HistoryFold();
    for (const { scan, place } of scans) if (place !== undefined) fold.add(scan, place);
    const fresh = fold.scan().findings.filter((finding) => !this.#told.has(keyOf(finding)));
    for (const finding of fresh) this.#told.add(keyOf(finding));
    return [...scans.flatMap(({ scan, place }) => (place === undefined ? scan.findings : [])), ...fresh];
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
