import type { CheckName } from './evidence/checks.js';
import { connectionHost } from './evidence/connection.js';
import { isOwnNetwork } from './evidence/credentials.js';
import { looksGenerated } from './evidence/strength.js';
import { usualConfidence } from './judgement.js';
import { isMadeUpPlace, isPipeline } from './made-up-place.js';
import type { Candidate } from './match/matcher.js';
import type { Kept } from './overlap.js';
import type { AnyRule } from './rule.js';
import type { Cap, Grading } from './severity.js';
import type { Source } from './source.js';

/** Checks of values that have no form: nothing but their place gives them away. */
const OF_PLACE: ReadonlySet<unknown> = new Set<CheckName>([
  'humanPassword',
  'typedPassword',
  'drawnText',
  'bearerText',
  'sessionText',
  'dsnPassword',
  'otpSeed',
]);

/** How far around a value its connection string is read, in bytes. */
const REACH = 500;

/**
 * Limits what counts where values are made up: tests, seeds, examples, documentation, development set-ups. There a value that
 * only its place gives away is a warning where a program drew it, and a note where somebody typed it. What has a provider's
 * form, a structure or a checksum counts everywhere, and so do a drawn password for a host on the Internet and what a rule of
 * the user's own finds.
 *
 * @param text in which the candidate was seen
 * @param document the source it comes from, whose path says what the file is for
 * @returns the most that the finding counts for; nothing where it may block
 */
export function capOf(kept: Kept, text: Source, document: Source, { isStrict }: Grading): Cap | undefined {
  const { kind } = document;
  const { path } = document.document;
  const { candidate, judgement } = kept;
  const { confidence } = judgement;
  if (confidence === 'certain' || confidence === 'high' || !isKnownByPlace(kept)) return undefined;
  if (isStrict(path)) return undefined;
  const { value, name = '' } = candidate;
  const isDrawn = (): boolean => looksGenerated(text.text(value.start, value.end));
  if (!isMadeUpPlace(path, kind)) return SERVICE.test(name) && isPipeline(path) && !isDrawn() ? 'warning' : undefined;
  // In tests and documentation, judging has already lowered all that was not drawn.
  if (confidence === 'low' || (!kind.madeUp && !isDrawn())) return 'note';
  return opensElsewhere(candidate, text) ? undefined : 'warning';
}

/** Variables by which images of databases and the like get the first password: in a pipeline, that of a service beside it. */
const SERVICE =
  /(?:^|\.)(?:POSTGRES|MYSQL|MYSQL_ROOT|MARIADB|MARIADB_ROOT|MONGO_INITDB_ROOT|SA|MSSQL_SA|RABBITMQ_DEFAULT|MINIO_ROOT|CLICKHOUSE|ORACLE|ELASTIC|COUCHDB|ARANGO_ROOT|KEYCLOAK_ADMIN)_PASS(?:WORD)?$/;

/** Kinds of rules that know values by their place alone. */
const PLACED: ReadonlySet<AnyRule['kind']> = new Set(['generic', 'uri', 'command', 'call']);

/** Whether a rule knows no more of a value than where it stands. */
function isKnownByPlace({ candidate: { rule, attributed } }: Kept): boolean {
  if (PLACED.has(rule.kind) || attributed === true) return true;
  if (rule.kind === 'file') return rule.shape === undefined;
  // Only the generic rules make it surer than that.
  if (rule.kind === 'assigned' && usualConfidence(rule) === 'low') return true;
  return (
    usualConfidence(rule) === 'medium' && (isLed(rule) || (rule.checks ?? []).some((check) => OF_PLACE.has(check)))
  );
}

/** Whether a URL or a connection string says that the value opens a host on the Internet. */
function opensElsewhere({ rule, name, value }: Candidate, text: Source): boolean {
  if (rule.kind === 'generic' || rule.kind === 'file' || rule.kind === 'assigned') return false;
  const host =
    rule.kind === 'uri'
      ? name
      : connectionHost({
          before: text.text(value.start - REACH, value.start),
          after: text.text(value.end, value.end + REACH),
        });
  return host !== undefined && !isOwnNetwork(host);
}

/** Such a rule knows what stands ahead of the value, and leaves the value to rules that know its form. */
function isLed(rule: AnyRule): boolean {
  return rule.kind === 'token' && rule.yields === true && rule.lead !== undefined;
}
