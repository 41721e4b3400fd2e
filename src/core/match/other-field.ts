import { wordsOf } from '../names.js';
import type { Source } from '../source.js';

/** How far ahead of a value its field's name may begin, in bytes. */
const AHEAD = 80;
/** A name and what stands between it and its value: an operator, the end of a tag, quotes, the mark of a weak ETag. */
const FIELD = /([A-Za-z][\w.-]{0,60})(?:["'`\]\\]{0,4}\s{0,3}(?:=>|[:=]{1,2})\s{0,3}|>)(?:W\/)?["'`\\]{0,4}$/;
/** Last words of names whose values are ids, versions and hashes. */
const OTHERS = new Set(
  (
    'etag identity sid id ids uid uuid guid hash digest checksum md5 sha sha1 sha256 sha512 fingerprint thumbprint commit revision rev version ' +
    'trace span request correlation nonce cursor integrity gravatar avatar'
  ).split(' '),
);

/** @returns whether the name of the field that holds a value says that it is an id, a version or a hash, not a secret */
export function standsInOtherField(source: Source, value: number): boolean {
  const name = FIELD.exec(source.text(Math.max(0, value - AHEAD), value))?.[1];
  return name !== undefined && (OTHERS.has(wordsOf(name).at(-1) ?? '') || /etag$/i.test(name));
}
