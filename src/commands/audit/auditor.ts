import { shownPath, type BytePath } from '../../core/byte-path.js';
import { DIRECTIVE } from '../../core/directive-word.js';
import type { Skipped } from '../../core/report.js';
import { fileKindOf } from '../../core/file-kind.js';
import { scanDocument, type Scan } from '../../core/scan.js';
import { Room } from '../../core/room.js';
import { lineFeeds, successorOf } from '../../core/successor.js';
import { diskPath } from '../../disk/folder.js';
import { readFileHere } from '../../disk/read-file.js';
import { readObjects } from '../../git/objects.js';
import type { GitPlace } from '../../git/run.js';
import { parted } from '../../git/tips.js';
import { unlessIn } from '../as-sure.js';
import type { ConfiguredRules } from '../engine-of.js';
import type { Batch, BatchResult, PathVersions, ScannedDocument, SettledVersion, Unread, Version } from './batch.js';
import { asItIs, opener, unreadOf, type Open, type Unpacked } from './opening.js';
import { holds, Line } from './line.js';
import { NOT_READ } from './not-read.js';
import { People } from './people.js';

/** What batches are read from and judged by. */
export interface Judging extends ConfiguredRules {
  readonly place: GitPlace;
  /** Absolute; what paths of files are below. */
  readonly root: string;
  /** Seconds since 1970, by which tokens have expired. */
  readonly now: number;
  /** Whether dismissals are wanted, too. */
  readonly thorough: boolean;
  /** Whether files that are archives are opened. */
  readonly archives: boolean;
  /** Once it says so, what is at work need not be finished. */
  readonly stop?: AbortSignal;
}

/** Reads and scans batches, one at a time; each thread has one. */
export class Auditor {
  readonly #by: Judging;
  // The next content, and the one it is compared with, while git's answer goes on with the one after.
  readonly #room = new Room(3);

  constructor(by: Judging) {
    this.#by = by;
  }

  /** @throws UserError (exit code 3) where git cannot be asked */
  async audit(batch: Batch): Promise<BatchResult> {
    const reading = new Reading(this.#by, this.#room);
    if (batch.kind === 'files') {
      const open = this.#by.archives ? await opener() : asItIs;
      for (const path of batch.paths) reading.file(path, open);
    } else await reading.versions(batch.paths);
    return reading.result();
  }
}

class Reading {
  readonly #by: Judging;
  readonly #room: Room;
  readonly #scans: ScannedDocument[] = [];
  readonly #skipped: Skipped[] = [];
  readonly #unread: Unread[] = [];
  readonly #count = { files: 0, lines: 0, bytes: 0 };
  readonly #settled: SettledVersion[] = [];
  readonly #people: People;

  constructor(by: Judging, room: Room) {
    this.#by = by;
    this.#room = room;
    this.#people = new People(by);
  }

  result(): BatchResult {
    return {
      ...{ scans: this.#scans, skipped: this.#skipped, unread: this.#unread },
      ...{ count: this.#count, settled: this.#settled },
    };
  }

  file(bytePath: BytePath, open: Open): void {
    const path = shownPath(bytePath);
    const read = readFileHere(diskPath(this.#by.root, bytePath), this.#room);
    if ('failed' in read) this.#unread.push({ path, reason: read.failed });
    else if ('none' in read) this.#skipped.push({ path, reason: NOT_READ[read.none] });
    else {
      // Of an archive all that is read counts, but as one file.
      this.#count.files++;
      for (const one of open(path, read.bytes)) this.#unpacked(one);
    }
  }

  #unpacked(one: Unpacked): void {
    if ('passed' in one) this.#skipped.push({ path: one.path, reason: one.passed });
    else if ('failed' in one) this.#unread.push(unreadOf(one));
    else {
      const scan = this.#scan(one.path, one.bytes);
      this.#counted(one.bytes, lineFeeds(one.bytes));
      if (tells(scan)) this.#scans.push({ path: one.path, scan });
    }
  }

  async versions(paths: readonly PathVersions[]): Promise<void> {
    const ids = paths.flatMap(({ versions }) => versions.map(({ id }) => id));
    const objects = readObjects(this.#by.place, ids, this.#room);
    try {
      for (const one of paths) {
        const line = new Line(one);
        for (const version of one.versions) {
          if (this.#by.stop?.aborted === true) return;
          const { value } = await objects.next();
          const object = value!;
          if ('bytes' in object) this.#version(line, version, object.bytes);
          else {
            line.last = undefined;
            this.#unread.push({ path: one.path, reason: lostReason(version, object.lost) });
          }
        }
      }
    } finally {
      await objects.return();
    }
  }

  #version(line: Line, version: Version, object: Buffer): void {
    const { path, messages } = line.of;
    const bytes = messages === true ? parted(object).message : object;
    const successor = this.#successor(line, version, bytes);
    const { scan, feeds } = successor ?? { scan: this.#wholeScan(path, version, bytes), feeds: lineFeeds(bytes) };
    const directs = successor === undefined && bytes.includes(DIRECTIVE, 0, 'latin1');
    const settled = line.add(scan, version, successor === undefined);
    // What a comment sets aside reaches as far as it says.
    // What is left out here is not left out of the next version.
    line.last = messages === true || directs || version.first !== undefined ? undefined : { bytes, feeds };
    this.#count.files++;
    const lines = this.#counted(bytes, feeds);
    const people = messages === true ? this.#people.read(parted(object).header) : undefined;
    for (const one of people?.scans ?? []) this.#scans.push({ ...one, place: version });
    if (settled === undefined) this.#scans.push({ path, scan, place: version });
    else if (people?.holds !== true) this.#settled.push({ key: settled, lines, bytes: bytes.length });
  }

  /** @returns what a version says that is much like the one before it, unless it may be something new */
  #successor(
    line: Line,
    { inHead, first }: Version,
    bytes: Buffer,
  ): { readonly scan: Scan; readonly feeds: number } | undefined {
    if (line.last === undefined || first !== undefined || (inHead && line.holds)) return undefined;
    const { tables, bare } = fileKindOf(line.of.path);
    if (tables || bare === 'patch') return undefined;
    const successor = successorOf(line.last.bytes, bytes, () => this.#by.engine.reach);
    if (successor === undefined || successor.excerpt.includes(DIRECTIVE, 0, 'latin1')) return undefined;
    const scan = this.#scan(line.of.path, successor.excerpt);
    // Then the places in the excerpt would be wrong, too.
    if (line.isNews(scan)) return undefined;
    return { scan, feeds: line.last.feeds + successor.lineFeeds };
  }

  /** Of a blob that was read at another path before, what was found as sure there is left out. */
  #wholeScan(path: string, { first, inHead }: Version, bytes: Buffer): Scan {
    const scan = this.#scan(path, bytes);
    if (first === undefined || !holds(scan)) return scan;
    const before = this.#scan(first, bytes);
    const isNew = unlessIn(before);
    return {
      ...scan,
      findings: scan.findings.filter(isNew),
      // What HEAD sets aside excuses older versions at its path.
      setAside: inHead ? scan.setAside : scan.setAside.filter(({ finding }) => isNew(finding)),
    };
  }

  #scan(path: string, bytes: Buffer): Scan {
    const { engine, known, now, thorough } = this.#by;
    const scan = scanDocument(engine, { path, bytes, added: 'all' }, known, now);
    return thorough || scan.dismissed.length === 0 ? scan : { ...scan, dismissed: [] };
  }

  /** @returns how many lines there are, a last one without a line feed included */
  #counted(bytes: Buffer, feeds: number): number {
    const lines = feeds + (bytes.length > 0 && bytes.at(-1) !== NEWLINE ? 1 : 0);
    this.#count.lines += lines;
    this.#count.bytes += bytes.length;
    return lines;
  }
}

const NEWLINE = 10;

function lostReason({ id, origin }: Version, lost: string): string {
  const came = origin?.commit === undefined || origin.commit === id ? '' : ` of commit ${origin.commit.slice(0, 7)}`;
  return `object ${id.slice(0, 7)}${came}: ${lost}`;
}

/** Of a large tree, most files tell nothing. */
function tells(scan: Scan): boolean {
  return holds(scan) || scan.dismissed.length > 0 || scan.broken.length > 0;
}
