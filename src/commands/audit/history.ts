import { patternTest } from '../../config/path-patterns.js';
import { loadPolicy } from '../../config/load.js';
import { shownPath, type BytePath } from '../../core/byte-path.js';
import { addedLines, type Document } from '../../core/document.js';
import type { Skipped } from '../../core/report.js';
import { scanDocument } from '../../core/scan.js';
import { UserError } from '../../errors.js';
import type { HistoryScope } from '../../git/history-scope.js';
import { findHistory, type History, type Origin } from '../../git/history.js';
import { readObjects } from '../../git/objects.js';
import { findRepository, isBare } from '../../git/repository.js';
import { parted } from '../../git/tips.js';
import { ruleExists } from '../../../rules/book.js';
import type { AuditRequest, AuditSettings } from './settings.js';
import type { Audited } from './tree.js';
import { configuredRules } from '../engine-of.js';
import { HistoryFold, type VersionPlace } from './history-fold.js';
import { pathFilter } from '../path-filter.js';

/** Which part of a history to read. */
export interface HistoryRequest extends AuditRequest {
  /** Files and folders relative to the place; all, and the messages too, where empty. */
  readonly paths: readonly string[];
  readonly scope: HistoryScope;
  /** Whether what git does not have is told, but does not count as unread. */
  readonly allowMissing: boolean;
}

/**
 * Scans every version of every file that a repository's history holds, each once, and the messages of commits and tags.
 *
 * @throws UserError with exit code 2 for a wrong configuration, and paths, ranges and branches that do not exist; 3 where git
 *   cannot list the history
 */
export async function gatherHistory(request: HistoryRequest): Promise<Audited> {
  const settings = await historySettings(request);
  const sieve = await pathSieve(settings, request);
  const history = await findHistory(request.place, request.scope, sieve.wanted);
  if (!sieve.met() && Object.keys(request.scope).length === 0)
    throw new UserError(`nothing in the history lies at ${request.paths.join(', ')}`, 'check the spelling of the path');
  const reading = new HistoryReading(settings, request);
  for (const { name, reason } of history.lost) reading.lost.push({ path: shownPath(name), reason });
  await reading.files(history);
  if (request.paths.length === 0) await reading.messages(history);
  await reading.head(history);
  return audited(settings, request, history, { reading, covered: sieve.covered });
}

/** A server's repository has no working tree, so no configuration of its own. */
async function historySettings({ place, configFile }: AuditRequest): Promise<AuditSettings> {
  const root = (await isBare(place)) ? place.cwd : (await findRepository(place)).root;
  const config = await loadPolicy(root, place.cwd, configFile, ruleExists);
  return { root, inRepository: true, config, ...configuredRules(config) };
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
  const ignored = await patternTest(config.ignorePaths);
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

/** Scans a history's objects as git gives them, and holds no more than what they tell. */
class HistoryReading {
  readonly fold = new HistoryFold();
  readonly lost: Skipped[] = [];
  readonly count = { files: 0, lines: 0, bytes: 0 };
  readonly #settings: AuditSettings;
  readonly #request: HistoryRequest;

  constructor(settings: AuditSettings, request: HistoryRequest) {
    this.#settings = settings;
    this.#request = request;
  }

  async files({ blobs, head }: History): Promise<void> {
    const inHead = new Set(head.values());
    for await (const object of readObjects(this.#request.place, [...blobs.keys()])) {
      const { path, origin } = blobs.get(object.id)!;
      if ('lost' in object) this.#lose(shownPath(path), object, origin);
      else this.#scan(shownPath(path), object.bytes, { origin, inHead: inHead.has(object.id) });
    }
  }

  async messages({ commits, origins, tags }: History): Promise<void> {
    for await (const object of readObjects(this.#request.place, commits)) {
      const origin = origins.get(object.id) ?? { commit: object.id };
      if ('lost' in object) this.#lose('(commit message)', object, origin);
      else this.#scan('(commit message)', parted(object.bytes).message, { origin, inHead: false });
    }
    for (const { name, message, commit, tagged } of tags) {
      const origin = {
        ...(commit === undefined ? {} : { commit }),
        ...(tagged === undefined ? {} : { authored: tagged }),
      };
      this.#scan(`(message of tag ${shownPath(name)})`, message, { origin, inHead: false });
    }
  }

  /** Of a part of the history HEAD's versions need not be among those read. */
  async head({ blobs, head }: History): Promise<void> {
    const { engine, known } = this.#settings;
    const gone = this.fold.pathsGone();
    const unread = [...head].filter(([path, id]) => !blobs.has(id) && gone.has(shownPath(path)));
    const paths = new Map(unread.map(([path, id]) => [id, shownPath(path)]));
    for await (const object of readObjects(this.#request.place, [...paths.keys()])) {
      const path = paths.get(object.id)!;
      if ('lost' in object) this.#lose(path, object, undefined);
      else
        this.fold.noteHead(scanDocument(engine, { path, bytes: object.bytes, added: 'all' }, known, this.#request.now));
    }
  }

  #scan(path: string, bytes: Buffer, place: VersionPlace): void {
    const { engine, known } = this.#settings;
    const document: Document = { path, bytes, added: 'all' };
    this.fold.add(scanDocument(engine, document, known, this.#request.now), place);
    this.count.files++;
    this.count.lines += addedLines(document);
    this.count.bytes += bytes.length;
  }

  #lose(path: string, { id, lost }: { readonly id: string; readonly lost: string }, origin: Origin | undefined): void {
    const came = origin === undefined ? '' : ` of commit ${origin.commit.slice(0, 7)}`;
    this.lost.push({ path, reason: `object ${id.slice(0, 7)}${came}: ${lost}` });
  }
}

function audited(
  { config, engine }: AuditSettings,
  { allowMissing }: HistoryRequest,
  { submodules, shallow }: History,
  { reading, covered }: { readonly reading: HistoryReading; readonly covered: readonly string[] },
): Audited {
  const skipped = [
    ...(shallow ? [SHALLOW] : []),
    ...covered.map((path) => ({ path, reason: `"ignorePaths" of ${config.file} covers it` })),
    ...[...submodules].map((path) => ({ path: shownPath(path), reason: 'a submodule: audit its own repository' })),
    ...reading.lost,
  ];
  return {
    scans: [{ path: '', scan: reading.fold.scan() }],
    policy: [],
    skipped,
    unread: allowMissing ? [] : reading.lost,
    scanned: { ...reading.count, rules: engine.size },
    config,
  };
}

const SHALLOW: Skipped = {
  path: '(older commits)',
  reason: 'a shallow clone does not have them: `git fetch --unshallow` brings them',
};
