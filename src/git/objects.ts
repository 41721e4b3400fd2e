import type { Room } from '../core/room.js';
import { cannotScan } from '../errors.js';
import { BatchReader } from './batch-reader.js';
import { reasonIn } from './repository.js';
import { GitStopped, streamGit, type GitPlace } from './run.js';

/** An object asked for: its content, or why there is none. */
export type ObjectRead =
  | { readonly id: string; readonly type: string; readonly bytes: Buffer }
  | { readonly id: string; readonly lost: string };

/** Each stop costs a start of git; a repository with more damage than this needs mending first. */
const MOST_STOPS = 1000;

/**
 * Reads objects one at a time, in the order asked for; one answer for each id. Git ends at an object it cannot unpack and is
 * started again behind it.
 *
 * @param ids whole object ids
 * @param room where contents are put; memory of their own unless given
 * @throws UserError (exit code 3) when git ends too often, or answers what was not asked
 */
export async function* readObjects(
  place: GitPlace,
  ids: readonly string[],
  room?: Room,
): AsyncGenerator<ObjectRead, void, void> {
  for (let next = 0, stops = 0; next < ids.length; stops++) {
    if (stops > MOST_STOPS) throw tooDamaged();
    try {
      for await (const object of answers(place, ids, next, room)) {
        next++;
        yield object;
      }
      if (next < ids.length) yield { id: ids[next++]!, lost: 'git does not answer' };
    } catch (error) {
      if (!(error instanceof GitStopped)) throw error;
      // All that was asked for is there when git fails at its end.
      if (next < ids.length) yield { id: ids[next++]!, lost: `git cannot read it${reasonIn(error.stderr)}` };
    }
  }
}

async function* answers(
  place: GitPlace,
  ids: readonly string[],
  from: number,
  room: Room | undefined,
): AsyncGenerator<ObjectRead, void, void> {
  const reader = new BatchReader(room);
  let next = from;
  for await (const chunk of streamGit(place, ['cat-file', '--batch', '--buffer'], idLines(ids, from))) {
    for (const { id, type, bytes } of reader.push(chunk)) {
      if (id !== ids[next++]) throw tooDamaged();
      if (bytes !== undefined) yield { id, type, bytes };
      else yield { id, lost: type === 'missing' ? 'git does not have it' : 'it is larger than 2 GiB' };
    }
  }
}

const LINES_AT_ONCE = 500;

/** @returns the ids from `from` on as lines, many at once */
export function* idLines(ids: readonly string[], from: number): Generator<string, void, void> {
  for (let at = from; at < ids.length; at += LINES_AT_ONCE) yield `${ids.slice(at, at + LINES_AT_ONCE).join('\n')}\n`;
}

function tooDamaged(): Error {
  return cannotScan('git cannot read the objects of this repository', 'see what `git fsck` says');
}
