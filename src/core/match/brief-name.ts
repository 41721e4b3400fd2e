import { byteSet } from '../alphabet.js';
import type { Assignment } from '../assignment/assignment.js';
import { LINE_FEED } from '../assignment/scan.js';
import { endsName } from '../names.js';

/** Names of so few letters, such as `pw`, stand in binaries and in minified code by chance. */
const BRIEF = /(?:^|[.$])[A-Za-z]{1,3}$/;
/** What stands right ahead of no name, but often in drawn text. */
const BEFORE_NONE = byteSet('=|@%^~');
/** Lines that people write seldom have so many bytes on both sides of a name. */
const LONG_LINE = 300;

/**
 * @param endings the short words that tell at the end of a name
 * @returns whether a name may be no more than a few letters that came together: one of them alone, in what nobody wrote by hand
 */
export function isByChance(bytes: Buffer, found: Assignment, name: string, endings: readonly string[] = []): boolean {
  if (!endsName(name, endings)) return false;
  if (LIST.test(bytes.toString('latin1', found.name.end, found.value.start))) return true;
  const isPart = /^\d/.test(name) || BEFORE_NONE[bytes[found.name.start - 1] ?? 0] === 1;
  return isPart || (BRIEF.test(name) && !isWritten(bytes, found));
}

/** A list begins there, with a user and its password in most: `auth=('joe', …)`. */
const LIST = /[=:]\s{0,4}[([]\s{0,40}["'`]?$/;
/** What makes something else of the value first: bundlers name what comes out. */
const CALL = /[=:][^"'`]*\(/;

/** Whether a value is ASCII and stands by itself, and the line of its name is no longer than people write. */
function isWritten(bytes: Buffer, { name, value }: Assignment): boolean {
  for (let at = value.start; at < value.end; at++) if (bytes[at]! < 0x20 || bytes[at]! > 0x7e) return false;
  if (CALL.test(bytes.toString('latin1', name.end, value.start))) return false;
  return endsLine(bytes, name.start - LONG_LINE, name.start) || endsLine(bytes, name.end, name.end + LONG_LINE);
}

const endsLine = (bytes: Buffer, from: number, to: number): boolean =>
  from < 0 || to > bytes.length || bytes.subarray(from, to).includes(LINE_FEED);
