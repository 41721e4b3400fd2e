import { bytePath } from '../core/byte-path.js';
import type { Document } from '../core/document.js';
import type { Finding } from '../core/finding.js';
import { pathClass } from '../core/path-class.js';
import { scanDocument, type Scan } from '../core/scan.js';
import { cannotScan } from '../errors.js';
import { readObjects } from '../git/objects.js';
import type { RawEntry } from '../git/raw-list.js';
import type { GitPlace } from '../git/run.js';
import { everyFinding, placeOf, unlessIn } from './as-sure.js';
import type { ConfiguredRules } from './engine-of.js';
import type { Parent } from './merge-parents.js';

/** What a renamed file is judged by. */
export interface RenameJudging extends ConfiguredRules {
  readonly place: GitPlace;
  readonly custom: Parameters<typeof pathClass>[1];
  /** Whether the configuration passes over a path. */
  readonly ignored: (path: string) => boolean;
  readonly parents: readonly Parent[];
  /** Seconds since 1970, by which tokens have expired. */
  readonly now: number;
}

const NOTHING: Scan = { findings: [], setAside: [], dismissed: [], broken: [] };

/**
 * Judges a file that a commit renames to where the same content may count for more: besides its added lines, it answers for
 * each value that was passed over, dismissed or less sure under the old path.
 *
 * @param added the file with its added lines; none where the commit renames it only
 * @returns nothing where both paths are judged alike, or a commit that is merged in has the file at the new path
 * @throws UserError (exit code 3) when git cannot show the content
 */
export async function renamedFile(by: RenameJudging, entry: RawEntry, added?: Document): Promise<Scan | undefined> {
  const { engine, known, now, ignored, parents } = by;
  const { path, oldPath = path } = entry;
  const passedOver = ignored(oldPath);
  const classOf = (one: string): string => pathClass(one, by.custom, engine.fileRulesOf(one), engine.grading);
  if (!passedOver && classOf(oldPath) === classOf(path)) return undefined;
  if (!parents.every((parent) => parent.has(bytePath(entry.pathBytes)))) return undefined;
  const bytes = added?.bytes ?? (await contentOf(by.place, entry));
  const whole = scanDocument(engine, { path, bytes, added: 'all' }, known, now);
  const own = added === undefined ? NOTHING : scanDocument(engine, added, known, now);
  const before = passedOver ? NOTHING : scanDocument(engine, { path: oldPath, bytes, added: 'all' }, known, now);
  const answers = answersFor(own, before);
  return {
    findings: whole.findings.filter(answers),
    setAside: whole.setAside.filter(({ finding }) => answers(finding)),
    dismissed: own.dismissed,
    broken: own.broken,
  };
}

/** @returns whether a finding is on added lines, or was not found as sure under the old path */
function answersFor(own: Scan, before: Scan): (finding: Finding) => boolean {
  const isAdded = new Set(everyFinding(own).map(placeOf));
  const isNew = unlessIn(before);
  return (finding) => isAdded.has(placeOf(finding)) || isNew(finding);
}

async function contentOf(place: GitPlace, { newId, path }: RawEntry): Promise<Buffer> {
  for await (const object of readObjects(place, [newId])) if ('bytes' in object) return object.bytes;
  throw cannotScan(`git cannot show ${path}, which the commit renames`, 'see what `git fsck` says');
}
