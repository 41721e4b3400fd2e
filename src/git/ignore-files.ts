import { baseName, type BytePath } from '../core/byte-path.js';
import { MAX_SETTINGS_BYTES } from '../core/size-limits.js';
import { cannotScan } from '../errors.js';
import { nulFields } from './ignored.js';
import { runGit, type GitPlace } from './run.js';
import { indexEntries } from './tracked.js';
import { treeFiles } from './tree-files.js';

/** The object ids of the `.gitignore` files of a commit, by path. */
export type IgnoreBlobs = ReadonlyMap<BytePath, string>;

const EVERY_IGNORE_FILE = ':(top,glob)**/.gitignore';

/**
 * Finds all `.gitignore` files as HEAD has them and as the index has them. Symbolic links are left out, since git reads
 * no rules through them.
 *
 * @param place a working tree's top folder
 * @returns `undefined` before the first commit, when there is nothing to compare with
 * @throws UserError (exit code 3) when git cannot compare them
 */
export async function ignoreFileVersions(
  place: GitPlace,
): Promise<{ head: IgnoreBlobs; index: IgnoreBlobs } | undefined> {
  const args = [
    'diff-index',
    '--cached',
    '--raw',
    '-z',
    '--no-renames',
    '--no-abbrev',
    '--no-relative',
    'HEAD',
    '--',
    EVERY_IGNORE_FILE,
  ];
  const [entries, diff] = await Promise.all([indexEntries(place, [EVERY_IGNORE_FILE]), runGit(place, args)]);
  if (diff.exitCode !== 0) return refuseUnlessUnborn(place, diff.stderr);
  const index = new Map<BytePath, string>();
  for (const { mode, oid, path } of entries) if (isRegular(mode)) index.set(path, oid);
  const head = new Map(index);
  for (const { mode, oid, path } of oldSides(nulFields(diff.stdout))) {
    if (isRegular(mode)) head.set(path, oid);
    else head.delete(path);
  }
  return { head, index };
}

/**
 * @param before the id of a commit
 * @param after the id of another
 * @returns all `.gitignore` files of both; nothing where they are the same
 * @throws UserError (exit code 3) when git cannot compare them
 */
export async function committedIgnoreFiles(
  place: GitPlace,
  before: string,
  after: string,
): Promise<readonly [IgnoreBlobs, IgnoreBlobs] | undefined> {
  const args = ['diff-tree', '-r', '-z', '--name-only', '--no-renames', '--no-relative', '-O/dev/null', before, after];
  const { stdout, stderr, exitCode } = await runGit(place, args);
  if (exitCode !== 0) throw incomparable(stderr);
  if (!nulFields(stdout).some(isIgnoreFile)) return undefined;
  const [was, is] = await Promise.all([ignoreFilesOf(place, before), ignoreFilesOf(place, after)]);
  return [was, is];
}

async function ignoreFilesOf(place: GitPlace, commit: string): Promise<IgnoreBlobs> {
  const files = await treeFiles(place, commit);
  if (files === undefined) throw incomparable('');
  return new Map(
    files.filter(({ path, mode }) => isIgnoreFile(path) && isRegular(mode)).map(({ path, id }) => [path, id]),
  );
}

function incomparable(stderr: string): Error {
  return cannotScan(`git cannot compare .gitignore with the commit before: ${stderr}`, 'see what `git fsck` says');
}

async function refuseUnlessUnborn(place: GitPlace, stderr: string): Promise<undefined> {
  const head = await runGit(place, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  if (head.exitCode !== 1)
    throw cannotScan(`git cannot compare .gitignore with the last commit: ${stderr}`, 'see what `git fsck` says');
}

/** Reads ":oldmode newmode oldoid newoid status" and path, in turns (git's manual, "git diff-index", raw output format). */
function* oldSides(fields: readonly string[]): Generator<{ mode: string; oid: string; path: BytePath }> {
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [mode = '', , oid = ''] = fields[at]!.slice(1).split(' ');
    yield { mode, oid, path: fields[at + 1]! };
  }
}

function isRegular(mode: string): boolean {
  return mode.startsWith('100');
}

/** @returns whether the path is an ignore file's */
export function isIgnoreFile(path: BytePath): boolean {
  return baseName(path) === '.gitignore';
}

/**
 * @param oids object ids of blobs
 * @returns their contents, by id
 * @throws UserError (exit code 3) when one is missing
 */
export async function readBlobs(place: GitPlace, oids: Iterable<string>): Promise<Map<string, Buffer>> {
  const wanted = [...new Set(oids)];
  const blobs = new Map<string, Buffer>();
  if (wanted.length === 0) return blobs;
  const { stdout } = await runGit(place, ['cat-file', '--batch'], wanted.map((oid) => `${oid}\n`).join(''));
  let at = 0;
  for (const oid of wanted) {
    // "oid type size" on a line, the content, a line feed (git's manual, "git cat-file").
    const end = stdout.indexOf(10, at);
    const [, type, size] = stdout.toString('latin1', at, end).split(' ');
    if (end < 0 || type !== 'blob')
      throw cannotScan('git cannot show a version of .gitignore', 'see what `git fsck` says');
    if (Number(size) > MAX_SETTINGS_BYTES)
      throw cannotScan(
        `a .gitignore is larger than ${MAX_SETTINGS_BYTES / 1024 / 1024} MiB (object ${oid.slice(0, 7)})`,
        'make it shorter, so that it can be judged what it protects',
      );
    blobs.set(oid, stdout.subarray(end + 1, end + 1 + Number(size)));
    at = end + 2 + Number(size);
  }
  return blobs;
}
