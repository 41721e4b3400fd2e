import { firstEndingAfter, type ByteRange } from './document.js';
import type { Excerpt } from './finding.js';
import type { Secret } from './secret.js';
import type { Source } from './source.js';

const MASK = '••••••••';
/** How much of a long line to show on either side, in bytes. */
const AROUND = 160;

/** @returns the ranges joined where they touch or overlap, by rising start */
export function merged(ranges: readonly ByteRange[]): readonly ByteRange[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/**
 * The line of a value with every secret on it masked, also those beside it and repeats of itself that no rule sees.
 *
 * @param secrets every place of the document that may hold one, merged
 */
export function excerptOf(source: Source, value: ByteRange, secret: Secret, secrets: readonly ByteRange[]): Excerpt {
  const line = source.lineOf(value.start);
  const before = { start: Math.max(source.lineStart(line - 1), value.start - AROUND), end: value.start };
  const after = { start: value.end, end: Math.min(source.lineStart(line), value.end + AROUND) };
  return {
    before: masked(source, before, secret, secrets),
    masked: secret.masked,
    after: after.end > after.start ? masked(source, after, secret, secrets) : '',
  };
}

function masked(source: Source, range: ByteRange, secret: Secret, secrets: readonly ByteRange[]): string {
  let text = '';
  let at = range.start;
  for (let i = firstEndingAfter(secrets, range.start); i < secrets.length && secrets[i]!.start < range.end; i++) {
    text += source.bytes.toString('utf8', at, Math.max(at, secrets[i]!.start)) + MASK;
    at = secrets[i]!.end;
  }
  text += source.bytes.toString('utf8', at, Math.max(at, range.end));
  return text.replaceAll(secret.reveal(), MASK).replace(/[\r\n]+$/, '');
}
