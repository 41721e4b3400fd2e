import { judgeContent } from './content.js';
import { inDocComment } from './doc-comment.js';
import { checkOf, type CheckName } from './evidence/checks.js';
import { dummyHash } from './evidence/dummy.js';
import { shannon } from './evidence/entropy.js';
import { DOCUMENTED } from './evidence/literal.js';
import { judgeName } from './evidence/judge-name.js';
import { judgeCredentials, judgeRepeatedUser, MADE_UP } from './evidence/credentials.js';
import { judgeEntry } from './evidence/manifest.js';
import { placeholder } from './evidence/placeholder.js';
import { userReach } from './evidence/user.js';
import type { Candidate } from './match/matcher.js';
import { CONFIDENCES, graded } from './evidence/evidence.js';
import type { Confidence, Evidence, Surroundings } from './evidence/evidence.js';
import type { ByteRange } from './document.js';
import { isInterpolated } from './interpolation.js';
import { judgeAssigned, judgePlaced } from './judge-assigned.js';
import { dismissed, kept, MADE_PUBLIC, usualConfidence, type Judgement } from './judgement.js';
import { lockFileField } from './lock-file.js';
import { isForBrowsers, isMadePublic, ownName } from './public-name.js';
import type { AnyRule, AssignedRule } from './rule.js';
import type { Source } from './source.js';

const NEARBY = 'its form fits the service named nearby';
const FOR_BROWSERS: Evidence = {
  verdict: 'grades',
  privilege: 'publishable',
  note: 'its name is one for browsers, for which the service makes keys of the same form',
};

/** How far a check may look around a value, in bytes. */
const REACH = 500;

/** What stands around a value, decoded when a check asks for it. */
class Around implements Surroundings {
  constructor(
    readonly source: Source,
    readonly value: ByteRange,
    readonly now: number | undefined,
  ) {}

  get before(): string {
    return this.source.text(this.value.start - REACH, this.value.start);
  }

  get after(): string {
    return this.source.text(this.value.end, this.value.end + REACH);
  }
}

/**
 * Weighs all that speaks for and against a candidate: its own structure first, then what it looks like, then where it stands.
 *
 * @param now seconds since 1970; without it nothing counts as expired
 */
export function judge(candidate: Candidate, source: Source, now?: number): Judgement {
  const { rule } = candidate;
  const value = source.text(candidate.value.start, candidate.value.end);
  if (rule.dummies?.includes(dummyHash(value))) return dismissed('it is a published sample value');
  const field = lockFileField(source, candidate.value) ?? idField(candidate, source);
  if (field !== undefined) return dismissed(field);
  if (rule.kind === 'generic') return judgeAssigned(rule, candidate, value, source);
  if (rule.kind === 'manifest') return ofManifest(candidate, value, source);
  const around = new Around(source, candidate.value, now);
  const found = (rule.checks ?? [])
    .map((name) => checkOf(name).judge(value, around))
    .filter((evidence) => evidence !== undefined);
  const against = found.find((evidence) => evidence.verdict === 'disproves');
  if (against !== undefined) return dismissed(against.note, against.unfamiliar);
  if (found.some((evidence) => evidence.verdict === 'proves')) return kept(rule, certainty(rule), found);
  const decodes = found.some((evidence) => evidence.decodes === true);
  return dismissal(candidate, value, source, decodes) ?? weighed(candidate, value, source, found);
}

function ofManifest({ rule, name = '', encoded = false }: Candidate, value: string, { kind }: Source): Judgement {
  const evidence = judgeEntry(name, value, encoded, kind.madeUp);
  if (evidence.verdict === 'disproves') return dismissed(evidence.note);
  return kept(rule, evidence.confidence ?? usualConfidence(rule), [evidence]);
}

/** A secret told by an id that is part of a hash is told by nothing. */
function idField({ partner }: Candidate, source: Source): string | undefined {
  return partner === undefined ? undefined : lockFileField(source, partner);
}

/** A proven value that is made to be public stays what its rule says: it is certain, and no secret. */
function certainty({ clientSafe, privilege, confidence }: AnyRule): Confidence {
  return clientSafe === true || privilege === 'publishable' ? (confidence ?? 'low') : 'certain';
}

function dismissal(candidate: Candidate, value: string, source: Source, decodes: boolean): Judgement | undefined {
  const { rule } = candidate;
  if (!decodes && rule.kind !== 'block' && rule.kind !== 'container') {
    const reason = placeholder(value, isInterpolated(source, candidate.value));
    if (reason !== undefined) return dismissed(reason);
  }
  if (rule.entropy !== undefined && shannon(value) < rule.entropy)
    // What is too regular for this rule may be of another alphabet, and as strong.
    return dismissed('its characters are too regular for a drawn value', true);
  return undefined;
}

function weighed(seen: Candidate, value: string, source: Source, found: readonly Evidence[]): Judgement {
  const { rule, name = '' } = seen;
  const candidate = { ...seen, name: ownName(name) };
  if (rule.kind === 'assigned' && rule.publicTwin !== undefined && isForBrowsers(name, rule.publicTwin))
    return kept(rule, 'low', [FOR_BROWSERS]);
  const against = rule.kind === 'assigned' ? judgeName(candidate.name, value, expectedIn(rule)) : undefined;
  if (against !== undefined) return dismissed(against, true);
  if ('context' in rule && rule.privilege !== 'publishable' && isMadePublic(name)) return dismissed(MADE_PUBLIC, true);
  const verdict = byKind(candidate, value, source);
  if (verdict?.verdict === 'disproves') return dismissed(verdict.note);
  const evidence = [...found, verdict, ofUser(candidate, source)].filter((one) => one !== undefined);
  return kept(rule, lowest(evidence) ?? usualConfidence(rule), evidence);
}

/** Words that a name may hold without speaking of something else. */
function expectedIn({ context, privilege }: AssignedRule): readonly string[] {
  return privilege === 'publishable' ? [...context, 'public'] : context;
}

/** Where checks disagree, the one counts that knows why the value is worth less. */
function lowest(evidence: readonly Evidence[]): Confidence | undefined {
  return CONFIDENCES.find((confidence) => evidence.some((e) => e.confidence === confidence));
}

/** Checks of values that nothing but their place tells: made-up ones are usual where examples are. */
const PLACED: ReadonlySet<CheckName> = new Set<CheckName>(['dsnPassword', 'otpSeed', 'sessionText']);

/** What a value is worth that only its place tells, where made-up ones are usual. */
function byPlace(rule: AnyRule, madeUp: boolean, documents: () => boolean): Evidence | undefined {
  const checks = rule.checks ?? [];
  const placed = usualConfidence(rule) === 'medium' && checks.some((check) => PLACED.has(check));
  if (placed && madeUp) return graded('low', MADE_UP);
  return (placed || checks.includes('drawnText')) && documents() ? graded('low', DOCUMENTED) : undefined;
}

/** Kinds that have no shape of their own are judged by what they look like. */
function byKind(candidate: Candidate, value: string, source: Source): Evidence | undefined {
  const { rule, name, attributed } = candidate;
  const { madeUp } = source.kind;
  if (attributed === true) return { verdict: 'grades', note: NEARBY };
  const documents = (): boolean => inDocComment(source, candidate.value.start);
  if (rule.kind === 'file') return judgeContent(rule, value, source.document.path);
  if (rule.kind === 'command' || rule.kind === 'call') return judgePlaced(rule.says, value, source, candidate.value);
  if (rule.kind === 'uri') {
    const host = name ?? '';
    const repeated = judgeRepeatedUser(userOf(candidate, source), value, host);
    return repeated ?? judgeCredentials(value, host, madeUp || documents());
  }
  if (rule.checks?.includes('humanPassword') === true) return judgeCredentials(value, '', madeUp || documents());
  return byPlace(rule, madeUp, documents);
}

/** What the user of a URL may do, by its name. */
function ofUser(candidate: Candidate, source: Source): Evidence | undefined {
  const { rule, user } = candidate;
  if (rule.kind !== 'uri' || user === undefined) return undefined;
  return userReach(userOf(candidate, source), rule.superusers);
}

/** The name of the user of a URL; empty where it has none. */
function userOf({ user }: Candidate, source: Source): string {
  return user === undefined ? '' : source.text(user.start, user.end);
}
