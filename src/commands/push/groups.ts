import { dataOf } from '../../config/policy.js';
import { commitOf } from '../../git/history-scope.js';
import { forkPoints } from '../../git/fork-points.js';
import { commitsAmong } from '../../git/remote.js';
import type { Named } from '../../git/tips.js';
import { headCounts, stricterCounts, type ChosenConfig, type ConfigPlace } from './chosen-config.js';
import type { Span } from './env-coming.js';
import { coming, type RefUpdate } from './refs.js';

/** Refs that are checked by one configuration. */
export interface Group {
  readonly from: readonly Named[];
  readonly spans: readonly Span[];
  readonly config: ChosenConfig;
}

/** What a push is compared with. */
export interface Before {
  /** Ids of commits that were there before. */
  readonly known: readonly string[];
  /** A revision whose configuration counts for branches that nothing before leads to. */
  readonly trunk: string;
}

const LOOSENS =
  'these commits loosen the checks: for what they loosen, the configuration before them counts; ' +
  'push that change by itself first, where it is meant';
const FIRST = 'nothing is known to be there before, so the configuration that these commits bring counts';

/**
 * Chooses for each ref the configuration that it is checked by: its own, but for what it loosens since before the push.
 *
 * @param instead the configuration for all of them, where the command line or the server has one
 * @returns refs with the same configuration together
 * @throws UserError with exit code 2 for a configuration that is wrong, 3 where git cannot show it
 */
export async function groupsOf(
  where: ConfigPlace,
  updates: readonly RefUpdate[],
  before: Before,
  instead?: ChosenConfig,
): Promise<readonly Group[]> {
  const groups = new Map<string, { from: Named[]; spans: Span[]; config: ChosenConfig }>();
  for (const update of updates) {
    const [named] = coming([update]);
    if (named === undefined) continue;
    const { config, span } = await chosen(where, update, before, instead);
    const key = JSON.stringify([dataOf(config.policy), config.changed]);
    const group = groups.get(key) ?? { from: [], spans: [], config };
    groups.set(key, group);
    group.from.push(named);
    if (span !== undefined) group.spans.push(span);
  }
  return [...groups.values()];
}

async function chosen(
  where: ConfigPlace,
  { before, after }: RefUpdate,
  { known, trunk }: Before,
  instead: ChosenConfig | undefined,
): Promise<{ readonly config: ChosenConfig; readonly span?: Span }> {
  const { place } = where;
  const [head] = await commitsAmong(place, [after]);
  // A tag on a file or a tree has no configuration.
  if (head === undefined)
    return { config: instead ?? (await stricterCounts(where, { before: [], head, note: LOOSENS })) };
  const forks = await forkPoints(place, head, known);
  const span = { before: forks, after: head };
  if (instead !== undefined) return { config: instead, span };
  if (known.length === 0) return { config: await headCounts(where, { before: [], head, note: FIRST }), span };
  const own = await commitsAmong(place, [before]);
  const earlier = own.length > 0 ? own : forks.length > 0 ? forks : [await commitOf(place, trunk)];
  return { config: await stricterCounts(where, { before: earlier, head, note: LOOSENS }), span };
}
