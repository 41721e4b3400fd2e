import { inDocComment } from './doc-comment.js';
import type { ByteRange } from './document.js';
import { judgeCredentials } from './evidence/credentials.js';
import { graded, type Evidence } from './evidence/evidence.js';
import { DOCUMENTED, judgeLiteral } from './evidence/literal.js';
import { looksGenerated } from './evidence/strength.js';
import { placeholder } from './evidence/placeholder.js';
import type { FileKind } from './file-kind.js';
import { isInterpolated } from './interpolation.js';
import { dismissed, kept, MADE_PUBLIC, usualConfidence, type Judgement } from './judgement.js';
import type { Candidate } from './match/matcher.js';
import { isMadePublic, ownName } from './public-name.js';
import { remembered } from './remembered.js';
import type { GenericRule } from './rule.js';
import type { Source } from './source.js';
import { isTranslation } from './translation.js';

/** Judges a literal by its name and itself. */
type ByText = (nameAndValue: string) => Judgement;

/** By rule, then by what kind of file it is. */
const judges = new WeakMap<GenericRule, Map<string, ByText>>();

/** Stands in no name. */
const BETWEEN = '\0';

/**
 * Judges a literal of no known form that is assigned to a secret-sounding name. Programs repeat both, so that what follows from
 * them alone is worked out once.
 */
export function judgeAssigned(
  rule: GenericRule,
  { name = '', value, labelled = false, listed = false }: Candidate,
  text: string,
  source: Source,
): Judgement {
  const setting = {
    interpolated: isInterpolated(source, value),
    labelled,
    translation: isTranslation(source.document.path),
  };
  const judgement = judgeOf(rule, source.kind, setting)(`${name}${BETWEEN}${text}`);
  // Hardly any value is real in a comment that documents code.
  if (listed && judgement.kept && !looksGenerated(text)) return kept(rule, 'low', [graded('low', LISTED)]);
  if (!judgement.kept) return judgement;
  if (rule.endings !== undefined && source.kind.madeUp && SIGNED.test(name))
    return kept(rule, 'low', [graded('low', SIGNATURE)]);
  return inDocComment(source, value.start) ? kept(rule, 'low', [graded('low', DOCUMENTED)]) : judgement;
}

/** Tests of clients call what a request is signed with by that name. */
const SIGNED = /auth$/i;
const SIGNATURE = 'its name may be that of a signature, in a test, an example or documentation';

const LISTED = 'it is one of a list, and does not read like a drawn value';

/**
 * Judges a literal of no known form that stands where a command or a call takes a secret.
 *
 * @param says what stands there, as the name of a variable would say it
 */
export function judgePlaced(says: string, text: string, source: Source, value: ByteRange): Evidence {
  const { madeUp, prose } = source.kind;
  const stock = says === 'password' ? judgeCredentials(text, '') : undefined;
  if (stock?.verdict === 'disproves') return stock;
  const interpolated = isInterpolated(source, value);
  const { note, ...evidence } = judgeLiteral(says, text, { madeUp, prose, interpolated });
  if (evidence.verdict !== 'disproves' && inDocComment(source, value.start)) return graded('low', DOCUMENTED);
  return { ...evidence, note: note.replace(/^its name says/, 'its place says') };
}

/** How a literal stands in its file. */
interface Setting {
  readonly interpolated: boolean;
  readonly labelled: boolean;
  readonly translation: boolean;
}

function judgeOf(rule: GenericRule, kind: FileKind, setting: Setting): ByText {
  const byKind = judges.get(rule) ?? new Map<string, ByText>();
  judges.set(rule, byKind);
  const key = keyOf(kind, setting);
  const known = byKind.get(key);
  if (known !== undefined) return known;
  const judge = remembered((nameAndValue): Judgement => {
    const end = nameAndValue.indexOf(BETWEEN);
    const { madeUp, examples, prose, generated } = kind;
    const place = { madeUp, examples, prose, generated, ...setting };
    return judgeByItself(rule, place, nameAndValue.slice(0, end), nameAndValue.slice(end + 1));
  });
  byKind.set(key, judge);
  return judge;
}

type Place = Pick<FileKind, 'madeUp' | 'examples' | 'prose' | 'generated'> & Setting;

const keyOf = ({ madeUp, examples, prose, generated }: FileKind, setting: Setting): string =>
  [madeUp, examples, prose, generated, setting.interpolated, setting.labelled, setting.translation]
    .map(Number)
    .join('');

function judgeByItself(
  rule: GenericRule,
  { madeUp, examples, prose, translation, generated, interpolated, labelled }: Place,
  name: string,
  value: string,
): Judgement {
  const standIn = placeholder(value, interpolated);
  if (standIn !== undefined) return dismissed(standIn);
  if (generated) return dismissed('a program wrote the file');
  if (isMadePublic(name)) return dismissed(MADE_PUBLIC, true);
  const evidence = judgeLiteral(ownName(name), value, {
    madeUp,
    prose,
    translation,
    interpolated,
    vague: rule.vague === true,
    chosen: rule.chosen === true,
    labelled: labelled && !examples,
  });
  if (evidence.verdict === 'disproves') return dismissed(evidence.note);
  return kept(rule, evidence.confidence ?? usualConfidence(rule), [evidence]);
}
