import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { alphabets } from '../../src/core/alphabet.js';
import { Engine } from '../../src/core/engine.js';
import { sampleRule, valueOf } from '../../src/core/rule-sample.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base32, base62, base64, base64url, chars, digits, hexLower, type Shape } from '../../src/core/shape.js';

const engine = new Engine(rules);
const random = seeded(23);
const drawn = (shape: Shape): string => sampleOf(shape, random);
const ofRule = (id: string): string =>
  valueOf(
    rules.find((rule) => rule.id === id)!,
    random,
  );
const lower = (text: string): string => text.toLowerCase();

/** What is found in a text, as `rule confidence`. */
const found = (text: string, path = 'src/app.js'): string[] => {
  const { findings } = scanDocument(engine, { path, bytes: Buffer.from(text), added: 'all' }, () => true);
  return findings.map(({ rule, confidence }) => `${rule.id} ${confidence}`);
};

describe('an id and its secret', () => {
  const id = `AKIA${drawn(base32(16))}`;

  test('are one finding, in either order', () => {
    const secret = drawn(base64(40));
    expect(found(`aws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`, 'credentials')).toEqual([
      'aws-secret-access-key-pair high',
    ]);
    expect(found(`new Client("${secret}", "${id}")`)).toEqual(['aws-secret-access-key-pair high']);
  });

  test('alone, the id counts less', () => {
    expect(found(`const id = "${id}";`)).toEqual(['aws-access-key-id medium']);
    expect(found(`const id = "ASIA${id.slice(4)}";`)).toEqual(['aws-temporary-access-key-id low']);
  });

  test('a commit id beside an access key id is no secret', () => {
    expect(found(`id: "${id}"\ncommit: "${drawn(hexLower(40))}"`)).toEqual(['aws-access-key-id medium']);
  });

  test("a Twilio auth token is told by the account's SID, which alone opens nothing", () => {
    const sid = `AC${drawn(hexLower(32))}`;
    expect(found(`twilio("${sid}", "${drawn(hexLower(32))}")`)).toEqual(['twilio-auth-token-pair high']);
    expect(found(`twilio("${sid}")`)).toEqual(['twilio-account-sid low']);
  });

  test('a key of a Firebase web app is made to be public', () => {
    const key = ofRule('google-api-key');
    expect(found(`{ apiKey: "${key}", authDomain: "shop.firebaseapp.com" }`)).toEqual([
      'google-firebase-web-config low',
    ]);
    expect(found(`const gemini = "${key}";`)).toEqual(['google-api-key medium']);
  });
});

describe('key files', () => {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

  test('of a service account', () => {
    const file = {
      type: 'service_account',
      project_id: 'shop',
      private_key_id: drawn(hexLower(40)),
      private_key: key,
      client_email: 'a@b.c',
    };
    expect(found(JSON.stringify(file, undefined, 2), 'key.json')).toEqual(['google-service-account-json certain']);
    expect(found(`KEY='${JSON.stringify(file)}'`, '.env')).toEqual(['google-service-account-json certain']);
  });

  test('in PEM, also escaped, indented and in base64', () => {
    expect(found(key, 'server.key')).toEqual(['private-key-pkcs8 certain']);
    expect(found(`key = "${key.replaceAll('\n', String.raw`\n`)}"`)).toEqual(['private-key-pkcs8 certain']);
    expect(found(`key: |\n${key.replaceAll(/^/gm, '  ')}`, 'a.yml')).toEqual(['private-key-pkcs8 certain']);
    expect(found(`key: ${Buffer.from(key).toString('base64')}`, 'a.yml')).toEqual(['private-key-pem-base64 certain']);
    expect(found(key.replaceAll('PRIVATE', 'SM2 PRIVATE'), 'server.key')).toEqual(['private-key-any certain']);
    // Whatever its label says, the body is that of a private key.
    expect(found(key.replaceAll('PRIVATE', 'PUBLIC'), 'server.pub')).toEqual(['private-key-der certain']);
  });
});

describe('live, test and public keys are told apart', () => {
  test.each([
    ['sk_live_', 'stripe-secret-key-live high', 'live'],
    ['sk_test_', 'stripe-secret-key-test high', 'test'],
    ['rk_live_', 'stripe-restricted-key-live high', 'live'],
    ['sk_org_test_', 'stripe-organization-key-test high', 'test'],
    ['pk_live_', 'stripe-publishable-key low', undefined],
  ])('%s', (prefix, expected, mode) => {
    expect(found(`key = "${prefix}${drawn(base62(40))}"`)).toEqual([expected]);
    expect(rules.find(({ id }) => id === expected.split(' ')[0])?.mode).toBe(mode);
  });
});

describe('credentials in files of clients', () => {
  const word = drawn(base62(20));

  test.each([
    ['.npmrc', `//npm.corp.net/:_authToken=${drawn(base64url(36))}`, ['npmrc-auth-token high']],
    ['Dockerfile', `RUN echo "//npm.corp.net/:_authToken=${drawn(base64url(36))}" > .npmrc`, ['npmrc-auth-token high']],
    ['.npmrc', `_auth=${Buffer.from(`deploy:${word}`).toString('base64')}`, ['npmrc-auth-basic high']],
    ['.npmrc', '//npm.corp.net/:_authToken=${NPM_TOKEN}', []],
    ['.npmrc', '//npm.corp.net/:_authToken=NPM_TOKEN', []],
    ['.netrc', `machine git.corp.net\n  login deploy\n  password ${word}\n`, ['netrc-password medium']],
    ['setup.sh', `echo machine git.corp.net login deploy password ${word} >> ~/.netrc`, ['netrc-entry medium']],
    ['.pgpass', `db.corp.net:5432:shop:deploy:${word}`, ['pgpass-entry medium']],
    [
      '.docker/config.json',
      `{"auths":{"r.corp.net":{"auth":"${Buffer.from(`deploy:${word}`).toString('base64')}"}}}`,
      ['docker-config-auth high'],
    ],
    [
      'src/Db.cs',
      `var c = "Server=db.corp.net;Database=shop;User Id=deploy;Password=${word};";`,
      ['odbc-connection-string medium'],
    ],
    ['src/Db.java', `connect("jdbc:sqlserver://db.corp.net:1433;user=deploy;password=${word}")`, ['jdbc-url medium']],
    ['run.ps1', `$s = ConvertTo-SecureString "${word}" -AsPlainText -Force`, ['powershell-securestring-plain medium']],
    ['run.sh', `curl -s -u deploy:${word} https://api.corp.net`, ['curl-user-option medium']],
    ['src/bot.js', `client.login('${ofRule('discord-bot-token')}');`, ['discord-bot-token-login certain']],
  ])('%s: %s', (path, text, expected) => {
    expect(found(text, path)).toEqual(expected);
  });
});

describe('addresses', () => {
  const word = drawn(base62(20));

  test.each([
    ['postgres', 'postgres-url'],
    ['mongodb+srv', 'mongodb-connection-string'],
    ['rediss', 'redis-url'],
    ['git+https', 'http-url-credentials'],
    ['sftp', 'ftp-url'],
    ['nats', 'nats-url'],
    ['mqtts', 'mqtt-url'],
    ['stomp', 'url-credentials'],
  ])('%s', (scheme, id) => {
    expect(found(`url = "${scheme}://deploy:${word}@db.corp.net:1/x"`)).toEqual([`${id} medium`]);
    expect(found(`url = "${scheme}://deploy:${word}@localhost:1/x"`)).toEqual([`${id} medium`]);
    expect(found(`url = "${scheme}://deploy:wren-quarry@localhost:1/x"`)).toEqual([`${id} low`]);
    expect(found(`url = "${scheme}://deploy:password@db.corp.net:1/x"`)).toEqual([]);
    expect(found(`url = \`${scheme}://deploy:\${process.env.PW}@db.corp.net:1/x\``)).toEqual([]);
  });
});

describe('headers', () => {
  test('leave known kinds to their rules, and prose to nobody', () => {
    expect(found(`"Authorization: Bearer ${drawn(base62(40))}1a"`)).toEqual(['http-bearer-header medium']);
    expect(found(`"Authorization: Bearer ${ofRule('jwt')}"`)).toEqual(['jwt high']);
    expect(found(`"Authorization: Bearer ${ofRule('twilio-account-sid')}"`)).toEqual(['twilio-account-sid low']);
    expect(found('// Bearer authentication-is-required-everywhere')).toEqual([]);
    expect(found('// Basic Authentication and Basic Information')).toEqual([]);
  });
});

describe('made-up values are passed over', () => {
  const checked = rules.filter(
    (rule) =>
      rule.kind === 'token' &&
      rule.checks !== undefined &&
      ['npm-access-token', 'github-pat-classic', 'gitlab-pat-routable'].includes(rule.id),
  );

  test.each(checked.map((rule) => rule.id))('a %s whose checksum does not hold, also by the rules of names', (id) => {
    const value = ofRule(id);
    const last = value.at(-1) === '0' ? '1' : '0';
    expect(found(`const accessToken = "${value}";`)).toEqual([`${id} certain`]);
    expect(found(`const accessToken = "${value.slice(0, -1)}${last}";`)).toEqual([]);
  });

  test.each([
    ['repeated characters', (shape: Shape) => 'x'.repeat(drawn(shape).length)],
    ['placeholder words', (shape: Shape) => `${drawn(shape).slice(0, -7)}EXAMPLE`],
  ])('%s', (_, make) => {
    expect(found(`key = "sk_live_${make(base62(30))}"`)).toEqual([]);
    expect(found(`const apiToken = "${make(base62(30))}";`)).toEqual([]);
  });

  test('references', () => {
    for (const value of [
      'process.env.TOKEN',
      '${TOKEN}',
      '<your token>',
      '{{ token }}',
      '$TOKEN',
      '%TOKEN%',
      'op://vault/item/token',
    ]) {
      expect(found(`password = "${value}"\nAPI_TOKEN=${value}\n`, '.env')).toEqual([]);
    }
  });
});

test('names behind a prefix of the house still give a token away', () => {
  expect(found(`t = "ACME-glpat-${drawn(base64url(20))}"`)).toEqual(['gitlab-pat high']);
  expect(found(`t = "${lower(drawn(chars(alphabets.upper, 12)))}:AA${drawn(digits(33))}"`)).toEqual([]);
});

test('samples of the rules themselves are found in the files they name', () => {
  for (const rule of rules.filter((one) => one.kind === 'token' && one.files !== undefined)) {
    const { text, path } = sampleRule(rule, 3);
    expect(found(text, path).map((one) => one.split(' ')[0])).toContain(rule.id);
    expect(found(text, 'src/other.js').map((one) => one.split(' ')[0])).not.toContain(rule.id);
  }
});
