import { loosenings, tightened } from '../config/changes.js';
import { readyPolicy, type Policy } from '../config/policy.js';
import type { ChangedConfig, ConfigChange } from '../core/config-change.js';
import { commitOf } from '../git/history-scope.js';
import type { GitPlace } from '../git/run.js';
import { configBefore } from './commit-config.js';
import { letThrough, type Judged } from './let-through.js';
import type { StagedConfig } from './staged-config.js';

/** A commit that touches its configuration. */
export interface TouchingCommit<G extends Judged> {
  /** The working tree's top folder. */
  readonly place: GitPlace;
  readonly source: StagedConfig;
  /** What was found by the staged configuration. */
  readonly staged: G;
  /** Judges the same once more, by another configuration. */
  readonly strict: (config: Policy) => Promise<Judged>;
}

/** @returns what was found, and how the commit loosens the checks, if it does: which changes, and what they let through */
export async function loosenedCommit<G extends Judged>({
  place,
  source,
  staged,
  strict,
}: TouchingCommit<G>): Promise<G & { readonly changedConfig?: ChangedConfig }> {
  const { config, given } = source;
  const before = await configBefore(place, await commitOf(place, 'HEAD'), given);
  const changes = await ownLoosenings(place, source, loosenings(before, config));
  if (changes.length === 0) return staged;
  const stricter = await strict(await readyPolicy(tightened(before, config)));
  const note = 'this commit loosens the checks that it is under itself';
  const changed: ChangedConfig = { counts: 'head', note, changes, letThrough: letThrough(staged, stricter) };
  return { ...staged, changedConfig: changed };
}

/** What a merge takes over from the other side was said when it was committed there. */
async function ownLoosenings(
  place: GitPlace,
  { config, given }: StagedConfig,
  changes: readonly ConfigChange[],
): Promise<readonly ConfigChange[]> {
  const merged = changes.length === 0 ? undefined : await commitOf(place, 'MERGE_HEAD');
  if (merged === undefined) return changes;
  const own = new Set(loosenings(await configBefore(place, merged, given), config).map(({ text }) => text));
  return changes.filter(({ text }) => own.has(text));
}
