import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonReport } from '../../src/report/json.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base64 } from '../../src/core/shape.js';
import { encryptedKey, keystore, pgpKey, pkcs12 } from '../core/containers.js';
import { Scratch } from '../scratch.js';

const random = seeded(1107);
const drawn = (length: number): Buffer =>
  Buffer.from(sampleOf(base64(length * 2), random), 'base64').subarray(0, length);
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed25519 = generateKeyPairSync('ed25519').privateKey;
const pkcs8 = rsa.privateKey.export({ type: 'pkcs8', format: 'der' });
const locked = encryptedKey(pkcs8, 'wren', drawn(16));

let repo: Scratch;
beforeEach(() => {
  repo = new Scratch();
  repo.stage('.gitignore', '.env\n.env.*\n').commit();
});
afterEach(() => repo.remove());

describe('a commit of a key in a container', () => {
  test.each<readonly [string, Buffer, string]>([
    ['server.der', pkcs8, 'private-key-der'],
    ['locked.p8', locked, 'private-key-der'],
    ['ed25519.key', ed25519.export({ type: 'pkcs8', format: 'der' }), 'private-key-der'],
    ['shop.p12', pkcs12({ shrouded: locked, salt: drawn(8) }), 'private-key-pkcs12'],
    [
      'shop.jks',
      keystore([{ alias: 'shop', key: drawn(1250), certificate: drawn(900) }], 'wren'),
      'private-key-java-keystore',
    ],
    ['joe.gpg', pgpKey(rsa.privateKey.export({ format: 'jwk' }), 'open', drawn(64)), 'private-key-pgp-packets'],
    ['ed.gpg', pgpKey(ed25519.export({ format: 'jwk' }), 'passphrase', drawn(64)), 'private-key-pgp-packets'],
  ])('%s is refused, and none of its bytes is printed', (name, bytes, rule) => {
    repo.stage(name, bytes);
    const { code, stdout } = repo.tool(['--format', 'json']);
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as JsonReport).findings.map(({ ruleId }) => ruleId)).toEqual([rule]);
    const { stdout: text } = repo.tool();
    expect(text).toContain(name);
    expect(text).not.toMatch(/[^\x20-\x7e\n•·–—…✖→↳“”’]/);
  });

  test('what is public passes', () => {
    const options = { type: 'spki', format: 'der' } as const;
    repo.stage('server.pub', rsa.publicKey.export(options));
    repo.stage('cacerts', keystore([{ alias: 'ca', certificate: drawn(900) }], 'wren'));
    expect(repo.tool()).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});
