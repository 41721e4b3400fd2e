import { createHash } from 'node:crypto';
import { coverageTest } from '../../config/path-patterns.js';
import { shownPath, type BytePath } from '../../core/byte-path.js';
import { pathClass } from '../../core/path-class.js';
import type { Skipped } from '../../core/report.js';
import { userCacheKey } from '../../disk/cache-key.js';
import { VersionCache } from '../../disk/version-cache.js';
import { UserError } from '../../errors.js';
import type { HistoryScope } from '../../git/history-scope.js';
import { findHistory, type History, type PathUse } from '../../git/history.js';
import { commonGitDir, findRepository, isBare } from '../../git/repository.js';
import { maskedTell, scansOfNames, withMaskedPaths } from '../names.js';
import { coveredBy, pathFilter } from '../path-filter.js';
import { HistoryFold } from './history-fold.js';
import { historyNames } from './history-names.js';
import { noteHead, tagMessages } from './history-scans.js';
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
export async function gatherHistory(asked: HistoryRequest): Promise<Audited> {
  const settings = await historySettings(asked);
  const judging = { engine: settings.engine, now: asked.now };
  const tell = maskedTell(judging, asked.tell);
  const request = tell === undefined ? asked : { ...asked, tell };
  return withMaskedPaths(judging, await audited(settings, request));
}

async function audited(settings: AuditSettings, request: HistoryRequest): Promise<Audited> {
  const { place, paths, scope, shard } = request;
  const sieve = await pathSieve(settings, request);
  const history = await findHistory(place, scope, sieve.useOf);
  if (!sieve.met() && Object.keys(scope).length === 0)
    throw new UserError(`nothing in the history lies at ${paths.join(', ')}`, 'check the spelling of the path');
  const cache = await cacheOf(settings, request);
  const wanted = [
    ...fileVersions(history, shard, scope.ends === undefined),
    ...(paths.length === 0 ? messageVersions(history, shard) : []),
  ];
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
  const named = historyNames(history, request, sieve.covered, settings.config);
  const names = scansOfNames({ ...settings, now: request.now }, named, request.tell);
  const count = sumOf([known, results.count, ...tags]);
  return {
    scans: [{ path: '', scan: fold.scan() }, ...names],
    policy: [],
    skipped: [...passedOver(settings, request, history, sieve.covered), ...lost, ...rest, ...empty],
    unread: [...(request.allowMissing ? [] : lost), ...rest, ...empty],
    ...reportShard(request, settings, [...history.commits, ...history.blobs.map(({ id }) => id)]),
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
  readonly useOf: (path: BytePath) => PathUse | undefined;
  /** Whether anything was asked for by its path, where paths are given. */
  readonly met: () => boolean;
  /** What the configuration passes over. */
  readonly covered: readonly string[];
}

async function pathSieve({ root, config, engine }: AuditSettings, { place, paths }: HistoryRequest): Promise<Sieve> {
  const { named } = await pathFilter(root, place.cwd, paths, config);
  const ignored = await coverageTest(config.ignorePaths);
  const covered: string[] = [];
  let met = paths.length === 0;
  const useOf = (path: BytePath): PathUse | undefined => {
    const shown = shownPath(path);
    if (!named(shown)) return undefined;
    met = true;
    if (!ignored(shown)) return { class: pathClass(shown, config.rules, engine.fileRulesOf(shown), engine.grading) };
    covered.push(shown);
    return {};
  };
  return { useOf, met: () => met, covered };
}

function lostOf({ lost }: History, { shard }: HistoryRequest): readonly Skipped[] {
  return lost.map(({ name, reason }) => ({ path: shownPath(name), reason })).filter(({ path }) => inShard(path, shard));
}

/** A repository without a commit is not clean: nothing of it was read. Of a part of a history there may be nothing. */
function emptyOf({ commits, blobs, tags, lost }: History, { scope }: HistoryRequest): readonly Skipped[] {
  const isEmpty = commits.length === 0 && blobs.length === 0 && tags.length === 0 && lost.length === 0;
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
