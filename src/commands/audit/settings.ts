import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { loadPolicy } from '../../config/load.js';
import { dataOf, type Policy } from '../../config/policy.js';
import type { Finding } from '../../core/finding.js';
import type { ReportShard, Skipped } from '../../core/report.js';
import { UserError } from '../../errors.js';
import { findRepository, isOutsideRepositories } from '../../git/repository.js';
import type { GitPlace } from '../../git/run.js';
import { ruleExists, rulesIdentity } from '../../../rules/book.js';
import { configuredRules, type ConfiguredRules } from '../engine-of.js';
import { Auditor } from './auditor.js';
import type { Batch } from './batch.js';
import { auditAll } from './crew.js';
import type { Progress } from './progress.js';
import { Results } from './results.js';
import type { Shard } from './shard.js';

/** What every audit is asked for with. */
export interface AuditRequest {
  readonly place: GitPlace;
  /** A configuration file to read instead of the folder's own. */
  readonly configFile?: string;
  /** A configuration to take instead of any on disk. */
  readonly policy?: Policy;
  /** Seconds since 1970, by which tokens have expired. */
  readonly now: number;
  /** How many threads share the work; one for each core, where there is enough of it, unless given. */
  readonly jobs?: number;
  /** The part of it to do; all unless given. */
  readonly shard?: Shard;
  /** Ends the audit with what it found until then. */
  readonly stop?: AbortSignal;
  /** @returns whether time is up, which ends a scan in the middle of a file: signals are heard between files only */
  readonly late?: () => boolean;
  readonly progress?: Progress;
  /** Whether dismissals are wanted, too. */
  readonly thorough?: boolean;
  /** Gets findings as they are found; those of one path and rule once. */
  readonly tell?: (findings: readonly Finding[]) => void;
  /** Whether files that are archives are opened. */
  readonly archives?: boolean;
}

/** What an audit judges by. */
export interface AuditSettings extends ConfiguredRules {
  /** The top folder of the working tree around the place, or the place itself outside one. */
  readonly root: string;
  readonly inRepository: boolean;
  readonly config: Policy;
}

/**
 * @returns the rules and the configuration for what lies in a folder, in a repository or not
 * @throws UserError with exit code 2 for a wrong configuration, 3 where git refuses the repository
 */
export async function folderSettings(request: AuditRequest): Promise<AuditSettings> {
  if (request.policy !== undefined) return settingsBelow(request.place.cwd, true, request);
  const { root, inRepository } = await topFolder(request.place);
  return settingsBelow(root, inRepository, request);
}

/**
 * @returns the top folder of the working tree around a place, or the place itself outside one
 * @throws UserError (exit code 3) where git refuses the repository
 */
export async function topFolder(place: GitPlace): Promise<Pick<AuditSettings, 'root' | 'inRepository'>> {
  const inRepository = !(await isOutsideRepositories(place));
  return { root: inRepository ? (await findRepository(place)).root : place.cwd, inRepository };
}

/** @returns the rules and the configuration that a folder holds */
export async function settingsBelow(
  root: string,
  inRepository: boolean,
  { place, configFile, policy, late }: AuditRequest,
): Promise<AuditSettings> {
  const config = policy ?? (await loadPolicy(root, place.cwd, configFile, ruleExists));
  return { root, inRepository, config, ...configuredRules(config, late) };
}

/** @returns a text that names the rules: another one, other findings */
export function ruleSetOf({ config: { disabledRules, rules } }: AuditSettings): string {
  return JSON.stringify([rulesIdentity(), disabledRules, rules]);
}

/**
 * @param parts all that the audit is about, in an order that is the same on every machine
 * @returns what a report says of the part it is about; nothing where it is about all
 */
export function reportShard(
  { shard }: AuditRequest,
  settings: AuditSettings,
  parts: Iterable<string>,
): { readonly shard?: ReportShard } {
  if (shard === undefined) return {};
  const digest = createHash('sha256')
    .update(ruleSetOf(settings))
    .update(JSON.stringify([settings.config.ignorePaths, settings.config.strict]));
  for (const part of parts) digest.update(`${part}\0`);
  return { shard: { ...shard, of: digest.digest('hex').slice(0, 32) } };
}

const NEVER = new AbortController().signal;

/** What of the batches was done. */
export interface Worked {
  readonly results: Results;
  /** What was not, because the audit was stopped; empty where all was. */
  readonly rest: readonly Skipped[];
}

/**
 * Has batches audited as the request wants it.
 *
 * @param noun what the batches hold, in the plural
 */
export async function auditBatches(
  batches: readonly Batch[],
  settings: AuditSettings,
  request: AuditRequest,
  noun: string,
): Promise<Worked> {
  const { place, now, jobs, stop = NEVER, progress, tell, thorough = false, archives = false } = request;
  const { root, config } = settings;
  const total = batches.reduce((sum, batch) => sum + sizeOf(batch), 0);
  progress?.begin(total, noun);
  const results = new Results(progress, tell);
  const auditor = new Auditor({ ...settings, place, now, thorough, archives, stop });
  const crew = { jobs: threadsFor(request), atOnce: jobs !== undefined };
  const sendable = {
    place: { cwd: place.cwd, env: { ...place.env } },
    root,
    config: dataOf(config),
    now,
    thorough,
    archives,
  };
  try {
    await auditAll(batches, { ...crew, auditor, request: sendable, custom: config.rules, stop }, results.take);
  } finally {
    progress?.end();
  }
  const reason = `the audit was stopped after ${results.count.files} of ${total} ${noun}`;
  return { results, rest: stop.aborted ? [{ path: '(the rest)', reason }] : [] };
}

const MOST_JOBS = 256;

/** @throws UserError (exit code 2) for what is no number of threads */
export function checkedJobs(given: string | number): number {
  const jobs = /^\d{1,9}$/.test(String(given)) ? Number(given) : 0;
  if (jobs < 1 || jobs > MOST_JOBS)
    throw new UserError(
      `--jobs takes a number from 1 to ${MOST_JOBS}, not "${given}"`,
      'leave it out to use every core',
    );
  return jobs;
}

/** @returns how many threads an audit may have */
export function threadsFor({ jobs }: AuditRequest): number {
  return jobs ?? availableParallelism();
}

function sizeOf(batch: Batch): number {
  return batch.kind === 'files'
    ? batch.paths.length
    : batch.paths.reduce((sum, { versions }) => sum + versions.length, 0);
}
