import { alphabets, byteSet } from '../alphabet.js';
import type { UriRule } from '../rule.js';
import type { Source } from '../source.js';
import type { Candidate, Matcher } from './matcher.js';

const SCHEME = byteSet(`${alphabets.base62}+.-`);
const LONGEST_SCHEME = 24;
const LONGEST_AUTHORITY = 300;

/** user, password and host of an authority (RFC 3986, 3.2); a raw `@` in the password is forgiven, as browsers do. */
const USER_INFO = /^([^\s"'`<>/?#:@[\]]*):([^\s"'`<>/?#[\]]*)@([^\s"'`<>/?#@:,\\)]+)/;
/** Git hosts take a token as the user, with nothing or a fixed word as its password. */
const TOKEN_AS_USER = /^([^\s"'`<>/?#:@]{16,}):?(?:x-oauth-basic)?@[^\s"'`<>/?#@:,\\)]+/;

/**
 * @param named the schemes that other rules name; this rule takes the rest if it names none itself
 * @returns the matcher of a rule for passwords in URLs
 */
export function uriMatcher(rule: UriRule, named: ReadonlySet<string>): Matcher {
  return {
    find(source, end) {
      const start = schemeStart(source, end - 3);
      const scheme = source.text(start, end - 3).toLowerCase();
      if (scheme === '' || !(rule.schemes.length === 0 ? !named.has(scheme) : rule.schemes.includes(scheme)))
        return undefined;
      return credentialsAt(rule, source, start, end);
    },
  };
}

function schemeStart(source: Source, end: number): number {
  let start = end;
  while (start > Math.max(0, end - LONGEST_SCHEME) && SCHEME[source.bytes[start - 1]!] === 1) start--;
  return start;
}

function credentialsAt(rule: UriRule, source: Source, start: number, at: number): Candidate | undefined {
  const atSign = source.bytes.subarray(at, at + LONGEST_AUTHORITY).indexOf('@');
  if (atSign === -1) return undefined;
  const text = source.text(at, at + LONGEST_AUTHORITY);
  const full = USER_INFO.exec(text);
  if (full !== null && full[2] !== '' && full[2] !== 'x-oauth-basic') {
    const user = { start: at, end: at + full[1]!.length };
    const value = { start: user.end + 1, end: user.end + 1 + full[2]!.length };
    return { rule, value, reach: { start, end: at + full[0].length }, name: full[3]!, user };
  }
  // Of schemes that nobody knows, what stands alone may be a name or a public key.
  const alone = rule.schemes.length === 0 ? null : TOKEN_AS_USER.exec(text);
  if (alone === null) return undefined;
  return { rule, value: { start: at, end: at + alone[1]!.length }, reach: { start, end: at + alone[0].length } };
}
