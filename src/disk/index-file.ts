import { resolve } from 'node:path';
import { readFileHere } from './read-file.js';

/** What the index has at a path: nothing, or the id of a regular file; `undefined` where only git can say. */
export type Indexed = string | undefined;

/** A larger one takes git no longer to read than Node. */
const LARGEST_BYTES = 8_000_000;
const REGULAR = new Set([0o100644, 0o100755]);

/**
 * Looks up paths at the top of the repository in the index file, in its plainest form (git's manual, "gitformat-index"): versions 2
 * and 3 write each name whole, behind its length. It saves a process; whoever gets an id still has to prove it by the content.
 *
 * @param gitDir the git folder of an ordinary clone
 * @param paths ASCII names without a folder
 * @returns for each path its id, 'nothing', or `undefined` where git must be asked
 */
export function indexedAt(
  cwd: string,
  gitDir: string,
  env: Readonly<NodeJS.ProcessEnv>,
  paths: readonly string[],
): readonly Indexed[] {
  const file = resolve(cwd, env['GIT_INDEX_FILE'] ?? `${gitDir}/index`);
  const read = readFileHere(Buffer.from(file), undefined, LARGEST_BYTES);
  const bytes = 'bytes' in read && isPlain(read.bytes) ? read.bytes : undefined;
  return paths.map((path) => (bytes === undefined ? undefined : entryIn(bytes, path)));
}

/** A split index, which the extension "link" makes, has its entries elsewhere. */
function isPlain(bytes: Buffer): boolean {
  const version = bytes.length < 12 ? 0 : bytes.readUInt32BE(4);
  return bytes.toString('latin1', 0, 4) === 'DIRC' && (version === 2 || version === 3) && !bytes.includes('link\0');
}

function entryIn(bytes: Buffer, path: string): Indexed {
  const name = `${path}\0`;
  for (let at = bytes.indexOf(name, 12, 'latin1'); at !== -1; at = bytes.indexOf(name, at + 1, 'latin1')) {
    // Behind a printable character it is the end of a longer path.
    if (bytes[at - 1]! > 0x20) continue;
    return bytes.readUInt16BE(at - 2) === path.length ? entryBefore(bytes, at - 2) : undefined;
  }
  return 'nothing';
}

/** The mode stands 16 bytes ahead of the id, and the id ends where the flags begin. */
function entryBefore(bytes: Buffer, flags: number): Indexed {
  for (const length of [20, 32]) {
    const id = flags - length;
    if (id >= 28 && REGULAR.has(bytes.readUInt32BE(id - 16))) return bytes.toString('hex', id, flags);
  }
  return undefined;
}
