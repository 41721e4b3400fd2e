import type { ByteRange } from '../document.js';

/** User, password and host of a URL, as offsets behind its `://`. */
export interface RawUserInfo {
  readonly user: ByteRange;
  readonly password: ByteRange;
  readonly host: string;
  /** Where the host ends. */
  readonly end: number;
}

/** Where a URL with a raw password stands. */
export interface UrlPlace {
  /** Up to some bytes of the line ahead of the scheme. */
  readonly before: string;
  /** What stands behind `://`. */
  readonly after: string;
  /** Whether the scheme is one of the web, in whose paths `@` and `:` are usual. */
  readonly web: boolean;
}

/** The longest password that is looked for, in characters. */
const LONGEST = 160;
const MOST_BLANKS = 2;

/** The user may be a mail address, as it is. */
const USER = /^([\w.%+~-]{0,80}(?:@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,6})?):/i;
/** A host, and what may follow one: a port, a path, or the end of the address. */
const HOST =
  /^@((?:[a-z\d](?:[a-z\d-]{0,62}[a-z\d])?\.){0,6}[a-z\d][a-z\d_-]{0,62}|\[[\da-f:.]{3,40}\])(:\d{1,5})?(?=[/?#"'`\s<>,;)\]}\\]|$)/i;
/** What makes a name of one word a host: a port, a database behind it, or that it is this machine. */
const LOCAL = /^(?:localhost|db|database|postgres|mysql|mariadb|mongo|redis|rabbitmq)$/i;
/** Files whose names hold `@`, such as `icon@2x.png`. */
const FILE = /\.(?:png|jpe?g|gif|svg|webp|ico|css|[cm]?[jt]sx?|json|html?|map|md|txt|woff2?|git|tgz|zip)$/i;
/** References and templates, a second URL, the escape of a line's end. */
const NO_PASSWORD = /:\/\/|\$\{|\$\(|\{\{|#\{|<%|%[sdv]\b|%\(|^\{[\w.]*\}|^<[^>]*>$|^\$[\w.]+$|\\[nr]/;
/** A port, or a word such as `port` in its place, with a path, a query or a fragment behind it. */
const PORT = /^(?:\d{1,5}|:?port|\*|\+)(?:[/?#\s"'`)\]>,;]|$)/i;

/** Where the URL begins on its line: behind a quote, an assignment or a bracket, or somewhere else. */
const QUOTED = /\\?(["'`])$/;
const ASSIGNED = /^\s{0,80}(?:export\s|set\s|-\s)?\s{0,8}[\w.-]{1,80}\s{0,8}(?:=|:\s)\s{0,8}$/;

/** @returns what ends a password there, as a pattern, beside the end of its line */
function endsAt(before: string, web: boolean): RegExp {
  const quote = QUOTED.exec(before)?.[1];
  if (quote !== undefined) return quote === '`' ? /`/ : quote === '"' ? /"/ : /'/;
  // A comment or a sentence may follow an address of the web.
  if (ASSIGNED.test(before)) return web ? /\s/ : /\s[#/]|\s{2}/;
  if (before.endsWith('(')) return /[\s"'`<>)]/;
  if (before.endsWith('[')) return /[\s"'`<>\]]/;
  return /[\s"'`<>]/;
}

const readsAsHost = (user: string): boolean =>
  user === '' || (user.includes('.') && !user.includes('@')) || LOCAL.test(user);

/** Paths of the web may hold `:` and `@`; a password among them has characters that words of a path have not. */
function readsAsPath(password: string): boolean {
  return !/[A-Z]/.test(password) || !/\d/.test(password) || /^[A-Z_]+[/?#]/.test(password);
}

/**
 * Reads credentials of a URL whose password holds characters that the syntax of URLs wants percent-encoded, as drivers accept
 * them: `/ ? # [ ] < > @`, quotes, a backtick, blanks. The last `@` with a plausible host behind it ends the password.
 *
 * @returns nothing where the address reads otherwise: a host with a port, a template, two addresses, prose
 */
export function rawUserInfo({ before, after, web }: UrlPlace): RawUserInfo | undefined {
  const user = USER.exec(after);
  if (user === null || (web && readsAsHost(user[1]!))) return undefined;
  const start = user[0].length;
  const rest = /^[^\r\n]*/.exec(after.slice(start, start + LONGEST + 1))![0];
  const bound = rest.slice(0, rest.search(endsAt(before, web)) >>> 0);
  if (PORT.test(bound)) return undefined;
  for (let at = bound.lastIndexOf('@'); at > 0; at = bound.lastIndexOf('@', at - 1)) {
    const host = HOST.exec(after.slice(start + at, start + at + LONGEST));
    const password = bound.slice(0, at);
    if (host === null || !isHost(host, after[start + at + host[0].length], web)) continue;
    if (NO_PASSWORD.test(password) || password.split(/\s/).length - 1 > MOST_BLANKS) return undefined;
    if (web && readsAsPath(password)) return undefined;
    return {
      user: { start: 0, end: user[1]!.length },
      password: { start, end: start + at },
      host: host[1]!,
      end: start + at + host[0].length,
    };
  }
  return undefined;
}

/** @returns whether a name behind `@` is a host: it has a domain or a port, or the path of a database follows it */
function isHost([, name = '', port]: RegExpExecArray, next: string | undefined, web: boolean): boolean {
  if (port !== undefined) return true;
  const isDomain = name.includes('.') && /[a-z]/i.test(name.slice(name.lastIndexOf('.')));
  if (isDomain || /^\[|^\d+\.\d+\.\d+\.\d+$/.test(name)) return !FILE.test(name);
  return !web && (LOCAL.test(name) || next === '/');
}
