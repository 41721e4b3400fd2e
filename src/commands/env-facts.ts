import type { BytePath } from '../core/byte-path.js';
import { envFileKind, EXPECTED_NAMES } from '../core/env-files.js';
import {
  judgePolicy,
  stagedFolders,
  stagedPath,
  type LostProtection,
  type PolicyViolation,
  type StagedPath,
} from '../core/env-policy.js';
import { filesIn } from '../disk/folder.js';
import type { GitPlace } from '../git/run.js';

/** Git takes the name as it is; a disk that does not tell cases apart may not. */
const IGNORE_FILE = /(?:^|\/)\.gitignore$/i;

/** Where a commit is checked: the working tree's top folder, and the environment git gets. */
export interface PolicyPlace {
  readonly root: string;
  readonly env: Readonly<NodeJS.ProcessEnv>;
}

/** What can be told of the root before the staged paths are known. */
export interface RootProbe {
  /** Env files on disk that the root's `.gitignore` does not cover, tracked or not. */
  readonly open: readonly BytePath[];
  /** Expected names that it does not cover and no file bears. */
  readonly uncovered: readonly string[];
}

/**
 * Looks at the root's env files: one folder listing and one `git check-ignore`. Start it beside `git diff`; a failure
 * waits for `gatherPolicy` to hand it on.
 *
 * @param coverage whether to ask for the expected names too where no such file exists; without, and without env files on
 *   disk, git is not needed
 */
export function startRootProbe(place: PolicyPlace, coverage = true): Promise<RootProbe> {
  const probe = probeRoot(place, coverage ? EXPECTED_NAMES : []);
  probe.catch(() => undefined);
  return probe;
}

async function probeRoot({ root, env }: PolicyPlace, expected: readonly BytePath[]): Promise<RootProbe> {
  const onDisk = filesIn(root, '').filter(isEnvFile);
  const asked = [...new Set<BytePath>([...expected, ...onDisk])];
  if (asked.length === 0) return { open: [], uncovered: [] };
  const { ignoreVerdicts } = await import('../git/ignored.js');
  const verdicts = await ignoreVerdicts({ cwd: root, env }, asked);
  const open = new Set(verdicts.filter((verdict) => !verdict.protected).map(({ path }) => path));
  return {
    open: onDisk.filter((path) => open.has(path)),
    uncovered: expected.filter((name) => open.has(name) && !onDisk.includes(name)),
  };
}

/**
 * The env-file policy of one commit. Looks at the staged paths, the root and the staged files' folders, never at the
 * whole tree; asks git again only where an env file is met or a `.gitignore` is staged.
 *
 * @param staged the index's changes against HEAD
 * @param allowed the env files that the configuration allows
 * @param probe the look at the root, where it was started before
 * @returns the violations, sorted
 * @throws UserError (exit code 3) when git or the disk cannot tell
 */
export async function gatherPolicy(
  place: PolicyPlace,
  staged: readonly StagedPath[],
  allowed: (path: BytePath) => boolean = () => false,
  probe: Promise<RootProbe> = startRootProbe(place),
): Promise<PolicyViolation[]> {
  const git = { cwd: place.root, env: place.env };
  const folders = stagedFolders(staged).filter((folder) => folder !== '');
  const nested = folders.flatMap((folder) => filesIn(place.root, folder)).filter(isEnvFile);
  const [{ open, uncovered }, lost, safe] = await Promise.all([
    probe,
    lostIn(git, staged),
    safeStaged(git, staged, allowed),
  ]);
  const exposed = await exposedAmong(git, new Set([...open, ...nested]));
  return judgePolicy({
    staged,
    tracked: [],
    exposed,
    lost,
    uncovered,
    allowed: (path) => allowed(path) || safe.has(path),
  });
}

// What most commits have no need of is read from disk only where they do.

async function lostIn(git: GitPlace, staged: readonly StagedPath[]): Promise<LostProtection[]> {
  const touched = staged.some(({ path, oldPath = path }) => IGNORE_FILE.test(path) || IGNORE_FILE.test(oldPath));
  return touched ? (await import('./env-protection.js')).lostProtections(git, staged) : [];
}

/** The staged env files that may be in git by what they hold. */
async function safeStaged(
  git: GitPlace,
  staged: readonly StagedPath[],
  allowed: (path: BytePath) => boolean,
): Promise<ReadonlySet<BytePath>> {
  const files = staged
    .map((entry) => ({ path: stagedPath(entry), mode: entry.newMode ?? '', id: entry.newId ?? '' }))
    .filter(({ path, mode }) => mode.startsWith('100') && isEnvFile(path) && !allowed(path));
  if (files.length === 0) return new Set();
  const { safeVersions, versionKey } = await import('./env-content.js');
  const safe = await safeVersions(git, files);
  return new Set(files.filter((file) => safe.has(versionKey(file))).map(({ path }) => path));
}

async function exposedAmong(git: GitPlace, suspects: ReadonlySet<BytePath>): Promise<BytePath[]> {
  if (suspects.size === 0) return [];
  const { openPaths } = await import('../git/ignored.js');
  const exposed = (await openPaths(git, [...suspects])).filter((path) => suspects.has(path));
  if (exposed.length === 0) return [];
  const safe = (await import('./env-content.js')).safeOnDisk(git.cwd, exposed);
  return exposed.filter((path) => !safe.has(path));
}

function isEnvFile(path: BytePath): boolean {
  return envFileKind(path) === 'env';
}
