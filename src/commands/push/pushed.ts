import type { Policy } from '../../config/policy.js';
import type { Context, Outcome } from '../../context.js';
import type { ChangedConfig } from '../../core/config-change.js';
import type { ScopeEnds } from '../../git/history-scope.js';
import type { GitPlace } from '../../git/run.js';
import { commitsAmong } from '../../git/remote.js';
import type { Subject } from '../../report/formats.js';
import { refName } from '../audit/history-names.js';
import { gatherHistory } from '../audit/history.js';
import type { AuditRequest } from '../audit/settings.js';
import type { Audited } from '../audit/tree.js';
import { configuredRules } from '../engine-of.js';
import { letThrough } from '../let-through.js';
import { scansOfNames } from '../names.js';
import { outcomeOf, type Asked } from '../reporting.js';
import { withUnread } from '../unread.js';
import { onlyAdded } from './added.js';
import { envViolations } from './env-coming.js';
import type { Group } from './groups.js';
import { together, type Came } from './together.js';

/** What comes anew, and how to read it. */
export interface Coming {
  readonly place: GitPlace;
  /** What comes, by the configuration that it is checked by. */
  readonly groups: readonly Group[];
  /** Ids of objects whose history is known; those that are not here do not count. */
  readonly known: readonly string[];
  /** The names of refs that come with it, as git's bytes. */
  readonly refs: readonly string[];
  readonly stop: AbortSignal;
  /** @returns whether time is up, also in the middle of a file */
  readonly late?: () => boolean;
}

/**
 * Scans what objects bring that known ones do not have: the files and messages of new commits, and the messages of tags; and
 * judges the env files and `.gitignore` files of the commits.
 *
 * @throws UserError with exit code 3 where git cannot list what is new
 */
export async function gatherComing(context: Context, asked: Asked, coming: Coming): Promise<Came> {
  const { place, known, refs, stop, late } = coming;
  const without = await commitsAmong(place, known);
  const gathered: Came[] = [];
  for (const { from, spans, config } of coming.groups) {
    const tips = await commitsAmong(place, from.map(({ id }) => id)); // prettier-ignore
    const ends: ScopeEnds = { from, without, ...(tips.length === 1 ? { head: tips[0]! } : {}) };
    const judged = async (policy: Policy): Promise<Audited> => {
      const request: AuditRequest = {
        ...{ place, now: context.now, stop, policy, thorough: asked.verbose },
        ...(late === undefined ? {} : { late }),
      };
      const [audited, violations] = await Promise.all([
        gatherHistory({ ...request, paths: [], scope: { ends }, allowMissing: false }),
        envViolations(place, ends, spans, policy.allowedEnvFiles),
      ]);
      return { ...(await onlyAdded(place, ends, audited, context.now)), policy: violations };
    };
    const { policy, strict, changed } = config;
    const audited = await judged(policy);
    if (changed === undefined) gathered.push(audited);
    else {
      const passed = strict === undefined ? NOTHING : letThrough(audited, await judged(strict));
      gathered.push({ ...audited, changedConfig: { ...changed, letThrough: passed } });
    }
  }
  const came = gathered.length === 1 ? gathered[0]! : together(gathered);
  const { engine } = configuredRules(came.config);
  return { ...came, scans: [...came.scans, ...scansOfNames({ engine, now: context.now }, refs.map(refName))] };
}

const NOTHING: ChangedConfig['letThrough'] = { findings: [], policy: [] };

/** @returns the outcome of what came: exit code 1 where it blocks, 3 where something could not be read */
export async function comingOutcome(context: Context, asked: Asked, came: Came, subject: Subject): Promise<Outcome> {
  return withUnread(await outcomeOf(context, asked, came, subject), came);
}
