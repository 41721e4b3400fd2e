import { describe, expect, test } from '@jest/globals';
import { b64, CIPHERTEXTS, hex, url64 } from './ciphertexts.js';
import { drawn, found } from './told.js';

const forms = Object.entries(CIPHERTEXTS);

describe.each(forms)('ciphertext of %s', (_, value) => {
  test.each([
    ['config.yml', `db_password: '${value}'\n`],
    ['src/config.js', `const clientSecret = "${value}";\n`],
    ['settings.json', `{ "a": 1, "dbPassword": "${value}" }\n`],
    ['settings.py', `DB_PASSWORD = "${value}"\n`],
  ])('is no secret in %s', (path, text) => expect(found(path, text)).toEqual([]));

  test.each([
    ['application.properties', `db.password=${value}\n`],
    ['config.yml', `db_password: ${value}\n`],
    ['.env.production', `DB_PASSWORD=${value}\n`],
  ])('nor bare in %s', (path, text) => expect(found(path, text)).toEqual([]));

  test('and hides no secret beside it', () =>
    expect(found('config.yml', `db_password: '${value}'\nmail_password: '${drawn}'\n`)).toEqual([drawn]));
});

describe('ciphertext over several lines', () => {
  const lines = (indent: string): string => Array.from({ length: 6 }, () => indent + b64(60)).join('\n');

  test.each(['>', '|', '>-'])('of hiera-eyaml, in a block scalar %s', (mark) => {
    const text = `api_token: ${mark}\n    ENC[PKCS7,MII${b64(57)}\n${lines('    ')}\n    ${b64(20)}==]\n`;
    expect(found('common.eyaml', text)).toEqual([]);
    expect(found('hieradata/common.yaml', text)).toEqual([]);
  });

  test('of age and OpenPGP', () => {
    for (const name of ['AGE ENCRYPTED FILE', 'PGP MESSAGE']) {
      const armour = `-----BEGIN ${name}-----\n${lines('')}\n-----END ${name}-----\n`;
      expect(found('secrets.age', armour)).toEqual([]);
      expect(found('config.yml', `password: |\n${armour.replaceAll(/^(?=.)/gm, '  ')}`)).toEqual([]);
    }
  });

  test('of Ansible Vault', () => {
    const vaulted = `  $ANSIBLE_VAULT;1.1;AES256\n  ${hex(80)}\n  ${hex(80)}\n`;
    expect(found('vars.yml', `db_password: !vault |\n${vaulted}`)).toEqual([]);
  });

  test('of Sealed Secrets, in YAML and JSON', () => {
    const sealed = (): string => `AgB${b64(705)}`;
    const yaml = `kind: SealedSecret\nspec:\n  encryptedData:\n    password: ${sealed()}\n    api-token: ${sealed()}\n`;
    expect(found('sealed.yaml', yaml)).toEqual([]);
    const json = { kind: 'SealedSecret', spec: { encryptedData: { password: sealed() } } };
    expect(found('sealed.json', JSON.stringify(json))).toEqual([]);
  });
});

describe('values that are stored under "secure"', () => {
  test.each([
    ['.travis.yml', `deploy:\n  api_key:\n    secure: ${b64(171)}=\n`],
    ['appveyor.yml', `environment:\n  api_token:\n    secure: ${b64(43)}=\n`],
    ['Pulumi.prod.yaml', `config:\n  app:dbPassword:\n    secure: v1:${b64(16)}:${b64(40)}\n`],
  ])('in %s', (path, text) => expect(found(path, text)).toEqual([]));
});

describe('names that say that the value is encrypted', () => {
  test.each([
    'encrypted_key', 'wrapped_key', 'encryptedPrivateKey', 'encrypted_data_key', 'wrappedDekKey', 'encryptedSecret',
    'sealedSecret', 'password_encrypted', 'api_key_enc', 'tokenCiphertext',
  ])('%s', (name) => {
    expect(found('a.json', `{ "v": 1, "${name}": "${b64(64)}" }`)).toEqual([]);
    expect(found('a.py', `${name} = "${hex(64)}"`)).toEqual([]);
  }); // prettier-ignore

  test.each([
    'encrypted_key_password',
    'unencrypted_password',
    'encryption_key',
    'decrypted_secret',
    'enc_key_passphrase',
  ])('but not %s', (name) => expect(found('a.py', `${name} = "${drawn}${drawn}"`)).toEqual([drawn + drawn]));

  test('and a short value may be a plain one', () =>
    expect(found('a.py', `encrypted_password = "${drawn.slice(0, 18)}"`)).toHaveLength(1));
});

describe('what only looks like ciphertext', () => {
  test.each([
    ['encrypted', `encrypted:${drawn}`],
    ['a mark in the middle', `${drawn}ENC(`.slice(0, 26)],
    ['a short base64 text behind a mark of KMS', `AQICAHh${drawn}`],
    ['base64 of 32 bytes', `${b64(42)}A=`],
  ])('%s', (_, value) => expect(found('a.js', `const dbPassword = '${value}'`)).toEqual([value]));

  test.each([`gAAAAAB${url64(113)}`, `CfDJ8${url64(120)}`])('a token in a form that services hand out', (token) => {
    expect(found('a.js', `const authToken = '${token}'`)).toEqual([token]);
    expect(found('a.js', `const dbPassword = '${token}'`)).toEqual([]);
  });
});
