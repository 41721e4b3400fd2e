import { describe, expect, test } from '@jest/globals';
import { hex } from './ciphertexts.js';
import { drawn, found } from './told.js';

const uuid = `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;

describe.each<[string, string[]]>([
  [
    'Symfony',
    ['%env(DB_PASSWORD2)%', '%env(resolve:DB_PASSWORD2)%', '%env(key:t0ken:json:file:SECRETS)%', '%env(default::APP2_SECRET)%'],
  ],
  ['Symfony, joined', ['mysql://%env(DB_USER)%:%env(DB_PASS2)%@db:3306/x', 'v1_%env(X1Y2)%']],
  ['CloudFormation', ['{{resolve:secretsmanager:MySecret2:SecretString:password::}}', '{{resolve:ssm-secure:/prod/Key2:1}}']],
  ['1Password', ['op://Production/db-2/passw0rd', 'op://My Vault/Item 2/section/t0ken', 'op://a1/b2/otp?attribute=otp']],
  ['Vault', ['vault:secret/data/mysql2#MYSQL_PASSWORD', 'secret/data/prod2/db#passw0rd', 'kv/data/team1/app2', 'kv/app2#k3y']],
  ['Argo CD', ['<path:secret/data/app2#passw0rd>', '<path:kv/data/d2#t0ken>']],
  [
    'resource names of Amazon',
    [
      'arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-a1B2c3',
      'arn:aws-us-gov:ssm:us-gov-west-1:123456789012:parameter/prod/Tok3n',
      `arn:aws-cn:kms:cn-north-1:123456789012:key/${uuid}`,
    ],
  ],
  [
    'resource names of Google Cloud',
    [
      'projects/my-proj-12/secrets/api-key2/versions/latest',
      'projects/123456789012/locations/us-east1/secrets/db_Pass2',
      'projects/p-1/locations/global/keyRings/r1/cryptoKeys/KeY2',
    ],
  ],
  [
    'Azure',
    [
      `@Microsoft.KeyVault(SecretUri=https://v2.vault.azure.net/secrets/db2/${hex(32)})`,
      '@Microsoft.KeyVault(VaultName=v2;SecretName=ApiKey2)',
      'secretref:db-password-2',
      'keyvaultref:https://v2.vault.azure.net/secrets/x2,identityref:system',
    ],
  ],
  ['Concourse and BOSH', ['((db_password_2))', '((/bosh/T0ken.value))']],
  ['Grafana', ['$__env{DB_PASS2}', '$__file{/etc/secrets/db2}', '$__vault{kv/data/g2:k3y}']],
  ['Telegraf', ['@{secret_store:influx_Tok3n}']],
  ['Spring', ['sm://proj2/db_Pass2', 'sm@db_Pass2']],
  ['TeamCity', [`credentialsJSON:${uuid}`, '%env.API_T0KEN%']],
  ['Spinnaker', ['encrypted:s3!r:us-west-2!b:bucket2!f:secrets.yml!k:github.passw0rd', 'encryptedFile:secrets-manager!r:us-1!s:s3cret']],
  ['vals', ['ref+vault://secret/data/app2#/t0ken', 'ref+awssecrets://prod/app3?region=us-east-1#/k3y']],
  ['PKCS #11', ['pkcs11:token=My2;object=K3y']],
  ['a variable', ['env:DB_PASS2', 'ssm:/prod/db/Passw0rd2']],
])('a reference of %s', (_, references) => {
  test.each(references)('%s', (reference) => {
    expect(found('src/a.js', `const dbPassword = "${reference}";\n`)).toEqual([]);
    expect(found('config.yml', `db_password: '${reference}'\napi_token: "${reference}"\n`)).toEqual([]);
    expect(found('application.properties', `db.password=${reference}\n`)).toEqual([]);
  });
}); // prettier-ignore

describe('a drawn value is none', () => {
  test.each(['vault:', 'op:', 'arn:', 'env:', 'file:', 'kms:', 'ssm:', 'secretref_', '%env', '(('])(
    'behind %s',
    (mark) => {
      expect(found('config.yml', `db_password: '${mark}${drawn}'\n`)).toEqual([mark + drawn]);
    },
  );

  test('beside a reference', () => {
    expect(found('config.yml', `db_password: '${drawn}%env(X)%'\n`)).toEqual([`${drawn}%env(X)%`]);
  });
});

describe('the name of a variable or an entry', () => {
  test.each([
    ['password_env', 'DB_PASS2'],
    ['api_key_env', 'OPENAI_API_KEY_2'],
    ['passwordEnvVar', 'PG_PASS9'],
    ['passwordVariable', 'P4_PASSWD'],
    ['passphraseVariable', 'KEY_PHR4SE'],
    ['password_var', 'db_pass_2'],
    ['password_from_env', 'DB_P4SS'],
    ['passwordFrom', 'db-secret-v2'],
    ['existingSecretPasswordKey', 'pg-password-16'],
    ['existingSecret', 'my-release-postgresql-14'],
    ['adminPasswordKey', 'pg-password-16'],
    ['passwordSecret', 'grafana-admin-v2'],
    ['tokenSecretRef', 'api-token-v2'],
    ['EnvApiToken', 'CF_API_T0KEN2'],
  ])('%s: %s', (name, value) => {
    expect(found('values.yaml', `${name}: ${value}\n`)).toEqual([]);
    expect(found('Jenkinsfile', `f(${name}: '${value}')\n`)).toEqual([]);
    expect(found('src/a.js', `const ${name} = '${value}';\n`)).toEqual([]);
  });

  test.each([
    'password_env',
    'passwordVariable',
    'existingSecretPasswordKey',
    'env_password',
    'secretKey',
    'passwordKey',
  ])('but a drawn value behind %s is a secret', (name) => {
    expect(found('values.yaml', `${name}: ${drawn}\n`)).toEqual([drawn]);
    expect(found('values.yaml', `${name}: ${drawn.slice(0, 10)}-${drawn.slice(10)}\n`)).toHaveLength(1);
  });
});
