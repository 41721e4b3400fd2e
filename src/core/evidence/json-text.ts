import { wordsOf } from '../names.js';
import { isSurelyDrawn } from './strength.js';

/** A member of an object in JSON, also where its quotes are escaped: its name and its value. */
const MEMBER = /\\{0,3}"([\w-]{1,40})\\{0,3}"\s{0,4}:\s{0,4}\\{0,3}"([\w+/=.-]{20,512})\\{0,3}"/g;
/** What the name of a drawn member ends with that opens nothing. */
const HARMLESS = new Set(
  'id ids uuid guid kid hash digest checksum etag sha sha1 sha256 sha512 md5 commit revision nonce'.split(' '),
);

/** @returns whether a text is an object in JSON one of whose members was drawn, and is not named as an id or a hash */
export function holdsDrawnMember(text: string): boolean {
  if (!text.startsWith('{')) return false;
  return [...text.matchAll(MEMBER)].some(
    ([, name = '', value = '']) => !HARMLESS.has(wordsOf(name).at(-1) ?? '') && isSurelyDrawn(value),
  );
}
