import { bytePath } from '../core/byte-path.js';
import { quotePathspec } from '../core/shell-quote.js';
import { cannotScan } from '../errors.js';
import { NO_MODE, parseRawList, SUBMODULE, type RawEntry } from './raw-list.js';
import { runGit, type GitPlace } from './run.js';

/** The longest text of which git makes a diff (`MAX_XDIFF_SIZE` in its source). */
const MOST_DIFFED_BYTES = 1023 * 1024 ** 2;
const LIST = ['diff', '--cached', '--raw', '-z', '--no-abbrev', '--no-renames', '--no-relative', '--ignore-submodules=none']; // prettier-ignore

/**
 * Looks for what makes git refuse to show a staged change.
 *
 * @param most how many bytes git makes a diff of
 * @returns the refusal that names the file of which git makes no diff, where there is one
 */
export async function tooLarge(place: GitPlace, most = MOST_DIFFED_BYTES): Promise<Error | undefined> {
  const entries = parseRawList((await runGit(place, LIST)).stdout).filter(({ newMode }) => newMode !== NO_MODE);
  const sizes = await sizesOf(place, entries);
  for (const entry of entries) {
    const [size, before] = [sizes.get(entry.newId) ?? 0, sizes.get(entry.oldId) ?? 0];
    if (size > most) return staged(entry, size);
    if (before > most) return committed(entry, before);
  }
  return undefined;
}

async function sizesOf(place: GitPlace, entries: readonly RawEntry[]): Promise<ReadonlyMap<string, number>> {
  const ids = entries.filter(({ newMode }) => newMode !== SUBMODULE).flatMap(({ oldId, newId }) => [oldId, newId]);
  const format = '--batch-check=%(objectname) %(objectsize)';
  const { stdout } = await runGit(place, ['cat-file', format], ids.map((id) => `${id}\n`).join(''));
  const rows = stdout.toString().split('\n');
  return new Map(rows.map((row) => row.split(' ')).map(([id = '', size]) => [id, Number(size) || 0]));
}

const LIMIT = 'git shows no change of a file over 1023 MiB, so it cannot be scanned';

function staged({ path, pathBytes }: RawEntry, size: number): Error {
  return cannotScan(
    `${path} has ${mebibytes(size)} MiB: ${LIMIT}`,
    `run \`git reset -q -- ${quotePathspec(bytePath(pathBytes))}\` to leave it out, and keep it outside of git, in Git LFS, or in smaller files`,
  );
}

function committed({ path }: RawEntry, size: number): Error {
  return cannotScan(
    `${path} had ${mebibytes(size)} MiB in the last commit: ${LIMIT}`,
    'delete the file in one commit, and add the smaller one in the next',
  );
}

function mebibytes(bytes: number): number {
  return Math.ceil(bytes / 1024 ** 2);
}
