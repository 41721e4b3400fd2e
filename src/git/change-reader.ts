import type { BytePath } from '../core/byte-path.js';
import { cannotScan } from '../errors.js';

/** A file as a commit left it. */
export interface ChangedFile {
  /** Octal: 100644, 100755, 120000 a symbolic link, 160000 a submodule. */
  readonly mode: string;
  readonly id: string;
  readonly path: BytePath;
  /** Set where a parent of the commit has the path, too. */
  readonly known?: true;
}

/** What one commit changed against each of its parents; a first commit, all it has. */
export interface CommitChanges {
  readonly commit: string;
  /** The author's date in seconds since 1970; none where it is not readable. */
  readonly authored?: number;
  readonly files: readonly ChangedFile[];
}

const NUL = 0;
const COLON = 0x3a;
const NEWLINE = 10;
const COMMIT = /^([\da-f]{40,64}) (\d*)$/;
const NO_MODE = '000000';

/**
 * Reads what `git diff-tree --stdin -r -c --raw -z --format='%H %at'` writes, from chunks of bytes however they are cut: fields
 * that end with NUL, which are a commit, an entry followed by its path, or empty ahead of a merge's entries.
 */
export class ChangeReader {
  #rest: Buffer = Buffer.alloc(0);
  #entry: Omit<ChangedFile, 'path'> | undefined;
  #current: { commit: string; authored?: number; files: ChangedFile[] } | undefined;

  /** @returns the commits that are complete, because another one follows */
  *push(chunk: Buffer): Generator<CommitChanges, void, void> {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(NUL); end !== -1; end = bytes.indexOf(NUL, start)) {
      const complete = this.#field(bytes, start, end);
      start = end + 1;
      if (complete !== undefined) yield complete;
    }
    this.#rest = bytes.subarray(start);
  }

  /** @returns the last commit; what is cut short is none */
  end(): CommitChanges | undefined {
    return this.#rest.length === 0 && this.#entry === undefined ? this.#current : undefined;
  }

  #field(bytes: Buffer, start: number, end: number): CommitChanges | undefined {
    if (this.#entry !== undefined) {
      const path = bytes.toString('latin1', start, end);
      if (this.#entry.mode !== NO_MODE) this.#current!.files.push({ ...this.#entry, path });
      this.#entry = undefined;
      return undefined;
    }
    const from = bytes[start] === NEWLINE ? start + 1 : start;
    if (from === end) return undefined;
    const text = bytes.toString('latin1', from, end);
    if (bytes[from] !== COLON) return this.#open(text);
    if (this.#current === undefined) throw unreadable();
    this.#entry = entryOf(text);
    return undefined;
  }

  #open(text: string): CommitChanges | undefined {
    const match = COMMIT.exec(text);
    if (match === null) throw unreadable();
    const [, commit = '', authored = ''] = match;
    const complete = this.#current;
    this.#current = { commit, files: [], ...(authored === '' ? {} : { authored: Number(authored) }) };
    return complete;
  }
}

/** A colon, mode and id for each parent, then those of the commit (git's manual, "git diff-tree", RAW OUTPUT FORMAT). */
function entryOf(text: string): Omit<ChangedFile, 'path'> {
  const parents = /^:+/.exec(text)![0].length;
  const words = text.slice(parents).split(' ');
  const [mode, id] = [words[parents], words[2 * parents + 1]];
  if (words.length !== 2 * parents + 3 || mode === undefined || id === undefined) throw unreadable();
  const known = words.slice(0, parents).some((old) => old !== NO_MODE);
  return known ? { mode, id, known } : { mode, id };
}

function unreadable(): Error {
  return cannotScan(
    'git described the history in a form that cannot be read',
    'check what `git --version` says, and report it',
  );
}
