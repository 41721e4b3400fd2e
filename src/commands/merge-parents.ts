import { join } from 'node:path';
import type { ByteRange, Document } from '../core/document.js';
import { readText } from '../disk/edits.js';
import type { RawEntry } from '../git/raw-list.js';
import type { GitPlace } from '../git/run.js';
import { addedSince, type Since } from '../git/staged.js';

/** What the index adds to one of the commits being merged in, by path (see `BytePath`). */
export type Parent = ReadonlyMap<string, Since>;

/** @returns during a merge, what the index adds to each of the commits merged in that refs lead to; else nothing */
export async function otherParents(place: GitPlace, gitDir: string): Promise<readonly Parent[]> {
  const heads = readText(join(gitDir, 'MERGE_HEAD'), { within: gitDir });
  const ids = heads?.split('\n').filter((line) => /^[\da-f]{40,64}$/.test(line)) ?? [];
  if (ids.length === 0) return [];
  const { mergedCommits } = await import('../git/merge-heads.js');
  return Promise.all((await mergedCommits(place, ids)).map((id) => addedSince(place, id)));
}

/**
 * A merge answers for the lines that no parent has; the others were answered for when they were committed.
 *
 * @returns the document with only these lines as added
 */
export function ownLines(document: Document, { pathBytes }: RawEntry, parents: readonly Parent[]): Document {
  let { added } = document;
  for (const parent of parents)
    added = common(added === 'all' ? [] : added, parent.get(pathBytes.toString('latin1'))?.added ?? []);
  return { ...document, added };
}

/** Both lists are ordered and hold whole lines. */
function common(a: readonly ByteRange[], b: readonly ByteRange[]): readonly ByteRange[] {
  const shared: ByteRange[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const start = Math.max(a[i]!.start, b[j]!.start);
    const end = Math.min(a[i]!.end, b[j]!.end);
    if (start < end) shared.push({ start, end });
    if (a[i]!.end < b[j]!.end) i++;
    else j++;
  }
  return shared;
}
