import { UserError } from '../../errors.js';
import { forkPoints } from '../../git/fork-points.js';
import type { GitPlace } from '../../git/run.js';
import { baseCounts, headCounts, stricterCounts, type ChosenConfig, type ConfigPlace } from '../push/chosen-config.js';
import { givenConfig } from '../push/given-config.js';
import type { Group } from '../push/groups.js';

/** The commits of a run. */
export interface Ends {
  readonly head: string;
  readonly base: string;
  /** Whether the change asks to be taken, so that nothing of it counts yet. */
  readonly pull: boolean;
  /** The commit whose configuration counts for such a change; the base unless given. */
  readonly target?: string;
  /** Whether the base is what the branch was before; else it is another branch. */
  readonly sameBranch: boolean;
}

/** What `--config-from` says. */
export type ConfigFrom = 'base' | 'head';

const HEAD_ANYWAY = 'unless `ci` runs with --config-from head';
const STRICTER = `these commits loosen the checks: for what they loosen, the configuration before them counts, ${HEAD_ANYWAY}`;
const HEAD = 'these commits loosen the checks, and their own configuration counts, as --config-from head says';

/**
 * Chooses the configuration of a run: of a change that asks to be taken that of its base, of a push its own but for what it
 * loosens.
 *
 * @param file what `--config` names
 * @param from what `--config-from` says
 * @throws UserError with exit code 2 for a configuration that is wrong, 3 where git cannot show it
 */
export async function groupOf(
  place: GitPlace,
  ends: Ends,
  file: string | undefined,
  from: ConfigFrom | undefined,
): Promise<Group> {
  const { head, base, target = base } = ends;
  const forks = await forkPoints(place, head, [base]);
  const given = file === undefined ? undefined : await givenConfig(place, file, [target, base, head]);
  const config =
    given !== undefined && 'policy' in given ? given : await chosen({ place, ...given }, ends, forks, from);
  return { from: [{ name: 'HEAD', id: head }], spans: [{ before: forks, after: head }], config };
}

async function chosen(
  where: ConfigPlace,
  { head, base, target = base, pull, sameBranch }: Ends,
  forks: readonly string[],
  from: ConfigFrom | undefined,
): Promise<ChosenConfig> {
  const before = sameBranch || forks.length === 0 ? [base] : forks;
  if (from === 'head')
    return headCounts(where, { before: pull && forks.length > 0 ? forks : before, head, note: HEAD });
  if (!pull && from === undefined) return stricterCounts(where, { before, head, note: STRICTER });
  const [of, counting] = pull ? [forks, target] : [before, base];
  const note = `this change touches the configuration: that of the base (commit ${counting.slice(0, 7)}) counts, ${HEAD_ANYWAY}`;
  return baseCounts(where, { base: counting, forks: of, head, note }, (error) => unusable(error, counting));
}

function unusable({ message }: UserError, base: string): UserError {
  return new UserError(
    `the configuration of the base (commit ${base.slice(0, 7)}) cannot be used: ${message}`,
    'mend it there first, or have the head count with --config-from head',
  );
}
