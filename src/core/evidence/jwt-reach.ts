import type { Privilege } from './evidence.js';

/** What a token says of itself, by name. */
export type Claims = Readonly<Record<string, unknown>>;

/** What a token's claims allow, in words without any of its values. */
export interface ClaimedReach {
  readonly privilege: Privilege;
  readonly note: string;
}

/** More would be a hostile token. */
const MOST = 500;
/** Above this many scopes a token reaches most of its account. */
const MANY = 10;

const SCOPE_CLAIMS = ['scope', 'scp', 'scopes', 'permissions'];
const ROLE_CLAIMS = new Set(['role', 'roles', 'cognito:groups']);
const FLAGS = ['admin', 'is_admin', 'isAdmin', 'superuser', 'is_superuser'];

const ADMIN_ROLE =
  /^(?:(?:super|sys|system|site|org|organization|global|realm|cluster|account)?[-_ ]?admin(?:istrator)?|superuser|root|owner|service_role)$/i;
const READS =
  /(?:^|[:._/-])(?:read|readonly|view|viewer|list|get)(?:$|[:._/-])|^(?:openid|profile|email|address|phone|offline_access)$/i;
const ADMINISTERS = /^\*(?:[:.]\*)?$|(?:^|[:._/-])(?:admin|administrator|superuser|full_access|\*)(?:$|[:._/-])/i;
const WRITES =
  /(?:^|[:._/-])(?:write|writes|manage|create|update|delete|edit|all|full|owner|readwrite)(?:$|[:._/-])|user_impersonation$|cloud-platform$|\.default$/i;

/** The words of a claim: a list, or a text with blanks or commas between them (RFC 8693, 4.2; RFC 9068, 2.2.3). */
function wordsIn(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return claim.split(/[\s,]+/, MOST).filter((word) => word !== '');
  return Array.isArray(claim) ? claim.slice(0, MOST).filter((word) => typeof word === 'string') : [];
}

const isObject = (claim: unknown): claim is Claims => typeof claim === 'object' && claim !== null;

/** Keycloak puts roles below `realm_access` and, by client, below `resource_access`; Auth0 under an address of the tenant's. */
function rolesOf(claims: Claims): readonly string[] {
  const clients = isObject(claims['resource_access']) ? Object.values(claims['resource_access']).slice(0, MOST) : [];
  const below = [claims['realm_access'], ...clients].filter(isObject).map(({ roles }) => roles);
  const named = Object.keys(claims).filter((name) => ROLE_CLAIMS.has(name) || /^https?:\/\/.*\/roles?$/.test(name));
  return [...named.map((name) => claims[name]), ...below].flatMap(wordsIn);
}

function scopesReach(scopes: readonly string[]): ClaimedReach | undefined {
  const count = scopes.length === 1 ? 'one scope' : `${scopes.length} scopes`;
  if (scopes.length === 0) return undefined;
  // `admin:read` reads what an administrator sees.
  if (scopes.every((scope) => READS.test(scope) && !WRITES.test(scope.replace(/[:.]all$/i, ''))))
    return {
      privilege: 'scoped',
      note: `its claims name ${count}, which only ${scopes.length === 1 ? 'reads' : 'read'}`,
    };
  if (scopes.some((scope) => ADMINISTERS.test(scope) && !READS.test(scope)))
    return { privilege: 'admin', note: `its claims name ${count}, of which one administers` };
  if (scopes.length > MANY || scopes.some((scope) => WRITES.test(scope)))
    return {
      privilege: 'broad',
      note: `its claims name ${count}, which ${scopes.length === 1 ? 'allows' : 'allow'} more than reading`,
    };
  return { privilege: 'scoped', note: `its claims hold it to ${count}` };
}

/** @returns how far a token reaches by its roles and scopes, or nothing where its claims name none */
export function claimedReach(claims: Claims): ClaimedReach | undefined {
  if (FLAGS.some((name) => claims[name] === true))
    return { privilege: 'admin', note: "its claims say that it is an administrator's" };
  if (rolesOf(claims).some((role) => ADMIN_ROLE.test(role)))
    return { privilege: 'admin', note: "its claims name an administrator's role" };
  return scopesReach([...new Set(SCOPE_CLAIMS.flatMap((name) => wordsIn(claims[name])))]);
}
