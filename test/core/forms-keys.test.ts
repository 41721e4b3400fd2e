import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base64, seq } from '../../src/core/shape.js';
import { findingsIn } from './forms.js';

describe('keys as .NET keeps them', () => {
  const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const capital = Object.fromEntries(
    Object.entries({ alg: 'RS256', ...jwk }).map(([name, value]) => [
      name.slice(0, 1).toUpperCase() + name.slice(1),
      value,
    ]),
  );
  const ids = (path: string, text: string): string[] =>
    findingsIn(path, text).flatMap(({ rule, confidence }) => (confidence === 'low' ? [] : [rule.id]));

  test('a JSON Web Key with capitalised members', () => {
    expect(ids('tempkey.jwk', JSON.stringify(capital))).toEqual(['private-key-jwk']);
    expect(ids('tempkey.jwk', JSON.stringify(capital, null, 2))).toEqual(['private-key-jwk']);
    expect(ids('a.json', JSON.stringify({ key: JSON.stringify(capital) }))).toEqual(['private-key-jwk']);
    const { D, P, Q, Dp, Dq, Qi, ...open } = capital;
    expect([D, P, Q, Dp, Dq, Qi]).not.toContain(undefined);
    expect(ids('tempkey.jwk', JSON.stringify(open))).toEqual([]);
  });

  test('RSA parameters, in JSON and in XML', () => {
    const wide = (name: 'd' | 'n'): string => Buffer.from(jwk[name]!, 'base64url').toString('base64');
    const json = { KeyId: 'a', Parameters: { D: wide('d'), Exponent: 'AQAB', Modulus: wide('n') } };
    expect(ids('tempkey.rsa', JSON.stringify(json))).toEqual(['dotnet-rsa-key']);
    expect(ids('tempkey.rsa', JSON.stringify(json, null, 2))).toEqual(['dotnet-rsa-key']);
    const open = `<Modulus>${wide('n')}</Modulus><Exponent>AQAB</Exponent>`;
    expect(ids('key.xml', `<RSAKeyValue>${open}<InverseQ>AA==</InverseQ><D>${wide('d')}</D></RSAKeyValue>`)).toEqual([
      'dotnet-rsa-key',
    ]);
    expect(ids('key.xml', `<RSAKeyValue>${open}</RSAKeyValue>`)).toEqual([]);
  });

  test('a key ring of ASP.NET', () => {
    const master = `${sampleOf(seq(base64(85), 'Q'), seeded(43))}==`;
    const ring = (inner: string): string =>
      `<key id="a" version="1">\n  <descriptor>\n    <descriptor>\n      <masterKey p4:requiresEncryption="true" xmlns:p4="http://schemas.asp.net/2015/03/dataProtection">${inner}</masterKey>\n    </descriptor>\n  </descriptor>\n</key>\n`;
    const value = `\n        <!-- Warning: the key below is in an unencrypted form. -->\n        <value>${master}</value>\n      `;
    expect(ids('keys/key-1.xml', ring(value))).toEqual(['aspnet-data-protection-key']);
    expect(ids('keys/key-1.xml', ring(value.replaceAll('\n', '\r\n')))).toEqual(['aspnet-data-protection-key']);
    expect(ids('keys/key-1.xml', ring(`<value>${master}</value>`))).toEqual(['aspnet-data-protection-key']);
    expect(ids('keys/key-1.xml', ring('<encryptedSecret>x</encryptedSecret>'))).toEqual([]);
  });
});

test.each([
  ['a.js', 'const token =\n  "«1»" +\n  "«2»" +\n  "«3»";\n'],
  ['A.java', 'String token = "«1»"\n    + "«2»"\n    + "«3»";\n'],
  ['a.py', 'x = (\n    "«1»"\n    "«2»"\n    "«3»"\n)\n'],
  ['a.php', "$x = '«1»' .\n  '«2»' .\n  '«3»';\n"],
  ['a.cs', 'f("«1»" +\n  "«2»" +\n  "«3»")\n'],
])('a web token whose parts are joined over lines, in %s', (path, text) => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const parts = [
    `${part({ alg: 'HS256', typ: 'JWT' })}.`,
    `${part({ sub: 'joe', iss: 'shop', scope: 'all' })}.`,
    sampleOf(seq(base64(43)), seeded(47)).replaceAll(/[+/]/g, '7'),
  ];
  const filled = text.replaceAll(/«(\d)»/g, (_, i: string) => parts[Number(i) - 1]!);
  const found = findingsIn(path, filled).filter(({ confidence }) => confidence !== 'low');
  expect(found.map(({ secret }) => secret.reveal())).toEqual([parts.join('')]);
});
