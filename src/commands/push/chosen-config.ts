import { configChanges, loosenings, tightened } from '../../config/changes.js';
import { dataOf, DEFAULT_POLICY, readyPolicy, type Policy, type PolicyData } from '../../config/policy.js';
import type { ChangedConfig } from '../../core/config-change.js';
import { UserError } from '../../errors.js';
import type { GitPlace } from '../../git/run.js';
import { commitConfig, configBefore } from '../commit-config.js';

/** The configuration that commits are checked by. */
export interface ChosenConfig {
  readonly policy: Policy;
  /** What to check by once more, to name what the commits let through; only where their own configuration counts. */
  readonly strict?: Policy;
  /** How the commits touch it, as far as there is anything to say. */
  readonly changed?: Omit<ChangedConfig, 'letThrough'>;
}

/** Where configurations are read. */
export interface ConfigPlace {
  readonly place: GitPlace;
  /** The file to read, below the root; the repository's own configuration unless given. */
  readonly path?: string;
}

/**
 * That of the base counts, whatever the head says.
 *
 * @param base the commit whose configuration counts
 * @param forks what the head is compared with: the commits it grows out of
 * @param refusal what to throw where the configuration of the base is wrong
 */
export async function baseCounts(
  where: ConfigPlace,
  { base, forks, head, note }: { base: string; forks: readonly string[]; head: string; note: string },
  refusal: (error: UserError) => Error,
): Promise<ChosenConfig> {
  const { place, path } = where;
  const policy = await commitConfig(place, base, path).catch((error: unknown) => {
    throw error instanceof UserError && error.exitCode === 2 ? refusal(error) : error;
  });
  const after = await commitConfig(place, head, path);
  const before = await strictestOf(where, forks.length === 0 ? [base] : forks);
  const changes = configChanges(before, after);
  return changes.length === 0 ? { policy } : { policy, changed: { counts: 'base', note, changes } };
}

/** Those before count for what the head loosens; the head's for all else. */
export async function stricterCounts(
  where: ConfigPlace,
  { before, head, note }: { before: readonly (string | undefined)[]; head: string | undefined; note: string },
): Promise<ChosenConfig> {
  const after = await commitConfig(where.place, head, where.path);
  const was = await strictestOf(where, before);
  if (loosenings(was, after).length === 0) return { policy: after };
  const changed = { counts: 'stricter', note, changes: configChanges(was, after) } as const;
  return { policy: await readyPolicy(tightened(was, after)), changed };
}

/** The head's own counts, and what it loosens is said. */
export async function headCounts(
  where: ConfigPlace,
  { before, head, note }: { before: readonly string[]; head: string; note: string },
): Promise<ChosenConfig> {
  const policy = await commitConfig(where.place, head, where.path);
  const was = await strictestOf(where, before);
  const changes = loosenings(was, policy);
  if (changes.length === 0) return { policy };
  const strict = before.length === 0 ? {} : { strict: await readyPolicy(tightened(was, policy)) };
  return { policy, ...strict, changed: { counts: 'head', note, changes } };
}

async function strictestOf(
  { place, path }: ConfigPlace,
  commits: readonly (string | undefined)[],
): Promise<PolicyData> {
  const [first = DEFAULT_POLICY, ...others] = await Promise.all(
    commits.map((commit) => configBefore(place, commit, path)),
  );
  return others.map(dataOf).reduce(tightened, dataOf(first));
}
