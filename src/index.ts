import { addedLines } from './core/document.js';
import { Engine } from './core/engine.js';
import { reportOf } from './core/report.js';
import type { Confidence } from './core/evidence/evidence.js';
import type { Rule } from './core/rule.js';
import { everyRule } from './core/rule-book.js';
import { scanDocument } from './core/scan.js';
import { gatherStaged } from './commands/gather.js';
import { jsonReport, type JsonReport } from './report/json.js';
import { keywords, ruleBook, ruleExists } from '../rules/book.js';

export type { JsonFinding, JsonReport } from './report/json.js';
export type { Confidence, Privilege } from './core/evidence/evidence.js';
export type { Rule } from './core/rule.js';
export { UserError } from './errors.js';

/** Every built-in rule. */
export const rules: readonly Rule[] = everyRule(ruleBook);

let builtIn: Engine | undefined;

const clock = (): number => Math.floor(Date.now() / 1000);

/** The outcome of one text or commit, in the stable form of the JSON report. */
export interface ScanOptions {
  /** The confidence from which a finding blocks; `medium` unless given, for commits what the configuration says. */
  readonly blockOn?: Confidence;
  /** The least confidence to report; `medium` unless given. */
  readonly showFrom?: Confidence;
  /** Seconds since 1970, by which tokens have expired; the clock's unless given. */
  readonly now?: number;
}

/**
 * Scans a text, all of its lines.
 *
 * @param text as a string, or as the bytes of a file (UTF-8, UTF-16 or any ASCII-compatible encoding)
 * @param path what the text is called: the kind of file decides how bare values are read
 * @returns the report; secrets in it are masked
 */
export function scanText(
  text: string | Uint8Array,
  path = 'text',
  { blockOn = 'medium', showFrom = 'medium', now = clock() }: ScanOptions = {},
): JsonReport {
  builtIn ??= new Engine(ruleBook, { keywords });
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const document = { path, bytes, added: 'all' } as const;
  const scan = scanDocument(builtIn, document, ruleExists, now);
  const scanned = { files: 1, lines: addedLines(document), bytes: bytes.length, rules: rules.length };
  return jsonReport(reportOf({ scans: [{ path, scan }], policy: [], skipped: [], scanned }, { blockOn, showFrom }));
}

/** Which staged change to scan. */
export interface StagedScanOptions extends ScanOptions {
  /** A folder of the repository; the process's own unless given. */
  readonly cwd?: string;
  /** The environment for git; the process's own unless given. */
  readonly env?: Readonly<NodeJS.ProcessEnv>;
  /** Files and folders relative to `cwd`; everything staged unless given. */
  readonly paths?: readonly string[];
}

/**
 * Scans what is staged in a repository, as the hook does.
 *
 * @throws UserError: exit code 2 for wrong paths or configuration, 3 for what could not be scanned
 */
export async function scanStaged(options: StagedScanOptions = {}): Promise<JsonReport> {
  const { cwd = process.cwd(), env = process.env, paths = [], blockOn, showFrom = 'medium', now = clock() } = options;
  const gathered = await gatherStaged({ place: { cwd, env }, paths, coverage: true, now });
  return jsonReport(reportOf(gathered, { blockOn: blockOn ?? gathered.config.blockOn, showFrom }));
}
