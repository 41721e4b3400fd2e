import { UserError } from '../../errors.js';
import type { HistoryScope } from '../../git/history-scope.js';
import type { Input } from '../command.js';
import { text } from '../reporting.js';

const SCOPE = ['range', 'branch', 'since', 'max-commits'] as const;

/** @returns whether the history is asked for, by name or by a part of it */
export function asksHistory({ options }: Input): boolean {
  return options['history'] === true || SCOPE.some((name) => options[name] !== undefined);
}

/**
 * @returns which part of the history is asked for
 * @throws UserError (exit code 2) for options that do not go together, a date and a number that are none
 */
export function readScope({ options }: Input): HistoryScope {
  for (const name of ['stdin', 'ignored', 'archives']) {
    if (options[name] === true)
      throw new UserError(`--${name} has no history`, `leave out --${name}, or what asks for the history`);
  }
  const [range, branch, since] = [text(options['range']), text(options['branch']), text(options['since'])];
  return scopeOf({ range, branch, since, maxCommits: text(options['max-commits']) });
}

/** Which part of a history to read; all of it where nothing is said. */
export interface ScopeOptions {
  /** `A..B`: what the commits add that B has and A has not. */
  readonly range?: string | undefined;
  /** A branch, of this clone or as `remote/name`. */
  readonly branch?: string | undefined;
  /** Commits from then on: ISO 8601, a date alone from its first second in UTC. */
  readonly since?: string | Date | undefined;
  /** The newest so many of what is left. */
  readonly maxCommits?: number | string | undefined;
}

/** @throws UserError (exit code 2) for options that do not go together, a date and a number that are none */
export function scopeOf({ range, branch, since, maxCommits }: ScopeOptions): HistoryScope {
  if (range !== undefined && branch !== undefined)
    throw new UserError('--range and --branch both say where to begin', 'leave out one of them');
  return {
    ...(range === undefined ? {} : { range }),
    ...(branch === undefined ? {} : { branch }),
    ...(since === undefined ? {} : { since: secondsOf(since) }),
    ...(maxCommits === undefined ? {} : { maxCommits: countOf(String(maxCommits)) }),
  };
}

/** ISO 8601, a date alone from its first second in UTC. Git itself takes any word for a date. */
const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[-+]\d\d:\d\d))?$/;

function secondsOf(since: string | Date): number {
  if (since instanceof Date && !Number.isNaN(since.getTime())) return Math.floor(since.getTime() / 1000);
  const date = String(since);
  const time = DATE.test(date) ? Date.parse(date) : Number.NaN;
  // Of a day that its month does not have, some engines make another day.
  const day = Date.parse(date.slice(0, 10));
  if (Number.isNaN(time) || new Date(day).toISOString().slice(0, 10) !== date.slice(0, 10))
    throw new UserError(
      `--since does not know the date "${date}"`,
      'write it as 2024-01-31, or with a time: 2024-01-31T18:00:00Z',
    );
  return Math.floor(time / 1000);
}

function countOf(most: string): number {
  if (!/^[1-9]\d{0,14}$/.test(most))
    throw new UserError(`--max-commits takes a number from 1, not "${most}"`, 'as in --max-commits 1000');
  return Number(most);
}
