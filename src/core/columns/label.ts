import type { Assignment } from '../assignment/assignment.js';
import { LINE_FEED, lineBefore } from '../assignment/scan.js';
import type { ByteRange } from '../document.js';
import type { Source } from '../source.js';
import type { Columns, Wanted } from './columns.js';

/** How much of a line ahead of a label is read, in bytes. */
const MARGIN = 60;
/** How much behind a label is read, in bytes. */
const REACH = 320;

const CLOSING = String.raw`[*_\x60"']{0,4}(?:<\/[a-z]{1,6}>)?`;
const REMARK = String.raw`(?:[ \t]?\([^()\n]{1,40}\))?`;
/** Dashes and arrows as they are written, and as UTF-8 with one character a byte. */
const OPERATOR = String.raw`(?:::?|-{1,2}>?(?=[ \t])|\u00e2\u0080[\u0093\u0094]|\u00e2\u0086\u0092|is:?(?=[ \t]))`;
const HEAD = String.raw`${REMARK}${CLOSING}${REMARK}[ \t]{0,8}${OPERATOR}?${CLOSING}[ \t]{0,8}`;
const HAS_OPERATOR = new RegExp(`^${REMARK}${CLOSING}${REMARK}[ \\t]{0,8}${OPERATOR}`);
const VALUE = String.raw`[^\s\x60<>|]{6,200}`;
/** The value in marks of code, which also bound it within a sentence. */
const AS_CODE = new RegExp(`^${HEAD}(?:(\`{1,2})(${VALUE})\\1|<(code|kbd|tt)>(${VALUE})</\\3>)`);
/** The value by itself, up to the end of the line. */
const AS_TEXT = new RegExp(`^${HEAD}(${VALUE})(?:<br ?/?>|</\\w{1,6}>){0,2}[ \\t]*\\r?(?:\\n|$)`);
/** The value on a line of its own below the label: as code, or fenced. */
const BELOW = new RegExp(
  `^${HEAD}\\r?\\n(?:[ \\t]*\\r?\\n)?[ \\t>]*(?:\`(${VALUE})\`|(?:\`{3,4}|~{3,4})[a-z]{0,12}\\r?\\n[ \\t>]*(${VALUE})[ \\t]*\\r?\\n[ \\t>]*(?:\`{3,4}|~{3,4}))[ \\t]*\\r?(?:\\n|$)`,
);
/** What may stand ahead of a label at the beginning of its line: marks of lists, headings and emphasis, and a word or two. */
const LINE_START =
  /^[\s>]*(?:[-*+] |\d{1,3}[.)] |#{1,6} |\|)?(?:<[a-z]{1,6}>|[*_:]{1,3})?(?:(?!(?:the|an?|your|this|that|its) )[a-z]{1,20} ){0,2}[*_]{0,3}$/i;

/** Reads the value that a label of a text for people names: `**Password** – x`, `Password (prod): x`, a heading over code. */
export function readLabel({ bytes, kind }: Source, name: ByteRange, wanted: Wanted): Columns | undefined {
  if (!kind.prose || !wanted(bytes.toString('latin1', name.start, name.end))) return undefined;
  const behind = bytes.toString('latin1', name.end, name.end + REACH);
  const value = valueBehind(behind, lineBefore(bytes, name.start, MARGIN));
  if (value === undefined) return undefined;
  const range = { start: name.end + value.start, end: name.end + value.end };
  return { cells: [{ name, value: range }], end: lineEnd(bytes, range.end) };
}

function valueBehind(behind: string, ahead: string): ByteRange | undefined {
  const isOperated = HAS_OPERATOR.test(behind);
  const code = isOperated ? AS_CODE.exec(behind) : null;
  if (code !== null) return within(code, code[2] ?? code[4]!);
  if (!LINE_START.test(ahead)) return undefined;
  const found = (isOperated ? AS_TEXT.exec(behind) : null) ?? BELOW.exec(behind);
  return found === null ? undefined : within(found, found[1] ?? found[2]!);
}

function within({ 0: whole }: RegExpExecArray, value: string): ByteRange {
  const start = whole.lastIndexOf(value);
  return { start, end: start + value.length };
}

/** A label at the beginning of its line: in emphasis, or with a capital, as settings of programs are not written. */
const EMPHASIZED = /^[\s>]*(?:[-*+] |\d{1,3}[.)] )?[*_]{1,3}(?:[A-Za-z]{1,20} ){0,2}$/;
const CAPITAL = /^[\s>]*(?:[-*+] |\d{1,3}[.)] )?(?:[A-Z][a-z]{0,20} (?:[A-Za-z]{1,20} )?[A-Za-z]|[A-Z][a-z])$/;
const MARKED = /^[\s>]*(?:[-*+] |\d{1,3}[.)] )?$/;
const BACKTICK = 0x60;

/** @returns whether an assignment in a text for people is a label and its value, rather than a setting or code that the text shows */
export function isLabel(bytes: Buffer, { name, value, quoted }: Assignment): boolean {
  const ahead = lineBefore(bytes, name.start, MARGIN);
  const asCode = bytes[value.start - 1] === BACKTICK;
  if (EMPHASIZED.test(ahead) || (asCode && MARKED.test(ahead))) return true;
  // Letters of other scripts are no capitals, or not told from them: programs seldom name anything with them.
  if (!quoted && bytes.subarray(name.start, name.start + 2).some((byte) => byte >= 0x80)) return MARKED.test(ahead);
  return (asCode || !quoted) && CAPITAL.test(ahead + bytes.toString('latin1', name.start, name.start + 2).slice(0, 2));
}

function lineEnd(bytes: Buffer, at: number): number {
  const feed = bytes.indexOf(LINE_FEED, at);
  return feed === -1 ? bytes.length : feed;
}
