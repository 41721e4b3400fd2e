import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './temporary.js';

/** How much a version has, so that a report counts what was not read again. */
export interface KnownVersion {
  readonly lines: number;
  readonly bytes: number;
}

/** Bytes of a key, and of a key with two counts of 32 bits. */
const KEY = 16;
const RECORD = KEY + 8;
const SUFFIX = '.versions';
const FIRST_LINE = Buffer.from('check-staged 1\n');
const SUM = 32;
/** More files than these become one. */
const MOST_FILES = 8;
/** Folders of other rules than today's; whoever switches between branches has some. */
const MOST_FOLDERS = 4;

/**
 * What audits of a history need not read again: digests of versions and their sizes, never a word of what is in them. Each run adds a
 * file of its own in one step, so runs beside each other and runs that are stopped do no harm; what is damaged counts as not
 * there, and all of it may be deleted at any time.
 */
export class VersionCache {
  readonly #folder: string;
  readonly #files: readonly string[];
  readonly #tables: readonly Buffer[];

  /**
   * Reads what there is.
   *
   * @param parent the folder for all caches; made when something is added
   * @param rules names the rules by which versions were judged: those judged by others are not known
   */
  constructor(parent: string, rules: string) {
    this.#folder = join(parent, rules);
    this.#files = namesIn(this.#folder).filter((name) => name.endsWith(SUFFIX));
    this.#tables = this.#files.map((name) => tableIn(join(this.#folder, name))).filter((table) => table !== undefined);
  }

  /** @param key latin1, 16 characters */
  find(key: string): KnownVersion | undefined {
    const wanted = Buffer.from(key, 'latin1');
    for (const table of this.#tables) {
      const at = placeOf(table, wanted);
      if (at !== -1) return { lines: table.readUInt32LE(at + KEY), bytes: table.readUInt32LE(at + KEY + 4) };
    }
    return undefined;
  }

  /** Adds versions, for runs to come; where nothing can be written, nothing is. */
  add(versions: readonly (KnownVersion & { readonly key: string })[]): void {
    if (versions.length === 0) return;
    const crowded = this.#files.length >= MOST_FILES;
    try {
      mkdirSync(this.#folder, { recursive: true });
      const name = `${randomBytes(8).toString('hex')}${SUFFIX}`;
      replaceFile(join(this.#folder, name), written(versions.map(recordOf), crowded ? this.#tables : []));
      // With them goes what runs that were killed have left.
      if (crowded)
        for (const old of namesIn(this.#folder)) if (old !== name) rmSync(join(this.#folder, old), { force: true });
      forgetOthers(join(this.#folder, '..'));
    } catch {
      // A repository that may only be read is audited without.
    }
  }
}

function recordOf({ key, lines, bytes }: KnownVersion & { readonly key: string }): Buffer {
  const record = Buffer.alloc(RECORD);
  record.write(key, 'latin1');
  record.writeUInt32LE(lines, KEY);
  record.writeUInt32LE(bytes, KEY + 4);
  return record;
}

/** @returns a file: a first line, the records by rising key, and a digest of both */
function written(records: readonly Buffer[], tables: readonly Buffer[]): Buffer {
  const old = tables.flatMap((table) =>
    Array.from({ length: table.length / RECORD }, (_, i) => table.subarray(i * RECORD, (i + 1) * RECORD)),
  );
  const all = Buffer.concat([FIRST_LINE, ...[...records, ...old].toSorted((a, b) => Buffer.compare(a, b))]);
  return Buffer.concat([all, sumOf(all)]);
}

/** @returns the records of a file that is whole */
function tableIn(path: string): Buffer | undefined {
  let file: Buffer;
  try {
    file = readFileSync(path);
  } catch {
    // Another run may have joined it with others.
    return undefined;
  }
  const end = file.length - SUM;
  const isWhole =
    end >= FIRST_LINE.length &&
    (end - FIRST_LINE.length) % RECORD === 0 &&
    file.subarray(0, FIRST_LINE.length).equals(FIRST_LINE) &&
    sumOf(file.subarray(0, end)).equals(file.subarray(end));
  return isWhole ? file.subarray(FIRST_LINE.length, end) : undefined;
}

function sumOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** @returns where the record of a key begins; -1 where there is none */
function placeOf(table: Buffer, key: Buffer): number {
  let low = 0;
  let high = table.length / RECORD;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = table.compare(key, 0, KEY, middle * RECORD, middle * RECORD + KEY);
    if (order === 0) return middle * RECORD;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return -1;
}

function forgetOthers(parent: string): void {
  const folders = namesIn(parent).map((name) => ({
    path: join(parent, name),
    time: statSync(join(parent, name)).mtimeMs,
  }));
  for (const { path } of folders.toSorted((a, b) => b.time - a.time).slice(MOST_FOLDERS))
    rmSync(path, { recursive: true, force: true });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}
