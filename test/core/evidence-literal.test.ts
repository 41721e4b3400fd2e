import { describe, expect, test } from '@jest/globals';
import { judgeCredentials } from '../../src/core/evidence/credentials.js';
import { judgeLiteral } from '../../src/core/evidence/literal.js';
import { placeholder } from '../../src/core/evidence/placeholder.js';
import { isStrong } from '../../src/core/evidence/strength.js';
import { readsAsName } from '../../src/core/evidence/words.js';
import { fileKindOf } from '../../src/core/file-kind.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base32, base62, base64url, chars, hexLower, seq } from '../../src/core/shape.js';

const random = seeded(5);
const drawn = sampleOf(seq(base62(30), '7x'), random);
const hex = sampleOf(hexLower(40), random);
const letters = sampleOf(chars('abcdefghijklmnopqrstuvwxyz', 24), random);
const password = ['Kestrel', '-', '94', '!'].join('');

describe('a literal behind a secret-sounding name', () => {
  test.each([
    ['apiToken', drawn],
    ['client_secret', hex],
    ['DB_PASSWORD', drawn],
    ['db.password', password],
    ['service_token', drawn],
    ['keystorePassword', password],
    ['scope.login.password', password],
    ['FAKE_PASSWORD', drawn],
    ['api_secret', letters],
    ['password', `${['q', 'Za'].join('$')}${letters.slice(0, 9)}`],
  ])('%s counts', (name, value) => {
    expect(judgeLiteral(name, value)).toMatchObject({ verdict: 'grades', confidence: 'medium' });
  });

  test.each([
    ['passwordHint', drawn],
    ['token_type', drawn],
    ['secretName', drawn],
    ['publicKeyToken', drawn],
    ['max_tokens', '4096'],
    ['password', 'Your new password'],
    ['password', 'passwordField'],
    ['token', 'state.session.token'],
    ['secret', 'config/secrets/prod.json'],
    ['token', 'getToken(request)'],
    ['token', '{shallow: true}'],
    ['password', ['', '{DB_PASSWORD}'].join('$')],
    ['password_encryption', 'scram-sha-256'],
    ['secret', 'secret_with_at_least_32_characters'],
    ['hashed_secret', hex],
    ['nextPageToken', drawn],
    ['version_token', drawn],
    ['csrfToken', drawn],
    ['secretSignature', hex],
    ['RESET_PASSWORD', '/v2/users:resetPassword'],
    ['password', 'store://<name_1>'],
    ['TOKEN_KIND', 'urn:acme:params:token-kind:x509'],
    ['token', `0x${sampleOf(hexLower(40), random)}`],
    ['passwordAge', '2031-04-05T06:07:08Z'],
    ['password', '<b>your-2nd-one</b>'],
    ['canResetPassword', '?boolean'],
    ['password', '),show('],
    ['password', '[Acme.Registry]::GetValue('],
    ['apiKey', 'this%20is%20my%20key'],
    ['token', 'constant.reserved.$0'],
    ['seed', 'zyxwvutsrqponmlkjihgfedcba9876543210'],
    ['apiKey', 'Key of the kingdom'],
    ['headerKey', String.raw`Name: value\r\nOther: value`],
    ['partition_key', drawn],
    ['tokenFingerprint', drawn],
    ['password', '{registry_id}-auth-token'],
    ['password', '{password!r}'],
    ['password', String.raw`secret\n`],
    ['nextForwardToken', drawn],
    ['sequence_token', '4954267248683107400957960456765678821480'],
    ['token_value_re', String.raw`[\w!#$%&'*+\-.^]+`],
    ['token', String.raw`\<ssh-ed25519-cert-v01@acme\.com\>`],
    ['password.toHashes', 'true|false'],
    ['hostKeyAlgo', drawn],
    ['tokenChars', '[A-Za-z0-9._~-]+'],
    ['token', 'd{1,4}|days'],
    ['token', 'string.$S3.open'],
    ['token', `rs_InstanceToken${'0'.repeat(10)}`],
  ])('%s = %s does not', (name, value) => {
    expect(judgeLiteral(name, value)).toMatchObject({ verdict: 'disproves' });
  });

  test.each([
    ['api_token', 'generatedwebdavtoken7'],
    ['token', 'markup.list.1'],
    ['deriveKey', 'decodeX25519PublicKey'],
    ['seed_key', 'batch-3f2504e0-4f89-11d3-9a0c-0305e82c3301'],
    ['secret', Buffer.from('{"kind": "a document of its own"}').toString('base64')],
    ['FAKE_PASSWORD', password],
    ['passwordMock.password', password],
    ['secret', 'mEjbQw5'],
    ['METADATA_TOKEN', 'x-acme-vm2-metadata-header'],
    ['GetToken', 'org.acme.rfc4711.live_get_ticket'],
    ['apiKey', 'utf16EncodedText'],
    ['credentials', 'OAuth2ResourceServerWebKey'],
    ['token', 'usersession123'],
    ['x-auth-token', 'auth-ticket-12345'],
    ['PASSWORD_SRP', 'PASSWORD_SRP'],
    ['Sha2Password', 'ACME_SHA2_PASSWORD'],
    ['login_token', 'login_token4'],
    ['ResetPassword', 'toolkit#ResetPasswordAnswer'],
    ['reset_password_sms', 'by-sms-of-a-phone'],
    ['password', 'VpcSettings'],
    ['PwdPhone', 'PWD_OTP_PHONE_FL'],
    ['password', Buffer.from('not a real one').toString('base64')],
  ])('%s = %s is a guess at most', (name, value) => {
    expect(judgeLiteral(name, value).confidence).not.toBe('medium');
  });

  test('a prefix that repeats the name makes no drawn value less', () => {
    expect(judgeLiteral('deploy_token', `deploy-token-${drawn}`)).toMatchObject({ confidence: 'medium' });
  });

  test('words about tokens say nothing of other secrets', () => {
    expect(judgeLiteral('csrf_secret', drawn)).toMatchObject({ confidence: 'medium' });
    expect(judgeLiteral('NEXT_AUTH_SECRET', drawn)).toMatchObject({ confidence: 'medium' });
  });

  test('drawn text hardly ever reads as a name', () => {
    const shapes = [base62(24), base32(32), base64url(24), chars('abcdefghijklmnopqrstuvwxyz0123456789', 24)];
    for (const shape of shapes) {
      const read = Array.from({ length: 500 }, () => sampleOf(shape, random)).filter(readsAsName);
      expect(read.length).toBeLessThan(8);
    }
  });

  test('where values are made up, only the strong ones count', () => {
    expect(judgeLiteral('password', password, { madeUp: true })).toMatchObject({ confidence: 'low' });
    expect(judgeLiteral('apiToken', drawn, { madeUp: true })).toMatchObject({ confidence: 'medium' });
  });

  test('a short or regular value is a guess', () => {
    expect(judgeLiteral('token', 'ab12cd34')).toMatchObject({ verdict: 'grades', confidence: 'low' });
  });

  test('hostile text takes no longer than its length asks', () => {
    for (const text of ['a_'.repeat(256), '.'.repeat(512), '-'.repeat(512), 'aB'.repeat(256), '{'.repeat(512)]) {
      expect(judgeLiteral('secret', text)).toHaveProperty('note');
      expect(isStrong(text)).toBe(false);
    }
  });
});

test.each(['YOUR_BASE64_SECRET', 'VERYLONGKEY-4711', '__ACME-2--CUSTOM-ARGUMENTS__'])(
  '%s is a placeholder',
  (value) => {
    expect(placeholder(value)).toBeDefined();
  },
);

test('made-up values are usual in examples, mocks and benchmarks', () => {
  for (const path of ['api/users.examples.json', '.mock/user.yml', 'benchmarks/basic.js', 'a/testdata/x.json'])
    expect([path, fileKindOf(path).madeUp]).toEqual([path, true]);
  for (const path of ['src/example.js', 'src/mocking.js', 'workbenchmarks/a.js'])
    expect([path, fileKindOf(path).madeUp]).toEqual([path, false]);
});

describe('the password of an address', () => {
  test.each([
    'password',
    'Passw0rd1',
    'guest',
    'my_password',
    'wrong_pass',
    'pwd1',
    'changeme',
    '12345',
    '$PASSWORD',
    '{password}',
  ])('%s is a stand-in', (value) => {
    expect(judgeCredentials(value, 'db.corp.net')).toMatchObject({ verdict: 'disproves' });
  });

  test('one that somebody chose counts, less so on this machine and in tests', () => {
    expect(judgeCredentials(password, 'db.corp.net')).toBeUndefined();
    expect(judgeCredentials(password, 'localhost')).toMatchObject({ confidence: 'low' });
    expect(judgeCredentials(password, 'db.example.com')).toMatchObject({ confidence: 'low' });
    expect(judgeCredentials(password, 'db.corp.net', true)).toMatchObject({ confidence: 'low' });
    expect(judgeCredentials(drawn, 'db.corp.net', true)).toBeUndefined();
  });
});
