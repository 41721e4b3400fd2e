import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { crc24 } from '../../src/core/evidence/pgp.js';
import type { Finding } from '../../src/core/finding.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base64 } from '../../src/core/shape.js';
import { packet, pgpKey, type Jwk } from './containers.js';

const engine = new Engine(rules);
const random = seeded(1106);
const drawn = (length: number): Buffer =>
  Buffer.from(sampleOf(base64(length * 2), random), 'base64').subarray(0, length);

function found(text: string, path = 'server.key'): readonly Finding[] {
  return scanDocument(engine, { path, bytes: Buffer.from(text), added: 'all' }, () => true).findings;
}
const told = (text: string, path?: string): string[] =>
  found(text, path).map(({ rule, confidence }) => `${rule.id} ${confidence}`);

const LABEL = ['PRIVATE', 'KEY'].join(' ');
const mark = (word: string, label = LABEL): string => `-----${word} ${label}-----`;
const lines = (bytes: Buffer): string => bytes.toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd();

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pkcs8 = rsa.privateKey.export({ type: 'pkcs8', format: 'der' });
const jwk: Jwk = rsa.privateKey.export({ format: 'jwk' });

describe('PEM without its end', () => {
  const begun = `${mark('BEGIN')}\n${lines(pkcs8)}\n`;

  test.each([
    ['at the end of the file', begun],
    ['without a last line end', begun.trimEnd()],
    ['with code behind it', `${begun}\nexport const x = 1;\nfunction load(name) { return name; }\n`],
    ['with the end of something else', `${begun}${mark('END', 'CERTIFICATE')}\n`],
    ['with a broken end', `${begun}-----END PRIVATE\n`],
    ['in a literal', `const key = "${begun.replaceAll('\n', String.raw`\n`)}";\n`],
    ['in joined strings', begun.trimEnd().replaceAll('\n', '" +\n  "').replace(/^/, 'key = "').replace(/$/, '";\n')],
    ['in YAML', `key: |\n  ${begun.replaceAll('\n', '\n  ')}\nother: 1\n`],
  ])('%s is a key', (_, text) => {
    const all = found(text);
    expect(all.map(({ rule, confidence }) => `${rule.id} ${confidence}`)).toEqual(['private-key-pkcs8 certain']);
    expect(all[0]!.secret.reveal()).toContain(lines(pkcs8).slice(-20));
    expect(all[0]!.secret.reveal()).not.toContain('export');
  });

  test('a cut body is a key that is cut', () => {
    const cut = `${mark('BEGIN')}\n${lines(pkcs8).slice(0, 650)}\n`;
    expect(told(cut)).toEqual(['private-key-pkcs8 medium']);
  });

  test('of two, each is found', () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
      type: 'pkcs8',
      format: 'der',
    });
    const text = `${begun}${mark('BEGIN')}\n${lines(other)}\n${mark('END')}\n`;
    expect(told(text)).toEqual(['private-key-pkcs8 certain', 'private-key-pkcs8 certain']);
  });

  test('encrypted in the older way', () => {
    const label = `RSA ${LABEL}`;
    const head = 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,0123\n\n';
    expect(told(`${mark('BEGIN', label)}\n${head}${lines(drawn(1200))}\n`)).toEqual(['private-key-rsa medium']);
  });

  test.each([
    ['code that looks for one', `if (text.startsWith("${mark('BEGIN')}")) return parsePrivateKeyOfTheServer(text);\n`],
    [
      'code that makes one',
      `const begin = "${mark('BEGIN')}\\n"; const body = wrapTheBase64OfTheKeyIntoLines(der, 64);\n`,
    ],
    ['a text about them', `A file begins with ${mark('BEGIN')} and goes on with lines of base64.\n`],
    ['a certificate under it', `${mark('BEGIN')}\n...\n${mark('BEGIN', 'CERTIFICATE')}\n${lines(drawn(600))}\n`],
    ['drawn base64', `${mark('BEGIN')}\n${lines(Buffer.concat([Buffer.from([0x99]), drawn(600)]))}\n`],
  ])('%s is none', (_, text) => {
    expect(found(text, 'src/app.ts')).toEqual([]);
  });
});

describe('armour of PGP', () => {
  const label = `PGP ${LABEL} BLOCK`;
  const armour = (bytes: Buffer, sum = true): string => {
    const check = Buffer.alloc(3);
    check.writeUIntBE(crc24(bytes), 0, 3);
    return `${mark('BEGIN', label)}\n\n${lines(bytes)}\n${sum ? `=${check.toString('base64')}\n` : ''}${mark('END', label)}\n`;
  };
  const photo = (size: number): Buffer => packet(17, Buffer.concat([Buffer.from([0xff]), drawn(size)]));

  test.each([30_000, 200_000])('that holds a photo of %d bytes is found by its beginning', (size) => {
    const photos = Buffer.concat(Array.from({ length: Math.ceil(size / 9000) }, () => photo(9000)));
    const key = Buffer.concat([pgpKey(jwk, 'open', drawn(64)), photos]);
    expect(told(armour(key), 'key.asc')).toEqual(['private-key-pgp certain']);
    const locked = Buffer.concat([pgpKey(jwk, 'passphrase', drawn(64)), photos]);
    expect(told(armour(locked), 'key.asc')).toEqual(['private-key-pgp medium']);
  });

  test('says whether a passphrase protects it', () => {
    expect(told(armour(pgpKey(jwk, 'open', drawn(64))), 'key.asc')).toEqual(['private-key-pgp certain']);
    expect(told(armour(pgpKey(jwk, 'passphrase', drawn(64))), 'key.asc')).toEqual(['private-key-pgp medium']);
    expect(told(armour(pgpKey(jwk, 'stub', drawn(64))), 'key.asc')).toEqual([]);
  });

  test.each(['dummy', 'xxxxx', 'sample', 'todo', 'example', 'foobar'])(
    'is no placeholder where its base64 happens to hold %s',
    (word) => {
      const key = pgpKey(jwk, 'open', drawn(64));
      // A signature may hold any bytes: here, those that the word stands for.
      const filled = Buffer.from(
        `${'AAAA'.repeat(40)}${word.padEnd(8, 'A')}${word.toUpperCase().padEnd(8, 'A')}`,
        'base64',
      );
      const shifts = [0, 1, 2].map((count) => packet(2, Buffer.concat([Buffer.alloc(count), filled])));
      for (const sum of [true, false])
        expect(told(armour(Buffer.concat([key, ...shifts]), sum), 'key.asc')).toEqual(['private-key-pgp certain']);
    },
  );
});

describe('what decodes is no placeholder', () => {
  test.each(['dummy', 'xxxxx', 'changeme', 'foobar'])('a key of PEM whose base64 holds %s', (word) => {
    // PKCS #8 may have attributes behind the key, which hold any bytes.
    const filled = Buffer.from(`${word.padEnd(8, 'A')}${word.padEnd(8, 'A')}`, 'base64');
    const inner = pkcs8.subarray(4);
    for (const shift of [0, 1, 2]) {
      const attribute = Buffer.concat([Buffer.from([0xa0, filled.length + shift]), Buffer.alloc(shift), filled]);
      const length = inner.length + attribute.length;
      const key = Buffer.concat([Buffer.from([0x30, 0x82, length >> 8, length & 255]), inner, attribute]);
      expect(told(`${mark('BEGIN')}\n${lines(key)}\n${mark('END')}\n`)).toEqual(['private-key-pkcs8 certain']);
      expect(told(`const private_key = "${key.toString('base64')}";\n`, 'a.ts')).toHaveLength(1);
    }
  });
});
