import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { drawnPassword } from '../secrets.js';
import { valueOf } from '../../src/core/rule-sample.js';
import { scanDocument } from '../../src/core/scan.js';
import { documentOf } from './samples.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base64, base64url, hexLower, seq, type Shape } from '../../src/core/shape.js';

const engine = new Engine(rules);
const random = seeded(271);
const drawn = (shape: Shape): string => sampleOf(shape, random);
const ofRule = (id: string): string =>
  valueOf(
    rules.find((rule) => rule.id === id)!,
    random,
  );
const key32 = (): string => drawn(seq(base64(43), '='));
const signature = (): string => drawn(base64url(43));

const found = (text: string, path = 'src/app.js'): string[] => {
  const { findings } = scanDocument(engine, { path, bytes: Buffer.from(`${text}\n`), added: 'all' }, () => true);
  return findings.map(({ rule }) => rule.id);
};

describe('a connection string or an address as its provider shows it', () => {
  test.each([
    [
      'azure-signalr-connection-string',
      () => `Endpoint=https://acme.service.signalr.net;AccessKey=${key32()};Version=1.0;`,
    ],
    [
      'azure-signalr-connection-string',
      () => `Endpoint=https://acme.webpubsub.azure.com;AccessKey=${key32()};Version=1.0;`,
    ],
    ['azure-signalr-connection-string', () => `Endpoint=http://localhost;Port=8080;AccessKey=${key32()};Version=1.0;`],
    [
      'azure-logic-apps-url',
      () =>
        `https://prod-12.westeurope.logic.azure.com:443/workflows/${drawn(hexLower(32))}/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${signature()}`,
    ],
    [
      'azure-logic-apps-url',
      () =>
        `https://prod-12.westeurope.logic.azure.com/workflows/${drawn(hexLower(32))}/triggers/manual/paths/invoke?api-version=2016-10-01&amp;sp=%2Ftriggers%2Fmanual%2Frun&amp;sv=1.0&amp;sig=${signature()}`,
    ],
    [
      'power-automate-webhook',
      () =>
        `https://default${drawn(hexLower(30))}.1f.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/${drawn(hexLower(32))}/triggers/manual/paths/invoke?api-version=1&amp;sp=%2Ftriggers%2Fmanual%2Frun&amp;sv=1.0&amp;sig=${signature()}`,
    ],
    [
      'azure-sql-connection-string',
      () =>
        `Server=tcp:acme.database.windows.net,1433;Initial Catalog=shop;Persist Security Info=False;User ID=deploy;Password=${drawnPassword(3)};MultipleActiveResultSets=False;Encrypt=True;`,
    ],
    [
      'azure-sql-connection-string',
      () =>
        `Driver={ODBC Driver 18 for SQL Server};Server=tcp:acme.database.windows.net,1433;Database=shop;Uid=deploy;Pwd=${drawnPassword(4)};Encrypt=yes;`,
    ],
    [
      'azure-sql-connection-string',
      () =>
        `jdbc:sqlserver://acme.database.windows.net:1433;database=shop;user=deploy@acme;password=${drawnPassword(5)};encrypt=true;`,
    ],
    ['odbc-connection-string', () => `Server=db.corp.net;Database=shop;User Id=deploy;Password=${drawnPassword(6)};`],
    ['jdbc-url', () => `jdbc:sqlserver://db.corp.net:1433;user=deploy;password=${drawnPassword(7)}`],
    ['azure-iot-connection-string', () => `HostName=acme.azure-devices.net;DeviceId=d1;SharedAccessKey=${key32()}`],
    [
      'azure-communication-connection-string',
      () => `endpoint=https://acme.communication.azure.com/;accesskey=${drawn(seq(base64(86), '=='))}`,
    ],
  ])('%s %#', (id, make) => {
    const text = make();
    expect(found(text, 'src/appsettings.json')).toEqual([id]);
    expect(found(`connect("${text}")`)).toEqual([id]);
    expect(found(JSON.stringify(JSON.stringify({ c: text })), 'a.json')).toEqual([id]);
    expect(found(`URL=${text}`, '.env')).toEqual([id]);
  });
});

describe('a form whose first character is a separator', () => {
  test.each([
    ['http-basic-auth-call', () => `agent.auth('deploy', '${drawnPassword(8)}')`],
    ['http-basic-auth-call', () => `request(app).get('/x').auth("deploy", "${drawnPassword(9)}").expect(200)`],
    ['password-hash-bcrypt', () => `deploy:${ofRule('password-hash-bcrypt')}`],
    ['github-web-session-cookie', () => `cookie: a=1;user_session=${drawn(base64url(48))}`],
  ])('%s %#', (id, make) => {
    expect(found(make())).toEqual([id]);
  });
});

describe('a line of a string of several', () => {
  const value = (): string => drawnPassword(10);

  test.each([
    () => String.raw`write(f, "A=1\nDB_PASSWORD=${value()}\nB=2\n")`,
    () => String.raw`write(f, "user: a\npassword: ${value()}\n")`,
    () => String.raw`write(f, "[db]\r\nhost=x\r\npassword=${value()}")`,
    () => String.raw`{"env":"A=1\nDB_PASSWORD=${value()}\n"}`,
  ])('%#: its value ends with the line', (make) => {
    const text = make();
    const { findings } = scanDocument(engine, documentOf(text), () => true);
    expect(findings.map(({ secret }) => secret.reveal())).toEqual([value()]);
  });

  test.each([
    String.raw`fail("Not saved:\npassword: must not be empty\n")`,
    String.raw`usage("a\npassword=<password>\n")`,
    String.raw`usage("a\ntoken=$TOKEN\n")`,
    String.raw`open("C:\nginx\npassword=")`,
  ])('%j holds none', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('what other texts hold quoted', () => {
  const source = `conn = psycopg2.connect(host="db.corp.net")\nr = get(u, auth=("deploy", "${drawnPassword(11)}"))\n`;

  test.each([
    ['a notebook', JSON.stringify({ cells: [{ cell_type: 'code', source: [source] }] }), 'a.ipynb'],
    ['a string of JSON in JSON', JSON.stringify({ body: JSON.stringify({ code: source }) }), 'a.json'],
  ])('%s is read without its escapes', (_, text, path) => {
    const { findings } = scanDocument(engine, documentOf(text, path), () => true);
    expect(findings.map(({ rule, secret }) => [rule.id, secret.reveal()])).toEqual([
      ['http-basic-auth-call', drawnPassword(11)],
    ]);
  });

  test('XML in XML is read near the names that rules look for', () => {
    const text = `<config>&lt;server&gt;&lt;password&gt;${drawnPassword(12)}&lt;/password&gt;&lt;/server&gt;</config>`;
    expect(found(text, 'jobs/settings.xml')).toEqual(['maven-settings-password']);
  });

  test('an address behind the code of a colour keeps its scheme', () => {
    const url = `postgres://deploy:${drawnPassword(13)}@db.corp.net/x`;
    for (const text of [`\u001B[1;33m${url}`, `echo "\\033[32m${url}"`, `"a\\n${url}"`, `a\n${url}`])
      expect(found(text, 'a.txt')).toEqual(['postgres-url']);
  });
});
