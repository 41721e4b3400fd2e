import { join, relative, resolve, sep } from 'node:path';
import type { CustomRule } from '../core/rule.js';
import { suggestion } from '../core/nearest.js';
import { readText } from '../disk/edits.js';
import { isOutside } from '../disk/outside.js';
import { UserError } from '../errors.js';
import { DEFAULT_POLICY, type Policy } from './policy.js';
import type { Config } from './schema.js';

const CONFIG_FILE = 'check-staged.config.json';
const KEY = 'check-staged';

/** A configuration that was found. */
interface Found {
  readonly value: unknown;
  /** What messages call it. */
  readonly file: string;
  /** Where it is, below the repository's root. */
  readonly path: string;
}

/**
 * Reads the configuration: the named file, else `check-staged.config.json` at the repository's root, else the key
 * "check-staged" of the package.json there, else none.
 *
 * @param given a path from the command line, relative to `cwd`
 * @param ruleExists whether a built-in rule has the id
 * @throws UserError (exit code 2) for what cannot be read or does not fit the schema
 */
export async function loadPolicy(
  root: string,
  cwd: string,
  given: string | undefined,
  ruleExists: (id: string) => boolean,
): Promise<Policy> {
  const found = await (given === undefined ? ownConfig(root) : givenConfig(root, cwd, given));
  return found === undefined ? DEFAULT_POLICY : policyOf(found, ruleExists);
}

async function givenConfig(root: string, cwd: string, given: string): Promise<Found> {
  const absolute = resolve(cwd, given);
  // Whoever commits to a repository can change what lies in it; what the user names elsewhere is the user's.
  const text = readText(absolute, isOutside(relative(root, absolute)) ? {} : { within: root });
  if (text === undefined)
    throw new UserError(`there is no configuration file ${given}`, 'check the path given with --config');
  const path = relative(root, absolute).split(sep).join('/');
  return { value: await parsed(text, given), file: given, path };
}

async function ownConfig(root: string): Promise<Found | undefined> {
  const own = readText(join(root, CONFIG_FILE), { within: root });
  const manifest = readText(join(root, 'package.json'), { within: root });
  const inManifest = manifest === undefined ? undefined : await keyOf(manifest);
  if (own !== undefined && inManifest !== undefined) {
    throw new UserError(`both ${CONFIG_FILE} and package.json configure check-staged`, 'keep one of them');
  }
  if (own !== undefined) return { value: await parsed(own, CONFIG_FILE), file: CONFIG_FILE, path: CONFIG_FILE };
  if (inManifest === undefined) return undefined;
  return { value: inManifest, file: `package.json, key "${KEY}"`, path: 'package.json' };
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

async function policyOf({ value, file, path }: Found, ruleExists: (id: string) => boolean): Promise<Policy> {
  const { parseConfig } = await import('./parse.js');
  const config = parseConfig(value, file);
  const { rules: declared = [], disabledRules = [] } = config;
  const rules = await rulesOf(declared, { file, path, ruleExists });
  const unknown = disabledRules.find((id) => !ruleExists(id) && !rules.some((rule) => rule.id === id));
  if (unknown !== undefined) {
    throw new UserError(
      `${file}: "disabledRules" names the rule "${unknown}", which does not exist`,
      suggestion(
        unknown,
        rules.map(({ id }) => id),
      ) ?? '`check-staged rules` lists them',
    );
  }
  return {
    blockOn: config.blockOn ?? DEFAULT_POLICY.blockOn,
    ignorePaths: config.ignorePaths ?? [],
    disabledRules,
    rules,
    allowedEnvFiles: config.allowedEnvFiles ?? [],
    file,
  };
}

async function rulesOf(
  declared: NonNullable<Config['rules']>,
  { file, path, ruleExists }: Omit<Found, 'value'> & { readonly ruleExists: (id: string) => boolean },
): Promise<readonly CustomRule[]> {
  if (declared.length === 0) return [];
  const { customRules } = await import('./custom-rules.js');
  return customRules(declared, { file, declaredIn: path, ruleExists });
}
