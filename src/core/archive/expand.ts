import { Budget } from './budget.js';
import { isGzip, readGzip } from './gzip.js';
import type { Part } from './part.js';
import { isTar, readTar } from './tar.js';
import { unopenedKind } from './unopened.js';
import { readZip } from './zip.js';
import { isZip } from './zip-directory.js';

/** What a file came to: a document, or why there is none. Paths within an archive are a stranger's text: to show, never to open. */
export type Unpacked =
  | { readonly path: string; readonly bytes: Buffer }
  /** `limit`: it would break one of the limits. */
  | { readonly path: string; readonly failed: string; readonly limit?: true }
  /** Passed over on purpose. */
  | { readonly path: string; readonly passed: string };

/**
 * Opens a file as far as it is an archive: zip and its kin, tar, gzip, and what is nested in them, each told by its content.
 * Every byte comes in some document: what belongs to no inner file comes under the archive's own path.
 *
 * @param path as shown; inner ones follow behind `!/`
 * @param budget what is left of the limits, shared by all that one file holds
 * @returns the file itself where it is no archive
 */
export function* expand(
  path: string,
  bytes: Buffer,
  budget = new Budget(),
  depth = 1,
): Generator<Unpacked, void, void> {
  const parts = partsOf(path, bytes, budget);
  if (parts === undefined || depth > budget.limits.depth) {
    const kind = unopenedKind(bytes);
    if (parts !== undefined)
      yield {
        path,
        failed: `it is an archive inside ${budget.limits.depth} others, and no deeper one is opened`,
        limit: true,
      };
    else if (kind !== undefined) yield { path, passed: `${kind} is not opened: its bytes were read as they are` };
    yield { path, bytes };
    return;
  }
  for (const part of parts) {
    if ('tar' in part) {
      yield* expand(path, part.tar, budget, depth);
      continue;
    }
    const { name, ...rest } = part;
    const inner = name === undefined ? path : `${path}!/${shownName(name)}`;
    if (name === undefined || 'failed' in rest) yield { path: inner, ...rest };
    else yield* expand(inner, rest.bytes, budget, depth + 1);
  }
}

function partsOf(path: string, bytes: Buffer, budget: Budget): Generator<Part, void, void> | undefined {
  if (isGzip(bytes)) return tarless(readGzip(bytes, budget, unpackedName(path)));
  if (isTar(bytes)) return readTar(bytes, budget);
  return isZip(bytes) ? readZip(bytes, budget) : undefined;
}

function* tarless(parts: Generator<Part, void, void>): Generator<Part, void, void> {
  for (const part of parts)
    yield 'bytes' in part && part.name !== undefined && isTar(part.bytes) ? { tar: part.bytes } : part;
}

function unpackedName(path: string): string {
  const base = path.slice(path.lastIndexOf('/') + 1);
  return base.replace(/\.gz$/i, '') || 'content';
}

/** POSIX' PATH_MAX: what is longer is no path that a disk has. */
const LONGEST = 4096;

function shownName(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
}
