import { cannotScan } from '../errors.js';

/** One entry of the staged change, as git's raw format gives it (git's manual, "git diff", RAW OUTPUT FORMAT). */
export interface RawEntry {
  /** A added, C copied, D deleted, M modified, R renamed, T type changed, U unmerged. */
  readonly status: string;
  /** Octal file modes as git stores them: 100644, 100755, 120000 a symbolic link, 160000 a submodule; 000000 none. */
  readonly oldMode: string;
  readonly newMode: string;
  readonly oldId: string;
  readonly newId: string;
  /** The new path's bytes, or the old one's of a deletion. */
  readonly pathBytes: Buffer;
  /** `pathBytes` as UTF-8; bytes that are none show as U+FFFD. */
  readonly path: string;
  /** Where a rename or copy comes from. */
  readonly oldPath?: string;
}

/** The mode of a side that does not exist, and that of a submodule's commit. */
export const NO_MODE = '000000';
export const SUBMODULE = '160000';

const HEAD = /^:(\d{6}) (\d{6}) ([\da-f]{40}|[\da-f]{64}) ([\da-f]{40}|[\da-f]{64}) ([ACDMRTU])\d*$/;

/**
 * Parses a NUL-separated raw list.
 *
 * @param list without the empty field that ends it
 * @throws UserError (exit code 3) when a field is not of the format
 */
export function parseRawList(list: Buffer): readonly RawEntry[] {
  const fields = fieldsOf(list);
  const entries: RawEntry[] = [];
  for (let i = 0; i < fields.length;) {
    const head = HEAD.exec(fields[i++]!.toString('latin1'));
    if (head === null) throw unreadable();
    const [, oldMode, newMode, oldId, newId, status] = head as unknown as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const oldPath = status === 'R' || status === 'C' ? fields[i++]?.toString() : undefined;
    const pathBytes = fields[i++];
    if (pathBytes === undefined) throw unreadable();
    const entry = { status, oldMode, newMode, oldId, newId, pathBytes, path: pathBytes.toString() };
    entries.push(oldPath === undefined ? entry : { ...entry, oldPath });
  }
  return entries;
}

function fieldsOf(list: Buffer): readonly Buffer[] {
  const fields: Buffer[] = [];
  let start = 0;
  for (let end = list.indexOf(0); end !== -1; end = list.indexOf(0, start)) {
    fields.push(list.subarray(start, end));
    start = end + 1;
  }
  // What no NUL ends is cut short.
  if (start !== list.length) throw unreadable();
  return fields;
}

/** @returns the refusal for output of git that does not read as expected */
export function unreadable(): Error {
  return cannotScan(
    'git described the staged change in a form that cannot be read',
    'check what `git --version` and `git diff --cached --raw` print here, and report it',
  );
}
