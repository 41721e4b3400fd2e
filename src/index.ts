import { Engine } from './core/engine.js';
import { addedLines } from './core/document.js';
import type { Confidence } from './core/evidence/evidence.js';
import type { Rule } from './core/rule.js';
import { everyRule } from './core/rule-book.js';
import { scanDocument } from './core/scan.js';
import { gatherHistory } from './commands/audit/history.js';
import { gatherTree } from './commands/audit/tree.js';
import { gatherStaged } from './commands/gather.js';
import { scopeOf, type ScopeOptions } from './commands/audit/history-request.js';
import { checkedJobs } from './commands/audit/settings.js';
import { checkedShard } from './commands/audit/shard.js';
import { installedFile } from './disk/installed.js';
import { Scan, type Levels, type Scanning } from './scanning.js';
import { keywords, ruleBook, ruleExists } from '../rules/book.js';

export type { JsonFinding, JsonReport } from './report/json.js';
export type { Confidence, Privilege } from './core/evidence/evidence.js';
export type { Rule } from './core/rule.js';
export type { Severity } from './core/severity.js';
export type { Scanning } from './scanning.js';
export { UserError } from './errors.js';

/** Every built-in rule. */
export const rules: readonly Rule[] = everyRule(ruleBook);

let builtIn: Engine | undefined;

/** What every scan takes. */
export interface ScanOptions {
  /** The confidence from which a finding blocks: what the configuration says unless given, `medium` where that says nothing. */
  readonly blockOn?: Confidence;
  /** The least confidence to report; `medium` unless given. */
  readonly showFrom?: Confidence;
  /** Seconds since 1970, by which tokens have expired; the clock's unless given. */
  readonly now?: number;
}

/** Where to scan. */
export interface PlaceOptions extends ScanOptions {
  /** A folder of the repository, or any other; the process's own unless given. */
  readonly cwd?: string;
  /** The environment for git; the process's own unless given. */
  readonly env?: Readonly<NodeJS.ProcessEnv>;
  /** Files and folders, absolute or relative to `cwd`; all unless given. */
  readonly paths?: readonly string[];
  /** A configuration file to read instead of the repository's, relative to `cwd`. */
  readonly config?: string;
}

/** How to go through much. */
export interface AuditOptions extends PlaceOptions {
  /** How many threads share the work; one for each core, where there is enough of it, unless given. */
  readonly jobs?: number;
  /** Which part of how many to do, from 1; all unless given. */
  readonly shard?: { readonly index: number; readonly count: number };
  /** Ends the scan early; its report is then `incomplete`. */
  readonly signal?: AbortSignal;
}

export interface FilesOptions extends AuditOptions {
  /** Whether to read the files that git ignores, too. */
  readonly ignored?: boolean;
}

export interface HistoryOptions extends AuditOptions, ScopeOptions {
  /** Whether what the history lacks is listed, but no failure. */
  readonly allowMissing?: boolean;
  /** Whether to leave out what an audit before found nothing in, and to note it for the next; true unless given. */
  readonly cache?: boolean;
}

/**
 * Scans a text, all of its lines, by the built-in rules.
 *
 * @param text as a string, or as the bytes of a file (UTF-8, UTF-16 or any ASCII-compatible encoding)
 * @param path what the text is called: the kind of file decides how bare values are read
 */
export function scanText(text: string | Uint8Array, path = 'text', options: ScanOptions = {}): Scanning {
  return new Scan((tell) => {
    builtIn ??= new Engine(ruleBook, { keywords: keywords() });
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    const document = { path, bytes, added: 'all' } as const;
    const scan = scanDocument(builtIn, document, ruleExists, options.now ?? clock());
    tell(scan.findings);
    const scanned = { files: 1, lines: addedLines(document), bytes: bytes.length, rules: rules.length };
    return Promise.resolve({ scans: [{ path, scan }], policy: [], skipped: [], scanned });
  }, options);
}

/**
 * Scans what is staged in a repository, as the hook does: added lines, and paths by the env-file policy. Paths at which nothing is
 * staged are among what is skipped.
 */
export function scanStaged(options: PlaceOptions = {}): Scanning {
  const { paths = [] } = options;
  return new Scan(async (tell) => {
    const staged = await gatherStaged({ ...placeOf(options), ...shownOf(options), paths, coverage: true, tell });
    return { ...staged, skipped: [...staged.skipped, ...staged.notStaged] };
  }, levelsOf(options));
}

/**
 * Scans files as they lie on disk, whole: in a repository what git tracks or would take, and its env files by the policy; else every
 * file below the folder. Paths may lie anywhere, and a folder that is named is read though git ignores it; one without any file makes the
 * report `incomplete`.
 */
export function scanFiles(options: FilesOptions = {}): Scanning {
  const { paths = [], ignored = false, signal } = options;
  return new Scan(
    (tell, stop) => gatherTree({ ...auditOf(options), paths, ignored, tell, stop }),
    levelsOf(options),
    signal,
  );
}

/**
 * Scans every version of every file that a history holds, and all messages. A finding that is told has its commit and date;
 * whether HEAD still holds it elsewhere is known in the end, so that `inHead` is sure in the report only.
 */
export function auditHistory(options: HistoryOptions = {}): Scanning {
  const { paths = [], allowMissing = false, cache = true, signal } = options;
  return new Scan(
    (tell, stop) =>
      gatherHistory({ ...auditOf(options), ...{ paths, allowMissing, cache, tell, stop }, scope: scopeOf(options) }),
    levelsOf(options),
    signal,
  );
}

const clock = (): number => Math.floor(Date.now() / 1000);

function levelsOf(options: PlaceOptions): Levels {
  const { cwd = process.cwd(), env = process.env } = options;
  const place = { cwd, env, program: installedFile('main.cjs') };
  return { ...options, folder: cwd, program: async () => (await import('./disk/program-call.js')).programCall(place) };
}

function placeOf({ cwd = process.cwd(), env = process.env, config, now = clock() }: PlaceOptions): {
  readonly place: { readonly cwd: string; readonly env: Readonly<NodeJS.ProcessEnv> };
  readonly now: number;
  readonly configFile?: string;
} {
  return { place: { cwd, env }, now, ...(config === undefined ? {} : { configFile: config }) };
}

/** @returns what of a staged change is reported, where that is not the usual */
function shownOf({
  blockOn,
  showFrom = blockOn === 'low' ? 'low' : undefined,
}: ScanOptions): Pick<ScanOptions, 'showFrom'> {
  return showFrom === undefined ? {} : { showFrom };
}

function auditOf(options: AuditOptions): ReturnType<typeof placeOf> & Pick<AuditOptions, 'jobs' | 'shard'> {
  const { jobs, shard } = options;
  return {
    ...placeOf(options),
    ...(jobs === undefined ? {} : { jobs: checkedJobs(jobs) }),
    ...(shard === undefined ? {} : { shard: checkedShard(shard) }),
  };
}
