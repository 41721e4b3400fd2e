import { bytePath, folderOf, type BytePath } from "./byte-path.js";
import { envFileKind } from "./env-files.js";
import {
  exposed,
  notCovered,
  protectionRemoved,
  staged,
  tracked,
  trackedChanged,
  type LostProtection,
  type PolicyViolation,
} from "./env-violations.js";

export type { LostProtection, PolicyViolation, ViolationKind } from "./env-violations.js";

/** One entry of git's raw diff of the index; the new mode where the caller has it. */
export interface StagedPath {
  /** Git's status letter, with or without a similarity score (`R100`). */
  readonly status: string;
  /** Text (UTF-8), or git's bytes where the path is no UTF-8. */
  readonly path: string | Uint8Array;
  readonly oldPath?: string | Uint8Array | undefined;
  /** The new file's mode in octal, such as `100644`. */
  readonly mode?: string | undefined;
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
}

/** @returns the violations, sorted by path and kind */
export function judgePolicy(facts: PolicyFacts): PolicyViolation[] {
  const lostNames = new Set(facts.lost.map(({ name }) => name));
  const uncovered = facts.uncovered.filter((name) => !lostNames.has(name));
  return [
    ...facts.staged.flatMap(judgeStaged),
    ...facts.tracked.map(tracked),
    ...facts.exposed.map(exposed),
    ...byIgnoreFile(facts.lost).map(protectionRemoved),
    ...(uncovered.length > 0 ? [notCovered(uncovered)] : []),
  ].toSorted(
    (a, b) =>
      compare(a.path, b.path) || compare(a.violation, b.violation) || compare(a.message, b.message),
  );
}

/** @returns whether git's raw mode is that of a file or symbolic link, not of a submodule */
export function isFileMode(mode: string | undefined): boolean {
  return mode !== "160000";
}

function judgeStaged({ status, path: given, oldPath, mode }: StagedPath): PolicyViolation[] {
  const path = bytePath(given);
  if (status.startsWith("D") || !isFileMode(mode) || envFileKind(path) !== "env") return [];
  const known = !/^[ACR]/.test(status);
  return [
    known
      ? trackedChanged(path)
      : staged(
          path,
          status.startsWith("R") && oldPath !== undefined ? bytePath(oldPath) : undefined,
        ),
  ];
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

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @returns the folders of staged paths, each once; the root (empty) is always among them */
export function stagedFolders(staged: readonly StagedPath[]): BytePath[] {
  return [...new Set(["", ...staged.map(({ path }) => folderOf(bytePath(path)))])];
}
