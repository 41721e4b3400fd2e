import { loadPolicy } from '../../config/load.js';
import type { Policy } from '../../config/policy.js';
import { findRepository, isOutsideRepositories } from '../../git/repository.js';
import type { GitPlace } from '../../git/run.js';
import { ruleExists } from '../../../rules/book.js';
import { configuredRules, type ConfiguredRules } from '../engine-of.js';

/** What every audit is asked for with. */
export interface AuditRequest {
  readonly place: GitPlace;
  /** A configuration file to read instead of the folder's own. */
  readonly configFile?: string;
  /** Seconds since 1970, by which tokens have expired. */
  readonly now: number;
}

/** What an audit judges by. */
export interface AuditSettings extends ConfiguredRules {
  /** The top folder of the working tree around the place, or the place itself outside one. */
  readonly root: string;
  readonly inRepository: boolean;
  readonly config: Policy;
}

/**
 * @returns the rules and the configuration for what lies in a folder, in a repository or not
 * @throws UserError with exit code 2 for a wrong configuration, 3 where git refuses the repository
 */
export async function folderSettings({ place, configFile }: AuditRequest): Promise<AuditSettings> {
  const inRepository = !(await isOutsideRepositories(place));
  const root = inRepository ? (await findRepository(place)).root : place.cwd;
  const config = await loadPolicy(root, place.cwd, configFile, ruleExists);
  return { root, inRepository, config, ...configuredRules(config) };
}
