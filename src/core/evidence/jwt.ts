import { disproven, graded, NOWHERE, proven, type Check, type Evidence } from './evidence.js';
import { claimedReach, type Claims } from './jwt-reach.js';
import { placeholderInBase64 } from './placeholder.js';
import { encodedLike, filler, jsonOfLength } from './packed.js';

/** @returns the object that the base64url text is JSON of */
export function jsonOf(segment: string): Claims | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(segment, 'base64url').toString());
    return typeof parsed === 'object' && parsed !== null ? (parsed as Claims) : undefined;
  } catch {
    return undefined;
  }
}

/** @returns the object as a token's part */
export const encode = (claims: Claims): string => Buffer.from(JSON.stringify(claims)).toString('base64url');

/** Roles that a token's claims may name, and what they reach (Supabase, "API keys"). */
const ROLES: Readonly<Record<string, Evidence>> = {
  service_role: {
    verdict: 'grades',
    confidence: 'high',
    privilege: 'admin',
    note: 'its claims name the role service_role',
  },
  anon: {
    verdict: 'grades',
    confidence: 'low',
    privilege: 'publishable',
    note: 'its claims name the role anon, which is made to be public',
  },
};

/** What header and claims of a token say, or why it is none. */
type Parsed = { readonly header: Claims; readonly claims: Claims } | Evidence;

/**
 * @param value a token, or one behind the prefix of a service
 * @returns header and claims, or what else the token turned out to be
 */
export function parseToken(value: string): Parsed {
  const [head = '', body = ''] = value.slice(Math.max(0, value.indexOf('eyJ'))).split('.', 3);
  const header = jsonOf(head);
  if (header === undefined || typeof header['alg'] !== 'string')
    return disproven('its header is no JSON with an algorithm');
  if (typeof header['enc'] === 'string') return graded('low', 'it is encrypted (JWE)');
  const claims = jsonOf(body);
  return claims === undefined ? disproven('its claims are no JSON') : { header, claims };
}

export const HOLLOW = disproven('it is a web token without claims');

/** @returns whether a text has the form of a web token, but claims that are none, as a made-up one has: `eyJ….fake.sig` */
export function isHollowToken(value: string): boolean {
  const [, head, body] = /^(eyJ[\w-]*)\.([\w-]+)(?:\.[\w-]*)?$/.exec(value) ?? [];
  if (head === undefined || jsonOf(body!) !== undefined) return false;
  const header = jsonOf(head);
  if (header === undefined) return /^[a-z]{1,12}$/i.test(body!);
  // Claims may be compressed, or encrypted.
  return typeof header['alg'] === 'string' && !['zip', 'calg', 'enc'].some((name) => name in header);
}

/** Dates are told to the day, in UTC; a number that is no date is left out. */
export function day(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? '' : ` on ${date.toISOString().slice(0, 10)}`;
}

/** @returns why a token opens nothing, though it is one: nobody signed it, or its time is over */
export function spent(header: Claims, claims: Claims, now: number | undefined): Evidence | undefined {
  if (header['alg'] === 'none') return graded('low', 'nobody signed it');
  const expiry = claims['exp'];
  if (now === undefined || typeof expiry !== 'number' || expiry > now) return undefined;
  return graded('low', `it expired${day(expiry)}`);
}

/** A JSON Web Token says what it is: header and claims are JSON (RFC 7519). */
export const jwtClaims: Check = {
  judge(value, { now } = NOWHERE) {
    const parsed = parseToken(value);
    if ('verdict' in parsed) return parsed;
    const { header, claims } = parsed;
    if (claims['iss'] === 'supabase-demo') return disproven('every local installation of Supabase has it');
    const over = spent(header, claims, now);
    if (over !== undefined) return over;
    const role = claims['role'];
    if (typeof role === 'string' && Object.hasOwn(ROLES, role)) return ROLES[role];
    const decoded = graded('high', `its header and claims decode${ofIssuer(claims['iss'])}`);
    return reaching(isSigned(value) ? { ...decoded, decodes: true } : decoded, claims);
  },
  seal(value) {
    const at = Math.max(0, value.indexOf('eyJ'));
    const [head = '', body = '', ...rest] = value.slice(at).split('.');
    const first = encodedLike(head, (length) => jsonOfLength({ alg: 'HS256' }, length, head));
    const claims = { sub: filler(body.slice(-20), 6), iat: 1_700_000_000 };
    const second = encodedLike(body, (length) => jsonOfLength(claims, length, body));
    return value.slice(0, at) + [first, second, ...rest].join('.');
  },
};

/** Whether the last part may be a signature: of a sample it is often words. */
function isSigned(value: string): boolean {
  return placeholderInBase64(value.slice(value.lastIndexOf('.') + 1)) === undefined;
}

/** The evidence with what the claims allow. */
export function reaching(evidence: Evidence, claims: Claims): Evidence {
  const reach = claimedReach(claims);
  return reach === undefined
    ? evidence
    : { ...evidence, privilege: reach.privilege, note: `${evidence.note}; ${reach.note}` };
}

/** Issuers are named where they are hosts or plain words: a note never shows what it does not know. */
function ofIssuer(issuer: unknown): string {
  return typeof issuer === 'string' && /^(?:https:\/\/)?[a-z][a-z.-]{1,60}\/?$/.test(issuer)
    ? `; its issuer is ${issuer}`
    : '';
}

/** A token of five parts whose header names how it is encrypted (RFC 7516): it opens nothing for who cannot decrypt it. */
export const jwe: Check = {
  judge(value) {
    const header = jsonOf(value.split('.', 1)[0]!);
    return typeof header?.['enc'] === 'string' && typeof header['alg'] === 'string'
      ? graded('low', 'it is encrypted (JWE)')
      : disproven('its header does not name an encryption');
  },
  seal(value) {
    const [, ...rest] = value.split('.');
    return [encode({ alg: 'RSA-OAEP-256', enc: 'A256GCM' }), ...rest].join('.');
  },
};

/**
 * A Supabase key of the older kind is a token whose claims name the issuer and the role service_role (Supabase, "API keys").
 * The same token from `supabase-demo` is the published one of every local installation.
 */
export const serviceRole: Check = {
  judge(value, { now } = NOWHERE) {
    const parsed = parseToken(value);
    if ('verdict' in parsed || parsed.claims['iss'] !== 'supabase' || parsed.claims['role'] !== 'service_role')
      return disproven('its claims do not name the role service_role of a project');
    return (
      spent(parsed.header, parsed.claims, now) ??
      proven('its claims name the role service_role, which passes every row-level rule')
    );
  },
  seal(value) {
    const [, , signature = ''] = value.split('.');
    const ref = signature
      .replaceAll(/[^a-z]/g, '')
      .padEnd(20, 'x')
      .slice(0, 20);
    const claims = { iss: 'supabase', ref, role: 'service_role', iat: 1_700_000_000, exp: 2_000_000_000 };
    return `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}.${signature}`;
  },
};
