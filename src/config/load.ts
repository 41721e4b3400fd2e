import { relative, resolve, sep } from 'node:path';
import { suggestion } from '../core/nearest.js';
import { readText } from '../disk/edits.js';
import { isOutside } from '../disk/outside.js';
import { UserError } from '../errors.js';
import { DEFAULT_POLICY, readyPolicy, type Declared, type Policy } from './policy.js';
import { diskSource, type ConfigSource } from './source.js';

const CONFIG_FILE = 'check-staged.config.json';
const MANIFEST = 'package.json';
const KEY = 'check-staged';

/** The paths that configure a repository, below its root. */
export const CONFIG_PATHS: readonly string[] = [CONFIG_FILE, MANIFEST];

/** A configuration that was found. */
interface Found {
  readonly value: unknown;
  /** What messages call it. */
  readonly file: string;
  /** Where it is, below the repository's root. */
  readonly path: string;
}

/**
 * Reads the configuration on disk: the named file, else `check-staged.config.json` at the repository's root, else the key
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
  if (given === undefined) return policyFrom(diskSource(root), ruleExists);
  const absolute = resolve(cwd, given);
  // Whoever commits to a repository can change what lies in it; what the user names elsewhere is the user's.
  const text = readText(absolute, isOutside(relative(root, absolute)) ? {} : { within: root });
  if (text === undefined)
    throw new UserError(`there is no configuration file ${given}`, 'check the path given with --config');
  const path = relative(root, absolute).split(sep).join('/');
  return policyOf({ value: await parsed(text, given), file: given, path }, ruleExists);
}

/**
 * Reads the configuration from anywhere.
 *
 * @param path the file to read, below the root; the repository's own configuration unless given
 * @returns the default where there is none
 * @throws UserError (exit code 2) for what cannot be read or does not fit the schema
 */
export async function policyFrom(
  source: ConfigSource,
  ruleExists: (id: string) => boolean,
  path?: string,
): Promise<Policy> {
  const found = await (path === undefined ? ownConfig(source) : configAt(source, path));
  return found === undefined ? DEFAULT_POLICY : policyOf(found, ruleExists);
}

async function configAt(source: ConfigSource, path: string): Promise<Found | undefined> {
  const text = await source.read(path);
  return text === undefined ? undefined : { value: await parsed(text, path), file: path, path };
}

async function ownConfig(source: ConfigSource): Promise<Found | undefined> {
  const own = await source.read(CONFIG_FILE);
  const manifest = await source.read(MANIFEST);
  const inManifest = manifest === undefined ? undefined : await keyOf(manifest);
  if (own !== undefined && inManifest !== undefined) {
    throw new UserError(`both ${CONFIG_FILE} and ${MANIFEST} configure check-staged`, 'keep one of them');
  }
  if (own !== undefined) return { value: await parsed(own, CONFIG_FILE), file: CONFIG_FILE, path: CONFIG_FILE };
  if (inManifest === undefined) return undefined;
  return { value: inManifest, file: `${MANIFEST}, key "${KEY}"`, path: MANIFEST };
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
    return ((await parsed(manifest, MANIFEST)) as Record<string, unknown>)[KEY];
  }
}

async function policyOf({ value, file, path }: Found, ruleExists: (id: string) => boolean): Promise<Policy> {
  const { parseConfig } = await import('./parse.js');
  const config = parseConfig(value, file);
  const { rules = [], disabledRules = [] } = config;
  if (rules.length > 0) (await import('./custom-rules.js')).assertOwnIds(rules, file, ruleExists);
  const ids = rules.map(({ id }) => id);
  const unknown = disabledRules.find((id) => !ruleExists(id) && !ids.includes(id));
  if (unknown !== undefined) {
    throw new UserError(
      `${file}: "disabledRules" names the rule "${unknown}", which does not exist`,
      suggestion(unknown, ids) ?? '`check-staged rules` lists them',
    );
  }
  return readyPolicy({
    blockOn: config.blockOn ?? DEFAULT_POLICY.blockOn,
    ignorePaths: setOf(config.ignorePaths),
    strict: setOf(config.strict),
    disabledRules,
    declared: rules.map((rule): Declared => ({ rule, file, declaredIn: path })),
    allowedEnvFiles: setOf(config.allowedEnvFiles),
    file,
  });
}

const setOf = (patterns: readonly string[] = []): Policy['ignorePaths'] => (patterns.length === 0 ? [] : [patterns]);
