import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { claimedReach } from '../../src/core/evidence/jwt-reach.js';
import { userReach } from '../../src/core/evidence/user.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, base64url, seq } from '../../src/core/shape.js';

const random = seeded(71);
const engine = new Engine(rules);
/** A password that holds a letter of each case and a digit. */
const password = (): string => `aZ7${sampleOf(base62(11), random)}`;

const found = (text: string, path = '.env') =>
  scanDocument(engine, { path, bytes: Buffer.from(text), added: 'all' }, () => true).findings;

/** The one finding in a text, as `rule privilege: notes`. */
const told = (text: string, path?: string): string => {
  const [finding, ...more] = found(text, path);
  expect(more).toEqual([]);
  return finding === undefined ? 'nothing' : `${finding.rule.id} ${finding.privilege}: ${finding.notes.join('; ')}`;
};

describe("the user's name", () => {
  test.each([
    ['postgres', ['postgres'], 'admin', 'its user postgres is the superuser unless the server says otherwise'],
    ['Postgres%40shop', ['postgres'], 'admin', 'its user postgres is the superuser unless the server says otherwise'],
    [String.raw`SHOP\Administrator`, [], 'admin', 'its user is named administrator, as administrators are'],
    ['root', [], 'admin', 'its user is named root, as administrators are'],
    ['app_ro', [], 'scoped', 'its user app_ro is named like one that only reads'],
    ['ro_app', [], 'scoped', 'its user ro_app is named like one that only reads'],
    ['readOnly', [], 'scoped', 'its user readonly is named like one that only reads'],
    ['read-only', [], 'scoped', 'its user read-only is named like one that only reads'],
    ['report-daily', [], 'scoped', 'its user report-daily is named like one that only reads'],
  ])('%s', (user, superusers, privilege, note) => {
    expect(userReach(user, superusers)).toMatchObject({ privilege, note });
  });

  test.each(['app', 'postgres', 'metro', 'hero', 'rooter', 'administrators', '', '%40', '@'])(
    'says nothing of %j',
    (user) => {
      expect(userReach(user)).toBeUndefined();
    },
  );

  test('is not shown where it may be a secret itself', () => {
    const user = `reader-${password()}`;
    const reach = userReach(user);
    expect(reach?.privilege).toBe('scoped');
    expect(reach?.note).toBe('its user is named like one that only reads');
  });
});

describe('the user of a URL decides what its password can do', () => {
  test.each([
    [`postgres://postgres:${password()}@db.shop.net/app`, 'postgres-url admin'],
    [`postgres://app:${password()}@db.shop.net/app`, 'postgres-url broad'],
    [`postgres://report:${password()}@db.shop.net/app`, 'postgres-url scoped'],
    [`mysql://postgres:${password()}@db.shop.net/app`, 'mysql-url broad'],
    [`mysql://root:${password()}@db.shop.net/app`, 'mysql-url admin'],
    [`mssql://sa:${password()}@db.shop.net/app`, 'mssql-url admin'],
    [`rediss://default:${password()}@cache.shop.net`, 'redis-url admin'],
    [`rediss://:${password()}@cache.shop.net`, 'redis-url broad'],
    [`amqp://guest:${password()}@mq.shop.net`, 'amqp-url admin'],
    [`neo4j+s://neo4j:${password()}@graph.shop.net`, 'url-credentials admin'],
    [`https://elastic:${password()}@search.shop.net`, 'http-url-credentials admin'],
    [`https://shop:${password()}@search.shop.net`, 'http-url-credentials broad'],
  ])('%#', (text, expected) => {
    expect(told(text)).toMatch(new RegExp(`^${expected}: it stands in the user part of a URL(?:; its user|$)`));
  });

  test('and where the password is worth little, it still says so', () => {
    const [finding] = found('postgres://postgres:wren-quarry@localhost/app');
    expect(finding).toMatchObject({ confidence: 'low', privilege: 'admin' });
  });
});

describe('the user beside a password', () => {
  const superuser = (name: string): string => `its user ${name} is the superuser unless the server says otherwise`;
  test.each([
    [
      `Server=db.shop.net;User Id=sa;Password=${password()};`,
      `odbc-connection-string admin: its shape is distinctive; ${superuser('sa')}`,
    ],
    [
      `Server=db.shop.net;Password=${password()};User Id=sa;`,
      `odbc-connection-string admin: its shape is distinctive; ${superuser('sa')}`,
    ],
    [
      `Server=db.shop.net;User Id=app;Password=${password()};`,
      'odbc-connection-string broad: its shape is distinctive',
    ],
    [
      `jdbc:postgresql://db.shop.net/app?user=postgres&password=${password()}`,
      `jdbc-url admin: its shape is distinctive; ${superuser('postgres')}`,
    ],
    [
      `host=db.shop.net user=reader password=${password()}`,
      'libpq-connection-string scoped: its shape is distinctive; its user reader is named like one that only reads',
    ],
    [
      `curl -u elastic:${password()} https://shop.net`,
      `curl-user-option admin: ${superuser('elastic')}; its place says that it is a password and it reads like one`,
    ],
    [
      `curl -uapp:${password()} https://shop.net`,
      'curl-user-option broad: its place says that it is a password and it reads like one',
    ],
    [
      `machine db.shop.net login admin password ${password()}`,
      'netrc-entry admin: its shape is distinctive; its user is named admin, as administrators are',
    ],
    [
      `PGPASSWORD=${password()} psql -h db.shop.net -U postgres`,
      `client-password-variable admin: its shape is distinctive; ${superuser('postgres')}`,
    ],
    [
      `Authorization: Basic ${Buffer.from(`admin:${password()}`).toString('base64')}`,
      'http-basic-auth-header admin: it decodes to a user and a password; its user is named admin, as administrators are',
    ],
    [
      `Authorization: Basic ${Buffer.from(`app:${password()}`).toString('base64')}`,
      'http-basic-auth-header broad: it decodes to a user and a password',
    ],
  ])('%#', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  test('in a line of .pgpass', () => {
    expect(told(`db.shop.net:5432:app:postgres:${password()}`, '.pgpass')).toBe(
      `pgpass-entry admin: its shape is distinctive; ${superuser('postgres')}`,
    );
  });
});

describe("a token's claims decide what it can do", () => {
  test.each([
    [{ admin: true }, 'admin', "its claims say that it is an administrator's"],
    [{ role: 'Admin' }, 'admin', "its claims name an administrator's role"],
    [{ roles: ['user', 'super_admin'] }, 'admin', "its claims name an administrator's role"],
    [{ realm_access: { roles: ['realm-admin'] } }, 'admin', "its claims name an administrator's role"],
    [{ resource_access: { shop: { roles: ['owner'] } } }, 'admin', "its claims name an administrator's role"],
    [{ 'https://shop.net/roles': ['administrator'] }, 'admin', "its claims name an administrator's role"],
    [{ scope: 'openid profile' }, 'scoped', 'its claims name 2 scopes, which only read'],
    [{ scope: 'https://api.shop.net/orders.read' }, 'scoped', 'its claims name one scope, which only reads'],
    [{ permissions: ['read:all'] }, 'scoped', 'its claims name one scope, which only reads'],
    [{ scp: ['orders.read', 'orders.write'] }, 'broad', 'its claims name 2 scopes, which allow more than reading'],
    [{ scp: 'user_impersonation' }, 'broad', 'its claims name one scope, which allows more than reading'],
    [{ scope: 'orders:ship' }, 'scoped', 'its claims hold it to one scope'],
    [{ scope: 'admin:org repo' }, 'admin', 'its claims name 2 scopes, of which one administers'],
    [{ scopes: ['*'] }, 'admin', 'its claims name one scope, of which one administers'],
    [
      { scope: Array.from({ length: 12 }, (_, i) => `orders:${i}`).join(' ') },
      'broad',
      'its claims name 12 scopes, which allow more than reading',
    ],
  ])('%j', (claims, privilege, note) => {
    expect(claimedReach(claims)).toEqual({ privilege, note });
  });

  test.each([{}, { role: 'user' }, { scope: '' }, { scp: [1, null] }, { realm_access: null }, { admin: 'yes' }])(
    'says nothing of %j',
    (claims) => {
      expect(claimedReach(claims)).toBeUndefined();
    },
  );

  test('in the finding, without a word of the token', () => {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signature = sampleOf(seq(base64url(43)), random);
    const token = `${part({ alg: 'HS256' })}.${part({ sub: 'u-771', scope: 'orders:write' })}.${signature}`;
    const [finding] = found(`TOKEN=${token}`);
    expect(finding).toMatchObject({ confidence: 'high', privilege: 'broad' });
    expect(finding!.notes).toEqual([
      'its header and claims decode; its claims name one scope, which allows more than reading',
    ]);
  });
});
