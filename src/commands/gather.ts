import { join } from 'node:path';
import { loadPolicy } from '../config/load.js';
import type { Policy } from '../config/policy.js';
import type { ByteRange, Document } from '../core/document.js';
import { Engine } from '../core/engine.js';
import type { Gathered, Skipped } from '../core/report.js';
import { scanDocument, type Scan } from '../core/scan.js';
import { readText } from '../disk/edits.js';
import type { RawEntry } from '../git/raw-list.js';
import { findRepository } from '../git/repository.js';
import type { GitPlace } from '../git/run.js';
import { addedSince, readStaged } from '../git/staged.js';
import { ruleExists, rules } from '../../rules/index.js';
import { gatherPolicy, startRootProbe } from './env-facts.js';
import { pathFilter } from './path-filter.js';
import { patternTest } from './patterns.js';

/** What to scan of the index. */
export interface StagedRequest {
  readonly place: GitPlace;
  /** Files and folders relative to the place; everything staged where empty. */
  readonly paths: readonly string[];
  /** A configuration file to read instead of the repository's. */
  readonly configFile?: string;
}

/**
 * Reads the staged change and judges all of it: the added lines by the rules, the paths by the env-file policy.
 *
 * @throws UserError with exit code 2 for wrong paths and configuration, 3 for what cannot be read
 */
export async function gatherStaged({
  place,
  paths,
  configFile,
}: StagedRequest): Promise<Gathered & { readonly config: Policy }> {
  const { root, gitDir } = await findRepository(place);
  const probe = startRootProbe({ root, env: place.env });
  const [policy, parents] = await Promise.all([
    loadPolicy(root, place.cwd, configFile, ruleExists),
    otherParents(place, gitDir),
  ]);
  const filter = await pathFilter(root, place.cwd, paths, policy);
  const allowed = await patternTest(policy.allowedEnvFiles);
  const engine = new Engine(rules.filter(({ id }) => !policy.disabledRules.includes(id)));
  const entries: RawEntry[] = [];
  const skipped: Skipped[] = [];
  const scans: { path: string; scan: Scan }[] = [];
  const scanned = { files: 0, lines: 0, bytes: 0, rules: engine.rules.length };
  for await (const file of readStaged(place, { passOver: filter.passOver })) {
    const { entry } = file;
    entries.push(entry);
    if (!filter.named(entry.path)) continue;
    if (file.skipped !== undefined) skipped.push({ path: entry.path, reason: file.skipped });
    else scanned.files++;
    const document = file.document === undefined ? undefined : ownLines(file.document, entry, parents);
    if (document === undefined) continue;
    scanned.lines += addedLines(document);
    scanned.bytes += document.bytes.length;
    scans.push({ path: entry.path, scan: scanDocument(engine, document, ruleExists) });
  }
  await filter.assertMet(entries);
  const violations = await gatherPolicy({ root, env: place.env }, entries, allowed, probe);
  return { scans, policy: violations, skipped, scanned, config: policy };
}

type Parent = ReadonlyMap<string, readonly ByteRange[]>;

/** During a merge: what the index adds to each of the commits being merged in. */
async function otherParents(place: GitPlace, gitDir: string): Promise<readonly Parent[]> {
  const heads = await readText(join(gitDir, 'MERGE_HEAD'));
  const ids = heads?.split('\n').filter((line) => /^[\da-f]{40,64}$/.test(line)) ?? [];
  return Promise.all(ids.map((id) => addedSince(place, id)));
}

/** A merge answers for the lines that no parent has; the others were answered for when they were committed. */
function ownLines(document: Document, { pathBytes }: RawEntry, parents: readonly Parent[]): Document {
  let { added } = document;
  for (const parent of parents)
    added = common(added === 'all' ? [] : added, parent.get(pathBytes.toString('latin1')) ?? []);
  return { ...document, added };
}

/** Both lists are ordered and hold whole lines. */
function common(a: readonly ByteRange[], b: readonly ByteRange[]): readonly ByteRange[] {
  const shared: ByteRange[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const start = Math.max(a[i]!.start, b[j]!.start);
    const end = Math.min(a[i]!.end, b[j]!.end);
    if (start < end) shared.push({ start, end });
    if (a[i]!.end < b[j]!.end) i++;
    else j++;
  }
  return shared;
}

function addedLines({ bytes, added }: Document): number {
  let lines = 0;
  for (const { start, end } of added === 'all' ? [{ start: 0, end: bytes.length }] : added) {
    for (let at = bytes.indexOf(10, start); at !== -1 && at < end; at = bytes.indexOf(10, at + 1)) lines++;
    if (end > start && bytes[end - 1] !== 10) lines++;
  }
  return lines;
}
