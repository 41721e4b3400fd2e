import type { Finding } from '../core/finding.js';
import { scanDocument, type Scan } from '../core/scan.js';
import { readObjects } from '../git/objects.js';
import type { RawEntry } from '../git/raw-list.js';
import type { GitPlace } from '../git/run.js';
import { oldVersion, type OldVersion } from '../git/staged.js';
import type { ConfiguredRules } from './engine-of.js';
import type { Parent } from './merge-parents.js';
import { OldValues } from './old-values.js';

/** What was found in a staged file. */
export interface Found {
  readonly entry: RawEntry;
  readonly scan: Scan;
}

/** What old versions are read from and judged by. */
export interface OldJudging extends ConfiguredRules {
  readonly place: GitPlace;
  /** Whether the configuration passes over a path. */
  readonly ignored: (path: string) => boolean;
  readonly parents: readonly Parent[];
  /** Seconds since 1970, by which tokens have expired. */
  readonly now: number;
}

/** @returns the versions that a file has in HEAD and in the commits that are merged in */
function versionsBefore(entry: RawEntry, parents: readonly Parent[]): readonly OldVersion[] {
  const path = entry.pathBytes.toString('latin1');
  return [oldVersion(entry), ...parents.map((parent) => parent.get(path)?.old)].filter((old) => old !== undefined);
}

/**
 * Leaves out the values that a file held before: a formatter, an indentation or a rename brings lines, but no secret. A value
 * stays that counted for less before, was set aside, or stood where the configuration passes over it.
 *
 * @param files what was found, in files of which some were there before
 */
export async function withoutOld(by: OldJudging, files: readonly Found[]): Promise<readonly Found[]> {
  const wanted = files
    .filter(({ scan }) => scan.findings.length > 0)
    .flatMap(({ entry }) => versionsBefore(entry, by.parents).map(({ id, path }) => ({ id, path, now: entry.path })))
    .filter(({ path }) => !by.ignored(path));
  const old = new OldValues();
  let next = 0;
  for await (const object of readObjects(
    by.place,
    wanted.map(({ id }) => id),
  )) {
    const { path, now } = wanted[next++]!;
    // What git cannot show excuses nothing.
    if (!('bytes' in object) || object.type !== 'blob') continue;
    const before = scanDocument(by.engine, { path, bytes: object.bytes, added: 'all' }, by.known, by.now);
    old.add(now, before.findings);
  }
  const isNew = (finding: Finding): boolean => !old.hold(finding);
  return files.map(({ entry, scan }) => ({ entry, scan: { ...scan, findings: scan.findings.filter(isNew) } }));
}
