import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base64, hexLower } from '../../src/core/shape.js';

const engine = new Engine(rules);
const random = seeded(611);
const linesOf = (text: string, width: number): string =>
  text.replaceAll(new RegExp(`.{${width}}`, 'g'), '$&\n').trimEnd();
const block = (name: string, body: string): string =>
  `-----BEGIN OpenVPN ${name}-----\n${body}\n-----END OpenVPN ${name}-----\n`;
const STATIC = 'Static key V1';
const digits = linesOf(sampleOf(hexLower(512), random), 32);
const key = block(STATIC, digits);

function found(text: string, path = 'client.ovpn'): string[] {
  const { findings } = scanDocument(engine, { path, bytes: Buffer.from(text), added: 'all' }, () => true);
  return findings.map(({ rule, confidence }) => `${rule.id} ${confidence}`);
}

describe('an OpenVPN static key', () => {
  test.each([
    ['in a file of its own', 'ta.key', `#\n# 2048 bit OpenVPN static key\n#\n${key}`],
    ['in upper case', 'ta.key', block(STATIC, digits.toUpperCase())],
    ['with CRLF', 'ta.key', key.replaceAll('\n', '\r\n')],
    ...['tls-auth', 'tls-crypt', 'secret'].map((tag) => [
      `inline in <${tag}>`,
      'c.ovpn',
      `dev tun\n<${tag}>\n${key}</${tag}>\n`,
    ]),
    ['in a literal', 'vpn.ts', `const ta = "${key.replaceAll('\n', String.raw`\n`)}";\n`],
    ['in joined strings', 'Vpn.java', key.trimEnd().replaceAll(/^(.*)$/gm, String.raw`  "$1\n" +`)],
    ['in a block of YAML', 'vpn.yml', `ta: |\n${key.replaceAll(/^(?=.)/gm, '  ')}`],
    ['in base64', 'vpn.yml', `ta: ${Buffer.from(key).toString('base64')}\n`],
  ])('%s', (_, path, text) => expect(found(text, path)).toEqual(['openvpn-static-key certain']));

  test('cut, or without its end', () => {
    const cut = digits.split('\n').slice(0, 12).join('\n');
    expect(found(block(STATIC, cut))).toEqual(['openvpn-static-key medium']);
    expect(found(`-----BEGIN OpenVPN ${STATIC}-----\n${digits}\n`)).toEqual(['openvpn-static-key certain']);
  });

  test.each([
    ['without a body', block(STATIC, '')],
    ['with dots for a body', block(STATIC, `${digits.slice(0, 300)}\n...\n${digits.slice(300)}`)],
    ['of too few digits', block(STATIC, digits.slice(0, 99))],
    ['of one digit', block(STATIC, digits.replaceAll(/\w/g, 'f'))],
    ['of words', block(STATIC, 'paste the content of ta.key here')],
  ])('and not one %s', (_, text) => expect(found(text)).toEqual([]));
});

describe('the newer keys of OpenVPN', () => {
  const names = ['tls-crypt-v2 server key', 'tls-crypt-v2 client key', 'auth-token server key'];
  const body = linesOf(sampleOf(base64(344), random), 64);

  test.each(names)('%s', (name) => {
    expect(found(block(name, body))).toEqual(['openvpn-tls-crypt-v2-key high']);
    expect(found(block(name, body.slice(0, -2)))).toEqual(['openvpn-tls-crypt-v2-key medium']);
    expect(found(block(name, 'MII...'))).toEqual([]);
    expect(found(block(name, '<your key>'))).toEqual([]);
  });
});
