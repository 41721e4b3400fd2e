import { describe, expect, test } from '@jest/globals';
import { bytePath } from '../../src/core/byte-path.js';
import { envFileKind } from '../../src/core/env-files.js';

const ENV = [
  '.env', '.env.local', '.env.production', '.env.development.local', '.envrc', '.dev.vars', '.dev.vars.staging', '.env.keys',
  '.env.bak', '.env~', '.env.~1~', '.env.old', '.env.swp', '.env.local.bak', '.env copy', '.env copy 2', '.env - Copy', '.env (1)',
  'Copy of .env', 'copy (2) of .env.local', '.env.save', '#.env#', '.env.orig', '.env_backup', '.env-old', '.env2', '.envrc.bak',
  '.ENV', '.Env.Local', 'a/b/.env', 'a b/.env.production', '.env/.env', '.env.\u00e9', 'prod.env', 'Production.env', 'secrets.env',
  'local.env', '.staging.env', 'prod.env.bak', '.env.example.local', '.env.ts',
]; // prettier-ignore

const TEMPLATES = [
  '.env.example', '.env.sample', '.env.template', '.env.dist', '.env.defaults', '.env.default', '.env.schema', '.env.local.example',
  '.env.example.production', '.env.EXAMPLE', '.env.example.bak', '.env-example', '.env_sample', '.envrc.example', '.dev.vars.example',
  'packages/a/.env.template', 'prod.env.example', '.env.vault', '.env.encrypted', '.env.production.gpg',
]; // prettier-ignore

const NEITHER = [
  'env', 'env.ts', 'env.d.ts', '.environment', '.envoy', '.envy', '.envrcs', 'environment.env', 'test.env', 'versions.env', 'example.env',
  '.env/bin/activate', '.env/pyvenv.cfg', '.envs/production', 'dev.vars', '.dev.varsity', 'my.env.ts', 'x.env', '', '.gitignore', 'process.env.ts',
]; // prettier-ignore

describe('env file names', () => {
  test.each(ENV)('%j is an env file', (name) => expect(envFileKind(bytePath(name))).toBe('env'));
  test.each(TEMPLATES)('%j is a template', (name) => expect(envFileKind(bytePath(name))).toBe('template'));
  test.each(NEITHER)('%j is neither', (name) => expect(envFileKind(bytePath(name))).toBeUndefined());

  test('bytes that are no UTF-8 do not hide a name', () => {
    expect(envFileKind(bytePath(Uint8Array.of(0xe9, 0x2f, 0x2e, 0x65, 0x6e, 0x76)))).toBe('env');
  });
});
