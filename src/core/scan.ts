import { decodedSightings, plainSightings, type Sighting } from './decode/sighting.js';
import type { BrokenDirective } from './directive.js';
import { decoded, touchesAdded, type Document } from './document.js';
import type { Engine } from './engine.js';
import type { Dismissal, Finding, SetAside } from './finding.js';
// The build loads it with the first call: most commits hold nothing to judge.
import { judgeSeen } from './judge-seen.js';
import { Source } from './source.js';

/** What scanning one document brought. */
export interface Scan {
  readonly findings: readonly Finding[];
  readonly setAside: readonly SetAside[];
  readonly dismissed: readonly Dismissal[];
  /** Directives on added lines that have no effect as they are written. */
  readonly broken: readonly BrokenDirective[];
}

const NOTHING: Scan = { findings: [], setAside: [], dismissed: [], broken: [] };

/**
 * Scans one document: the whole of it is matched, what touches added lines is reported.
 *
 * @param known whether a rule id exists; directives may name any rule, disabled ones included
 * @param now seconds since 1970, by which tokens have expired. The core has no clock: without it none has, so that the same
 *   input gives the same findings
 * @throws ScanInterrupted where the engine is told to end in the middle of it
 */
export function scanDocument(engine: Engine, document: Document, known: (id: string) => boolean, now?: number): Scan {
  if (document.bytes.length === 0 || document.added.length === 0) return NOTHING;
  const source = new Source(decoded(document));
  const { candidates, directives, marks } = engine.look(source);
  const depths = [
    plainSightings(source, [...candidates, ...engine.content(source)]),
    ...decodedSightings((text) => engine.look(text), source, marks),
  ];
  const touching = depths.map((seen) => seen.filter((one) => touches(source.document, one)));
  if (touching.every((seen) => seen.length === 0) && directives.length === 0) return NOTHING;
  const values = depths.flatMap((seen) => seen.map(({ at }) => at));
  return judgeSeen({ engine, known, now }, source, { touching, values, directives });
}

/** A pair is new where its secret or its id is; lines added in between make neither new. */
function touches(document: Document, { at, partner, reach }: Sighting): boolean {
  if (partner === undefined) return touchesAdded(document, reach);
  return touchesAdded(document, at) || touchesAdded(document, partner);
}
