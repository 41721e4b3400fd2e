import { join } from 'node:path';
import type { Context } from '../context.js';
import type { Finding } from '../core/finding.js';
import { readFileHere } from '../disk/read-file.js';
import { UserError } from '../errors.js';
import { findRepository } from '../git/repository.js';
import { runGit, type GitPlace } from '../git/run.js';
import { adviseComment } from '../report/comments/advice.js';
import type { Advice } from '../report/advice.js';
import type { Subject } from '../report/formats.js';

/**
 * Looks up what the advice on findings depends on: the text around them, whether the file on disk still holds them, and where
 * their commit stands. For reports that are printed; what cannot be looked up is left out.
 *
 * @param findings the ones that are shown
 */
export async function adviceOn(
  context: Context,
  findings: readonly Finding[],
  subject: Subject,
): Promise<ReadonlyMap<Finding, Advice>> {
  const place = { cwd: context.cwd, env: context.env };
  if (subject === 'received') return adviceOnCommits(place, findings, undefined);
  if (subject === 'push') return adviceOnCommits(place, findings, await commitAt(place, 'HEAD'));
  if (subject !== 'commit' && subject !== 'files') return new Map();
  const root = await topFolder(place);
  const advice = new Map<Finding, Advice>();
  const texts = new Map<string, Texts>();
  for (const finding of findings) {
    const { path } = finding;
    const found = texts.get(path) ?? (await textsOf({ cwd: root, env: context.env }, path, subject));
    texts.set(path, found);
    advice.set(finding, adviceIn(finding, found));
  }
  return advice;
}

interface Texts {
  /** The file as it was scanned. */
  readonly scanned: Buffer | undefined;
  /** The file on disk, where another version was scanned; nothing where none is there. */
  readonly onDisk?: Buffer | undefined;
}

async function textsOf(place: GitPlace, path: string, subject: Subject): Promise<Texts> {
  const read = readFileHere(Buffer.from(join(place.cwd, path)));
  const onDisk = 'bytes' in read ? read.bytes : undefined;
  if (subject === 'files') return { scanned: onDisk };
  const { exitCode, stdout } = await runGit(place, ['cat-file', 'blob', `:0:${path}`]);
  return 'failed' in read
    ? { scanned: exitCode === 0 ? stdout : undefined }
    : { scanned: exitCode === 0 ? stdout : undefined, onDisk };
}

function adviceIn(finding: Finding, texts: Texts): Advice {
  const { scanned } = texts;
  const value = Buffer.from(finding.secret.reveal(), 'latin1');
  const stands = scanned?.includes(value) === true;
  // Of a file that is another by now, or of a value that was decoded, nothing is known but the line.
  if (scanned === undefined || !(stands || finding.decodedFrom !== undefined)) return {};
  const gone = stands && 'onDisk' in texts && texts.onDisk?.includes(value) !== true;
  return { comment: adviseComment(finding, scanned), gone };
}

/** @param head the commit that the user is at; none on a server */
async function adviceOnCommits(
  place: GitPlace,
  findings: readonly Finding[],
  head: string | undefined,
): Promise<ReadonlyMap<Finding, Advice>> {
  const known = new Map<string, Advice>();
  const advice = new Map<Finding, Advice>();
  for (const finding of findings) {
    const commit = finding.history?.commit;
    if (commit === undefined) continue;
    const found = known.get(commit) ?? {
      commit: commit === head ? 'head' : (await commitAt(place, `${commit}~1`)) === undefined ? 'root' : 'earlier',
    };
    known.set(commit, found);
    advice.set(finding, found);
  }
  return advice;
}

async function commitAt(place: GitPlace, revision: string): Promise<string | undefined> {
  const { exitCode, stdout } = await runGit(place, ['rev-parse', '--quiet', '--verify', `${revision}^{commit}`]);
  return exitCode === 0 ? stdout.toString().trim() : undefined;
}

/** An audit of a folder outside of repositories names its files from there. */
async function topFolder(place: GitPlace): Promise<string> {
  try {
    return (await findRepository(place)).root;
  } catch (error) {
    if (error instanceof UserError) return place.cwd;
    throw error;
  }
}

/**
 * @returns whether the commit takes its files from the disk: for `git commit -a` and `git commit FILE` git hands a hook an index
 *   made for the occasion (git's manual, "githooks")
 */
export function takesFromDisk(env: Context['env']): boolean {
  return /(?:^|[\\/])(?:index\.lock|next-index-[^\\/]*)$/.test(env['GIT_INDEX_FILE'] ?? '');
}
