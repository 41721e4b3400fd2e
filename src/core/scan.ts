import { directiveIndex, readDirectives, type BrokenDirective, type Directive } from './directive.js';
import { decoded, touchesAdded, type ByteRange, type Document } from './document.js';
import type { Engine } from './engine.js';
import { excerptOf } from './excerpt.js';
import type { Dismissal, Finding, SetAside } from './finding.js';
import { Hidden } from './hidden.js';
import { wordsOf } from './names.js';
import { judge, type Judgement } from './judge.js';
import type { Candidate } from './match/matcher.js';
import { outranked, withoutOverlaps, type Kept } from './overlap.js';
import { Secret } from './secret.js';
import { leadingText } from './shape-facts.js';
import { Source } from './source.js';
import type { Rule } from './rule.js';

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
  const { candidates, directives } = engine.look(source);
  const touching = candidates.filter((candidate) => touches(source.document, candidate));
  if (touching.length === 0 && directives.length === 0) return NOTHING;
  const hidden = new Hidden(
    source,
    candidates.map((candidate) => candidate.value),
  );
  const said = readDirectives(source, directives, known, (range) => hidden.show(range));
  const broken = said.broken.filter(({ line }) => touchesAdded(source.document, lineRange(source, line)));
  return { ...judged(engine, source, touching, hidden, said.valid), broken };
}

/** A pair is new where its secret or its id is; lines added in between make neither new. */
function touches(document: Document, { value, partner, reach }: Candidate): boolean {
  if (partner === undefined) return touchesAdded(document, reach);
  return touchesAdded(document, value) || touchesAdded(document, partner);
}

function lineRange(source: Source, line: number): ByteRange {
  return { start: source.lineStart(line - 1), end: source.lineStart(line) };
}

const DISABLED: Judgement = { kept: false, reason: 'its rule is disabled', named: false };

function judged(
  engine: Engine,
  source: Source,
  candidates: readonly Candidate[],
  hidden: Hidden,
  directives: readonly Directive[],
): Omit<Scan, 'broken'> {
  const kept: Kept[] = [];
  const dropped: Candidate[] = [];
  const dismissed: Dismissal[] = [];
  for (const candidate of candidates) {
    const judgement = engine.disabled.has(candidate.rule.id) ? DISABLED : judge(candidate, source);
    if (judgement.kept) kept.push({ candidate, judgement });
    else {
      if (!judgement.named) dropped.push(candidate);
      dismissed.push(dismissal(source, candidate.rule, candidate.value.start, judgement.reason));
    }
  }
  const findings: Finding[] = [];
  const setAside: SetAside[] = [];
  const directiveFor = directiveIndex(directives);
  for (const one of withoutOverlaps(outranked(kept, dropped), source.bytes.length)) {
    const finding = findingOf(source, one, hidden);
    const directive = directiveFor(finding.rule.id, finding.line);
    if (directive === undefined) findings.push(finding);
    else setAside.push({ finding, reason: { kind: 'directive', text: directive.reason } });
  }
  return { findings, setAside, dismissed };
}

function dismissal(source: Source, rule: Rule, at: number, reason: string): Dismissal {
  return { ruleId: rule.id, path: source.document.path, line: source.lineOf(at), reason };
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

function findingOf(source: Source, { candidate, judgement }: Kept, hidden: Hidden): Finding {
  const { rule, value } = candidate;
  const start = source.position(value.start);
  const end = source.position(value.end);
  const secret = new Secret(source.text(value.start, value.end), hintOf(rule));
  const excerpt = excerptOf(source, value, secret, hidden);
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
    ...(variable === undefined ? {} : { variable }),
    clientSide: source.kind.clientSide || INLINED.test(candidate.name ?? excerpt.before),
    excerpt,
  };
}
