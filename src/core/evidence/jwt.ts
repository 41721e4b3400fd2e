import type { Check, Evidence } from './evidence.js';

type Claims = Readonly<Record<string, unknown>>;

function jsonOf(segment: string): Claims | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(segment, 'base64url').toString());
    return typeof parsed === 'object' && parsed !== null ? (parsed as Claims) : undefined;
  } catch {
    return undefined;
  }
}

const encode = (claims: Claims): string => Buffer.from(JSON.stringify(claims)).toString('base64url');

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

/** A JSON Web Token says what it is: header and claims are JSON (RFC 7519). */
export const jwtClaims: Check = {
  judge(value) {
    const [head = '', body = ''] = value.split('.');
    const header = jsonOf(head);
    if (header === undefined || typeof header['alg'] !== 'string') {
      return { verdict: 'disproves', note: 'its header is no JSON with an algorithm' };
    }
    if (typeof header['enc'] === 'string')
      return { verdict: 'grades', confidence: 'low', note: 'it is encrypted (JWE)' };
    const claims = jsonOf(body);
    if (claims === undefined) return { verdict: 'disproves', note: 'its claims are no JSON' };
    if (claims['iss'] === 'supabase-demo')
      return { verdict: 'disproves', note: 'every local installation of Supabase has it' };
    if (header['alg'] === 'none') return { verdict: 'grades', confidence: 'low', note: 'nobody signed it' };
    const role = claims['role'];
    if (typeof role === 'string' && Object.hasOwn(ROLES, role)) return ROLES[role];
    return { verdict: 'grades', confidence: 'high', note: 'its header and claims decode' };
  },
  seal(value) {
    const [, , signature = ''] = value.split('.');
    const subject = signature.replaceAll(/[^A-Za-z]/g, '').slice(0, 12);
    return `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: subject, iat: 1_700_000_000 })}.${signature}`;
  },
};

/**
 * A Supabase key of the older kind is a token whose claims name the issuer and the role service_role (Supabase, "API keys").
 * The same token from `supabase-demo` is the published one of every local installation.
 */
export const serviceRole: Check = {
  judge(value) {
    const claims = jsonOf(value.split('.')[1] ?? '');
    return claims?.['iss'] === 'supabase' && claims['role'] === 'service_role'
      ? { verdict: 'proves', note: 'its claims name the role service_role, which passes every row-level rule' }
      : { verdict: 'disproves', note: 'its claims do not name the role service_role of a project' };
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
