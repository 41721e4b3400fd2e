import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isPrivateFolder, makePrivateFolder } from './private-folder.js';
import { readSmallFile } from './small-file.js';
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
const FIRST_LINE = Buffer.from('check-staged 2\n');
const SUM = 32;
/** More files than these become one. */
const MOST_FILES = 8;
/** Folders of other rules than today's; whoever switches between branches has some. */
const MOST_FOLDERS = 4;
/** Some ten million versions; a table is read at once. */
const MAX_TABLE_BYTES = 256 * 1024 * 1024;
/** What a run may leave behind that is killed. */
const OWN_FILE = /\.versions(?:\.check-staged\.tmp)?$/;
/** How folders of rules are named. */
const RULES_NAME = /^[\da-f]{16}$/;

/**
 * What audits of a history need not read again: digests of versions and their sizes, never a word of what is in them. Each run adds a
 * file of its own in one step, so runs beside each other and runs that are stopped do no harm; what is damaged counts as not
 * there, and all of it may be deleted at any time. Another user could write here, or hand the folder over: each file is signed with
 * a key that only this user has, and folders that others may write to are neither read nor written.
 */
export class VersionCache {
  readonly #folders: readonly string[];
  readonly #folder: string;
  readonly #sign: (bytes: Buffer) => Buffer;
  readonly #files: readonly string[];
  readonly #tables: readonly Buffer[];

  /**
   * Reads what there is.
   *
   * @param gitDir the git folder that all working trees share; folders in it are made when something is added
   * @param rules names the rules by which versions were judged, 16 hexadecimal digits: those judged by others are not known
   * @param key the user's own (see `userCacheKey`)
   */
  constructor(gitDir: string, rules: string, key: Buffer) {
    const own = join(gitDir, 'check-staged');
    const versions = join(own, 'versions');
    this.#folder = join(versions, rules);
    this.#folders = [own, versions, this.#folder];
    // A file is valid for the rules it was written for only.
    this.#sign = (bytes) => createHmac('sha256', key).update(`${rules}\n`).update(bytes).digest();
    this.#files = this.#folders.every(isPrivateFolder)
      ? namesIn(this.#folder).filter((name) => name.endsWith(SUFFIX))
      : [];
    this.#tables = this.#files
      .map((name) => this.#tableIn(join(this.#folder, name)))
      .filter((table) => table !== undefined);
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
    if (versions.length === 0 || !this.#folders.every(makePrivateFolder)) return;
    const crowded = this.#files.length >= MOST_FILES;
    try {
      const name = `${randomBytes(8).toString('hex')}${SUFFIX}`;
      const bytes = written(versions.map(recordOf), crowded ? this.#tables : []);
      replaceFile(join(this.#folder, name), Buffer.concat([bytes, this.#sign(bytes)]), 0o600);
      if (crowded)
        for (const old of namesIn(this.#folder))
          if (old !== name && OWN_FILE.test(old)) rmSync(join(this.#folder, old), { force: true });
      forgetOthers(join(this.#folder, '..'));
    } catch {
      // A repository that may only be read is audited without.
    }
  }

  /** @returns the records of a file that is whole and was written by this user */
  #tableIn(path: string): Buffer | undefined {
    // Another run may have joined it with others.
    const read = readSmallFile(path, { within: this.#folder, maxBytes: MAX_TABLE_BYTES });
    if (!('bytes' in read)) return undefined;
    const file = read.bytes;
    const end = file.length - SUM;
    const isWhole =
      end >= FIRST_LINE.length &&
      (end - FIRST_LINE.length) % RECORD === 0 &&
      file.subarray(0, FIRST_LINE.length).equals(FIRST_LINE) &&
      timingSafeEqual(this.#sign(file.subarray(0, end)), file.subarray(end));
    return isWhole ? file.subarray(FIRST_LINE.length, end) : undefined;
  }
}

function recordOf({ key, lines, bytes }: KnownVersion & { readonly key: string }): Buffer {
  const record = Buffer.alloc(RECORD);
  record.write(key, 'latin1');
  record.writeUInt32LE(lines, KEY);
  record.writeUInt32LE(bytes, KEY + 4);
  return record;
}

/** @returns a file but for its signature: a first line, and the records by rising key */
function written(records: readonly Buffer[], tables: readonly Buffer[]): Buffer {
  const old = tables.flatMap((table) =>
    Array.from({ length: table.length / RECORD }, (_, i) => table.subarray(i * RECORD, (i + 1) * RECORD)),
  );
  return Buffer.concat([FIRST_LINE, ...[...records, ...old].toSorted((a, b) => Buffer.compare(a, b))]);
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
  const folders = namesIn(parent)
    .filter((name) => RULES_NAME.test(name))
    .map((name) => ({ path: join(parent, name), time: lstatSync(join(parent, name)).mtimeMs }));
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
