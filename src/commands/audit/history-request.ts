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
  const [range, branch] = [text(options['range']), text(options['branch'])];
  if (range !== undefined && branch !== undefined)
    throw new UserError('--range and --branch both say where to begin', 'leave out one of them');
  const since = text(options['since']);
  const most = text(options['max-commits']);
  return {
    ...(range === undefined ? {} : { range }),
    ...(branch === undefined ? {} : { branch }),
    ...(since === undefined ? {} : { since: secondsOf(since) }),
    ...(most === undefined ? {} : { maxCommits: countOf(most) }),
  };
}

/** ISO 8601, a date alone from its first second in UTC. Git itself takes any word for a date. */
const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[-+]\d\d:\d\d))?$/;

function secondsOf(date: string): number {
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
