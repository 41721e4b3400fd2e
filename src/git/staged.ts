import type { ByteRange, Document } from '../core/document.js';
import { cannotScan } from '../errors.js';
import { stagedDiffArgs } from './diff-args.js';
import { PatchReader, type Section } from './patch.js';
import { parseRawList, unreadable, type RawEntry } from './raw-list.js';
import { gitMissing, spawnGit, type GitPlace } from './run.js';

/** A staged path, with the document to scan or the reason why there is none. */
export interface StagedFile {
  readonly entry: RawEntry;
  readonly document?: Document;
  /** Why the path is not scanned, in words for the report; absent where nothing was added (a deletion, a pure rename). */
  readonly skipped?: string;
}

export interface StagedOptions {
  /** @returns why a path is passed over, if it is; its content is then not kept */
  readonly passOver?: (entry: RawEntry) => string | undefined;
  /** What to compare the index with; HEAD unless given. */
  readonly base?: string;
}

const NO_MODE = '000000';
const SUBMODULE = '160000';
const REGULAR = '100';
/** The ids of the empty blob in both object formats (`git hash-object /dev/null`). */
const EMPTY_BLOB = new Set(['e69de29bb2d1d6434b8b29ae775ad8c2e48c5391', '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813']);

/**
 * Reads what the index would commit, one file at a time and in git's order: the content is the index's, never the
 * working tree's.
 *
 * @throws UserError (exit code 3) when git fails, or when its patch does not account for every entry it lists
 */
export async function* readStaged(place: GitPlace, options: StagedOptions = {}): AsyncGenerator<StagedFile> {
  const child = spawnGit(place, stagedDiffArgs(options.base));
  child.stdin.end();
  const stderr: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', (error) => reject(gitMissing(error)));
    child.on('close', (code) => resolve(code ?? -1));
  });
  ended.catch(() => undefined);
  const reader = new StagedReader(options);
  let done = false;
  let failure: unknown;
  try {
    for await (const chunk of child.stdout) yield* reader.push(chunk as Buffer);
    yield* reader.end();
    done = true;
  } catch (error) {
    failure = error;
  } finally {
    if (!done) child.kill();
  }
  // Why git stopped says more than that its output broke off; a git killed above has no exit code of its own.
  const exitCode = await ended;
  if (exitCode > 0) throw gitFailed(Buffer.concat(stderr).toString());
  if (failure !== undefined) throw failure;
  if (exitCode < 0) throw gitFailed('it was stopped by a signal');
}

/** Splits git's output into the raw list and the patch, and pairs their entries by order. */
class StagedReader {
  readonly #options: StagedOptions;
  #list: Buffer[] = [];
  #entries: readonly RawEntry[] = [];
  /** Which entry each section belongs to: a changed type takes two, a removal and a creation. */
  #owners: number[] = [];
  #patch: PatchReader | undefined;
  #next = 0;

  constructor(options: StagedOptions) {
    this.#options = options;
  }

  push(chunk: Buffer): readonly StagedFile[] {
    if (this.#patch !== undefined) return this.#pair(this.#patch.push(chunk));
    const end = this.#listEnd(chunk);
    this.#list.push(end === -1 ? chunk : chunk.subarray(0, end));
    if (end === -1) return [];
    this.#open(Buffer.concat(this.#list));
    return this.#pair(this.#patch!.push(chunk.subarray(end + 1)));
  }

  /** The raw list ends with an empty field: two NULs in a row, since no path is empty. */
  #listEnd(chunk: Buffer): number {
    const split = this.#list.at(-1)?.at(-1) === 0 && chunk[0] === 0;
    const end = split ? 0 : chunk.indexOf('\0\0', 0, 'latin1');
    return split || end === -1 ? end : end + 1;
  }

  end(): readonly StagedFile[] {
    if (this.#patch === undefined) this.#open(Buffer.concat(this.#list));
    const files = this.#pair(this.#patch!.end());
    if (this.#next !== this.#owners.length) throw unreadable();
    return files;
  }

  #open(list: Buffer): void {
    this.#entries = parseRawList(list);
    this.#owners = this.#entries.flatMap((entry, i) => (splits(entry) ? [i, i] : [i]));
    this.#patch = new PatchReader((section) => {
      const entry = this.#entries[this.#owners[section] ?? -1];
      return entry !== undefined && reasonToSkip(entry, this.#options) === undefined;
    });
  }

  #pair(sections: readonly Section[]): readonly StagedFile[] {
    const files: StagedFile[] = [];
    for (const section of sections) {
      const owner = this.#owners[this.#next++];
      if (owner === undefined) throw unreadable();
      // Of a split entry the first section is the removal.
      if (this.#owners[this.#next] !== owner) files.push(fileOf(this.#entries[owner]!, section, this.#options));
    }
    return files;
  }
}

function splits({ oldMode, newMode, status }: RawEntry): boolean {
  return status === 'T' && oldMode !== NO_MODE && newMode !== NO_MODE;
}

function reasonToSkip(entry: RawEntry, { passOver }: StagedOptions): string | undefined {
  if (entry.newMode === SUBMODULE) return 'a submodule: its own repository guards its content';
  return passOver?.(entry);
}

function fileOf(entry: RawEntry, section: Section, options: StagedOptions): StagedFile {
  if (entry.status === 'U') {
    throw cannotScan(`${entry.path} has unresolved merge conflicts, so what would be committed is not known`, 'resolve them, `git add` the file and commit again');
  }
  if (entry.newMode === NO_MODE) return { entry };
  const skipped = reasonToSkip(entry, options);
  if (skipped !== undefined) return { entry, skipped };
  const sameKind = entry.oldMode.startsWith(REGULAR) === entry.newMode.startsWith(REGULAR);
  const unchanged = (sameKind && entry.oldId === entry.newId) || EMPTY_BLOB.has(entry.newId);
  if (!section.changed && !unchanged) throw unreadable();
  return section.changed ? { entry, document: { path: entry.path, bytes: section.bytes, added: section.added } } : { entry };
}

function gitFailed(stderr: string): Error {
  const first = stderr.split('\n').find((line) => /^(?:fatal|error):/.test(line)) ?? stderr.trim();
  return cannotScan(
    `git could not show what is staged${first === '' ? '' : ` (${first})`}`,
    'run `git status` and `git fsck` to see what is wrong with the repository',
  );
}

/** What a merge commit adds of its own: the lines that none of its parents has. */
export async function addedSince(place: GitPlace, base: string): Promise<ReadonlyMap<string, readonly ByteRange[]>> {
  const added = new Map<string, readonly ByteRange[]>();
  for await (const { entry, document } of readStaged(place, { base })) {
    if (document !== undefined && document.added !== 'all') added.set(entry.pathBytes.toString('latin1'), document.added);
  }
  return added;
}
