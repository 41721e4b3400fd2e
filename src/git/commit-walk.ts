import { readObjects } from './objects.js';
import { runGit, type GitPlace } from './run.js';
import { parted } from './tips.js';

/** A commit as it names its parents. */
interface Node {
  readonly id: string;
  readonly parents: readonly string[];
  /** When it was committed, in seconds since 1970. */
  readonly seconds: number;
}

/** What can be reached, and what is named on the way and cannot be read. */
export interface Walked {
  /** Parents before children, and otherwise roughly by date: the oldest first. */
  readonly commits: readonly { readonly id: string; readonly seconds: number }[];
  readonly lost: readonly { readonly id: string; readonly reason: string }[];
}

/**
 * Walks a history that lacks commits, where git itself gives up: it reads all commits there are, and follows their parents.
 *
 * @param from ids of the commits to begin with
 */
export async function walkCommits(place: GitPlace, from: readonly string[]): Promise<Walked> {
  const { nodes, damaged } = await everyCommit(place);
  const commits = reached(nodes, from);
  const named = new Set([...from, ...commits.flatMap(({ parents }) => parents)]);
  const lost = [...named].filter((id) => !nodes.has(id)).toSorted();
  return { commits, lost: lost.map((id) => ({ id, reason: damaged.get(id) ?? 'git does not have it' })) };
}

async function everyCommit(place: GitPlace): Promise<{ nodes: Map<string, Node>; damaged: Map<string, string> }> {
  const args = ['cat-file', '--batch-all-objects', '--batch-check=%(objecttype) %(objectname)', '--buffer'];
  const { stdout } = await runGit(place, args);
  const ids = [...stdout.toString('latin1').matchAll(/^commit ([\da-f]+)$/gm)].map(([, id]) => id!);
  const nodes = new Map<string, Node>();
  const damaged = new Map<string, string>();
  for await (const object of readObjects(place, ids)) {
    if ('lost' in object) damaged.set(object.id, object.lost);
    else nodes.set(object.id, nodeOf(object.id, object.bytes));
  }
  return { nodes, damaged };
}

/** Git's manual, "gitformat-commit": a line for each parent, and the committer's date behind the address. */
function nodeOf(id: string, bytes: Buffer): Node {
  const { header } = parted(bytes);
  const parents = [...header.matchAll(/^parent ([\da-f]+)$/gm)].map(([, parent]) => parent!);
  return { id, parents, seconds: Number(/^committer .* (\d+) [-+]\d+$/m.exec(header)?.[1] ?? 0) };
}

/** @returns what the commits come from, themselves included: parents first, and of several the oldest first */
function reached(nodes: ReadonlyMap<string, Node>, from: readonly string[]): readonly Node[] {
  const known = (ids: readonly string[]): Node[] =>
    ids.flatMap((id) => nodes.get(id) ?? []).toSorted((a, b) => b.seconds - a.seconds);
  const seen = new Set<Node>();
  const done = new Set<Node>();
  // A history is deeper than the call stack: a commit stays until its parents are done.
  for (const open = known(from); open.length > 0;) {
    const node = open.at(-1)!;
    if (seen.has(node)) {
      done.add(open.pop()!);
      continue;
    }
    seen.add(node);
    open.push(...known(node.parents).filter((parent) => !seen.has(parent)));
  }
  return [...done];
}
