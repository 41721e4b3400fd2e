import { coverageTest, type PatternSets } from '../../config/path-patterns.js';
import type { BytePath } from '../../core/byte-path.js';
import { envFileKind, isKeyFile } from '../../core/env-files.js';
import { judgeCommits, type BroughtFile, type LostProtection, type PolicyViolation } from '../../core/env-policy.js';
import type { ChangedFile } from '../../git/change-reader.js';
import { readChanges } from '../../git/changes.js';
import { commitsFrom, type ScopeEnds } from '../../git/history-scope.js';
import { committedIgnoreFiles } from '../../git/ignore-files.js';
import { commitsAmong } from '../../git/remote.js';
import type { GitPlace } from '../../git/run.js';
import { treeFiles } from '../../git/tree-files.js';
import { safeVersions, versionKey, type FileVersion } from '../env-content.js';
import { lostBetween } from '../env-protection.js';

/** A branch after the new commits, and the commits that these grow out of: ids. */
export interface Span {
  readonly before: readonly string[];
  readonly after: string;
}

/**
 * The env-file policy of commits that were made: none of them may add or change an env file, and the `.gitignore` files must go on
 * to keep out what they kept out before.
 *
 * @param spans what to compare `.gitignore` files between
 * @param allowed the env files that the configuration allows
 * @throws UserError (exit code 3) when git cannot list the commits, or show a `.gitignore`
 */
export async function envViolations(
  place: GitPlace,
  ends: ScopeEnds,
  spans: readonly Span[],
  allowed: PatternSets,
): Promise<PolicyViolation[]> {
  const covers = await coverageTest(allowed);
  const [brought, lost] = await Promise.all([
    broughtBy(place, ends, (path) => covers(path) && !isKeyFile(path)),
    Promise.all(spans.map((span) => lostIn(place, span))),
  ]);
  const distinct = new Map(lost.flat().map((one) => [JSON.stringify(one), one]));
  return judgeCommits(brought, [...distinct.values()], covers);
}

/** A version of an env file, and the first commit that brings it. */
type BroughtVersion = FileVersion & BroughtFile;

async function broughtBy(
  place: GitPlace,
  { from, without }: ScopeEnds,
  allowed: (path: BytePath) => boolean,
): Promise<readonly BroughtFile[]> {
  const brought = new Map<string, BroughtVersion>();
  const note = ({ path, mode, id }: ChangedFile, commit?: string): void => {
    // A submodule (160000) is a folder on disk.
    if (mode === '160000' || envFileKind(path) !== 'env' || allowed(path)) return;
    const key = `${mode} ${versionKey({ path, id })}`;
    if (!brought.has(key)) brought.set(key, { path, mode, id, ...(commit === undefined ? {} : { commit }) });
  };
  const tips = await Promise.all(from.map(async ({ id }) => ({ id, commits: await commitsAmong(place, [id]) })));
  const { commits } = await commitsFrom(place, { from: tips.flatMap((tip) => tip.commits), without }, {});
  for await (const read of readChanges(place, commits)) {
    // What cannot be compared counts as changed; where it cannot be listed either, the scan of the contents refuses.
    const files = 'lost' in read ? await treeFiles(place, read.commit) : read.files;
    for (const file of files ?? []) note(file, read.commit);
  }
  // A ref may name a tree by itself.
  for (const tip of tips)
    if (tip.commits.length === 0) for (const file of (await treeFiles(place, tip.id)) ?? []) note(file);
  return unsafeFiles(place, [...brought.values()]);
}

/** @returns of each file the first version that may not be in git by what it holds */
async function unsafeFiles(place: GitPlace, versions: readonly BroughtVersion[]): Promise<readonly BroughtFile[]> {
  const safe = await safeVersions(place, versions);
  const unsafe = new Map<BytePath, BroughtFile>();
  for (const version of versions) {
    const { path, commit } = version;
    const isLink = !version.mode.startsWith('100');
    if (unsafe.has(path) || (!isLink && safe.has(versionKey(version)))) continue;
    unsafe.set(path, commit === undefined ? { path } : { path, commit });
  }
  return [...unsafe.values()];
}

/** Of what was merged in, another branch answers for its loss: lost is what all of them kept out. */
async function lostIn(place: GitPlace, { before, after }: Span): Promise<readonly LostProtection[]> {
  const lost = await Promise.all(before.map((commit) => lostSince(place, commit, after)));
  const [first = [], ...others] = lost;
  return first.filter(({ name }) => others.every((other) => other.some((one) => one.name === name)));
}

async function lostSince(place: GitPlace, before: string, after: string): Promise<readonly LostProtection[]> {
  const versions = await committedIgnoreFiles(place, before, after);
  if (versions === undefined) return [];
  const [was, is] = versions;
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter((path) => was.get(path) !== is.get(path));
  return lostBetween(place, changed, versions, () => Promise.all([treeFiles(place, before), treeFiles(place, after)]));
}
