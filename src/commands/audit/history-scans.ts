import { shownPath } from '../../core/byte-path.js';
import { addedLines, type Document } from '../../core/document.js';
import type { Skipped } from '../../core/report.js';
import { scanDocument } from '../../core/scan.js';
import type { History } from '../../git/history.js';
import { readObjects } from '../../git/objects.js';
import type { Count } from './batch.js';
import { HistoryFold } from './history-fold.js';
import type { HistoryRequest } from './history.js';
import type { AuditSettings } from './settings.js';
import { inShard } from './shard.js';

/** @returns what the messages of annotated tags count */
export function tagMessages(
  { engine, known }: AuditSettings,
  { now, shard, tell }: HistoryRequest,
  { tags }: History,
  fold: HistoryFold,
): Count[] {
  return tags.flatMap(({ name, message, commit, tagged }) => {
    const path = `(message of tag ${shownPath(name)})`;
    if (!inShard(path, shard)) return [];
    const origin = {
      ...(commit === undefined ? {} : { commit }),
      ...(tagged === undefined ? {} : { authored: tagged }),
    };
    const document: Document = { path, bytes: message, added: 'all' };
    const scan = scanDocument(engine, document, known, now);
    const own = new HistoryFold();
    for (const into of [fold, own]) into.add(scan, { origin, inHead: false });
    tell?.(own.scan().findings);
    return [{ files: 1, lines: addedLines(document), bytes: message.length }];
  });
}

/**
 * Notes what HEAD holds at the paths of findings, since of a part of the history HEAD's versions need not be among those read.
 *
 * @returns what of it cannot be read
 */
export async function noteHead(
  { engine, known }: AuditSettings,
  { place, now, stop }: HistoryRequest,
  { blobs, head }: History,
  fold: HistoryFold,
): Promise<readonly Skipped[]> {
  if (stop?.aborted === true) return [];
  const gone = fold.pathsGone();
  if (gone.size === 0) return [];
  const read = new Set(blobs.map(({ id }) => id));
  const unread = [...head].filter(([path, id]) => !read.has(id) && gone.has(shownPath(path)));
  const paths = new Map(unread.map(([path, id]) => [id, shownPath(path)]));
  const lost: Skipped[] = [];
  for await (const object of readObjects(place, [...paths.keys()])) {
    const path = paths.get(object.id)!;
    if ('lost' in object) lost.push({ path, reason: `object ${object.id.slice(0, 7)}: ${object.lost}` });
    else fold.noteHead(scanDocument(engine, { path, bytes: object.bytes, added: 'all' }, known, now));
  }
  return lost;
}
