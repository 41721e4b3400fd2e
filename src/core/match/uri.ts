import { alphabets, byteSet } from '../alphabet.js';
import type { ByteRange } from '../document.js';
import type { UriRule } from '../rule.js';
import { followsEscape, type Source } from '../source.js';
import type { Candidate, Matcher } from './matcher.js';
import { rawUserInfo } from './raw-password.js';

const SCHEME = byteSet(`${alphabets.base62}+.-`);
const LONGEST_SCHEME = 24;
/** How many letters and digits of an escape may stand ahead of a scheme. */
const LONGEST_ESCAPE = 10;
const LONGEST_AUTHORITY = 300;
/** How much of the line ahead of a URL says where its password may end, in bytes. */
const AHEAD = 200;
const WEB = /^(?:https?|wss?|(?:git|registry|sparse|hg)\+https?)$/;

/** user, password and host of an authority (RFC 3986, 3.2); a raw `@` in the password is forgiven, as browsers do. */
const USER_INFO = /^([^\s"'`<>/?#:@[\]]*):([^\s"'`<>/?#[\]]*)@([^\s"'`<>/?#@:,\\)]+)/;
/** The user is a mail address, or a name and the server's (Azure), and stands there as it is. */
const MAIL_USER =
  /^([\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,6}):(?!\d{1,5}(?:,|@))([^\s"'`<>/?#@[\]]+)@([^\s"'`<>/?#@:,\\)]+)/i;
/** A port with fields behind it, as in `jdbc:sqlserver://host:1433;user=joe@corp`. */
const FIELDS = /^[\w.-]{1,100}:\d{1,5};\w{1,60}=/;
/** Git hosts take a token as the user, with nothing or a fixed word as its password. */
const TOKEN_AS_USER = /^([^\s"'`<>/?#:@]{16,}):?(?:x-oauth-basic)?@[^\s"'`<>/?#@:,\\)]+/;

/**
 * @param named the schemes that other rules name; this rule takes the rest if it names none itself
 * @returns the matcher of a rule for passwords in URLs
 */
export function uriMatcher(rule: UriRule, named: ReadonlySet<string>): Matcher {
  return {
    find(source, end) {
      const { start, scheme } = schemeBefore(source, end - 3, named);
      if (scheme === '' || !(rule.schemes.length === 0 ? !named.has(scheme) : rule.schemes.includes(scheme)))
        return undefined;
      return credentialsAt({ rule, source, scheme, start }, end);
    },
  };
}

/** A word that no rule names may begin with the letter of an escape: `\npostgres`, and `mpostgres` behind a colour. */
function schemeBefore(source: Source, end: number, named: ReadonlySet<string>): { start: number; scheme: string } {
  let start = end;
  while (start > Math.max(0, end - LONGEST_SCHEME) && SCHEME[source.bytes[start - 1]!] === 1) start--;
  const schemeAt = (at: number): string => source.text(at, end).toLowerCase();
  if (!named.has(schemeAt(start)))
    for (let at = start + 1; at < Math.min(end, start + LONGEST_ESCAPE); at++)
      if (followsEscape(source.bytes, at)) return { start: at, scheme: schemeAt(at) };
  return { start, scheme: schemeAt(start) };
}

/** A URL that is looked at: its scheme, and where that starts. */
interface Address {
  readonly rule: UriRule;
  readonly source: Source;
  readonly scheme: string;
  readonly start: number;
}

function credentialsAt(address: Address, at: number): Candidate | undefined {
  const { rule, source, start } = address;
  const atSign = source.bytes.subarray(at, at + LONGEST_AUTHORITY).indexOf('@');
  if (atSign === -1) return undefined;
  const text = source.text(at, at + LONGEST_AUTHORITY);
  if (FIELDS.test(text)) return undefined;
  const full = MAIL_USER.exec(text) ?? USER_INFO.exec(text);
  if (full !== null && full[2] !== '' && full[2] !== 'x-oauth-basic') {
    const user = { start: at, end: at + full[1]!.length };
    const value = { start: user.end + 1, end: user.end + 1 + full[2]!.length };
    const plain = { rule, value, reach: { start, end: at + full[0].length }, name: full[3]!, user };
    return isCutShort(full, text) ? (rawCredentialsAt(address, at, text) ?? plain) : plain;
  }
  // Of schemes that nobody knows, what stands alone may be a name or a public key.
  const alone = rule.schemes.length === 0 ? null : TOKEN_AS_USER.exec(text);
  if (alone === null) return rawCredentialsAt(address, at, text);
  return { rule, value: { start: at, end: at + alone[1]!.length }, reach: { start, end: at + alone[0].length } };
}

/** Whether what reads as the host is more of a raw password: a word without a domain or a port, with another `@` behind it. */
function isCutShort(full: RegExpExecArray, text: string): boolean {
  const rest = text.slice(full[0].length);
  return !full[3]!.includes('.') && /^[/?#[\]<>][^\s"'`]*@/.test(rest);
}

function rawCredentialsAt({ rule, source, scheme, start }: Address, at: number, text: string): Candidate | undefined {
  const before = /[^\r\n]*$/.exec(source.text(start - AHEAD, start))![0];
  const found = rawUserInfo({ before, after: text, web: WEB.test(scheme) });
  if (found === undefined) return undefined;
  const range = (part: ByteRange): ByteRange => ({ start: at + part.start, end: at + part.end });
  const reach = { start, end: at + found.end };
  return { rule, value: range(found.password), reach, name: found.host, user: range(found.user) };
}
