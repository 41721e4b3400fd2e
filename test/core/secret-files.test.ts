import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import { FileIndex, fileTableOf } from '../../src/core/match/file-index.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { hexLower } from '../../src/core/shape.js';
import { chosen, drawn } from './told.js';

const engine = new Engine(rules);
const key = sampleOf(hexLower(32), seeded(5));
const filled = (text: string): string => text.replaceAll('«D»', drawn).replaceAll('«P»', chosen).replaceAll('«H»', key);

/** What is reported at medium and up, as `line:column rule`. */
function found(path: string, text: string): string[] {
  const bytes = Buffer.from(filled(text));
  const { findings } = scanDocument(engine, { path, bytes, added: 'all' }, () => true);
  return findings
    .filter(({ confidence }) => confidence !== 'low')
    .map(({ line, column, rule }) => `${line}:${column} ${rule.id}`);
}

test.each([
  ['config/master.key', '«H»\n', '1:1 rails-master-key-file'],
  ['shop/config/credentials/production.key', '«H»', '1:1 rails-master-key-file'],
  ['.vault_pass', '«P»\n', '1:1 ansible-vault-password-file'],
  ['.vault_password', '«D»', '1:1 ansible-vault-password-file'],
  ['deploy/vault-pass.txt', '«P»\r\n', '1:1 ansible-vault-password-file'],
  ['ansible_vault_password', '\n  «P»\n', '2:3 ansible-vault-password-file'],
  ['password.txt', '«P»\n', '1:1 generic-password-file'],
  ['PASSWORD.TXT', '\uFEFF«P»', '1:1 generic-password-file'],
  ['db_password.txt', '# ours\n«P»\n', '2:1 generic-password-file'],
  ['prod.pass', 'joe\n«P»\n', '2:1 generic-password-file'],
  ['password.txt', 'admin:«P»\n', '1:7 generic-password-file'],
  ['password.txt', 'DB_PASSWORD="«P»"\n', '1:14 generic-password-assignment'],
  ['secrets/db_root', '«P»\n', '1:1 generic-secret-file'],
  ['docker/secrets/db.txt', '«P»\n', '1:1 generic-secret-file'],
  ['run/secrets/api', '«D»', '1:1 generic-secret-file'],
  ['k8s/secret', '«D»', '1:1 generic-secret-file'],
  ['github.token', '«D»', '1:1 generic-secret-file'],
  ['.erlang.cookie', '«D»', '1:1 generic-secret-file'],
])('%s with %j', (path, text, expected) => {
  expect(found(path, text)).toEqual([expected]);
});

test.each([
  ['config/master.key', '«P»\n'],
  ['config/other.key', '«H»\n'],
  ['config/master.key', '00000000000000000000000000000000\n'],
  ['password.txt', ''],
  ['password.txt', '\n\n'],
  ['password.txt', 'changeme\n'],
  ['password.txt', 'password123\n'],
  ['password.txt', '${DB_PASSWORD}\n'],
  ['password.txt', '<your password>\n'],
  ['password.txt', 'The wrong password was given'],
  ['password.txt', 'Your password goes here.\nKeep it safe, and\nnever share it 9 times.\n'],
  ['common.passwords.txt', 'letmein123\nqwerty1234\ndragon8888\n'],
  ['tests/secrets/db_password', '«P»'],
  ['secrets/db_user', 'appuser1'],
  ['secrets/README', '«P»'],
  ['secrets/values.yml', 'a: b\n'],
  ['secrets/tool.py', '«P»'],
  ['src/reset_password', 'export default 1;\n'],
  ['etc/passwd', 'root:x:0:0:root:/root:/bin/bash\n'],
  ['pam.d/passwd', '@include common-password\n'],
  ['.htpasswd', 'joe:«P»\n'],
  ['.vault_pass', '#!/bin/sh\ngpg --batch --decrypt pass.gpg\n'],
  ['.vault_pass', '#!/bin/sh\necho "$VAULT_PASSWORD"\n'],
  ['notes/anything', '«P»\n'],
])('and not %s with %j', (path, text) => {
  expect(found(path, text)).toEqual([]);
});

test('a form that another rule knows is left to it', () => {
  const made = scanDocument(
    engine,
    { path: 'api.token', bytes: Buffer.from('sk_live_«D»'.replace('«D»', drawn)), added: 'all' },
    () => true,
  );
  expect(made.findings.map(({ rule }) => rule.id)).toEqual(['stripe-secret-key-live']);
});

test('the advice names the variable that the file says', () => {
  const { findings } = scanDocument(
    engine,
    { path: 'secrets/db_password.txt', bytes: Buffer.from(chosen), added: 'all' },
    () => true,
  );
  expect(findings.map(({ variable, excerpt }) => [variable, excerpt.before, excerpt.after])).toEqual([
    ['DB_PASSWORD', '', ''],
  ]);
});

describe('paths', () => {
  const index = new FileIndex(
    fileTableOf([
      [1, ['*password', 'config/master.key', 'pass']],
      [2, ['secrets/*', 'vault_pass*', '*.pw']],
    ]),
  );

  test.each([
    ['password', [1]],
    ['a/db_PASSWORD.txt', [1]],
    ['config/master.key', [1]],
    ['app/config/master.key', [1]],
    ['appconfig/master.key', []],
    ['pass', [1]],
    ['bypass', []],
    ['secrets/db', [2]],
    ['a/secrets/password', [1, 2]],
    ['mysecrets/db', []],
    ['secrets/a.yml', []],
    ['secrets/deep/db', []],
    ['vault_pass.sh', [2]],
    ['my_vault_pass', []],
    ['a.pw', [2]],
    ['pw', []],
    ['', []],
  ])('%s', (path, expected) => expect(new Set(index.rulesOf(path))).toEqual(new Set(expected)));
});
