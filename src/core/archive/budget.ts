/** How much of an archive is unpacked, all that is nested in one file on disk together unless said otherwise. */
export interface Limits {
  /** Archives within each other; a compressed tar is one. */
  readonly depth: number;
  /** Files in them, folders and links included. */
  readonly entries: number;
  /** Bytes that one compressed file becomes. */
  readonly entryBytes: number;
  /** Bytes that all compressed files become. */
  readonly totalBytes: number;
  /** How many times its size one compressed file becomes, from `freeBytes` up: deflate itself reaches 1032. */
  readonly ratio: number;
  /** What any file may become. */
  readonly freeBytes: number;
}

const MIB = 2 ** 20;

export const LIMITS: Limits = {
  depth: 4,
  entries: 250_000,
  entryBytes: 256 * MIB,
  totalBytes: 1024 * MIB,
  ratio: 200,
  freeBytes: 16 * MIB,
};

/** The bytes that one compressed file may become, and what to say of more. */
export interface Allowance {
  readonly bytes: number;
  readonly reason: string;
}

/** What is left of the limits for one file on disk. */
export class Budget {
  readonly limits: Limits;
  #entries: number;
  #bytes: number;

  constructor(limits: Limits = LIMITS) {
    this.limits = limits;
    this.#entries = limits.entries;
    this.#bytes = limits.totalBytes;
  }

  /** @returns why nothing more may be read, if so */
  spent(): string | undefined {
    if (this.#bytes <= 0) return this.#tooMuch();
    return this.#entries < 0 ? `it holds more than ${this.limits.entries.toLocaleString('en')} files` : undefined;
  }

  /** Counts one more file. @returns why it may not be read, if so */
  enter(): string | undefined {
    this.#entries--;
    return this.spent();
  }

  /** @param packed the compressed size */
  allowance(packed: number): Allowance {
    const { entryBytes, ratio, freeBytes } = this.limits;
    const byRatio = Math.max(freeBytes, packed * ratio);
    if (this.#bytes <= Math.min(entryBytes, byRatio)) return { bytes: this.#bytes, reason: this.#tooMuch() };
    return entryBytes <= byRatio
      ? { bytes: entryBytes, reason: tooLarge(entryBytes) }
      : { bytes: byRatio, reason: `it unpacks to more than ${ratio} times its size` };
  }

  /** @returns what to say of a file that became larger than one may */
  excess(bytes: number): { readonly failed: string; readonly limit: true } | undefined {
    const { entryBytes } = this.limits;
    return bytes > entryBytes ? { failed: tooLarge(entryBytes), limit: true } : undefined;
  }

  spend(bytes: number): void {
    this.#bytes -= bytes;
  }

  #tooMuch(): string {
    return `all that is in it unpacks to more than ${size(this.limits.totalBytes)}`;
  }
}

function tooLarge(bytes: number): string {
  return `it unpacks to more than ${size(bytes)}`;
}

function size(bytes: number): string {
  return bytes < MIB ? `${bytes} bytes` : `${bytes / MIB} MiB`;
}
