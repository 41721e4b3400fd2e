import { createHash } from 'node:crypto';
import { coverageTest } from '../../config/path-patterns.js';
import { shownPath, type BytePath } from '../../core/byte-path.js';
import { addedLines, type Document } from '../../core/document.js';
import type { Skipped } from '../../core/report.js';
import { scanDocument } from '../../core/scan.js';
import { userCacheKey } from '../../disk/cache-key.js';
import { VersionCache } from '../../disk/version-cache.js';
import { UserError } from '../../errors.js';
import type { HistoryScope } from '../../git/history-scope.js';
import { findHistory, type History } from '../../git/history.js';
import { readObjects } from '../../git/objects.js';
import { commonGitDir, findRepository, isBare } from '../../git/repository.js';
import { coveredBy, pathFilter } from '../path-filter.js';
import type { Count } from './batch.js';
import { HistoryFold } from './history-fold.js';
import { sumOf } from './results.js';
import {
  auditBatches,
  reportShard,
  ruleSetOf,
  settingsBelow,
  threadsFor,
  type AuditRequest,
  type AuditSettings,
} from './settings.js';
import { inShard } from './shard.js';
import type { Audited } from './tree.js';
import { fileVersions, messageVersions, unreadOf, versionBatches } from './versions.js';

/** Which part of a history to read. */
export interface HistoryRequest extends AuditRequest {
  /** Files and folders relative to the place; all, and the messages too, where empty. */
  readonly paths: readonly string[];
  readonly scope: HistoryScope;
  /** Whether what git does not have is told, but does not count as unread. */
  readonly allowMissing: boolean;
  /** Whether to leave out what an audit before found nothing in, and to note it for the next; not where dismissals are wanted. */
  readonly cache?: boolean;
}

/**
 * Scans every version of every file that a repository's history holds, each once, and the messages of commits and tags.
 *
 * @throws UserError with exit code 2 for a wrong configuration, and paths, ranges and branches that do not exist; 3 where git
 *   cannot list the history
 */
export async function gatherHistory(request: HistoryRequest): Promise<Audited> {
  const { place, paths, scope, shard } = request;
  const settings = await historySettings(request);
  const sieve = await pathSieve(settings, request);
  const history = await findHistory(place, scope, sieve.wanted);
  if (!sieve.met() && Object.keys(scope).length === 0)
    throw new UserError(`nothing in the history lies at ${paths.join(', ')}`, 'check the spelling of the path');
  const cache = await cacheOf(settings, request);
  const wanted = [...fileVersions(history, shard), ...(paths.length === 0 ? messageVersions(history, shard) : [])];
  const { paths: left, known } = unreadOf(wanted, cache);
  const { results, rest } = await auditBatches(
    versionBatches(left, threadsFor(request)),
    settings,
    request,
    'versions',
  );
  cache?.add(results.settled);
  const fold = new HistoryFold();
  for (const { scan, place: where } of results.scans) fold.add(scan, where!);
  const tags = paths.length === 0 ? tagMessages(settings, request, history, fold) : [];
  const lost = [...lostOf(history, request), ...results.unread, ...(await noteHead(settings, request, history, fold))];
  const empty = emptyOf(history, request);
  const count = sumOf([known, results.count, ...tags]);
  return {
    scans: [{ path: '', scan: fold.scan() }],
    policy: [],
    skipped: [...passedOver(settings, request, history, sieve.covered), ...lost, ...rest, ...empty],
    unread: [...(request.allowMissing ? [] : lost), ...rest, ...empty],
    ...reportShard(request, settings, [...history.commits, ...history.blobs.keys()]),
    scanned: { ...count, rules: settings.engine.size },
    config: settings.config,
  };
}

/** A server's repository has no working tree, so no configuration of its own. */
async function historySettings(request: AuditRequest): Promise<AuditSettings> {
  const { place } = request;
  if (request.policy !== undefined) return settingsBelow(place.cwd, true, request);
  return settingsBelow((await isBare(place)) ? place.cwd : (await findRepository(place)).root, true, request);
}

async function cacheOf(settings: AuditSettings, request: HistoryRequest): Promise<VersionCache | undefined> {
  if (request.cache !== true || request.thorough === true) return undefined;
  const name = createHash('sha256').update(ruleSetOf(settings)).digest('hex').slice(0, 16);
  const key = userCacheKey(request.place.env);
  return key === undefined ? undefined : new VersionCache(await commonGitDir(request.place), name, key);
}

interface Sieve {
  readonly wanted: (path: BytePath) => boolean;
  /** Whether anything was asked for by its path, where paths are given. */
  readonly met: () => boolean;
  /** What the configuration passes over. */
  readonly covered: readonly string[];
}

async function pathSieve({ root, config }: AuditSettings, { place, paths }: HistoryRequest): Promise<Sieve> {
  const { named } = await pathFilter(root, place.cwd, paths, config);
  const ignored = await coverageTest(config.ignorePaths);
  const covered: string[] = [];
  let met = paths.length === 0;
  const wanted = (path: BytePath): boolean => {
    const shown = shownPath(path);
    if (!named(shown)) return false;
    met = true;
    if (!ignored(shown)) return true;
    covered.push(shown);
    return false;
  };
  return { wanted, met: () => met, covered };
}

/** @returns what the messages of annotated tags count */
function tagMessages(
  { engine, known }: AuditSettings,
  { now, shard, tell }: HistoryRequest,
  { tags }: History,
  fold: HistoryFold,
): Count[] {
  return tags.flatMap(({ name, message, commit, tagged }) => {
    const path = `(message of tag ${shownPath(name)})`;
    if (!inShard(path, shard)) return [];
    const origin = {
      ...(commit === undefined ? {} : { commit }),
      ...(tagged === undefined ? {} : { authored: tagged }),
    };
    const document: Document = { path, bytes: message, added: 'all' };
    const scan = scanDocument(engine, document, known, now);
    const own = new HistoryFold();
    for (const into of [fold, own]) into.add(scan, { origin, inHead: false });
    tell?.(own.scan().findings);
    return [{ files: 1, lines: addedLines(document), bytes: message.length }];
  });
}

/**
 * Notes what HEAD holds at the paths of findings, since of a part of the history HEAD's versions need not be among those read.
 *
 * @returns what of it cannot be read
 */
async function noteHead(
  { engine, known }: AuditSettings,
  { place, now, stop }: HistoryRequest,
  { blobs, head }: History,
  fold: HistoryFold,
): Promise<readonly Skipped[]> {
  if (stop?.aborted === true) return [];
  const gone = fold.pathsGone();
  const unread = [...head].filter(([path, id]) => !blobs.has(id) && gone.has(shownPath(path)));
  const paths = new Map(unread.map(([path, id]) => [id, shownPath(path)]));
  const lost: Skipped[] = [];
  for await (const object of readObjects(place, [...paths.keys()])) {
    const path = paths.get(object.id)!;
    if ('lost' in object) lost.push({ path, reason: `object ${object.id.slice(0, 7)}: ${object.lost}` });
    else fold.noteHead(scanDocument(engine, { path, bytes: object.bytes, added: 'all' }, known, now));
  }
  return lost;
}

function lostOf({ lost }: History, { shard }: HistoryRequest): readonly Skipped[] {
  return lost.map(({ name, reason }) => ({ path: shownPath(name), reason })).filter(({ path }) => inShard(path, shard));
}

/** A repository without a commit is not clean: nothing of it was read. Of a part of a history there may be nothing. */
function emptyOf({ commits, blobs, tags, lost }: History, { scope }: HistoryRequest): readonly Skipped[] {
  const isEmpty = commits.length === 0 && blobs.size === 0 && tags.length === 0 && lost.length === 0;
  return isEmpty && Object.keys(scope).length === 0 ? [{ path: '(history)', reason: 'there is no commit' }] : [];
}

function passedOver(
  { config }: AuditSettings,
  { shard }: HistoryRequest,
  { submodules, shallow }: History,
  covered: readonly string[],
): readonly Skipped[] {
  const passed = [
    ...(shallow ? [SHALLOW] : []),
    ...covered.map((path) => ({ path, reason: coveredBy(config) })),
    ...[...submodules].map((path) => ({ path: shownPath(path), reason: 'a submodule: audit its own repository' })),
  ];
  return passed.filter(({ path }) => inShard(path, shard));
}

const SHALLOW: Skipped = {
  path: '(older commits)',
  reason: 'a shallow clone does not have them: `git fetch --unshallow` brings them',
};
