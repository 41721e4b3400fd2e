import { describe, expect, test } from '@jest/globals';
import { base64url, hexLower } from '../../src/core/shape.js';
import { drawn, found, password, token, values } from './found.js';

describe('a key in the query of an address', () => {
  test.each([
    (key: string) => `fetch("https://api.shop.net/v1/orders?key=${key}")`,
    (key: string) => `u = 'https://api.shop.net/data/2.5/weather?q=Oslo&appid=${key}'`,
    (key: string) => `GET https://shop.net/v1/x?tokenkey=${key}&a=b`,
    (key: string) => `<a href="https://shop.net/v1/x?a=b&amp;key=${key}&amp;c=d">`,
    (key: string) => `connect(\`wss://stream.shop.net/x?auth=\${1}&authkey=${key}\`)`,
    (key: string) => `const u = \`https://api.shop.net/x?q=\${q}&key=${key}\`;`,
    (key: string) => `curl https://api.shop.net:8443/x?userkey=${key}`,
    (key: string) => `See [it](https://api.shop.net/x?dev_key=${key}).`,
  ])('%#: counts beside its host', (line) => {
    for (const length of [20, 24, 32]) {
      const key = token(length);
      expect(found(line(key))).toEqual([`url-query-key medium ${key}`]);
    }
  });

  test('is none where the parameter is of a grant, of a page or of a signature', () => {
    for (const name of ['code', 'state', 'nonce', 'h', 'q', 'id', 'cursor', 'etag', 'monkey', 'keyword'])
      expect(values(`fetch("https://api.shop.net/v1/orders?${name}=${token()}")`)).toEqual([]);
  });

  test.each(['category-of-the-page-2', 'SomeNameOfAnything2024', 'YOUR_API_KEY_GOES_HERE_1'])(
    'is none of %j',
    (value) => expect(values(`fetch("https://api.shop.net/v1/orders?key=${value}")`)).toEqual([]),
  );

  test('is a guess without a host, or where the host says so', () => {
    for (const address of [
      '/v1/x?',
      'https://www.example.com/x?',
      'http://localhost:3000/x?',
      'https://cdn.shop.net/a.js?',
    ])
      expect(values(`fetch("${address}key=${token(24)}")`)).toEqual([]);
    expect(values(`"https://docs.google.com/spreadsheet/ccc?key=${token(24)}"`)).toEqual([]);
  });

  test('of a Function App is one behind code, too', () => {
    const key = `${drawn(base64url(54))}==`;
    expect(found(`"https://shop.azurewebsites.net/api/f?code=${key}"`)).toEqual([`azure-function-url-key high ${key}`]);
    expect(found(`"https://shop.net/api/f?code=${key}"`)).toEqual([]);
  });

  test('belongs to the rule that knows its name or its form', () => {
    const key = drawn(hexLower(32));
    expect(found(`"https://api.shop.net/x?api_key=${key}"`)).toEqual([`generic-api-key-assignment medium ${key}`]);
  });
});

describe('the password of an address whose user is a mail address', () => {
  test.each([
    ['smtp-url', (p: string) => `smtp://joe@corp.net:${p}@smtp.corp.net:587`],
    ['http-url-credentials', (p: string) => `https://joe.doe+x@corp.co.uk:${p}@git.corp.net/x.git`],
    ['amqp-url', (p: string) => `amqp://joe@corp.net:${p}@mq/vhost`],
    ['postgres-url', (p: string) => `postgres://joe@server1:${p}@server1.postgres.database.azure.com:5432/db`],
    ['mongodb-connection-string', (p: string) => `mongodb+srv://joe@corp.net:${p}@cluster.corp.net/db`],
  ] as const)('%s', (rule, address) => {
    for (const value of [password(), `${password()}#x`, token(20)]) {
      expect(found(`url: ${address(value)}`, 'app.yml')).toEqual([`${rule} medium ${value}`]);
      expect(found(`const u = "${address(value)}";`)).toEqual([`${rule} medium ${value}`]);
    }
  });

  test.each([
    'https://joe@corp.net:8080/x@2x.png',
    'https://joe@corp.net:8080@proxy/x',
    'mongodb://joe@h1:27017,joe@h2:27017/db',
    'ssh://git@github.com:22/org/x.git',
    'https://joe@corp.net:${PASSWORD}@git.corp.net/x.git',
    'https://joe@corp.net:<password>@git.corp.net/x.git',
  ])('and not %s', (address) => expect(values(`url: ${address}`, 'app.yml')).toEqual([]));
});
