import { shownPath, type BytePath } from '../../core/byte-path.js';
import { addedLines, type Document } from '../../core/document.js';
import type { Skipped } from '../../core/report.js';
import { scanDocument, type Scan } from '../../core/scan.js';
import { diskPath } from '../../disk/folder.js';
import { readFileHere } from '../../disk/read-file.js';
import { readObjects } from '../../git/objects.js';
import type { GitPlace } from '../../git/run.js';
import { parted } from '../../git/tips.js';
import type { ConfiguredRules } from '../engine-of.js';
import type { Batch, BatchResult, PathVersions, ScannedDocument, SettledVersion, Version } from './batch.js';
import { HistoryFold } from './history-fold.js';
import { after, versionKey } from './version-key.js';

/** What batches are read from and judged by. */
export interface Judging extends ConfiguredRules {
  readonly place: GitPlace;
  /** Absolute; what paths of files are below. */
  readonly root: string;
  /** Seconds since 1970, by which tokens have expired. */
  readonly now: number;
  /** Whether dismissals are wanted, too. */
  readonly thorough: boolean;
}

/** Reads and scans batches, one at a time; each thread has one. */
export class Auditor {
  readonly #by: Judging;

  constructor(by: Judging) {
    this.#by = by;
  }

  /** @throws UserError (exit code 3) where git cannot be asked */
  async audit(batch: Batch): Promise<BatchResult> {
    const reading = new Reading(this.#by);
    if (batch.kind === 'files') for (const path of batch.paths) reading.file(path);
    else await reading.versions(batch.paths);
    return reading.result();
  }
}

const NONE = {
  missing: 'it is not in the working tree',
  folder: 'it is a folder where git has a file',
  special: 'it is no file: a pipe, a socket or a device',
} as const;

class Reading {
  readonly #by: Judging;
  readonly #scans: ScannedDocument[] = [];
  readonly #skipped: Skipped[] = [];
  readonly #unread: Skipped[] = [];
  readonly #count = { files: 0, lines: 0, bytes: 0 };
  readonly #settled: SettledVersion[] = [];

  constructor(by: Judging) {
    this.#by = by;
  }

  result(): BatchResult {
    return {
      ...{ scans: this.#scans, skipped: this.#skipped, unread: this.#unread },
      ...{ count: this.#count, settled: this.#settled },
    };
  }

  file(bytePath: BytePath): void {
    const path = shownPath(bytePath);
    const read = readFileHere(diskPath(this.#by.root, bytePath));
    if ('failed' in read) this.#unread.push({ path, reason: read.failed });
    else if ('none' in read) this.#skipped.push({ path, reason: NONE[read.none] });
    else {
      const { scan } = this.#scan(path, read.bytes);
      if (tells(scan)) this.#scans.push({ path, scan });
    }
  }

  async versions(paths: readonly PathVersions[]): Promise<void> {
    const ids = paths.flatMap(({ versions }) => versions.map(({ id }) => id));
    const objects = readObjects(this.#by.place, ids);
    try {
      for (const one of paths) {
        const line = new Line(one);
        for (const version of one.versions) {
          const { value } = await objects.next();
          const object = value!;
          if ('lost' in object) this.#unread.push({ path: one.path, reason: lostReason(version, object.lost) });
          else this.#version(line, version, object.bytes);
        }
      }
    } finally {
      await objects.return();
    }
  }

  #version(line: Line, version: Version, object: Buffer): void {
    const { path, messages } = line.of;
    const bytes = messages === true ? parted(object).message : object;
    const { scan, lines } = this.#scan(path, bytes);
    const place = { origin: version.origin, inHead: version.inHead };
    const { isNews, settles } = line.add(scan, version);
    if (isNews) this.#scans.push({ path, scan, place });
    if (settles !== undefined) this.#settled.push({ key: settles, lines, bytes: bytes.length });
  }

  #scan(path: string, bytes: Buffer): { readonly scan: Scan; readonly lines: number } {
    const { engine, known, now, thorough } = this.#by;
    const document: Document = { path, bytes, added: 'all' };
    const scan = scanDocument(engine, document, known, now);
    const lines = addedLines(document);
    this.#count.files++;
    this.#count.lines += lines;
    this.#count.bytes += bytes.length;
    return { scan: thorough || scan.dismissed.length === 0 ? scan : { ...scan, dismissed: [] }, lines };
  }
}

/** The versions at one path, as they come in. */
class Line {
  readonly #fold = new HistoryFold();
  /** Which versions made the fold what it is. */
  #state = '';

  constructor(readonly of: PathVersions) {}

  /**
   * @returns whether a version says what none before it did, and the key under which it need not be read again: nothing is in
   *   it, or nothing new after those that were
   */
  add(scan: Scan, version: Version): { readonly isNews: boolean; readonly settles: string | undefined } {
    const { path } = this.of;
    if (!holds(scan)) return { isNews: scan.dismissed.length > 0, settles: versionKey(path, version.id) };
    const isNews = this.#fold.add(scan, version);
    if (isNews) this.#state = after(this.#state, version.id);
    return { isNews, settles: isNews ? undefined : versionKey(path, version.id, this.#state) };
  }
}

function lostReason({ id, origin }: Version, lost: string): string {
  const came = origin?.commit === undefined || origin.commit === id ? '' : ` of commit ${origin.commit.slice(0, 7)}`;
  return `object ${id.slice(0, 7)}${came}: ${lost}`;
}

function holds({ findings, setAside }: Scan): boolean {
  return findings.length > 0 || setAside.length > 0;
}

/** Of a large tree, most files tell nothing. */
function tells(scan: Scan): boolean {
  return holds(scan) || scan.dismissed.length > 0 || scan.broken.length > 0;
}
