import { CONFIG_PATHS, policyFrom } from '../config/load.js';
import { DEFAULT_POLICY, type Policy } from '../config/policy.js';
import { gitSource } from '../config/git-source.js';
import { MAX_SETTINGS_BYTES } from '../core/size-limits.js';
import { UserError } from '../errors.js';
import { committedEntries, smallBlob } from '../git/committed-file.js';
import type { GitPlace } from '../git/run.js';
import { ruleExists } from '../../rules/book.js';

/**
 * Reads the configuration of a commit.
 *
 * @param commit its id; none has none
 * @param path the file to read, below the root; the repository's own configuration unless given
 * @throws UserError with exit code 2 for a wrong configuration, 3 where git cannot show it
 */
export async function commitConfig(place: GitPlace, commit: string | undefined, path?: string): Promise<Policy> {
  if (commit === undefined) return DEFAULT_POLICY;
  const entries = await committedEntries(place, commit, path === undefined ? CONFIG_PATHS : [path]);
  const source = gitSource(
    `commit ${commit.slice(0, 7)}`,
    (at) => entries.get(at),
    (_, id) => smallBlob(place, id, MAX_SETTINGS_BYTES),
  );
  return policyFrom(source, ruleExists, path);
}

/**
 * Reads a configuration that later ones are compared with: one that is wrong configures nothing, since a commit that mends it
 * must get through, and nothing is what the checks are strictest with.
 *
 * @throws UserError with exit code 3 where git cannot show it
 */
export async function configBefore(place: GitPlace, commit: string | undefined, path?: string): Promise<Policy> {
  try {
    return await commitConfig(place, commit, path);
  } catch (error) {
    if (error instanceof UserError && error.exitCode === 2) return DEFAULT_POLICY;
    throw error;
  }
}
