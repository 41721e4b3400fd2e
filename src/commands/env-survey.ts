import { foldersAbove, type BytePath } from '../core/byte-path.js';
import { envFileKind, EXPECTED_NAMES, isKeyFile, type EnvFileKind } from '../core/env-files.js';
import { judgePolicy, type PolicyViolation } from '../core/env-policy.js';
import { readIgnoreFiles } from '../disk/ignore-files.js';
import { openPaths, type IgnoreVerdict } from '../git/ignored.js';
import type { GitPlace } from '../git/run.js';
import { indexEntries, type IndexEntry } from '../git/tracked.js';
import { safeOnDisk, safeVersions, versionKey } from './env-content.js';
import { tryIgnoreFiles, type IgnoreFiles } from './ignore-trial.js';

/** How a whole repository stands to the env-file policy. */
export interface EnvSurvey {
  readonly violations: readonly PolicyViolation[];
  /** Env files that git tracks. */
  readonly tracked: readonly BytePath[];
  /** Templates that git tracks or would take. */
  readonly templates: readonly BytePath[];
  /** The env files and expected names that no `.gitignore` covers, and the negation that decides, where one does. */
  readonly open: readonly IgnoreVerdict[];
  /** The `.gitignore` files on disk that have a say in it. */
  readonly ignoreFiles: ReadonlyMap<BytePath, Buffer | 'link'>;
}

/**
 * Looks at the whole index and, but for ignored folders, the whole tree.
 *
 * @param place the working tree's top folder
 * @param allowed the env files that the configuration allows in git: they stand as templates do, as those whose content is safe
 * @throws UserError (exit code 3) when git or the disk cannot tell
 */
export async function surveyEnvFiles(place: GitPlace, allowed: (path: BytePath) => boolean): Promise<EnvSurvey> {
  const [entries, untracked] = await Promise.all([indexEntries(place), openPaths(place)]);
  // A submodule (160000) is a folder on disk. A repository inside this one is listed as `nested/`, which names no file.
  const indexed = new Set(entries.filter(({ mode }) => mode !== '160000').map(({ path }) => path));
  const mayBeInGit = await permitted(place, entries, untracked, allowed);
  const forbidden = (path: BytePath): boolean => !mayBeInGit(path);
  const tracked = ofKind('env', indexed).filter(forbidden);
  const exposed = ofKind('env', untracked).filter(forbidden);
  const expected = EXPECTED_NAMES.filter(forbidden);
  const paths = [...new Set<BytePath>([...expected, ...tracked, ...exposed])];
  const ignoreFiles = readIgnoreFiles(place.cwd, ignoreFilesAbove(paths));
  const open = await openVerdicts(place, readable(ignoreFiles), paths);
  const known = [...indexed, ...untracked];
  const present = new Set([...tracked, ...exposed]);
  const uncovered = expected.filter((name) => !present.has(name) && open.some(({ path }) => path === name));
  return {
    violations: judgePolicy({ staged: [], tracked, exposed, lost: [], uncovered }),
    tracked,
    templates: [...ofKind('template', known), ...ofKind('env', known).filter(mayBeInGit)],
    open,
    ignoreFiles,
  };
}

/** @returns which env files may be in git: by the configuration, or by what they hold */
async function permitted(
  place: GitPlace,
  entries: readonly IndexEntry[],
  untracked: readonly BytePath[],
  allowed: (path: BytePath) => boolean,
): Promise<(path: BytePath) => boolean> {
  const byName = (path: BytePath): boolean => allowed(path) && !isKeyFile(path);
  const isAsked = (path: BytePath): boolean => envFileKind(path) === 'env' && !byName(path);
  const versions = entries.filter(({ path }) => isAsked(path)).map(({ path, mode, oid }) => ({ path, mode, id: oid }));
  const safe = await safeVersions(place, versions);
  const unsafe = new Set(versions.filter((version) => !safe.has(versionKey(version))).map(({ path }) => path));
  const tracked = versions.map(({ path }) => path).filter((path) => !unsafe.has(path));
  const byContent = new Set([...tracked, ...safeOnDisk(place.cwd, untracked.filter(isAsked))]);
  return (path) => byName(path) || byContent.has(path);
}

/** @returns the verdicts on the paths that the ignore files leave open */
export async function openVerdicts(
  place: GitPlace,
  files: IgnoreFiles,
  paths: readonly BytePath[],
): Promise<IgnoreVerdict[]> {
  const [verdicts = []] = await tryIgnoreFiles(place, [files], paths);
  return verdicts.filter((verdict) => !verdict.protected);
}

/** @returns the ignore files that git reads */
export function readable(files: ReadonlyMap<BytePath, Buffer | 'link'>): Map<BytePath, Uint8Array> {
  return new Map([...files].filter((file): file is [BytePath, Buffer] => file[1] !== 'link'));
}

function ofKind(kind: EnvFileKind, paths: Iterable<BytePath>): BytePath[] {
  return [...paths].filter((path) => envFileKind(path) === kind).toSorted();
}

function ignoreFilesAbove(paths: readonly BytePath[]): BytePath[] {
  return [...new Set(paths.flatMap(foldersAbove))].map((folder) => `${folder}.gitignore`);
}
