import { bytePath, type BytePath } from '../core/byte-path.js';
import { cannotScan } from '../errors.js';
import { readObjects } from './objects.js';
import { reasonIn } from './repository.js';
import { runGit, type GitPlace } from './run.js';

/** An object that a ref names. */
export interface Named {
  /** The ref, as git's bytes: `refs/tags/v1`. */
  readonly name: BytePath;
  readonly id: string;
}

/** An annotated tag: its own name, its message, and what it is put on. */
export interface Tag extends Named {
  readonly message: Buffer;
  /** The commit it is put on; none where that is another object. */
  readonly commit?: string;
  /** The tagger's date in seconds since 1970. */
  readonly tagged?: number;
  /** What else its header says, as `headerTexts` has it. */
  readonly texts: readonly string[];
}

/** All that a repository's history hangs on. */
export interface Tips {
  /** Ids of commits. */
  readonly commits: readonly string[];
  readonly tags: readonly Tag[];
  /** What refs name that is no commit. */
  readonly blobs: readonly Named[];
  readonly trees: readonly Named[];
  /** What is named and not there. */
  readonly lost: readonly (Named & { readonly reason: string })[];
  /** The names of the refs, where all were asked for. */
  readonly refs: readonly BytePath[];
}

/**
 * Finds what every ref names (branches, tags, remotes, notes), the HEAD of each working tree, and all stashes; tags are followed.
 *
 * @throws UserError (exit code 3) when git cannot list them
 */
export async function everyTip(place: GitPlace): Promise<Tips> {
  const [refs, heads] = await Promise.all([everyRef(place), workTreeHeads(place)]);
  const stashed = refs.named.some(({ name }) => name === 'refs/stash') ? await stashes(place) : [];
  const tips = await tipsOf(place, [...refs.named, ...heads, ...stashed]);
  return { ...tips, lost: [...refs.lost, ...tips.lost], refs: refs.named.map(({ name }) => name) };
}

/** @returns what the named objects are; tags are followed */
export async function tipsOf(place: GitPlace, names: readonly Named[]): Promise<Tips> {
  const tips: Sorted = { commits: [], tags: [], blobs: [], trees: [], lost: [], refs: [] };
  const seen = new Set<string>();
  for (let named = names; named.length > 0;) {
    const fresh = new Map<string, Named>();
    for (const one of named) if (!seen.has(one.id)) fresh.set(one.id, fresh.get(one.id) ?? one);
    for (const id of fresh.keys()) seen.add(id);
    named = await sorted(place, fresh, tips);
  }
  return tips;
}

interface Sorted {
  commits: string[];
  tags: Tag[];
  blobs: Named[];
  trees: Named[];
  lost: (Named & { reason: string })[];
  refs: [];
}

async function everyRef(place: GitPlace): Promise<{ named: Named[]; lost: Sorted['lost'] }> {
  const { stdout, stderr, exitCode } = await runGit(place, ['for-each-ref', '--format=%(objectname) %(refname)']);
  if (exitCode !== 0) throw cannotScan(`git cannot list the refs${reasonIn(stderr)}`, 'see what `git fsck` says');
  const lines = stdout.toString('latin1').split('\n').slice(0, -1);
  const named = lines.map((line) => ({
    id: line.slice(0, line.indexOf(' ')),
    name: line.slice(line.indexOf(' ') + 1),
  }));
  // Git's refs code warns of those and leaves them out.
  const broken = [...stderr.matchAll(/ignoring (?:broken|dangling) ref (\S+)|ignoring ref with broken name (\S+)/g)];
  const lost = broken.map(([, one, other]) => ({ name: bytePath(one ?? other!), id: '', reason: 'the ref is broken' }));
  return { named, lost };
}

/** HEAD of this working tree, detached or not, and of all others (git's manual, "git worktree", PORCELAIN FORMAT). */
async function workTreeHeads(place: GitPlace): Promise<Named[]> {
  const [own, all] = await Promise.all([
    runGit(place, ['rev-parse', '--verify', '--quiet', 'HEAD']),
    runGit(place, ['worktree', 'list', '--porcelain']),
  ]);
  if (all.exitCode !== 0)
    throw cannotScan(`git cannot list the working trees${reasonIn(all.stderr)}`, 'see what `git worktree list` says');
  const ids = [
    own.exitCode === 0 ? own.stdout.toString('latin1').trim() : '',
    ...[...all.stdout.toString('latin1').matchAll(/^HEAD ([\da-f]+)$/gm)].map(([, id]) => id!),
  ];
  // Before its first commit a working tree has zeros.
  return [...new Set(ids)].filter((id) => /[1-9a-f]/.test(id)).map((id) => ({ name: 'HEAD', id }));
}

/** All but the latest stash are in the log of the ref only. */
async function stashes(place: GitPlace): Promise<Named[]> {
  const { stdout, stderr, exitCode } = await runGit(place, ['rev-list', '--walk-reflogs', 'refs/stash', '--']);
  if (exitCode !== 0)
    throw cannotScan(`git cannot list the stashes${reasonIn(stderr)}`, 'see what `git stash list` says');
  const ids = stdout.toString('latin1').split('\n').slice(0, -1);
  return ids.map((id, i) => ({ name: `stash@{${i}}`, id }));
}

/** Puts each object where it belongs. @returns what tags are put on, to be put where it belongs next */
async function sorted(place: GitPlace, byId: ReadonlyMap<string, Named>, tips: Sorted): Promise<Named[]> {
  const types = await typesOf(place, [...byId.keys()]);
  const tags: string[] = [];
  for (const [id, one] of byId) {
    const type = types.get(id);
    if (type === 'commit') tips.commits.push(id);
    else if (type === 'blob') tips.blobs.push(one);
    else if (type === 'tree') tips.trees.push(one);
    else if (type === 'tag') tags.push(id);
    else tips.lost.push({ ...one, reason: 'git does not have what it names' });
  }
  const further: Named[] = [];
  for await (const object of readObjects(place, tags)) {
    const one = byId.get(object.id)!;
    if ('lost' in object) tips.lost.push({ ...one, reason: object.lost });
    else further.push({ name: one.name, id: followed(one, object.bytes, tips) });
  }
  return further.filter(({ id }) => id !== '');
}

/** @returns the id of what the tag is put on */
function followed(one: Named, bytes: Buffer, tips: Sorted): string {
  const { header, message } = parted(bytes);
  const [, id = '', type = ''] = /^object ([\da-f]+)\ntype (\w+)$/m.exec(header) ?? [];
  const name = /^tag (.+)$/m.exec(header)?.[1] ?? one.name;
  const [, tagged] = /^tagger .* (\d+) [-+]\d+$/m.exec(header) ?? [];
  tips.tags.push({
    ...{ id: one.id, name, message, texts: headerTexts(header) },
    ...(type === 'commit' ? { commit: id } : {}),
    ...(tagged === undefined ? {} : { tagged: Number(tagged) }),
  });
  if (id === '') tips.lost.push({ ...one, reason: 'the tag does not say what it is put on' });
  return id;
}

/** @returns the header and the message of a commit or a tag, which an empty line parts */
export function parted(bytes: Buffer): { readonly header: string; readonly message: Buffer } {
  const end = bytes.indexOf('\n\n', 0, 'latin1');
  if (end === -1) return { header: bytes.toString('latin1'), message: Buffer.alloc(0) };
  return { header: bytes.toString('latin1', 0, end), message: bytes.subarray(end + 2) };
}

/** What holds ids, git's own words, or a signature (git's manual, "gitformat-signature"). */
const NO_TEXT = /^(?:tree|parent|object|type|tag|encoding|gpgsig(?:-sha256)?) /;
const PERSON = /^(?:author|committer|tagger) (.*?)(?: -?\d+ [-+]\d+)?$/;

/**
 * @param header of a commit or a tag
 * @returns the people it names and their addresses, and what else people can write there; each once
 */
export function headerTexts(header: string): readonly string[] {
  const texts = new Set<string>();
  let wanted = false;
  for (const line of Buffer.from(header, 'latin1').toString().split('\n')) {
    // A line that begins with a blank goes on with the one before.
    if (!line.startsWith(' ')) wanted = !NO_TEXT.test(line);
    if (wanted) texts.add(PERSON.exec(line)?.[1] ?? line);
  }
  return [...texts];
}

async function typesOf(place: GitPlace, ids: readonly string[]): Promise<Map<string, string>> {
  const args = ['cat-file', '--batch-check=%(objectname) %(objecttype)'];
  const { stdout } = await runGit(place, args, ids.map((id) => `${id}\n`).join(''));
  return new Map(nonEmptyLines(stdout).map((line) => line.split(' ', 2) as [string, string]));
}

function nonEmptyLines(bytes: Buffer): string[] {
  return bytes.toString('latin1').split('\n').filter(Boolean);
}
