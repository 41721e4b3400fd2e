import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { chars, digits, oneOf, seq, type Shape } from '../src/core/shape.js';
import { joined } from './joined.js';

const facts = {
  provider: 'Any',
  checks: ['sessionText'],
  entropy: 3,
  confidence: 'medium',
  privilege: 'broad',
  rotate: {
    how: 'Sign out, which ends the session; where it does not, change what signs sessions on the server',
    url: 'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html',
  },
} as const;
const valueOf = (longest: number): Shape => chars(`${alphabets.base64url}%.+/=:`, 20, longest);
const value = valueOf(2000);
const tab = chars('\t', 1);
const others = chars(`${alphabets.base62}!#$%&()*+,-./:;<=>?@[]^_{|}~ `, 0, 400);

/** Names that frameworks give to the cookie of a session, and nobody to anything else. */
const SESSIONS = [
  ...['sessionid', 'connect.sid', 'express:sess', 'koa.sess', 'rack.session', 'PHPSESSID', 'JSESSIONID'],
  ...['laravel_session', 'ci_session', 'CAKEPHP', 'remember_token', 'ASP.NET_SessionId', '.ASPXAUTH'],
  ...['.AspNetCore.Cookies', '.AspNetCore.Session', '.AspNetCore.Identity.Application'],
  ...['__Secure-next-auth.session-token', 'next-auth.session-token', 'authjs.session-token'],
];
/** Names that mean something else where they are not in a cookie. */
const IN_COOKIES = [
  'session',
  'session_id',
  'sessid',
  'session_token',
  'sid',
  'auth_token',
  'access_token',
  'token',
  'jwt',
];

/** Cookies of people who are signed in: whoever sends them is that person. */
export const cookies: readonly Rule[] = [
  token({
    ...facts,
    id: 'session-cookie',
    title: 'session cookie',
    lead: seq(oneOf(...SESSIONS), joined),
    shape: value,
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc6265#section-4', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'session-cookie-header',
    title: 'cookie of a session or token',
    lead: seq(oneOf('Cookie', 'cookie', 'COOKIE'), joined, others, oneOf(...IN_COOKIES.map((name) => `${name}=`))),
    shape: valueOf(1000),
    yields: true,
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc6265#section-4', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'session-cookie-file',
    title: 'cookie of a cookie jar',
    files: ['cookies.txt', '*cookies.txt', 'cookie*', '*.cookies'],
    // Host, whether its subdomains, path, whether by TLS only, expiry, name; a TAB between them.
    lead: seq(oneOf('TRUE', 'FALSE'), tab, digits(1, 12), tab, chars(`${alphabets.base62}_.-`, 1, 60), tab),
    shape: value,
    checks: ['opaqueText'],
    entropy: 3.4,
    source: { url: 'https://curl.se/docs/http-cookies.html', checked: '2026-11-28' },
  }),
];
