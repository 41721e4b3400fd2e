import { reportOf, type Gathered } from './core/report.js';
import { reaches, severityOf } from './core/severity.js';
import type { Confidence } from './core/evidence/evidence.js';
import type { Finding } from './core/finding.js';
import { fingerprinter } from './core/fingerprint.js';
import { PROGRAM } from './report/commands.js';
import { jsonFinding, jsonReport, type JsonFinding, type JsonReport } from './report/json.js';

/**
 * A scan: its findings as they are found, in the order they are found in, and the report of all of it. Nothing is read until one
 * of both is asked for, and nothing twice.
 */
export interface Scanning extends AsyncIterable<JsonFinding> {
  /**
   * @returns the stable report, sorted, once all is read
   * @throws UserError: exit code 2 for wrong options, paths or configuration, 3 for what could not be scanned
   */
  report(): Promise<JsonReport>;
}

/** What decides which findings are reported, and which block. */
export interface Levels {
  /** The words by which people call the program where the scan is; asked for when the report is made. */
  readonly program?: () => Promise<string>;
  /** The folder of the scan, absolute: its repository's key makes the fingerprints. Without it, the common key does. */
  readonly folder?: string;
  readonly blockOn?: Confidence | undefined;
  readonly showFrom?: Confidence | undefined;
}

/** What a scan does: it tells findings as it goes, ends early when told to, and leaves what a report is made of. */
export type Work = (
  tell: (findings: readonly Finding[]) => void,
  stop: AbortSignal,
) => Promise<Gathered & { readonly config?: { readonly blockOn: Confidence } }>;

/** Runs work when it is first asked for. Whoever leaves the findings early ends it, and its report is then incomplete. */
export class Scan implements Scanning {
  readonly #work: Work;
  readonly #levels: Levels;
  readonly #found: JsonFinding[] = [];
  #fingerprint = fingerprinter();
  readonly #stop = new AbortController();
  #done: Promise<JsonReport> | undefined;
  #over = false;
  #wake: () => void = () => undefined;

  /** @param signal ends the work early, too */
  constructor(work: Work, levels: Levels, signal?: AbortSignal) {
    this.#work = work;
    this.#levels = levels;
    signal?.addEventListener('abort', () => this.#stop.abort(), { once: true });
    if (signal?.aborted === true) this.#stop.abort();
  }

  report(): Promise<JsonReport> {
    return (this.#done ??= this.#run());
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<JsonFinding, void, void> {
    const done = this.report();
    // The loop below ends with it, and tells of what went wrong.
    done.catch(() => undefined);
    let ended = false;
    try {
      for (let next = 0; ; next++) {
        while (next === this.#found.length && !this.#over)
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
        if (next === this.#found.length) break;
        yield this.#found[next]!;
      }
      ended = true;
      await done;
    } finally {
      if (!ended) this.#stop.abort();
    }
  }

  async #run(): Promise<JsonReport> {
    const { blockOn, showFrom = 'medium' } = this.#levels;
    // A finding has been graded by the configuration.
    const graded = (finding: Finding): Finding =>
      blockOn === undefined ? finding : { ...finding, severity: severityOf(finding, blockOn) };
    const tell = (findings: readonly Finding[]): void => {
      this.#found.push(
        ...findings
          .filter(({ confidence }) => reaches(confidence, showFrom))
          .map((finding) => jsonFinding(graded(finding), this.#fingerprint)),
      );
      this.#wake();
    };
    try {
      const { folder } = this.#levels;
      if (folder !== undefined)
        this.#fingerprint = fingerprinter((await import('./disk/repository-key.js')).repositoryKey(folder));
      const gathered = await this.#work(tell, this.#stop.signal);
      const level = blockOn ?? gathered.config?.blockOn ?? 'medium';
      const program = gathered.policy.length === 0 ? PROGRAM : await this.#levels.program?.();
      return jsonReport(reportOf(gathered, { blockOn: level, showFrom }), this.#fingerprint, program ?? PROGRAM);
    } finally {
      this.#over = true;
      this.#wake();
    }
  }
}
