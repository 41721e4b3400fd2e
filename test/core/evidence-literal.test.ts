import { describe, expect, test } from '@jest/globals';
import { judgeCredentials } from '../../src/core/evidence/credentials.js';
import { isStrong, judgeLiteral } from '../../src/core/evidence/literal.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, hexLower, seq } from '../../src/core/shape.js';

const random = seeded(5);
const drawn = sampleOf(seq(base62(30), '7x'), random);
const hex = sampleOf(hexLower(40), random);
const password = ['Kestrel', '-', '94', '!'].join('');

describe('a literal behind a secret-sounding name', () => {
  test.each([
    ['apiToken', drawn],
    ['client_secret', hex],
    ['DB_PASSWORD', drawn],
    ['db.password', password],
    ['service_token', drawn],
    ['keystorePassword', password],
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
    ['token', '3f2504e0-4f89-11d3-9a0c-0305e82c3301'],
  ])('%s = %s does not', (name, value) => {
    expect(judgeLiteral(name, value)).toMatchObject({ verdict: 'disproves' });
  });

  test('where values are made up, only the strong ones count', () => {
    expect(judgeLiteral('password', password, true)).toMatchObject({ confidence: 'low' });
    expect(judgeLiteral('apiToken', drawn, true)).toMatchObject({ confidence: 'medium' });
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
