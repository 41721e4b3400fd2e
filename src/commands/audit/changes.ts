import { coverageTest } from '../../config/path-patterns.js';
import { bytePath, shownPath, type BytePath } from '../../core/byte-path.js';
import { addedLines, linesWithout, type Document } from '../../core/document.js';
import type { Skipped } from '../../core/report.js';
import { scanDocument, type Scan } from '../../core/scan.js';
import { diskPath } from '../../disk/folder.js';
import { kindAt, readFileHere } from '../../disk/read-file.js';
import { UserError } from '../../errors.js';
import { blobId } from '../../git/blob-id.js';
import { readObjects } from '../../git/objects.js';
import { workTreePaths, type TreePath } from '../../git/work-tree.js';
import { gatherStaged } from '../gather.js';
import { fileNames, scansOfNames, withMaskedPaths, type Name } from '../names.js';
import { OldValues } from '../old-values.js';
import { coveredBy } from '../path-filter.js';
import { keyOf } from './history-fold.js';
import { NOT_READ } from './not-read.js';
import { sumOf } from './results.js';
import { folderSettings, type AuditSettings } from './settings.js';
import { belowRoot, isWithin, policyOf, type Audited, type TreeRequest } from './tree.js';

/** Which changes to read: those that are staged, those that are not, or both, which is all that could be committed. */
export interface ChangesRequest extends TreeRequest {
  readonly staged: boolean;
  readonly unstaged: boolean;
}

/**
 * Scans what is changed and not committed, for its added lines: the index against HEAD, as the hook does, and the working tree against
 * the index, with the files that git would take.
 *
 * @throws UserError with exit code 2 for wrong paths and configuration, 3 outside a repository and for what cannot be read
 */
export async function gatherChanges(request: ChangesRequest): Promise<Audited> {
  const { place, paths, now, configFile, staged, unstaged, thorough = false } = request;
  const showFrom = thorough ? 'low' : 'medium';
  const config = configFile === undefined ? {} : { configFile };
  const parts: Audited[] = [];
  if (staged)
    parts.push({
      ...(await gatherStaged({ ...{ place, paths, now, showFrom, coverage: false }, ...config })),
      unread: [],
    });
  if (unstaged) parts.push(await gatherUnstaged(request));
  return parts.length === 1 ? parts[0]! : both(parts[0]!, parts[1]!);
}

/** @returns what the index and files brought; what is reported of the index is not reported again of the file */
export function both(staged: Audited, unstaged: Audited): Audited {
  const told = new Set(staged.scans.flatMap(({ scan }) => scan.findings.map(keyOf)));
  const scans = unstaged.scans.map(({ path, scan }) => ({
    path,
    scan: { ...scan, findings: scan.findings.filter((finding) => !told.has(keyOf(finding))) },
  }));
  const known = new Set(staged.policy.map(({ path }) => path));
  return {
    ...unstaged,
    scans: [...staged.scans, ...scans],
    policy: [...staged.policy, ...unstaged.policy.filter(({ path }) => !known.has(path))],
    skipped: [
      ...new Map([...staged.skipped, ...unstaged.skipped].map((one) => [`${one.path}\0${one.reason}`, one])).values(),
    ],
    scanned: { ...sumOf([staged.scanned, unstaged.scanned]), rules: unstaged.scanned.rules },
  };
}

async function gatherUnstaged(request: ChangesRequest): Promise<Audited> {
  const settings = await folderSettings(request);
  const below = belowRoot(settings, request);
  const reading = new ChangeReading(settings, request);
  const entries = await workTreePaths({ cwd: settings.root, env: request.place.env }, below, false);
  assertThere(settings, below, entries);
  const changed = await reading.look(entries);
  await reading.scan(changed);
  const untracked = entries.filter(({ oid }) => oid === undefined).map(({ path }) => shownPath(path));
  const names = fileNames(untracked, await coverageTest(settings.config.ignorePaths), settings.config);
  return reading.audited(await policyOf(settings, request, below), names);
}

/** A typing error must not pass as clean; what git tracks may be deleted. */
function assertThere({ root }: AuditSettings, paths: readonly string[], entries: readonly TreePath[]): void {
  for (const path of paths) {
    if (
      kindAt(diskPath(root, bytePath(path))) !== 'missing' ||
      entries.some((one) => isWithin(shownPath(one.path), bytePath(path)))
    )
      continue;
    throw new UserError(`${path} does not exist`, 'check the spelling of the path');
  }
}

/** A file on disk, and the id of what the index has at its path; none where git does not track it. */
interface Changed {
  readonly path: BytePath;
  readonly oid?: string;
}

class ChangeReading {
  readonly #settings: AuditSettings;
  readonly #request: ChangesRequest;
  readonly #scans: { path: string; scan: Scan }[] = [];
  readonly #skipped: Skipped[] = [];
  readonly #unread: Skipped[] = [];
  readonly #count = { files: 0, lines: 0, bytes: 0 };

  constructor(settings: AuditSettings, request: ChangesRequest) {
    this.#settings = settings;
    this.#request = request;
  }

  /**
   * Compares contents by their ids: asking git which files changed would have it run the clean filters that a repository's settings
   * name (git's manual, "gitattributes", filter).
   */
  async look(entries: readonly TreePath[]): Promise<readonly Changed[]> {
    const { config, root } = this.#settings;
    const covered = await coverageTest(config.ignorePaths);
    return entries.filter(({ path, kind, oid }) => {
      const shown = shownPath(path);
      // Of a repository inside, the index has a commit, which is the staged change's.
      if (kind === 'submodule' || kind === 'repository') return false;
      if (covered(shown)) {
        if (oid === undefined) this.#skipped.push({ path: shown, reason: coveredBy(config) });
        return false;
      }
      const read = readFileHere(diskPath(root, path));
      if ('failed' in read) this.#unread.push({ path: shown, reason: read.failed });
      else if ('none' in read) {
        // A file that was deleted adds nothing.
        if (read.none !== 'missing') this.#skipped.push({ path: shown, reason: NOT_READ[read.none] });
      } else return oid === undefined || blobId(read.bytes, oid) !== oid;
      return false;
    });
  }

  async scan(changed: readonly Changed[]): Promise<void> {
    const tracked = changed.filter((one): one is Required<Changed> => one.oid !== undefined);
    for (const { path } of changed.filter(({ oid }) => oid === undefined)) this.#file(path);
    let next = 0;
    for await (const object of readObjects(
      this.#request.place,
      tracked.map(({ oid }) => oid),
    )) {
      const { path } = tracked[next++]!;
      // Without it, every line answers.
      this.#file(path, 'bytes' in object ? object.bytes : undefined);
    }
  }

  #file(path: BytePath, before?: Buffer): void {
    const { engine, known, root } = this.#settings;
    const read = readFileHere(diskPath(root, path));
    if (!('bytes' in read)) return;
    const { bytes } = read;
    const document: Document = {
      path: shownPath(path),
      bytes,
      added: before === undefined ? 'all' : linesWithout(bytes, before),
    };
    const scan = scanDocument(engine, document, known, this.#request.now);
    const old = new OldValues();
    if (before !== undefined && scan.findings.length > 0)
      old.add(
        document.path,
        scanDocument(engine, { ...document, bytes: before, added: 'all' }, known, this.#request.now).findings,
      );
    const findings = scan.findings.filter((finding) => !old.hold(finding));
    this.#scans.push({ path: document.path, scan: { ...scan, findings } });
    this.#count.files++;
    this.#count.lines += addedLines(document);
    this.#count.bytes += bytes.length;
  }

  audited(policy: Audited['policy'], names: readonly Name[]): Audited {
    const { config, engine } = this.#settings;
    const judging = { engine, now: this.#request.now };
    const scans = [...this.#scans, ...scansOfNames(judging, names)];
    return withMaskedPaths(judging, {
      ...{ scans, policy, skipped: [...this.#skipped, ...this.#unread], unread: this.#unread, config },
      scanned: { ...this.#count, rules: engine.size },
    });
  }
}
