import type { ByteRange } from './document.js';
import type { Excerpt } from './finding.js';
import { redacted, redactedAhead } from './harmless.js';
import type { Hidden } from './hidden.js';
import type { Secret } from './secret.js';
import type { Source } from './source.js';

/** How much of a long line to show on either side, in bytes. */
const AROUND = 100;

/**
 * @returns the line of a value, cut to what is around it: the name it is assigned to, operators and harmless words. Anything
 *   else beside a secret may be the rest of it, or another one
 */
export function excerptOf(source: Source, value: ByteRange, secret: Secret, hidden: Hidden): Excerpt {
  const line = source.lineOf(value.start);
  const lineEnd = source.lineStart(line);
  const before = { start: Math.max(source.lineStart(line - 1), value.start - AROUND), end: value.start };
  // A value of several lines is followed by nothing of the line that it begins on.
  const after = { start: value.end, end: Math.min(lineEnd, value.end + AROUND) };
  return {
    before: redactedAhead(hidden.show(before)),
    masked: secret.masked,
    after: after.start < after.end ? redacted(hidden.show(after).replace(/[\r\n]+$/, '')) : '',
  };
}
