import { join, resolve } from 'node:path';
import { readText } from '../disk/edits.js';
import { UserError } from '../errors.js';
import { DEFAULT_POLICY, type Policy } from './policy.js';

const CONFIG_FILE = 'check-staged.config.json';
const KEY = 'check-staged';

/**
 * Reads the configuration: the named file, else `check-staged.config.json` at the repository's root, else the key
 * "check-staged" of the package.json there, else none.
 *
 * @param given a path from the command line, relative to `cwd`
 * @param ruleExists whether a rule id is known
 * @throws UserError (exit code 2) for what cannot be read or does not fit the schema
 */
export async function loadPolicy(
  root: string,
  cwd: string,
  given: string | undefined,
  ruleExists: (id: string) => boolean,
): Promise<Policy> {
  if (given !== undefined) {
    const text = readText(resolve(cwd, given));
    if (text === undefined)
      throw new UserError(`there is no configuration file ${given}`, 'check the path given with --config');
    return policyOf(await parsed(text, given), given, ruleExists);
  }
  const own = readText(join(root, CONFIG_FILE));
  const manifest = readText(join(root, 'package.json'));
  const inManifest = manifest === undefined ? undefined : await keyOf(manifest);
  if (own !== undefined && inManifest !== undefined) {
    throw new UserError(`both ${CONFIG_FILE} and package.json configure check-staged`, 'keep one of them');
  }
  if (own !== undefined) return policyOf(await parsed(own, CONFIG_FILE), CONFIG_FILE, ruleExists);
  if (inManifest !== undefined) return policyOf(inManifest, `package.json, key "${KEY}"`, ruleExists);
  return DEFAULT_POLICY;
}

/** Most repositories configure nothing: the schema and its libraries are read only where something is. */
async function parsed(text: string, file: string): Promise<unknown> {
  const { parseJson } = await import('./parse.js');
  return parseJson(text, file);
}

async function keyOf(manifest: string): Promise<unknown> {
  if (!manifest.includes(`"${KEY}"`)) return undefined;
  try {
    return (JSON.parse(manifest) as Record<string, unknown>)[KEY];
  } catch {
    return ((await parsed(manifest, 'package.json')) as Record<string, unknown>)[KEY];
  }
}

async function policyOf(value: unknown, file: string, ruleExists: (id: string) => boolean): Promise<Policy> {
  const { parseConfig } = await import('./parse.js');
  const { blockOn, ignorePaths, disabledRules, allowedEnvFiles } = parseConfig(value, file);
  const unknown = disabledRules?.find((id) => !ruleExists(id));
  if (unknown !== undefined) {
    throw new UserError(
      `${file}: "disabledRules" names the rule "${unknown}", which does not exist`,
      '`check-staged rules` lists them',
    );
  }
  return {
    blockOn: blockOn ?? DEFAULT_POLICY.blockOn,
    ignorePaths: ignorePaths ?? [],
    disabledRules: disabledRules ?? [],
    allowedEnvFiles: allowedEnvFiles ?? [],
    file,
  };
}
