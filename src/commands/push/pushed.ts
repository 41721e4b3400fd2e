import type { Context, Outcome } from '../../context.js';
import type { ScopeEnds } from '../../git/history-scope.js';
import type { GitPlace } from '../../git/run.js';
import type { Named } from '../../git/tips.js';
import { commitsAmong } from '../../git/remote.js';
import type { Subject } from '../../report/formats.js';
import { gatherHistory } from '../audit/history.js';
import type { AuditRequest } from '../audit/settings.js';
import type { Audited } from '../audit/tree.js';
import { outcomeOf, type Asked } from '../reporting.js';
import { withUnread } from '../unread.js';
import { onlyAdded } from './added.js';

/** What comes anew, and how to read it. */
export interface Coming {
  readonly place: GitPlace;
  readonly from: readonly Named[];
  /** Ids of objects whose history is known; those that are not here do not count. */
  readonly known: readonly string[];
  readonly stop: AbortSignal;
  /** @returns whether time is up, also in the middle of a file */
  readonly late?: () => boolean;
}

/**
 * Scans what objects bring that known ones do not have: the files and messages of new commits, and the messages of tags.
 *
 * @throws UserError with exit code 2 for a wrong configuration, 3 where git cannot list what is new
 */
export async function gatherComing(context: Context, asked: Asked, coming: Coming): Promise<Audited> {
  const { place, from, known, stop, late } = coming;
  const without = await commitsAmong(place, known);
  const tips = await commitsAmong(
    place,
    from.map(({ id }) => id),
  );
  const ends: ScopeEnds = { from, without, ...(tips.length === 1 ? { head: tips[0]! } : {}) };
  const request: AuditRequest = {
    ...{ place, now: context.now, stop, thorough: asked.verbose },
    ...(late === undefined ? {} : { late }),
    ...(asked.configFile === undefined ? {} : { configFile: asked.configFile }),
  };
  const audited = await gatherHistory({ ...request, paths: [], scope: { ends }, allowMissing: false });
  return onlyAdded(place, ends, audited, context.now);
}

/** @returns the outcome of what came: exit code 1 where it blocks, 3 where something could not be read */
export async function comingOutcome(
  context: Context,
  asked: Asked,
  audited: Audited,
  subject: Subject,
): Promise<Outcome> {
  return withUnread(await outcomeOf(context, asked, audited, subject), audited);
}
