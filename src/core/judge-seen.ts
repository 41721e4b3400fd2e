import { settled, type Settled } from './decode/settle.js';
import type { Sighting } from './decode/sighting.js';
import { directiveIndex, readDirectives, type Directive } from './directive.js';
import { inDocComment } from './doc-comment.js';
import { touchesAdded, type ByteRange } from './document.js';
import type { Engine } from './engine.js';
import { dummyHash } from './evidence/dummy.js';
import type { Confidence } from './evidence/evidence.js';
import type { Dismissal, Finding, SetAside } from './finding.js';
import { Hidden } from './hidden.js';
import { judge } from './judge.js';
import type { Judgement } from './judgement.js';
import type { Candidate } from './match/matcher.js';
import { corroborated, outranked, withoutOverlaps } from './overlap.js';
import { isOwnExample } from './own-example.js';
import { contradictsItself } from './public-name.js';
import type { AnyRule } from './rule.js';
import type { Scan } from './scan.js';
import { findingsIn } from './settled-finding.js';
import type { Source } from './source.js';

const OWN_EXAMPLE: SetAside['reason'] = { kind: 'config', text: 'an example in the configuration of the rule' };
const DISABLED: Judgement = { kept: false, reason: 'its rule is disabled', named: false };

/** What judging goes by besides the text. */
interface Judging {
  readonly engine: Engine;
  /** Whether a rule id exists. */
  readonly known: (id: string) => boolean;
  /** Seconds since 1970, by which tokens have expired; none has unless given. */
  readonly now: number | undefined;
}

/** What was seen in a document. */
export interface Seen {
  /** The candidates of each depth of decoding that touch added lines. */
  readonly touching: readonly (readonly Sighting[])[];
  /** Where the values of all candidates stand. */
  readonly values: readonly ByteRange[];
  /** The offsets just past each word of a directive. */
  readonly directives: readonly number[];
}

/** @returns what is left of the candidates once each is judged, and once comments set some of them aside */
export function judgeSeen(by: Judging, source: Source, { touching, values, directives }: Seen): Scan {
  const hidden = new Hidden(source, values);
  const said = readDirectives(source, directives, by.known, (range) => hidden.show(range));
  const broken = said.broken.filter(({ line }) => touchesAdded(source.document, lineRange(source, line)));
  return { ...judged(by, source, touching, hidden, said.valid), broken };
}

function lineRange(source: Source, line: number): ByteRange {
  return { start: source.lineStart(line - 1), end: source.lineStart(line) };
}

/** Guesses of one document that are reported. A file with more is data, or made to be slow to scan: the rest is dismissed. */
const MOST_GUESSES = 500;
const TOO_MANY = `the file holds more than ${MOST_GUESSES} guesses like it`;

/** @returns whether nothing grades a value up that is a guess */
function isGuess({ judgement, candidate }: Settled): boolean {
  return judgement.confidence === 'low' && !contradictsItself(candidate.name ?? '');
}

function judged(
  by: Judging,
  source: Source,
  depths: readonly (readonly Sighting[])[],
  hidden: Hidden,
  directives: readonly Directive[],
): Omit<Scan, 'broken'> {
  const dismissals = new Dismissals(source);
  const weighed = depths.map((seen) => weigh(by, seen, source, dismissals));
  const [plain, ...deeper] = weighed.map(({ kept }) => kept);
  const findings: Finding[] = [];
  const findingOf = findingsIn(source, hidden, by.engine.grading);
  const setAside = weighed[0]!.examples.map((one): SetAside => ({
    finding: findingOf(one),
    reason: OWN_EXAMPLE,
  }));
  const directiveFor = directiveIndex(directives);
  let guesses = 0;
  for (const one of settled(plain!, deeper, source.bytes.length)) {
    by.engine.step();
    if (isGuess(one) && ++guesses > MOST_GUESSES) {
      dismissals.add(one.sighting, TOO_MANY);
      continue;
    }
    const finding = findingOf(one);
    const directive = directiveFor(finding.rule.id, finding.line);
    if (directive === undefined) findings.push(finding);
    else setAside.push({ finding, reason: { kind: 'directive', text: directive.reason } });
  }
  return { findings, setAside, dismissed: dismissals.all };
}

interface Weighed {
  readonly kept: readonly Settled[];
  /** What a custom rule declares as an example of its own. */
  readonly examples: readonly Settled[];
}

/** Judges what was seen in one text, and leaves one candidate a place of it. */
function weigh({ engine, now }: Judging, seen: readonly Sighting[], document: Source, dismissals: Dismissals): Weighed {
  const kept: Settled[] = [];
  const examples: Settled[] = [];
  const disproved: Candidate[] = [];
  for (const sighting of seen) {
    const { candidate, source } = sighting;
    engine.step();
    const judgement = engine.disabled.has(candidate.rule.id) ? DISABLED : judge(candidate, source, now);
    if (!judgement.kept) {
      dismissals.add(sighting, judgement.reason);
      if (!judgement.named) disproved.push(candidate);
    } else if (source === document || isWorthIt(sighting, judgement.confidence, document))
      (isOwnExample(candidate, source) ? examples : kept).push({ candidate, judgement, sighting });
  }
  const length = seen[0]?.source.bytes.length ?? 0;
  return {
    kept: withoutOverlaps(outranked(corroborated(kept), disproved), length),
    // Told apart from the others first, so that an example hides nothing that another rule finds in its place.
    examples: withoutOverlaps(examples, length),
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

/** The candidates of a document that judging dropped; what was seen as it stands and decoded too counts once. */
class Dismissals {
  readonly all: Dismissal[] = [];
  readonly #lines = new Map<AnyRule, Map<string, Set<number>>>();

  constructor(readonly document: Source) {}

  add({ candidate: { rule }, at }: Sighting, reason: string): void {
    const line = this.document.lineOf(at.start);
    const lines = this.#linesOf(rule, reason);
    if (lines.has(line)) return;
    lines.add(line);
    this.all.push({ ruleId: rule.id, path: this.document.document.path, line, reason });
  }

  #linesOf(rule: AnyRule, reason: string): Set<number> {
    let reasons = this.#lines.get(rule);
    if (reasons === undefined) this.#lines.set(rule, (reasons = new Map()));
    let lines = reasons.get(reason);
    if (lines === undefined) reasons.set(reason, (lines = new Set()));
    return lines;
  }
}
