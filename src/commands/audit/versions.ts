import { shownPath } from '../../core/byte-path.js';
import type { VersionCache } from '../../disk/version-cache.js';
import type { History } from '../../git/history.js';
import { cut, type Batch, type Count, type PathVersions, type Version } from './batch.js';
import { inShard, type Shard } from './shard.js';
import { after, versionKey } from './version-key.js';

/** What is called the path of a commit's message. */
const MESSAGE = '(commit message)';

/**
 * @param once whether what a blob holds at several paths is reported at the first one only; not where some of them may have held
 *   it before
 * @returns the versions of each path of the part, paths by their oldest version
 */
export function fileVersions(
  { blobs, head }: History,
  shard: Shard | undefined,
  once: boolean,
): readonly PathVersions[] {
  const inHead = new Set(head.values());
  const byPath = new Map<string, Version[]>();
  for (const { id, path, origin, first } of blobs) {
    const read = once && first !== undefined ? { first: shownPath(first) } : {};
    const version = { id, origin, inHead: inHead.has(id), ...read };
    const known = byPath.get(path);
    if (known === undefined) byPath.set(path, [version]);
    else known.push(version);
  }
  return [...byPath]
    .map(([path, versions]) => ({ path: shownPath(path), versions }))
    .filter(({ path }) => inShard(path, shard));
}

/** @returns the messages of all commits, where they are of the part */
export function messageVersions({ commits, origins }: History, shard: Shard | undefined): readonly PathVersions[] {
  if (!inShard(MESSAGE, shard)) return [];
  const versions = commits.map((id) => ({ id, origin: origins.get(id) ?? { commit: id }, inHead: false }));
  return [{ path: MESSAGE, versions, messages: true }];
}

/** What is left to read, and what was read before. */
export interface Unread {
  readonly paths: readonly PathVersions[];
  readonly known: Count;
}

/** Leaves out the versions that an audit before found to tell nothing new after those that are read again. */
export function unreadOf(paths: readonly PathVersions[], cache: VersionCache | undefined): Unread {
  const known = { files: 0, lines: 0, bytes: 0 };
  if (cache === undefined) return { paths, known };
  const left = paths.map((one): PathVersions => {
    let state = '';
    const versions = one.versions.filter((version) => {
      const { id, inHead } = version;
      const settled =
        cache.find(versionKey(one.path, version)) ??
        // What HEAD holds is wanted by itself.
        (inHead || state === '' ? undefined : cache.find(versionKey(one.path, version, state)));
      if (settled === undefined) {
        state = after(state, id);
        return true;
      }
      known.files++;
      known.lines += settled.lines;
      known.bytes += settled.bytes;
      return false;
    });
    return { ...one, versions };
  });
  return { paths: left.filter(({ versions }) => versions.length > 0), known };
}

/** Each batch costs a start of git. */
const LEAST = 100;
const MOST = 4000;

/** @returns batches of whole paths, enough of them for threads to end together; messages are cut anywhere */
export function versionBatches(paths: readonly PathVersions[], jobs: number): readonly Batch[] {
  const total = paths.reduce((sum, { versions }) => sum + versions.length, 0);
  const size = Math.min(MOST, Math.max(LEAST, Math.ceil(total / (jobs * 12))));
  const batches: PathVersions[][] = [];
  let room = 0;
  for (const one of paths.flatMap((path) => (path.messages === true ? piecesOf(path, size) : [path]))) {
    if (room <= 0) {
      batches.push([]);
      room = size;
    }
    batches.at(-1)!.push(one);
    room -= one.versions.length;
  }
  return batches.map((some) => ({ kind: 'versions', paths: some }));
}

function piecesOf({ path, versions, messages = false }: PathVersions, size: number): readonly PathVersions[] {
  return cut(versions, size).map((some) => ({ path, versions: some, messages }));
}
