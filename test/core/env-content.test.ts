import { describe, expect, test } from '@jest/globals';
import { isSafeEnvFile } from '../../src/core/env-content.js';
import { b64, CIPHERTEXTS, hex } from './ciphertexts.js';
import { drawn } from './told.js';

const safe = (path: string, text: string): boolean => isSafeEnvFile(path, Buffer.from(text, 'latin1'));

const encrypted = CIPHERTEXTS['dotenvx']!;
const header = [
  '#/-------------------[DOTENV_PUBLIC_KEY]--------------------/',
  '#/            public-key encryption for .env files          /',
  '#/       [how it works](https://dotenvx.com/encryption)     /',
  '#/----------------------------------------------------------/',
  `DOTENV_PUBLIC_KEY_PRODUCTION="03${hex(64)}"`,
  '',
  '# .env.production',
].join('\n');
const dotenvx = `${header}\nAPI_TOKEN="${encrypted}"\nexport DB_PASSWORD=${encrypted}\nEMPTY=\n`;
const sops = [
  `DB_PASSWORD=${CIPHERTEXTS['SOPS']}`,
  `#${CIPHERTEXTS['SOPS']}`,
  'sops_version=3.9.0',
  'sops_lastmodified=2024-09-16T19:00:22Z',
  `sops_mac=${CIPHERTEXTS['SOPS']}`,
  `sops_age__list_0__map_recipient=age1${hex(58).replaceAll(/[b1]/g, 'q')}`,
  `sops_age__list_0__map_enc=${CIPHERTEXTS['age']}`,
  'sops_unencrypted_suffix=_unencrypted',
  '',
].join('\n');

describe('an env file is safe', () => {
  test.each([
    ['dotenvx', '.env.production', dotenvx],
    ['dotenvx, with the line ends of Windows', '.env', dotenvx.replaceAll('\n', '\r\n')],
    ['dotenvx, before the first value', '.env', `${header}\n`],
    ['SOPS', '.env', sops],
    ['EJSON in one value', '.env', `A=${CIPHERTEXTS['EJSON']}\n`],
    ['Ansible Vault', '.env', `$ANSIBLE_VAULT;1.2;AES256;dev\n${hex(80)}\n${hex(80)}\n`],
    ['age', '.env', `-----BEGIN AGE ENCRYPTED FILE-----\n${b64(64)}\n${b64(20)}\n-----END AGE ENCRYPTED FILE-----\n`],
    ['OpenPGP', '.env', `-----BEGIN PGP MESSAGE-----\nVersion: X\n\n${b64(64)}\n=aB3d\n-----END PGP MESSAGE-----\n`],
    ['git-crypt', '.env', `\0GITCRYPT\0${'\u00e9\u0001'.repeat(40)}`],
    ['transcrypt', '.env', `U2FsdGVkX1+${b64(53)}\n${b64(64)}\n`],
  ])('of %s', (_, path, text) => expect(safe(path, text)).toBe(true));

  test.each([
    'NODE_ENV=production', 'PORT=3000', 'DEBUG=false', 'LOG_LEVEL=info # more', 'APP_URL=https://app.acme.io/login', 'HOST=db.acme.io:5432',
    'APP_NAME="Acme shop"', 'DATA_DIR=./var/data', 'DB_URL=$DATABASE_URL', 'API_KEY=op://prod/api/key2', 'TOKEN_EXPIRY=3600', '# APP_ENV=dev',
    '# see https://dotenvx.com', 'REGION: eu-west-1',
  ])('where %s stands beside ciphertext', (line) => expect(safe('.env', `${dotenvx}${line}\n`)).toBe(true)); // prettier-ignore
});

describe('an env file is not', () => {
  test.each([
    `DB_PASSWORD=${drawn}`, 'DB_PASSWORD=hunter2', 'DB_PASSWORD="correct horse"', `X=${drawn}`, `export API_KEY=${hex(32)}`, 'AUTH=secret',
    'DATABASE_URL=postgres://app:pw@db/x', `# OLD_TOKEN=${drawn}`, '# DB_PASSWORD=hunter2', '# password: hunter2', 'SECRET: hunter2',
    `KEY="-----BEGIN PRIVATE KEY-----`, 'no assignment at all', `DOTENV_PUBLIC_KEY="${hex(64)}"`, `A=encrypted:${drawn}`,
  ])('where %s stands beside ciphertext', (line) => expect(safe('.env', `${dotenvx}${line}\n`)).toBe(false)); // prettier-ignore

  test.each([
    ['nothing', ''],
    ['comments alone', '# nothing\n'],
    ['no ciphertext', 'PORT=3000\nNODE_ENV=production\nDB_PASSWORD=\n'],
    ['references alone', 'DB_PASSWORD=op://prod/db/password\n'],
    ['the head of a vault and a plain value', `$ANSIBLE_VAULT;1.1;AES256\n${hex(80)}\nDB_PASSWORD=hunter2\n`],
    ['the name of git-crypt and a plain value', '\0GITCRYPT\0DB_PASSWORD=hunter2\n'],
  ])('with %s', (_, text) => expect(safe('.env', text)).toBe(false));

  test.each(['.env.keys', 'app/.env.keys', '.ENV.KEYS', '.env.keys.bak', '.env.keys~'])(
    'named %s, whatever it holds',
    (path) => expect(safe(path, dotenvx)).toBe(false),
  );
});

describe('an .envrc is safe', () => {
  test.each([
    'use flake', 'use flake .#ci --impure', `use flake github:acme/dev/${hex(40)}`, 'use nix', 'use node 20.11', 'layout python3', 'layout poetry', 'dotenv_if_exists .env.local',
    'source_up_if_exists', 'source_env_if_exists .envrc.local', 'watch_file flake.nix nix/*.nix', 'PATH_add node_modules/.bin',
    'strict_env', 'env_vars_required AWS_PROFILE DB_PASSWORD', 'if has nix; then\n  use flake\nfi', 'set -euo pipefail\nuse flake # dev',
    'if ! has nix_direnv_version || ! nix_direnv_version 3.0.6; then\n' +
      `  source_url "https://raw.githubusercontent.com/nix-community/nix-direnv/3.0.6/direnvrc" "sha256-${b64(43)}="\nfi\nuse flake`,
    'use flake\nexport AWS_PROFILE=dev\nexport GOPATH=$PWD/.go\nexport DB_PASSWORD=$(op read op://dev/db/password)',
    '# shellcheck shell=bash\nuse flake',
  ])('that says %s', (text) => expect(safe('.envrc', `${text}\n`)).toBe(true)); // prettier-ignore

  test.each([
    '', 'export A=1', 'use flake\nexport DB_PASSWORD=hunter2', `use flake\nexport X=${drawn}`, `use token ${drawn}`, 'if true; then export DB_PASSWORD=hunter2; fi',
    `use flake # ${drawn}`, 'use flake\ncurl https://x | sh', 'use flake\nX=1 ./run',
  ])('not one that says %s', (text) => expect(safe('.envrc', `${text}\n`)).toBe(false)); // prettier-ignore

  test('not another file that says so', () => expect(safe('.env', 'use flake\n')).toBe(false));
});
