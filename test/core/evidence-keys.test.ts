import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { derKey, pkcs12 } from '../../src/core/evidence/der-text.js';
import { parseDer } from '../../src/core/evidence/der.js';
import { privateJwk, tinkKeyset } from '../../src/core/evidence/jwk.js';
import { pemBody } from '../../src/core/evidence/pem.js';
import { pgpBody } from '../../src/core/evidence/pgp.js';
import { bytesOf, solanaKeypair, wireguardKey } from '../../src/core/evidence/raw-bytes.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { alphabets } from '../../src/core/alphabet.js';
import { base64, base64url, chars } from '../../src/core/shape.js';

const random = seeded(47);
const drawn = (length: number): string => sampleOf(base64(length), random);
const around = (before: string, after = '') => ({ before, after });

const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const keys: Readonly<Record<string, KeyObject>> = {
  RSA: rsa.privateKey,
  EC: ec.privateKey,
  Ed25519: generateKeyPairSync('ed25519').privateKey,
  X25519: generateKeyPairSync('x25519').privateKey,
  DSA: generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey,
};
const der = (key: KeyObject, type: 'pkcs1' | 'sec1' | 'pkcs8', more: object = {}): Buffer =>
  key.export({ type, format: 'der', ...more } as never) as unknown as Buffer;
const spki = (key: KeyObject): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });

describe('DER', () => {
  test.each(Object.entries(keys))('names a key of %s', (name, key) => {
    expect(parseDer(der(key, 'pkcs8'))).toEqual({ kind: 'private', name });
    expect(parseDer(spki(key))).toEqual({ kind: 'public', name: 'a public key' });
  });

  test('reads the older forms', () => {
    expect(parseDer(der(rsa.privateKey, 'pkcs1'))).toEqual({ kind: 'private', name: 'RSA' });
    expect(parseDer(der(ec.privateKey, 'sec1'))).toEqual({ kind: 'private', name: 'EC' });
    const two = rsa.publicKey.export({ type: 'pkcs1', format: 'der' });
    expect(parseDer(two)).toMatchObject({ kind: 'public' });
  });

  test('tells an encrypted key', () => {
    const locked = der(rsa.privateKey, 'pkcs8', { cipher: 'aes-256-cbc', passphrase: drawn(9) });
    expect(parseDer(locked)).toEqual({ kind: 'encrypted' });
    expect(derKey.judge(locked.toString('base64'))).toMatchObject({ verdict: 'grades', privilege: 'scoped' });
  });

  test('takes nothing that is cut, lengthened or drawn for a key', () => {
    const whole = der(rsa.privateKey, 'pkcs8');
    for (let length = 0; length < whole.length; length++) expect(parseDer(whole.subarray(0, length))).toBeUndefined();
    expect(parseDer(Buffer.concat([whole, Buffer.alloc(1)]))).toBeUndefined();
    const content = Buffer.from(drawn(400), 'base64');
    const head = Buffer.from([0x30, 0x82, content.length >> 8, content.length & 0xff]);
    expect(parseDer(Buffer.concat([head, content]))).toBeUndefined();
  });
});

describe('keys without marks, in base64', () => {
  test.each(Object.entries(keys))('%s', (_, key) => {
    expect(derKey.judge(der(key, 'pkcs8').toString('base64'))).toMatchObject({ verdict: 'proves' });
    expect(derKey.judge(spki(key).toString('base64'))).toMatchObject({ verdict: 'disproves' });
  });

  test('a cut key is graded, other base64 is none', () => {
    expect(derKey.judge(der(rsa.privateKey, 'pkcs1').toString('base64').slice(0, 400))).toMatchObject({
      verdict: 'grades',
      confidence: 'medium',
    });
    expect(derKey.judge(`MII${drawn(400)}`)).toMatchObject({ verdict: 'disproves' });
  });

  test('samples are proven', () => {
    for (const length of [300, 401, 802, 1603]) {
      const key = derKey.seal!(`MII${drawn(length)}`);
      expect(key).toMatch(/^MII[\w+/]+$/);
      expect(derKey.judge(key)).toMatchObject({ verdict: 'proves' });
      const bundle = pkcs12.seal!(`MIIKAQIBAzCC${drawn(length)}`);
      expect(bundle).toMatch(/^MI[IJKL][\w+/]{2}[AQgw]IBAzCC[\w+/]+$/);
      expect(pkcs12.judge(bundle)).toMatchObject({ verdict: 'proves' });
      expect(pkcs12.judge(bundle.slice(0, -40))).toMatchObject({ verdict: 'grades', confidence: 'medium' });
    }
    expect(pkcs12.judge(der(rsa.privateKey, 'pkcs8').toString('base64'))).toMatchObject({ verdict: 'disproves' });
  });
});

/** A block of PEM with the given label. */
const block = (label: string, bytes: Buffer, last = ''): string => {
  const mark = (word: string): string => `-----${word} ${label}-----`;
  return `${mark('BEGIN')}\n${bytes.toString('base64').replaceAll(/.{64}/g, '$&\n').trimEnd()}\n${last}${mark('END')}`;
};
const LABEL = ['PRIVATE', 'KEY'].join(' ');

describe('bodies of PEM', () => {
  test('DER that is no key is not proven, however well it is framed', () => {
    const content = Buffer.from(drawn(400), 'base64');
    const head = Buffer.from([0x30, 0x82, content.length >> 8, content.length & 0xff]);
    expect(pemBody.judge(block(LABEL, Buffer.concat([head, content])))).toMatchObject({
      verdict: 'grades',
      confidence: 'medium',
    });
    expect(pemBody.judge(block(LABEL, spki(rsa.privateKey)))).toMatchObject({ verdict: 'grades' });
    expect(pemBody.judge(block(LABEL, der(keys['Ed25519']!, 'pkcs8')))?.note).toContain('an Ed25519 key');
  });

  const counted = (bytes: Buffer | string): Buffer => {
    const content = Buffer.from(bytes as string);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(content.length);
    return Buffer.concat([size, content]);
  };
  const openssh = (cipher: string): Buffer =>
    Buffer.concat([
      Buffer.from('openssh-key-v1\0'),
      counted(cipher),
      counted('none'),
      counted(''),
      Buffer.from([0, 0, 0, 1]),
      counted(Buffer.from(drawn(68), 'base64')),
      counted(Buffer.from(drawn(180), 'base64')),
    ]);

  test('an OpenSSH key fills its body', () => {
    const label = `OPENSSH ${LABEL}`;
    expect(pemBody.judge(block(label, openssh('none')))).toMatchObject({ verdict: 'proves' });
    expect(pemBody.judge(block(label, openssh('aes256-ctr')))).toMatchObject({
      verdict: 'grades',
      privilege: 'scoped',
    });
    expect(pemBody.judge(block(label, openssh('none').subarray(0, -9)))).toMatchObject({ verdict: 'grades' });
  });

  test('a PGP block begins with a secret-key packet and ends with its checksum', () => {
    const label = `PGP ${LABEL} BLOCK`;
    const sealed = pgpBody.seal!(`-----BEGIN ${label}-----${drawn(400)}-----END ${label}-----`);
    expect(sealed).toMatch(/\n=[\w+/]{4}\n-----END/);
    expect(pgpBody.judge(sealed)?.note).toContain('checksum holds');
    expect(pgpBody.judge(sealed.replaceAll('\n', String.raw`\n`))?.note).toContain('checksum holds');
    const body = Buffer.from([0x95, ...Buffer.from(drawn(90))]);
    expect(pgpBody.judge(block(label, body))).toMatchObject({ verdict: 'proves' });
    expect(pgpBody.judge(block(label, body, '=aB3d\n'))).toMatchObject({ verdict: 'grades', confidence: 'medium' });
    expect(pgpBody.judge(block(label, Buffer.from([0x99, ...body])))?.verdict).not.toBe('proves');
  });
});

describe('keys that are bytes', () => {
  test('a number of bytes leaves no bits over', () => {
    const key = bytesOf(32).seal!(`${drawn(43)}=`);
    expect(bytesOf(32).judge(key)).toBeUndefined();
    expect(bytesOf(32).judge(`${key.slice(0, 42)}B=`)).toMatchObject({ verdict: 'disproves' });
    expect(bytesOf(32).judge(drawn(40))).toMatchObject({ verdict: 'disproves' });
    const url = sampleOf(base64url(43), random);
    expect(bytesOf(32).judge(bytesOf(32).seal!(url))).toBeUndefined();
    expect(bytesOf(16, ':').judge(bytesOf(16, ':').seal!(`0.id:${drawn(22)}==`))).toBeUndefined();
  });

  test('a WireGuard key is clamped', () => {
    const key = wireguardKey.seal!(`${drawn(43)}=`);
    expect(wireguardKey.judge(key)).toMatchObject({ confidence: 'high' });
    const jwk = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' });
    expect(wireguardKey.judge(key)?.verdict).toBe('grades');
    expect(Buffer.from(jwk.d!, 'base64url')).toHaveLength(32);
    const shared = Buffer.from(key, 'base64');
    shared[0]! |= 1;
    expect(wireguardKey.judge(shared.toString('base64'))).toMatchObject({ confidence: 'medium' });
    expect(wireguardKey.judge(drawn(40))).toMatchObject({ verdict: 'disproves' });
  });

  test('the second half of a Solana key pair follows from the first', () => {
    const text = solanaKeypair.seal!(sampleOf(chars(alphabets.base58, 88), random));
    expect(solanaKeypair.judge(text)).toMatchObject({ verdict: 'proves' });
    const list = solanaKeypair.seal!(`[${[...Buffer.from(drawn(80))].join(', ')}]`);
    expect(JSON.parse(list)).toHaveLength(64);
    expect(solanaKeypair.judge(list)).toMatchObject({ verdict: 'proves' });
    expect(solanaKeypair.judge(list.replace(/(\d)\]$/, (_, last: string) => `${last === '1' ? 2 : 1}]`))).toMatchObject(
      {
        verdict: 'disproves',
      },
    );
    expect(solanaKeypair.judge('[1,2,3]')).toMatchObject({ verdict: 'disproves' });
  });
});

describe('keys in JSON', () => {
  test('a JSON Web Key is private by its parts', () => {
    const open = JSON.stringify(rsa.publicKey.export({ format: 'jwk' }));
    const closed = rsa.privateKey.export({ format: 'jwk' });
    expect(privateJwk.judge(JSON.stringify(closed))).toMatchObject({ verdict: 'proves' });
    expect(privateJwk.judge(open)).toMatchObject({ verdict: 'disproves' });
    expect(privateJwk.judge('{ not json')).toMatchObject({ verdict: 'disproves' });
    expect(privateJwk.judge(closed.d!, around('{ "kty": "RSA", "d": "', '" }'))).toMatchObject({ verdict: 'proves' });
    expect(privateJwk.judge(closed.d!, around('{ "d": "', '", "kty":"OKP" }'))).toMatchObject({ verdict: 'proves' });
    expect(privateJwk.judge(closed.d!)).toMatchObject({ verdict: 'grades', confidence: 'medium' });
  });

  test.each([
    ['"keyMaterialType": "SYMMETRIC"', 'proves'],
    ['"keyMaterialType": "ASYMMETRIC_PRIVATE"', 'proves'],
    ['"keyMaterialType":"ASYMMETRIC_PUBLIC"', 'disproves'],
    ['"encryptedKeyset": "x"', 'disproves'],
    ['"keyMaterialType": "REMOTE"', undefined],
  ])('a keyset of Tink with %s', (text, verdict) => {
    expect(tinkKeyset.judge(drawn(40), around(text))?.verdict).toBe(verdict);
  });
});
