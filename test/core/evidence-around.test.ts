import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { crc32Base62 } from '../../src/core/evidence/checksum.js';
import { scanDocument } from '../../src/core/scan.js';
import type { Rule } from '../../src/core/rule.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, base64, base64url, chars, seq, type Shape } from '../../src/core/shape.js';

const random = seeded(59);
const drawn = (shape: Shape): string => sampleOf(shape, random);
const NOW = 1_700_000_000;

/** The findings in a text, with all that is known of them. */
const found = (text: string, path: string, now?: number) =>
  scanDocument(new Engine(rules), { path, bytes: Buffer.from(text), added: 'all' }, () => true, now).findings;

/** The one finding in a text, as `rule confidence privilege: notes`. */
const told = (text: string, path = 'src/app.js', now?: number): string => {
  const [finding, ...more] = found(text, path, now);
  expect(more).toEqual([]);
  return finding === undefined
    ? 'nothing'
    : `${finding.rule.id} ${finding.confidence} ${finding.privilege}: ${finding.notes.join('; ')}`;
};

const wide = (): string => `${drawn(base64(85))}A==`;
const narrow = (): string => `${drawn(base64(42))}A=`;

describe("Azure's connection strings", () => {
  const storage = (account: string): string =>
    `DefaultEndpointsProtocol=https;AccountName=${account};AccountKey=${wide()};EndpointSuffix=core.windows.net`;
  const bus = (policy: string, host = 'sb://shop.servicebus.windows.net/'): string =>
    `Endpoint=${host};SharedAccessKeyName=${policy};SharedAccessKey=${narrow()}`;

  test.each([
    [storage('shopdata'), 'azure-storage-connection-string high admin: it is a key of the storage account shopdata'],
    [storage('devstoreaccount1'), 'azure-storage-connection-string low admin: it opens an emulator on this machine'],
    [
      `AccountEndpoint=https://shop.documents.azure.com:443/;AccountKey=${wide()};`,
      'azure-cosmosdb-connection-string high admin: it is a key of shop.documents.azure.com',
    ],
    [
      bus('RootManageSharedAccessKey'),
      'azure-messaging-connection-string high admin: it is the key of the policy RootManageSharedAccessKey of shop.servicebus.windows.net, which may do everything',
    ],
    [
      bus('listen-only'),
      'azure-messaging-connection-string high scoped: it is the key of the policy listen-only of shop.servicebus.windows.net',
    ],
    [
      bus('orders'),
      'azure-messaging-connection-string high broad: it is the key of the policy orders of shop.servicebus.windows.net',
    ],
    [
      bus('orders', 'sb://localhost'),
      'azure-messaging-connection-string low broad: it opens an emulator on this machine',
    ],
    [
      `HostName=shop.azure-devices.net;DeviceId=lamp-7;SharedAccessKey=${narrow()}`,
      'azure-iot-connection-string high scoped: it is the key of the device lamp-7',
    ],
  ])('%#', (text, expected) => {
    expect(told(`const c = "${text}";`)).toBe(expected);
    expect(told(`AZURE_CONNECTION=${text}\n`, '.env')).toBe(expected);
  });

  test('what stands in other strings of the line is not theirs', () => {
    const key = `AccountKey=${wide()}`;
    expect(told(`f("AccountName=devstoreaccount1;x", "${key}")`)).toContain(' high admin:');
  });

  test('no note holds what is not plain', () => {
    expect(told(`AccountName=a\u001B[1m;AccountKey=${wide()}`)).not.toContain('\u001B');
  });
});

describe('shared access signatures', () => {
  const url = (expiry: string): string =>
    `https://shop.blob.core.windows.net/x?sv=2022-11-02&se=${expiry}&sr=c&sig=${drawn(chars('abcdefgh12345678', 42))}A%3D`;

  test.each([
    ['2023-11-14T00:00:00Z', 'low'],
    ['2023-11-14T00%3A00%3A00Z', 'low'],
    ['2023-11-16T00%3A00%3A00Z', 'high'],
    ['1600000000', 'low'],
    ['never', 'high'],
  ])('until %s', (expiry, confidence) => {
    expect(told(`open("${url(expiry)}")`, 'a.js', NOW)).toContain(`azure-sas-token ${confidence}`);
    expect(told(`open("${url(expiry)}")`)).toContain('azure-sas-token high');
  });
});

describe('connection strings of databases', () => {
  const word = drawn(base62(20));

  test.each([
    ['Server=db.corp.net;Database=shop;User Id=deploy;', '', 'medium'],
    ['Server=localhost;Database=shop;User Id=deploy;', '', 'medium'],
    ['Server=db.corp.net;User Id=deploy;', ';Integrated Security=SSPI', 'low'],
    ['Server=db.corp.net;Trusted_Connection=yes;User Id=deploy;', '', 'low'],
    ['Server=db.corp.net;Trusted_Connection=no;User Id=deploy;', '', 'medium'],
  ])('%s%s', (before, after, confidence) => {
    const text = `${before}Password=${word}${after}`;
    expect(told(`"ConnectionStrings": { "Main": ${JSON.stringify(text)} }`, 'appsettings.json')).toContain(
      `odbc-connection-string ${confidence}`,
    );
  });
});

describe('connection strings of databases on this machine', () => {
  test.each([
    'Server=localhost;Database=shop;User Id=deploy;',
    'Server=tcp:127.0.0.1,1433;Database=shop;User Id=deploy;',
    'Data Source=(localdb)\\v11;User Id=deploy;',
    'Data Source=.;User Id=deploy;',
  ])('%s opens little with a password that somebody chose', (before) => {
    const text = `${before}Password=wren-quarry`;
    expect(told(`"ConnectionStrings": { "Main": ${JSON.stringify(text)} }`, 'appsettings.json')).toContain(
      'odbc-connection-string low',
    );
  });
});

describe('logins of registries', () => {
  const token = drawn(base64url(36));

  test.each([
    [`//npm.corp.net/:_authToken=${token}`, 'npmrc-auth-token high broad: it is for the registry npm.corp.net'],
    [
      `@shop:registry=https://npm.corp.net/api/npm/\n//npm.corp.net/api/npm/:_authToken=${token}`,
      'npmrc-auth-token high broad: it is for the registry npm.corp.net, which has the packages of @shop',
    ],
    [
      `//npm.corp.net/:_authToken=${token}\n@shop:registry=https://other.corp.net/`,
      'npmrc-auth-token high broad: it is for the registry npm.corp.net',
    ],
    [`//localhost:4873/:_authToken=${token}`, 'npmrc-auth-token low broad: it is for a registry on this machine'],
    [
      `_auth=${Buffer.from(`deploy:${token}`).toString('base64')}`,
      'npmrc-auth-basic high broad: it decodes to a user and a password',
    ],
    [
      `//npm.corp.net/:_password="${Buffer.from('gYn4-kP2-xx').toString('base64')}"`,
      'npmrc-password high broad: it is for the registry npm.corp.net; it decodes to a password',
    ],
  ])('%s', (text, expected) => {
    expect(told(text, '.npmrc')).toBe(expected);
  });

  test.each([
    ['r.corp.net', 'high broad: it decodes to a user and a password; it is for the registry r.corp.net'],
    [
      'https://index.docker.io/v1/',
      'high broad: it decodes to a user and a password; it is for the registry index.docker.io',
    ],
    ['localhost:5000', 'low broad: it decodes to a user and a password; it is for a registry on this machine'],
  ])('Docker at %s', (host, expected) => {
    const auth = Buffer.from(`deploy:${token}`).toString('base64');
    expect(told(JSON.stringify({ auths: { [host]: { auth } } }, undefined, 2), '.docker/config.json')).toBe(
      `docker-config-auth ${expected}`,
    );
  });
});

test('no note holds what may be a secret in the place of a name', () => {
  const other = `x${drawn(base62(20))}7`;
  for (const [path, text] of [
    ['.npmrc', `//${other}@npm.corp.net/:_authToken=${drawn(base64url(36))}`],
    ['.npmrc', `//${other}/:_authToken=${drawn(base64url(36))}`],
    ['.env', `A=SharedAccessKeyName=${other};SharedAccessKey=${narrow()}`],
    ['.env', `A=HostName=${other};DeviceId=${other};SharedAccessKey=${narrow()}`],
    ['.env', `A=AccountName=${other};AccountKey=${wide()}`],
  ] as const) {
    const findings = found(text, path);
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) expect(finding.notes.join()).not.toContain(other);
  }
});

test('an expired web token is worth little, if a clock says so', () => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const jwt = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'a', exp: NOW })}.${drawn(base64url(43))}`;
  expect(told(`"${jwt}"`)).toContain('jwt high');
  expect(told(`"${jwt}"`, 'a.js', NOW + 1)).toBe('jwt low unknown: it expired on 2023-11-14');
});

test('a value that is proven and made to be public stays a guess', () => {
  const key = rules.find(({ id }) => id === 'supabase-publishable-key')!;
  const shape = seq('pub_', base62(42));
  const rule = { ...key, kind: 'token', shape, checks: [['crc32Base62', '_']] } as Rule;
  const value = crc32Base62('_').seal!(drawn(shape));
  const document = { path: 'a.js', bytes: Buffer.from(`"${value}"`), added: 'all' } as const;
  const { findings } = scanDocument(new Engine([rule]), document, () => true);
  expect(findings.map(({ confidence }) => confidence)).toEqual(['low']);
});
