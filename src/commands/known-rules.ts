import { loadPolicy } from '../config/load.js';
import type { Context } from '../context.js';
import type { CustomRule } from '../core/custom-rule.js';
import { UserError } from '../errors.js';
import { findRepository } from '../git/repository.js';
import { ruleExists } from '../../rules/book.js';

/**
 * @param configFile a configuration to read instead of the repository's, relative to the folder
 * @returns the rules that the configuration declares, disabled ones included; outside a repository the configuration of the
 *   folder itself counts
 * @throws UserError (exit code 2) for a wrong configuration
 */
export async function declaredRules(
  { cwd, env }: Context,
  configFile: string | undefined,
): Promise<readonly CustomRule[]> {
  const { rules } = await loadPolicy(await rootOf({ cwd, env }), cwd, configFile, ruleExists);
  return rules;
}

async function rootOf(place: Pick<Context, 'cwd' | 'env'>): Promise<string> {
  try {
    return (await findRepository(place)).root;
  } catch (error) {
    if (error instanceof UserError) return place.cwd;
    throw error;
  }
}
