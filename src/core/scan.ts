import { settled, type Settled } from './decode/settle.js';
import { decodedSightings, plainSightings, type Sighting } from './decode/sighting.js';
import { directiveIndex, readDirectives, type BrokenDirective, type Directive } from './directive.js';
import { decoded, touchesAdded, type ByteRange, type Document } from './document.js';
import type { Engine } from './engine.js';
import { dummyHash } from './evidence/dummy.js';
import { excerptOf } from './excerpt.js';
import type { Dismissal, Finding, SetAside } from './finding.js';
import { Hidden } from './hidden.js';
import { wordsOf } from './names.js';
import { judge } from './judge.js';
import { outranked, withoutOverlaps } from './overlap.js';
import { Secret } from './secret.js';
import { leadingText } from './shape-facts.js';
import { Source, type Position } from './source.js';
import type { Confidence, Rule } from './rule.js';

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
 */
export function scanDocument(engine: Engine, document: Document, known: (id: string) => boolean): Scan {
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
  return { ...judged(source, touching, hidden, said.valid), broken };
}

/** A pair is new where its secret or its id is; lines added in between make neither new. */
function touches(document: Document, { at, partner, reach }: Sighting): boolean {
  if (partner === undefined) return touchesAdded(document, reach);
  return touchesAdded(document, at) || touchesAdded(document, partner);
}

function lineRange(source: Source, line: number): ByteRange {
  return { start: source.lineStart(line - 1), end: source.lineStart(line) };
}

function judged(
  source: Source,
  depths: readonly (readonly Sighting[])[],
  hidden: Hidden,
  directives: readonly Directive[],
): Omit<Scan, 'broken'> {
  const weighed = depths.map((seen) => weigh(seen, source));
  const [plain, ...deeper] = weighed.map(({ kept }) => kept);
  const dismissed = distinct(weighed.flatMap(({ dropped }) => dropped.map((one) => dismissal(source, one))));
  const findings: Finding[] = [];
  const setAside: SetAside[] = [];
  const directiveFor = directiveIndex(directives);
  const place = placesIn(source);
  for (const one of settled(plain!, deeper, source.bytes.length)) {
    const finding = findingOf(source, one, hidden, place);
    const directive = directiveFor(finding.rule.id, finding.line);
    if (directive === undefined) findings.push(finding);
    else setAside.push({ finding, reason: { kind: 'directive', text: directive.reason } });
  }
  return { findings, setAside, dismissed };
}

interface Dropped {
  readonly sighting: Sighting;
  readonly reason: string;
}

/** Judges what was seen in one text, and leaves one candidate a place of it. */
function weigh(seen: readonly Sighting[], document: Source): { kept: readonly Settled[]; dropped: readonly Dropped[] } {
  const kept: Settled[] = [];
  const dropped: Dropped[] = [];
  for (const sighting of seen) {
    const { candidate, source } = sighting;
    const judgement = judge(candidate, source);
    if (!judgement.kept) dropped.push({ sighting, reason: judgement.reason });
    else if (source === document || isWorthIt(sighting, judgement.confidence, document))
      kept.push({ candidate, judgement, sighting });
  }
  const length = seen[0]?.source.bytes.length ?? 0;
  const disproved = dropped.map(({ sighting }) => sighting.candidate);
  return { kept: withoutOverlaps(outranked(kept, disproved), length), dropped };
}

/**
 * In what was decoded, a name alone tells only where it tells enough to block; and a sample may be published as it is
 * written there.
 */
function isWorthIt({ candidate: { rule }, exact }: Sighting, confidence: Confidence, document: Source): boolean {
  if (rule.kind === 'generic' && confidence === 'low') return false;
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

/** Names that bundlers inline into what browsers load. */
const INLINED = /(?:^|[^A-Za-z])(?:NEXT_PUBLIC_|VITE_|REACT_APP_|EXPO_PUBLIC_|NUXT_PUBLIC_|GATSBY_|PUBLIC_)[A-Z]/;

/** What of a value may be shown: the literal that every value of its kind begins with. */
function hintOf(rule: Rule): string {
  if (rule.kind === 'block') return leadingText(rule.begin);
  return 'shape' in rule ? leadingText(rule.shape) : '';
}

/** The variable that a value assigned to the name would be kept in: `dbPassword` → `DB_PASSWORD`. */
function variableFor(name: string | undefined): string | undefined {
  const words = wordsOf(name ?? '');
  return words.length === 0 ? undefined : words.join('_').toUpperCase().replace(/^\d/, '_$&');
}

/** Values in one run of base64 share its place: each offset is looked up once. */
function placesIn(source: Source): (offset: number) => Position {
  const known = new Map<number, Position>();
  return (offset) => {
    const position = known.get(offset) ?? source.position(offset);
    known.set(offset, position);
    return position;
  };
}

function findingOf(
  source: Source,
  { candidate, judgement, sighting }: Settled,
  hidden: Hidden,
  place: (offset: number) => Position,
): Finding {
  const { rule, value } = candidate;
  const { at, decodedFrom } = sighting;
  const start = place(at.start);
  const end = place(at.end);
  const secret = new Secret(sighting.source.text(value.start, value.end), hintOf(rule));
  const excerpt = excerptOf(source, at, secret, hidden);
  const variable = rule.kind === 'generic' ? variableFor(candidate.name) : rule.env;
  return {
    rule,
    path: source.document.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    confidence: judgement.confidence,
    privilege: judgement.privilege,
    notes: judgement.notes,
    secret,
    ...(decodedFrom === undefined ? {} : { decodedFrom }),
    ...(variable === undefined ? {} : { variable }),
    clientSide: source.kind.clientSide || INLINED.test(candidate.name ?? excerpt.before),
    excerpt,
  };
}
