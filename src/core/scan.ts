import { settled, type Settled } from './decode/settle.js';
import { decodedSightings, plainSightings, type Sighting } from './decode/sighting.js';
import { directiveIndex, readDirectives, type BrokenDirective, type Directive } from './directive.js';
import { decoded, touchesAdded, type ByteRange, type Document } from './document.js';
import { inDocComment } from './doc-comment.js';
import type { Engine } from './engine.js';
import { dummyHash } from './evidence/dummy.js';
import type { Dismissal, Finding, SetAside } from './finding.js';
import { Hidden } from './hidden.js';
import { judge, type Judgement } from './judge.js';
import { isOwnExample } from './own-example.js';
import { corroborated, outranked, withoutOverlaps } from './overlap.js';
import { findingsIn } from './settled-finding.js';
import { Source } from './source.js';
import type { Confidence } from './evidence/evidence.js';

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
 */
export function scanDocument(engine: Engine, document: Document, known: (id: string) => boolean, now?: number): Scan {
  if (document.bytes.length === 0 || document.added.length === 0) return NOTHING;
  const source = new Source(decoded(document));
  const { candidates, directives, escapes } = engine.look(source);
  const depths = [
    plainSightings(source, candidates),
    ...decodedSightings((text) => engine.look(text), source, escapes),
  ];
  const touching = depths.map((seen) => seen.filter((one) => touches(source.document, one)));
  if (touching.every((seen) => seen.length === 0) && directives.length === 0) return NOTHING;
  const hidden = new Hidden(
    source,
    depths.flatMap((seen) => seen.map(({ at }) => at)),
  );
  const said = readDirectives(source, directives, known, (range) => hidden.show(range));
  const broken = said.broken.filter(({ line }) => touchesAdded(source.document, lineRange(source, line)));
  return { ...judged({ engine, now }, source, touching, hidden, said.valid), broken };
}

/** A pair is new where its secret or its id is; lines added in between make neither new. */
function touches(document: Document, { at, partner, reach }: Sighting): boolean {
  if (partner === undefined) return touchesAdded(document, reach);
  return touchesAdded(document, at) || touchesAdded(document, partner);
}

function lineRange(source: Source, line: number): ByteRange {
  return { start: source.lineStart(line - 1), end: source.lineStart(line) };
}

const OWN_EXAMPLE: SetAside['reason'] = { kind: 'config', text: 'an example in the configuration of the rule' };
const DISABLED: Judgement = { kept: false, reason: 'its rule is disabled', named: false };

/** What judging goes by besides the text. */
interface Judging {
  readonly engine: Engine;
  readonly now: number | undefined;
}

function judged(
  by: Judging,
  source: Source,
  depths: readonly (readonly Sighting[])[],
  hidden: Hidden,
  directives: readonly Directive[],
): Omit<Scan, 'broken'> {
  const weighed = depths.map((seen) => weigh(by, seen, source));
  const [plain, ...deeper] = weighed.map(({ kept }) => kept);
  const dismissed = distinct(weighed.flatMap(({ dropped }) => dropped.map((one) => dismissal(source, one))));
  const findings: Finding[] = [];
  const findingOf = findingsIn(source, hidden);
  const setAside = weighed[0]!.examples.map((one): SetAside => ({
    finding: findingOf(one),
    reason: OWN_EXAMPLE,
  }));
  const directiveFor = directiveIndex(directives);
  for (const one of settled(plain!, deeper, source.bytes.length)) {
    const finding = findingOf(one);
    const directive = directiveFor(finding.rule.id, finding.line);
    if (directive === undefined) findings.push(finding);
    else setAside.push({ finding, reason: { kind: 'directive', text: directive.reason } });
  }
  return { findings, setAside, dismissed };
}

interface Dropped {
  readonly sighting: Sighting;
  readonly reason: string;
  readonly named: boolean;
}

interface Weighed {
  readonly kept: readonly Settled[];
  /** What a custom rule declares as an example of its own. */
  readonly examples: readonly Settled[];
  readonly dropped: readonly Dropped[];
}

/** Judges what was seen in one text, and leaves one candidate a place of it. */
function weigh({ engine, now }: Judging, seen: readonly Sighting[], document: Source): Weighed {
  const kept: Settled[] = [];
  const examples: Settled[] = [];
  const dropped: Dropped[] = [];
  for (const sighting of seen) {
    const { candidate, source } = sighting;
    const judgement = engine.disabled.has(candidate.rule.id) ? DISABLED : judge(candidate, source, now);
    if (!judgement.kept) dropped.push({ sighting, ...judgement });
    else if (source === document || isWorthIt(sighting, judgement.confidence, document))
      (isOwnExample(candidate, source) ? examples : kept).push({ candidate, judgement, sighting });
  }
  const length = seen[0]?.source.bytes.length ?? 0;
  const disproved = dropped.filter(({ named }) => !named).map(({ sighting }) => sighting.candidate);
  return {
    kept: withoutOverlaps(outranked(corroborated(kept), disproved), length),
    // Told apart from the others first, so that an example hides nothing that another rule finds in its place.
    examples: withoutOverlaps(examples, length),
    dropped,
  };
}

/**
 * In what was decoded, a name alone tells only where it tells enough to block, which in a comment that documents code it
 * never does; and a sample may be published as it is written there.
 */
function isWorthIt({ candidate: { rule }, at, exact }: Sighting, confidence: Confidence, document: Source): boolean {
  if (rule.kind === 'generic' && (confidence === 'low' || inDocComment(document, at.start))) return false;
  return rule.dummies?.includes(dummyHash(document.text(exact.start, exact.end))) !== true;
}

function dismissal(source: Source, { sighting, reason }: Dropped): Dismissal {
  const { candidate, at } = sighting;
  return { ruleId: candidate.rule.id, path: source.document.path, line: source.lineOf(at.start), reason };
}

/** What was looked at as it stands and decoded too is dismissed once. */
function distinct(dismissed: readonly Dismissal[]): readonly Dismissal[] {
  return [...new Map(dismissed.map((one) => [`${one.ruleId} ${one.line} ${one.reason}`, one])).values()];
}
