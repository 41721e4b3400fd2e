import { describe, expect, test } from '@jest/globals';
import { crc16 } from '../../src/core/evidence/nkey.js';
import { toBase32 } from '../../src/core/evidence/bits.js';
import { b64, hex } from './ciphertexts.js';
import { drawn, found } from './told.js';

describe('a pair', () => {
  const id = `AC${hex(32)}`;
  const token = hex(32);

  test.each([
    (field: string, value: string): string => `{"account_sid":"${id}","${field}":"${value}"}`,
    (field: string, value: string): string => `{"${field}": "${value}", "account_sid": "${id}"}`,
    (field: string, value: string): string => `sid: ${id}\n${field}: ${value}\n`,
    (field: string, value: string): string => `client('${id}', ${field}='${value}')`,
    (field: string, value: string): string => `<Sid>${id}</Sid><${field}>${value}</${field}>`,
    (field: string, value: string): string => `{ accountSid: '${id}', '${field}' => '${value}' }`,
  ])('is made by the name of the field, form %#', (written) => {
    for (const field of [
      'etag',
      'ETag',
      'identity',
      'request_id',
      'x-trace-id',
      'hash',
      'checksum',
      'md5',
      'service_sid',
      'revision',
    ])
      expect(found('r.txt', written(field, token))).toEqual([]);
    for (const field of ['auth_token', 'authToken', 'secret', 'x', 'twilio'])
      expect(found('r.txt', written(field, token))).toEqual([token]);
  });

  test('passes over such a field that stands nearer', () => {
    const text = `{"account_sid":"${id}","etag":"${hex(32)}","identity":"${hex(32)}","auth_token":"${token}"}`;
    expect(found('r.json', text)).toEqual([token]);
  });

  test.each([
    (value: string): string => `curl -u ${id}:${value} https://x`,
    (value: string): string => `Client("${id}", "${value}")`,
    (value: string): string => `${id},${value}`,
    (value: string): string => `${id}\n${value}\n`,
  ])('needs no name, form %#', (written) => expect(found('r.txt', written(token))).toEqual([token]));
});

describe('a hash', () => {
  test.each([
    'src/secret-key.ts',
    'lib/password.js',
    'a/token.go',
    'docs/api-token.md',
    'secret_key.json',
    'api_key.py',
  ])('of the file %s', (path) => {
    for (const length of [32, 40, 64, 128]) {
      expect(found('manifest.json', `{ "v": 1, "${path}": "${hex(length)}" }`)).toEqual([]);
      expect(found('manifest.yml', `${path}: ${hex(length)}\n`)).toEqual([]);
    }
  });

  test('not where the file is a secret itself, or the value no hash', () => {
    expect(found('a.yml', `config/master.key: ${hex(32)}\n`)).toHaveLength(1);
    expect(found('a.json', `{ "v": 1, "secret-key.ts": "${drawn}" }`)).toEqual([drawn]);
  });

  test.each(['sha2', 'sha3', 'sha224', 'sha384', 'sha_256', 'sha', 'md4', 'blake2b', 'crc32', 'bcrypt', 'argon2id'])(
    'whose name ends in %s',
    (kind) => {
      expect(found('a.yml', `password_${kind}: ${hex(64)}\n`)).toEqual([]);
      expect(found('a.yml', `${kind}_password: ${drawn}\n`)).toEqual([drawn]);
    },
  );

  test.each([
    `vendor/cache/${hex(40)}/file.bin`,
    `cache/secret/${hex(64)}/index`,
    `js/secret.${hex(20)}.chunk.js`,
    `assets/password-${hex(8)}.svg`,
    `images/${hex(32)}.png`,
  ])('in the path %s', (path) => {
    expect(found('a.json', `{ "v": 1, "token": "${path}", "password": "${path}" }`)).toEqual([]);
  });
});

describe('a public key', () => {
  const withCrc = (prefix: number): string => {
    const bytes = Buffer.concat([Buffer.of(prefix), Buffer.from(hex(64), 'hex'), Buffer.alloc(2)]);
    bytes.writeUInt16LE(crc16(bytes.subarray(0, 33)), 33);
    return toBase32(bytes);
  };
  const bech32 = (length: number): string => hex(length).replaceAll(/[b1]/g, 'q');

  test.each([
    ['a user of NATS', withCrc(20 << 3)],
    ['an account of NATS', withCrc(0)],
    ['an operator of NATS', withCrc(14 << 3)],
    ['Stellar', withCrc(6 << 3)],
    ['age', `age1${bech32(58)}`],
    ['Nostr', `npub1${bech32(58)}`],
    ['SSH', `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${b64(43)} me@host`],
    ['SSH without its kind', `AAAAC3NzaC1lZDI1NTE5AAAAI${b64(43)}`],
  ])('of %s', (_, key) => {
    expect(found('a.yml', `signing_key: "${key}"\nkey: "${key}"\n`)).toEqual([]);
  });

  test('not where the checksum fails, or the prefix is that of a seed', () => {
    const key = withCrc(20 << 3);
    const wrong = key.slice(0, 20) + (key[20] === 'A' ? 'B' : 'A') + key.slice(21);
    expect(found('a.yml', `signing_key: "${wrong}"\n`)).toEqual([wrong]);
    expect(found('a.yml', `signing_key: "${withCrc(18 << 3)}"\n`)).toHaveLength(1);
  });
});

describe('bytes that count', () => {
  const counted = (first: number, step: number, count = 16): Buffer =>
    Buffer.from(Array.from({ length: count }, (_, i) => (first + i * step) & 0xff));

  test.each([
    counted(0, 1).toString('hex'),
    counted(0, 1, 32).toString('hex'),
    counted(0x20, 1).toString('hex').toUpperCase(),
    counted(0x1f, -1).toString('hex'),
    counted(0, 0x11).toString('hex'),
    counted(0x0f, 0x0f).toString('hex'),
    `0x${counted(1, 1, 20).toString('hex')}`,
    counted(0, 1, 32).toString('base64'),
    'a1b2c3d4e5f6g7h8',
    '1a2b3c4d5e6f7g8h',
  ])('%s', (value) => expect(found('a.py', `secret_key = "${value}"\npassword = "${value}"\n`)).toEqual([]));

  test('and drawn ones do not', () => {
    for (let i = 0; i < 200; i++) expect(found('a.py', `secret_key = "${hex(32)}"`)).toHaveLength(1);
  });
});

describe('a made-up web token', () => {
  const header = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');

  test.each([
    `${header}.fake.sig`,
    `${header}.payload123.signature456`,
    `${header}.abc123.def456`,
    'eyJhbGciOi.fake.sig',
  ])('%s', (token) => {
    expect(found('a.js', `fetch(u, { headers: { Authorization: "Bearer ${token}" } })`)).toEqual([]);
    expect(found('a.sh', `curl -H 'Authorization: Bearer ${token}' https://x\n`)).toEqual([]);
    expect(found('a.js', `const authToken = "${token}"`)).toEqual([]);
  });

  test('not one whose claims are compressed, nor an opaque token', () => {
    const zipped = `${Buffer.from('{"alg":"HS256","zip":"DEF"}').toString('base64url')}.${b64(40).replaceAll(/[+/]/g, 'x')}.${drawn}`;
    for (const token of [zipped, `${drawn}.${drawn}`])
      expect(found('a.js', `f({ Authorization: "Bearer ${token}" })`)).toEqual([token]);
  });
});

describe('a password that is the name of its user', () => {
  test.each([
    ['gorm2024', 'localhost:9910'],
    ['app_user1', '127.0.0.1:3306'],
    ['app_user1', 'db:3306'],
    ['gorm2024', 'mysql8:3306'],
  ])('%s at %s', (name, host) => {
    expect(found('a.go', `db := sql.Open("mysql", "${name}:${name}@tcp(${host})/x")\n`)).toEqual([]);
    expect(found('a.go', `db := "postgres://${name}:${name}@${host}/x"\n`)).toEqual([]);
  });

  test('counts elsewhere, and so does another one there', () => {
    expect(found('a.go', 'db := "postgres://app2024:app2024@db.acme.io/x"\n')).toEqual(['app2024']);
    expect(found('a.go', `db := "gorm:${drawn}@tcp(localhost:9910)/x"\n`)).toHaveLength(1);
  });
});
