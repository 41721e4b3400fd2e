import { bytePath, folderOf, type BytePath } from './byte-path.js';
import { envFileKind, isKeyFile } from './env-files.js';
import {
  committed,
  exposed,
  notCovered,
  protectionRemoved,
  staged,
  tracked,
  trackedChanged,
  type BroughtFile,
  type LostProtection,
  type PolicyViolation,
} from './env-violations.js';
import { byCodeUnits } from './order.js';

export type { BroughtFile, LostProtection, PolicyViolation } from './env-violations.js';

/** One entry of git's raw diff of the index; a `RawEntry` is one. */
export interface StagedPath {
  /** Git's status letter, with or without a similarity score (`R100`). */
  readonly status: string;
  /** UTF-8 text. */
  readonly path: string;
  /** Git's own bytes of `path`, for a path that is no UTF-8. */
  readonly pathBytes?: Uint8Array;
  readonly oldPath?: string;
  /** The new file's mode in octal, such as `100644`. */
  readonly newMode?: string;
  /** The id of what is staged. */
  readonly newId?: string;
}

/** What git and the disk tell of a repository, for `judgePolicy`. */
export interface PolicyFacts {
  readonly staged: readonly StagedPath[];
  /** Env files that git tracks, for a check of the whole repository. */
  readonly tracked: readonly BytePath[];
  /** Env files on disk, untracked, that no `.gitignore` of the repository ignores. */
  readonly exposed: readonly BytePath[];
  readonly lost: readonly LostProtection[];
  /** Expected names that the root's `.gitignore` does not cover and no file bears. */
  readonly uncovered: readonly string[];
  /** Env files that the configuration allows in git, as it allows templates; none unless given. */
  readonly allowed?: (path: BytePath) => boolean;
}

/** @returns the violations, sorted by path and kind */
export function judgePolicy(facts: PolicyFacts): PolicyViolation[] {
  const lostNames = new Set(facts.lost.map(({ name }) => name));
  const forbidden = (path: BytePath): boolean => isKeyFile(path) || facts.allowed?.(path) !== true;
  const uncovered = facts.uncovered.filter((name) => !lostNames.has(name) && forbidden(name));
  return [
    ...facts.staged.filter((entry) => forbidden(stagedPath(entry))).flatMap(judgeStaged),
    ...facts.tracked.filter(forbidden).map(tracked),
    ...facts.exposed.filter(forbidden).map(exposed),
    ...byIgnoreFile(facts.lost.filter(({ name }) => forbidden(name))).map((lost) => protectionRemoved(lost)),
    ...(uncovered.length > 0 ? [notCovered(uncovered)] : []),
  ].toSorted(inOrder);
}

function inOrder(a: PolicyViolation, b: PolicyViolation): number {
  return byCodeUnits(a.path, b.path) || byCodeUnits(a.violation, b.violation) || byCodeUnits(a.message, b.message);
}

/**
 * @param brought the files that commits add or change, each by the first commit that does
 * @param lost the protections that are gone after them
 * @param allowed the env files that the configuration allows in git
 * @returns the violations of commits that were made, sorted
 */
export function judgeCommits(
  brought: readonly BroughtFile[],
  lost: readonly LostProtection[],
  allowed: (path: BytePath) => boolean,
): PolicyViolation[] {
  return [
    ...brought.filter(({ path }) => envFileKind(path) === 'env' && (isKeyFile(path) || !allowed(path))).map(committed),
    ...byIgnoreFile(lost.filter(({ name }) => !allowed(name))).map((group) => protectionRemoved(group, 'commits')),
  ].toSorted(inOrder);
}

/** @returns the entry's path as git has it */
export function stagedPath({ path, pathBytes }: StagedPath): BytePath {
  return bytePath(pathBytes ?? path);
}

function judgeStaged(entry: StagedPath): PolicyViolation[] {
  const { status, oldPath, newMode } = entry;
  const path = stagedPath(entry);
  // 160000 is a submodule, which is a folder on disk.
  if (status.startsWith('D') || newMode === '160000' || envFileKind(path) !== 'env') return [];
  if (!/^[ACR]/.test(status)) return [trackedChanged(path)];
  return [staged(path, status.startsWith('R') && oldPath !== undefined ? bytePath(oldPath) : undefined)];
}

/** One violation for each line that is gone or undoes something, with all the names it leaves open. */
function byIgnoreFile(lost: readonly LostProtection[]): [LostProtection, ...LostProtection[]][] {
  const groups = new Map<string, [LostProtection, ...LostProtection[]]>();
  for (const one of lost) {
    const key = `${one.path}\0${one.pattern}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

/** @returns the folders of staged paths, each once; the root (empty) is always among them */
export function stagedFolders(entries: readonly StagedPath[]): BytePath[] {
  return [...new Set(['', ...entries.map((entry) => folderOf(stagedPath(entry)))])];
}
