import { coverageTest } from '../../config/path-patterns.js';
import { shownPath } from '../../core/byte-path.js';
import { scanDocument } from '../../core/scan.js';
import { boundaryOf, filesBefore } from '../../git/boundary.js';
import type { ScopeEnds } from '../../git/history-scope.js';
import { readObjects } from '../../git/objects.js';
import type { GitPlace } from '../../git/run.js';
import type { Audited } from '../audit/tree.js';
import { configuredRules } from '../engine-of.js';
import { OldValues } from '../old-values.js';

/**
 * Leaves out what was there before: new versions of a file are read whole, and an old secret in it is the audit's business.
 * A value counts as old where the file has it in a commit that the new ones come from, also under the name it had there; not
 * where that name had it passed over, or it counted for less.
 *
 * @param audited what the new versions hold
 */
export async function onlyAdded(place: GitPlace, ends: ScopeEnds, audited: Audited, now: number): Promise<Audited> {
  const paths = new Set(audited.scans.flatMap(({ scan }) => scan.findings).map(({ path }) => path));
  if (paths.size === 0) return audited;
  const old = await valuesBefore(place, ends, paths, audited, now);
  const scans = audited.scans.map(({ path, scan }) => ({
    path,
    scan: { ...scan, findings: scan.findings.filter((finding) => !old.hold(finding)) },
  }));
  return { ...audited, scans };
}

/** @returns what the paths' older versions hold */
async function valuesBefore(
  place: GitPlace,
  ends: ScopeEnds,
  paths: ReadonlySet<string>,
  { config }: Audited,
  now: number,
): Promise<OldValues> {
  const { engine, known } = configuredRules(config);
  const ignored = await coverageTest(config.ignorePaths);
  const values = new OldValues();
  const tips = ends.from.map(({ id }) => id);
  for (const commit of await boundaryOf(place, ends)) {
    const wanted = [...(await filesBefore(place, commit, tips))].filter(
      ([path, old]) => paths.has(shownPath(path)) && !ignored(shownPath(old.path)),
    );
    let next = 0;
    for await (const object of readObjects(
      place,
      wanted.map(([, { id }]) => id),
    )) {
      const [path, old] = wanted[next++]!;
      if ('lost' in object || object.type !== 'blob') continue;
      const { findings } = scanDocument(
        engine,
        { path: shownPath(old.path), bytes: object.bytes, added: 'all' },
        known,
        now,
      );
      values.add(shownPath(path), findings);
    }
  }
  return values;
}
