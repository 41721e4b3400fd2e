import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, chars, digits, seq } from '../../src/core/shape.js';
import { alphabets } from '../../src/core/alphabet.js';

const engine = new Engine(rules);
const random = seeded(1103);
const part = (length: number): string =>
  sampleOf(seq(chars(alphabets.lower, 1), base62(length - 3), digits(1), chars(alphabets.upper, 1)), random);

/** What is reported of a text at medium and up. */
function reported(text: string, path = 'src/app.ts'): string[] {
  const { findings } = scanDocument(engine, { path, bytes: Buffer.from(text), added: 'all' }, () => true);
  return findings.filter(({ confidence }) => confidence !== 'low').map(({ secret }) => secret.reveal());
}

const HOST = 'db.acme-corp.io:5432/prod';

describe('passwords with characters that URLs reserve', () => {
  test.each(['/', '?', '#', '[', ']', '<', '>', "'", '@', '`', ' ', '/x?y#', '://'.slice(1)])(
    'a password that holds %s is reported whole',
    (sign) => {
      const password = `${part(8)}${sign}${part(8)}`;
      expect(reported(`connect("postgresql://app:${password}@${HOST}");`)).toEqual([password]);
      expect(reported(`{"url":"mysql://app:${password}@10.0.4.7/shop"}`, 'config.json')).toEqual([password]);
      expect(reported(`connect("proto://app:${password}@[fd00::7]:99");`)).toEqual([password]);
    },
  );

  test('a quote other than the one around the URL is part of the password', () => {
    const password = `${part(8)}"${part(8)}`;
    expect(reported(`connect('postgresql://app:${password}@${HOST}');`)).toEqual([password]);
    expect(reported(`DATABASE_URL=postgresql://app:${password}@${HOST}\n`, '.env')).toEqual([password]);
  });

  test.each(['#', '/', "'", '"', ' ', '<'])('behind a name without quotes, %s too', (sign) => {
    const password = `${part(8)}${sign}${part(8)}`;
    for (const [before, path] of [
      ['DATABASE_URL=', '.env'],
      ['export DATABASE_URL=', 'run.sh'],
      ['  url: ', 'config.yml'],
    ] as const)
      expect(reported(`${before}postgresql://app:${password}@${HOST}\n`, path)).toEqual([password]);
  });

  test('without a user, in a list, and on the web', () => {
    const password = `${part(8)}/${part(8)}`;
    expect(reported(`connect("redis://:${password}@cache.acme-corp.io:6379/0");`)).toEqual([password]);
    expect(reported(`psql postgres://app:${password}@${HOST} -c 'select 1'`, 'run.sh')).toEqual([password]);
    expect(reported(`HTTPS_PROXY=http://app:${password}@proxy.acme-corp.io:8080\n`, '.env')).toEqual([password]);
  });

  test('a percent-encoded character may be the first one', () => {
    const password = `%24${part(12)}`;
    expect(reported(`connect("postgres://app:${password}@${HOST}");`)).toEqual([password]);
    expect(reported(`connect("postgres://app:%${part(3)}_PASSWORD%@${HOST}");`)).toEqual([]);
  });
});

describe('addresses that hold an at sign and no password', () => {
  test.each([
    'https://packages.example.com/@scope/pkg',
    'https://unpkg.com/react@18/umd/react.production.min.js',
    'https://medium.com/@user/a-story',
    'git+ssh://git@github.com:acme/shop.git',
    'ssh://git@github.com:22/acme/shop.git#v1@2',
    'https://x.io/?email=a@b.c',
    'https://x.io:8443/?email=a@b.co',
    'http://localhost:3000/@fs/home/me/a.ts',
    'http://localhost:PORT/@vite/client@b.co',
    'http://[::1]:3000/@fs/a@b.co',
    'http://127.0.0.1:port/mail/a@b.co',
    'https://cdn:8080/a@2x.png',
    'http://assets:v2/img/Icon1@2x.png',
    'docker://registry:5000/image@sha256:abc',
    'mongodb://db1:27017,db2:27017/?appName=a@b.co',
    'jdbc:sqlserver://db.acme.io:1433;user=x@acme.io',
    'postgres://localhost:5432/shop?options=a@b.co',
    'postgres://${user}:${pass}/x@db.acme.io/shop',
    'postgres://app:#{pass}@db.acme.io/shop',
    'postgres://app:{{ pass }}@db.acme.io/shop',
    'postgres://app:<your-password>@db.acme.io/shop',
    'https://example.com:Port1/path/A1@b.co',
    'http://user:pass and write to Joe1 at once or to joe@b.co',
  ])('%s', (url) => {
    for (const text of [`open("${url}");`, `see ${url} for more`, `[docs](${url})`, `<a href="${url}">x</a>`])
      expect(reported(text)).toEqual([]);
    expect(reported(`URL=${url}\n`, '.env')).toEqual([]);
    expect(reported(`url: ${url}\n`, 'config.yml')).toEqual([]);
  });

  test('two addresses on a line are two', () => {
    const password = part(16);
    expect(reported(`["http://a:b/C1", "https://app:${password}@shop.acme.io"]`)).toEqual([password]);
    expect(reported('proxy http://host:Name1/x then https://joe@b.co/y')).toEqual([]);
    expect(reported('url: http://build:Job7 # ask A1 <joe@b.co>\n', 'config.yml')).toEqual([]);
    expect(reported('<b>http://build:Job7/x</b> <i>A1@b.co</i>', 'a.html')).toEqual([]);
    expect(reported('<a title="x" href="http://build:Job7/x" name="a@b.co">')).toEqual([]);
  });
});

describe('hosts of this machine and of containers', () => {
  const hosts = ['localhost', 'db', 'postgres', 'redis', '127.0.0.1'];

  test.each(hosts)('a drawn password for %s is no guess', (host) => {
    for (const password of [part(12), part(24), `${part(8)}#${part(8)}`])
      expect(reported(`connect("postgres://app:${password}@${host}:5432/shop");`)).toEqual([password]);
  });

  test.each(hosts)('what developers type for %s blocks nothing', (host) => {
    for (const [user, password] of [
      ['app', 'app'],
      ['shop', 'shop_dev'],
      ['postgres', 'postgres'],
      ['root', 'letmein'],
      ['quarry', 'quarry-password'],
    ])
      expect(reported(`connect("postgres://${user}:${password}@${host}:5432/shop");`)).toEqual([]);
  });

  test('in a test or a manual it stays a guess', () => {
    expect(reported(`connect("postgres://app:${part(24)}@localhost/shop");`, 'test/a.test.ts')).toEqual([]);
  });

  test('a connection string is judged alike', () => {
    const password = part(16);
    const text = (word: string): string => `{ "Main": "Server=localhost;User Id=app;Password=${word};" }`;
    expect(reported(text(password), 'appsettings.json')).toEqual([password]);
    expect(reported(text('quarry_dev'), 'appsettings.json')).toEqual([]);
  });
});
