import { bytePath } from '../core/byte-path.js';
import type { Document } from '../core/document.js';
import { quotePathspec } from '../core/shell-quote.js';
import { cannotScan } from '../errors.js';
import { blobId } from './blob-id.js';
import { PatchReader, type Section } from './patch.js';
import { NO_MODE, parseRawList, SUBMODULE, unreadable, type RawEntry } from './raw-list.js';

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
}

/** Splits git's output into the raw list and the patch, and pairs their entries by order. */
export class StagedReader {
  readonly #options: StagedOptions;
  #list: Buffer[] = [];
  #entries: readonly RawEntry[] = [];
  /** Which entry each section belongs to: a changed type takes two, a removal and a creation. */
  #owners: readonly number[] = [];
  #patch: PatchReader | undefined;
  #next = 0;

  constructor(options: StagedOptions) {
    this.#options = options;
  }

  /**
   * @returns the files that these bytes complete, in git's order
   * @throws UserError (exit code 3) when they are not of the format, or not what the index holds
   */
  push(chunk: Buffer): readonly StagedFile[] {
    if (this.#patch !== undefined) return this.#pair(this.#patch.push(chunk));
    const end = this.#listEnd(chunk);
    this.#list.push(end === -1 ? chunk : chunk.subarray(0, end));
    if (end === -1) return [];
    const patch = this.#open();
    return this.#pair(patch.push(chunk.subarray(end + 1)));
  }

  /**
   * @returns the last file
   * @throws UserError (exit code 3) when an entry of the list did not come
   */
  end(): readonly StagedFile[] {
    const files = this.#pair((this.#patch ?? this.#open()).end());
    if (this.#next !== this.#owners.length) throw unreadable();
    return files;
  }

  /** The raw list ends with an empty field: two NULs in a row, since no path is empty. */
  #listEnd(chunk: Buffer): number {
    const split = this.#list.at(-1)?.at(-1) === 0 && chunk[0] === 0;
    const end = split ? 0 : chunk.indexOf('\0\0', 0, 'latin1');
    return split || end === -1 ? end : end + 1;
  }

  #open(): PatchReader {
    this.#entries = parseRawList(Buffer.concat(this.#list));
    this.#list = [];
    const unmerged = this.#entries.find(({ status }) => status === 'U');
    if (unmerged !== undefined) throw inConflict(unmerged);
    this.#owners = this.#entries.flatMap((entry, i) => (splits(entry) ? [i, i] : [i]));
    this.#patch = new PatchReader((section) => {
      const entry = this.#entries[this.#owners[section] ?? -1];
      return entry !== undefined && reasonToSkip(entry, this.#options) === undefined;
    });
    return this.#patch;
  }

  #pair(sections: readonly Section[]): readonly StagedFile[] {
    const files: StagedFile[] = [];
    for (const section of sections) {
      const owner = this.#owners[this.#next++];
      if (owner === undefined) throw unreadable();
      // Of a split entry the first section is the removal.
      if (this.#owners[this.#next] !== owner) files.push(this.#fileOf(this.#entries[owner]!, section));
    }
    return files;
  }

  #fileOf(entry: RawEntry, section: Section): StagedFile {
    if (entry.newMode === NO_MODE) return { entry };
    const skipped = reasonToSkip(entry, this.#options);
    if (skipped !== undefined) return { entry, skipped };
    if (!section.changed && entry.oldId === entry.newId && !splits(entry)) return { entry };
    if (blobId(section.bytes, entry.newId) !== entry.newId) throw notTheIndex(entry);
    return section.changed
      ? { entry, document: { path: entry.path, bytes: section.bytes, added: section.added } }
      : { entry };
  }
}

function splits({ status }: RawEntry): boolean {
  return status === 'T';
}

function reasonToSkip(entry: RawEntry, { passOver }: StagedOptions): string | undefined {
  if (entry.newMode === SUBMODULE) return 'a submodule: its own repository guards its content';
  return passOver?.(entry);
}

function inConflict({ path, pathBytes }: RawEntry): Error {
  return cannotScan(
    `${path} has unresolved merge conflicts, so what would be committed is not known`,
    `resolve them, then run \`${stageCommand(pathBytes)}\` and commit again`,
  );
}

/** Whatever bent git's output, or took the file from elsewhere, content that is not the staged blob must not pass for it. */
function notTheIndex({ path, pathBytes }: RawEntry): Error {
  return cannotScan(
    `git shows ${path} otherwise than it is staged`,
    `stage it again with \`${stageCommand(pathBytes)}\`; if that does not help, run \`git fsck\``,
  );
}

function stageCommand(path: Buffer): string {
  return `git add -- ${quotePathspec(bytePath(path))}`;
}
