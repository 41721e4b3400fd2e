import type { BytePath } from '../core/byte-path.js';
import type { ChangedFile } from './change-reader.js';
import { readChanges } from './changes.js';
import { readObjects } from './objects.js';
import { commitOf, commitsFrom, endsOf, isShallow, type HistoryScope } from './history-scope.js';
import { everyTip, parted, tipsOf, type Tag, type Tips } from './tips.js';
import { treeFiles } from './tree-files.js';
import type { GitPlace } from './run.js';

/** The commit that brought something; its author's date in seconds since 1970. */
export interface Origin {
  readonly commit: string;
  readonly authored?: number;
}

/** Where a blob is found: the oldest commit that has it at a wanted path of a class. */
interface BlobPlace {
  readonly id: string;
  readonly path: BytePath;
  /** None where a ref names the blob or its tree, without a commit. */
  readonly origin?: Origin;
  /** Where the blob was found first, if that is a path of another class. */
  readonly first?: BytePath;
}

/** A path that a commit brought, and which one did. */
interface PathOrigin {
  readonly path: BytePath;
  readonly origin?: Origin;
}

/** What a path decides: nothing where it was not asked for. */
export interface PathUse {
  /** Paths of one class have the same findings in the same content; none where the content is not wanted. */
  readonly class?: string;
}

/** What a history holds, by ids; contents are read later (`readObjects`). */
export interface History {
  /** Each blob once for each class of paths, the oldest commit's first. */
  readonly blobs: readonly BlobPlace[];
  /** Each path that was asked for once, the oldest commit's first. */
  readonly paths: readonly PathOrigin[];
  /** Oldest first. */
  readonly commits: readonly string[];
  /** The authors' dates of commits whose changes could be read. */
  readonly origins: ReadonlyMap<string, Origin>;
  readonly tags: readonly Tag[];
  /** The names of all refs; none of a part of the history. */
  readonly refs: readonly BytePath[];
  readonly submodules: ReadonlySet<BytePath>;
  /** What HEAD's tree holds, by path; nothing before the first commit. */
  readonly head: ReadonlyMap<BytePath, string>;
  readonly shallow: boolean;
  /** What is named and cannot be read: a ref, or a commit's changes. */
  readonly lost: readonly { readonly name: BytePath; readonly reason: string }[];
}

interface Found {
  readonly blobs: BlobPlace[];
  readonly paths: PathOrigin[];
  readonly origins: Map<string, Origin>;
  readonly submodules: Set<BytePath>;
  readonly lost: { readonly name: BytePath; readonly reason: string }[];
}

/**
 * Lists what can be reached from any ref, working tree or stash, or what the commits of a scope added. The diffs of the commits
 * give each blob's first commit and path; the contents are not touched, so that a large history costs its ids only.
 *
 * @param useOf what each path decides; asked once for each
 * @throws UserError with exit code 2 for a range or branch that does not exist, 3 where git cannot list the history
 */
export async function findHistory(
  place: GitPlace,
  scope: HistoryScope,
  useOf: (path: BytePath) => PathUse | undefined,
): Promise<History> {
  const ends = await endsOf(place, scope);
  const tips = ends === undefined ? await scopeTips(place, scope) : NO_TIPS;
  const [{ commits, lost }, shallow, head] = await Promise.all([
    commitsFrom(place, ends ?? { from: tips.commits, without: scope.ends?.without ?? [] }, scope),
    isShallow(place),
    headFiles(place, scope.ends?.head ?? 'HEAD'),
  ]);
  const found: Found = { blobs: [], paths: [], origins: new Map(), submodules: new Set(), lost: [...tips.lost] };
  for (const { id, reason } of lost) found.lost.push({ name: `commit ${id}`, reason });
  if (head === undefined) found.lost.push({ name: 'HEAD', reason: 'git cannot list its files' });
  const note = noting(found, useOf);
  await ofCommits(place, commits, found, note);
  // What has no date is in no span of time.
  const dateless = scope.since === undefined && scope.maxCommits === undefined;
  if (dateless) await ofRefs(place, tips, found, note);
  const dated = tips.tags.filter(({ tagged }) => scope.since === undefined || (tagged ?? 0) >= scope.since);
  return {
    ...found,
    commits,
    tags: scope.maxCommits === undefined ? dated : [],
    refs: dateless ? tips.refs : [],
    head: new Map(head?.map(({ path, id }) => [path, id])),
    shallow,
  };
}

function scopeTips(place: GitPlace, { ends }: HistoryScope): Promise<Tips> {
  return ends === undefined ? everyTip(place) : tipsOf(place, ends.from);
}

async function headFiles(place: GitPlace, head: string): Promise<readonly ChangedFile[] | undefined> {
  return (await commitOf(place, head)) === undefined ? [] : await treeFiles(place, head);
}

const NO_TIPS: Tips = { commits: [], tags: [], blobs: [], trees: [], lost: [], refs: [] };

type Note = (file: ChangedFile, origin?: Origin) => void;

function noting({ blobs, paths, submodules }: Found, useOf: (path: BytePath) => PathUse | undefined): Note {
  // Millions of entries share few paths: each is kept once.
  const known = new Map<BytePath, { path: BytePath; use: PathUse | undefined; noted: boolean }>();
  const firsts = new Map<string, BlobPlace>();
  // Few blobs have more than one class of paths.
  const others = new Map<string, Set<string>>();
  const isRead = (first: BlobPlace, one: string): boolean =>
    known.get(first.path)?.use?.class === one || others.get(first.id)?.has(one) === true;
  return ({ mode, id, path, known: isKnown }, origin) => {
    let seen = known.get(path);
    if (seen === undefined) known.set(path, (seen = { path, use: useOf(path), noted: false }));
    if (seen.use === undefined) return;
    const from = origin === undefined ? {} : { origin };
    if (!seen.noted && isKnown !== true) {
      seen.noted = true;
      paths.push({ path: seen.path, ...from });
    }
    if (seen.use.class === undefined) return;
    // Git's manual, "gitdatamodel": mode 160000 is a commit of another repository.
    if (mode === '160000') submodules.add(seen.path);
    else {
      const first = firsts.get(id);
      if (first !== undefined && isRead(first, seen.use.class)) return;
      const place = { id, path: seen.path, ...from, ...(first === undefined ? {} : { first: first.path }) };
      if (first === undefined) firsts.set(id, place);
      else others.set(id, (others.get(id) ?? new Set()).add(seen.use.class));
      blobs.push(place);
    }
  };
}

async function ofCommits(place: GitPlace, commits: readonly string[], found: Found, note: Note): Promise<void> {
  for await (const read of readChanges(place, commits)) {
    if ('lost' in read) {
      // Where only a parent's tree is missing, all files of the commit stand for what it changed.
      const files = await treeFiles(place, read.commit);
      if (files === undefined) found.lost.push({ name: `commit ${read.commit}`, reason: read.lost });
      const origin = await originOf(place, read.commit);
      for (const file of files ?? []) note(file, origin);
      continue;
    }
    const { commit, authored, files } = read;
    const origin: Origin = authored === undefined ? { commit } : { commit, authored };
    found.origins.set(commit, origin);
    for (const file of files) note(file, origin);
  }
}

async function originOf(place: GitPlace, commit: string): Promise<Origin> {
  for await (const object of readObjects(place, [commit])) {
    if ('lost' in object) continue;
    const [, authored] = /^author .* (\d+) [-+]\d+$/m.exec(parted(object.bytes).header) ?? [];
    if (authored !== undefined) return { commit, authored: Number(authored) };
  }
  return { commit };
}

/** Refs and tags may name a blob or a tree by itself; a blob goes by the name of its ref, which is no file's. */
async function ofRefs(place: GitPlace, { blobs, trees }: Tips, { lost }: Found, note: Note): Promise<void> {
  for (const { id, name } of blobs) note({ mode: '100644', id, path: name, known: true });
  for (const { id, name } of trees) {
    const files = await treeFiles(place, id);
    if (files === undefined) lost.push({ name, reason: 'git cannot list the tree it names' });
    for (const file of files ?? []) note(file);
  }
}
