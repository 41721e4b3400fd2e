import { cannotScan } from '../errors.js';
import { reasonIn } from './repository.js';
import { runGit, type GitPlace } from './run.js';

/** Where a push goes, as git tells the hook: without a name, the name is the URL. */
export interface Remote {
  readonly name: string;
  readonly url: string;
}

/**
 * Finds what a remote is known to have, by its remote-tracking refs; a URL that another remote has too is that remote.
 *
 * @returns ids of commits; none where nothing is known of it
 * @throws UserError (exit code 3) when git cannot list the refs
 */
export async function knownOfRemote(place: GitPlace, { name, url }: Remote): Promise<readonly string[]> {
  const remotes = await everyRemote(place);
  const there = repositoryOf(url);
  const same = remotes.filter((remote) => repositoryOf(remote.url) === there && (name === url || remote.name === name));
  const names = new Set(same.map((remote) => remote.name));
  const refs = await refsBelow(
    place,
    [...names].map((each) => `refs/remotes/${each}/`),
  );
  // Of the remotes "a" and "a/b" the first one does not have what is kept for the second.
  const others = remotes.filter((remote) => !names.has(remote.name)).map((remote) => `refs/remotes/${remote.name}/`);
  const longer = others.filter((other) => [...names].some((each) => other.startsWith(`refs/remotes/${each}/`)));
  return refs.filter(({ ref }) => !longer.some((other) => ref.startsWith(other))).map(({ id }) => id);
}

/**
 * @returns the ids that all refs name
 * @throws UserError (exit code 3) when git cannot list them
 */
export async function everyRefId(place: GitPlace): Promise<readonly string[]> {
  return (await refsBelow(place, ['refs/'])).map(({ id }) => id);
}

/**
 * @returns the names of the refs that name a commit, or a tag on it
 * @throws UserError (exit code 3) when git cannot list the refs
 */
export async function refsAt(place: GitPlace, commit: string): Promise<readonly string[]> {
  return (await refsBelow(place, [`--points-at=${commit}`])).map(({ ref }) => ref);
}

/** @returns those of the ids that are commits here, or tags on such */
export async function commitsAmong(place: GitPlace, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const input = [...new Set(ids)].map((id) => `${id}^{commit}\n`).join('');
  const { stdout } = await runGit(place, ['cat-file', '--batch-check=%(objecttype) %(objectname)'], input);
  return [...new Set([...stdout.toString('latin1').matchAll(/^commit ([\da-f]+)$/gm)].map(([, id]) => id!))];
}

/**
 * What is fetched from: a remote may push elsewhere, and what is kept of the one says nothing about the other. A row is
 * "name<TAB>URL (fetch)", with the URL as git uses it, `insteadOf` applied; a partial clone's filter may follow.
 */
async function everyRemote(place: GitPlace): Promise<readonly Remote[]> {
  const { stdout } = await runGit(place, ['remote', '--verbose']);
  const rows = stdout.toString().matchAll(/^([^\t\n]+)\t(.*) \(fetch\)(?: \[[^\n]*\])?$/gm);
  return [...rows].map(([, name, url]) => ({ name: name!, url: url! }));
}

/** @returns host and path, whichever way git gets there: https, ssh, or `user@host:path` (git's manual, "git fetch", GIT URLS) */
function repositoryOf(url: string): string {
  const plain = url.replace(/\/+$/, '').replace(/\.git$/, '');
  const [, host, path] =
    /^[a-z+]+:\/\/(?:[^/@]*@)?([^/:]+)(?::\d+)?\/(.*)$/i.exec(plain) ??
    /^(?:[^/@]*@)?([^/:]{2,}):(?!\/\/)\/?(.*)$/.exec(plain) ??
    [];
  return host === undefined ? plain : `${host.toLowerCase()}/${path}`;
}

async function refsBelow(place: GitPlace, folders: readonly string[]): Promise<readonly { id: string; ref: string }[]> {
  if (folders.length === 0) return [];
  const args = ['for-each-ref', '--format=%(objectname) %(refname)', ...folders];
  const { stdout, stderr, exitCode } = await runGit(place, args);
  if (exitCode !== 0) throw cannotScan(`git cannot list the refs${reasonIn(stderr)}`, 'see what `git fsck` says');
  const lines = stdout.toString('latin1').split('\n').slice(0, -1);
  return lines.map((line) => ({ id: line.slice(0, line.indexOf(' ')), ref: line.slice(line.indexOf(' ') + 1) }));
}
