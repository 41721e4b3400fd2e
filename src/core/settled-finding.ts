import { capOf } from './cap.js';
import type { Settled } from './decode/settle.js';
import { excerptOf } from './excerpt.js';
import { exposureOf } from './exposure.js';
import type { Finding } from './finding.js';
import { gradedUp } from './graded-up.js';
import type { Hidden } from './hidden.js';
import { wordsOf } from './names.js';
import { ownName } from './public-name.js';
import { Secret } from './secret.js';
import { severityOf, type Grading } from './severity.js';
import { leadingText } from './shape-facts.js';
import type { Position, Source } from './source.js';
import type { AnyRule } from './rule.js';

/** What of a value may be shown: the literal that every value of its kind begins with. */
function hintOf(rule: AnyRule): string {
  if (rule.kind === 'block') return leadingText(rule.begin);
  return 'shape' in rule ? leadingText(rule.shape) : '';
}

/** The variable that a value assigned to the name would be kept in, which no bundler inlines: `dbPassword` → `DB_PASSWORD`; none for letters that no shell takes. */
function variableFor(name: string | undefined): string | undefined {
  if (/[\u0080-\u00ff]/.test(name ?? '')) return undefined;
  const words = wordsOf(ownName(name ?? ''));
  return words.length === 0 ? undefined : words.join('_').toUpperCase().replace(/^\d/, '_$&');
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Values in one run of base64 share its place: each offset is looked up once. */
function placesIn(source: Source): (offset: number) => Position {
  const known = new Map<number, Position>();
  return (offset) => {
    const position = known.get(offset) ?? source.position(offset);
    known.set(offset, position);
    return position;
  };
}

/** @returns the offset just past the last character of the line that a value ends on */
function endOfLine(source: Source, offset: number): number {
  let end = source.lineStart(source.lineOf(Math.max(0, offset - 1)));
  while (end > offset && (source.bytes[end - 1] === LINE_FEED || source.bytes[end - 1] === CARRIAGE_RETURN)) end--;
  return end;
}

/**
 * @param source the document
 * @param hidden shows its lines without the secrets in them
 * @param grading decides what each finding counts for
 * @returns what makes a finding of what was seen and kept
 */
export function findingsIn(source: Source, hidden: Hidden, grading: Grading): (kept: Settled) => Finding {
  const place = placesIn(source);
  return (settled) => {
    const { candidate, sighting } = settled;
    const { rule, value } = candidate;
    const { at, decodedFrom } = sighting;
    const start = place(at.start);
    const secret = new Secret(sighting.source.text(value.start, value.end), hintOf(rule));
    const end = place(at.end);
    const excerpt = excerptOf(source, at, secret, hidden);
    const exposure = exposureOf(source, at.start, candidate.name);
    const { confidence, privilege, notes } = gradedUp(settled, sighting.source, exposure !== undefined);
    const cap = capOf(settled, sighting.source, source, grading);
    const graded = { confidence, ...(cap === undefined ? {} : { cap }) };
    const variable =
      rule.kind === 'generic' || (rule.kind === 'file' && rule.env === undefined)
        ? variableFor(candidate.name)
        : rule.env;
    return {
      rule,
      path: source.document.path,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      lineEndColumn: place(endOfLine(source, at.end)).column,
      ...graded,
      severity: severityOf(graded, grading.blockOn),
      privilege,
      notes,
      secret,
      ...(decodedFrom === undefined ? {} : { decodedFrom }),
      ...(variable === undefined ? {} : { variable }),
      clientSide: exposure !== undefined,
      ...(exposure === undefined ? {} : { exposure }),
      excerpt,
    };
  };
}
