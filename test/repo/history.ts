import type { JsonFinding, JsonReport } from '../../src/report/json.js';
import type { Scratch } from '../scratch.js';

export interface HistoryAudit {
  readonly code: number;
  readonly stderr: string;
  readonly report: JsonReport;
}

/** Audits the history of a repository by the built tool. */
export function auditHistory(scratch: Scratch, ...args: readonly string[]): HistoryAudit {
  const { code, stdout, stderr } = scratch.tool(['audit', '--history', '--format', 'json', ...args]);
  if (stdout === '') throw new Error(stderr);
  return { code, stderr, report: JSON.parse(stdout) as JsonReport };
}

/** @returns findings as one line each: path, the commit's subject, its date, and whether HEAD has it */
function toldOf(scratch: Scratch, findings: readonly JsonFinding[]): readonly string[] {
  return findings.map(({ path, line, commit, authorDate, inHead }) => {
    const subject = commit === undefined ? 'no commit' : scratch.git('log', '--no-walk', '--format=%s', commit).trim();
    return `${path}:${line} ${subject} ${authorDate?.slice(0, 10)} ${inHead === true ? 'kept' : 'gone'}`;
  });
}

/** @returns what the whole history tells, as `toldOf` does */
export function told(scratch: Scratch, ...args: readonly string[]): readonly string[] {
  return toldOf(scratch, auditHistory(scratch, ...args).report.findings);
}

/** Commits what is staged as of a day in January 2024, by both dates. */
export function commitOn(scratch: Scratch, day: number, message: string): void {
  const date = `2024-01-${String(day).padStart(2, '0')}T12:00:00Z`;
  scratch.env = { ...scratch.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  scratch.commit(message);
}
