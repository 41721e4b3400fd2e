import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { alphabets } from '../../src/core/alphabet.js';
import { Engine } from '../../src/core/engine.js';
import { bitsOf, isSurelyDrawn } from '../../src/core/evidence/strength.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, base64, chars, hexLower, seq, uuid, type Shape } from '../../src/core/shape.js';

const engine = new Engine(rules);
const random = seeded(12_205);
const draw = (shape: Shape): string => sampleOf(shape, random);

/** @returns the confidences of what is found in a file, `low` ones left out unless asked for */
function found(text: string, path = 'src/app.js', low = false): string[] {
  const { findings } = scanDocument(engine, { path, bytes: Buffer.from(text), added: 'all' }, () => true);
  return findings.map(({ confidence }) => confidence).filter((confidence) => low || confidence !== 'low');
}

const hex = draw(hexLower(32));
const other = draw(hexLower(32));
const token = draw(seq(base62(31), '7'));
const half = draw(seq(base62(15), '7'));
const letter = draw(chars(alphabets.lower, 1));

/** Strong values that hold what dismisses others: the sign of another text, and a value with it. */
const STRONG: readonly (readonly [string, string])[] = [
  ['a number ahead', `7.41${token}`],
  ['a number and two groups', `1001.${hex.slice(1)}.${other}`],
  ['a verb of a format', `${half}%d${half}`],
  ['a verb of another one', `${half}%s${half}`],
  ['a dollar sign and a name', `${half}$abcd${half}`],
  ['a dollar sign ahead', `$${letter}8${token}`],
  ['a bracket at the end', `${token}(`],
  ['a closing bracket at the end', `${token})`],
  ['a bracket ahead', `)${token}`],
  ['a comma ahead', `,${token}`],
  ['empty braces', `${half}{}${half}`],
  ['a field of a template', `${half}{a}${half}`],
  ['an arrow', `${half}=>${half}`],
  ['an index', `${half}[0]${half}`],
  ['the beginning of a class', `${half}[^${half}`],
  ['a backslash and a zero', `${half}\\0${half}`],
  ['a slash ahead', `/${token}`],
  ['a slash within', `${half}/${half}`],
  ['the word example within', `${half}example${half}`],
  ['the name of a host within', `${half}@example.com:${half}`],
  ['counting digits ahead', `12345678${token}`],
  ['counting digits within', `${half}12345678${half}`],
  ['counting digits behind', `${token}12345678`],
  ['a part of a query', `${half.slice(0, 6)}&a=${token}`],
  ['the mark of a server page', `${half}<%${half}`],
];

describe('a strong value', () => {
  test.each(STRONG)('with %s counts', (_, value) => {
    const inJava = value.replaceAll('\\', '\\\\');
    expect(found(`  String dbPassword = "${inJava}";\n`, 'src/Db.java')).toEqual(['medium']);
    expect(found(`const apiSecret = '${inJava}';\n`)).toEqual(['medium']);
    expect(found(`db:\n  password: '${value}'\n`, 'config/db.yml')).toEqual(['medium']);
  });

  test.each(['password', 'apiSecret', 'access_token'])('of %s counts with blanks inside its quotes', (name) => {
    for (const value of [` ${token} `, `${token} `, ` ${token}`])
      expect(found(`{ "${name}": "${value}" }\n`, 'a.json')).toEqual(['medium']);
  });

  test('counts where a shell puts a variable into it', () => {
    expect(found(`export DB_PASSWORD="${token}$USER"\n`, 'a.sh')).toEqual(['medium']);
    expect(found(`export DB_PASSWORD="$USER-$HOST_NAME2"\n`, 'a.sh')).toEqual([]);
  });

  test('counts as the password of an address', () => {
    for (const value of [`$${token}`, `${token}>`, `${token}}`])
      expect(found(`url = "postgres://app:${value}@db.corp.net/app"\n`)).toHaveLength(1);
  });
});

/** Weak values that the same signs dismiss. */
const WEAK: readonly (readonly [string, string])[] = [
  ['a version', '7.41.0-beta.2'],
  ['a version with a commit', `v0.0.0-20260102030405-${hex.slice(0, 12)}`],
  ['a number', '1.7976931348623157e308'],
  ['a format', 'user_%d_password_%s'],
  ['formats of numbers', 'id=%04x,index=%-8d,total=%.2f'],
  ['a variable', 'prefix-$DB_PASSWORD2-suffix'],
  ['a call', 'getPassword2(user1, "x9")'],
  ['the beginning of a call', 'md5(sha1(rand('],
  ['the end of code', '),base64Encode(user1),hash2('],
  ['a template', 'p-{tenant1}-{region2}-{id3}'],
  ['an arrow', '(x1)=>hash2(x1)'],
  ['an index', 'args[0]'],
  ['a pattern', '^[A-Za-z0-9!@#$%^&*]{8,32}$'],
  ['a pattern of conditions', '(?=.*[a-z])(?=.*\\\\d)(?=.*[^A-Z])'],
  ['control characters', '\\x02\\x1fAb3$\\x00k9'],
  ['a path', '/v2/api/users1/reset2'],
  ['a path below', './chunks/login-X7f3Kq2b.js'],
  ['a media type', 'application/x-sv4cpio'],
  ['a sample', `${token}EXAMPLEKEY`],
  ['a sample in capitals', `${half}EXAMPLE${half}`],
  ['a value that is cut', `${half}...${half}`],
  ['a value behind the word', `example-${token}`],
  ['digits in a row', '1234567890abcdef1234567890abcdef'],
  ['a query', `user=abc&next_page=${hex}&page=2`],
  ['a time', '2026-01-02T03:04:05.678Z'],
  ['a spelling of words', 'D0ckerPu11er(2027)'],
  ['a sentence', 'Enter a P4ssw0rd of 8 to 64 ch4racters'],
  ['a certificate', `MIID${draw(base64(2))}CCAl${draw(base64(60))}`],
  ['a public key', `ssh-rsa AAAA${draw(base64(60))} joe@host1`],
  ['a hash with a salt that counts', `$6$12345678$${draw(base64(86))}`],
  ['a picture', `iVBORw0KGgo${draw(base64(60))}`],
];

test.each(WEAK)('%s is no strong value', (_, value) => {
  expect(found(`const apiSecret = '${value}';\n`)).toEqual([]);
  expect(found(`{ "secret": "${value}" }\n`, 'a.json')).toEqual([]);
});

describe('a value with an equals sign at its end', () => {
  const padded = draw(seq(base62(43), '='));

  test.each([
    ['a.js', `const c = { password: '${padded}' };`],
    ['a.js', `const c = { password:'${padded.slice(-22)}' };`],
    ['a.ts', `const c = { password: '${padded}', x: 'y' };`],
    ['a.yml', `password: '${padded}'`],
    ['a.yml', `password: "${padded}"`],
    ['a.yml', `password: ${padded}`],
    ['a.rb', `password: '${padded.slice(-32)}',`],
    ['a.py', `d = {'password': '${padded}'}`],
    ['a.php', `'password' => '${padded}',`],
    ['a.properties', `password=${padded}`],
    ['a.ts', `const password: 'a' | string = '${padded}';`],
    ['a.rs', `const PASSWORD: &'static str = "${padded}";`],
    ['a.kt', `val password: String = "${padded}"`],
  ])('%s: %s', (path, text) => expect(found(`${text}\n`, path)).toEqual(['medium']));
});

describe('a quote within quotes, written twice', () => {
  test.each([
    ['a.yml', `password: 'x''${token}'`],
    ['a.yml', `password: '${half}''${half}'`],
    ['a.cs', `var password = @"${half}""${half}";`],
    ['a.vb', `Dim password = "${half}""${half}"`],
  ])('%s: %s', (path, text) => expect(found(`${text}\n`, path)).toEqual(['medium']));

  test('two strings beside each other stay two', () => {
    expect(found(`f(password = '', 'x')\nf(password='a''b')\n`, 'a.py')).toEqual([]);
  });
});

describe('a word ahead of the one for the secret', () => {
  test.each([
    'SCHEMA_REGISTRY_PASSWORD',
    'LABEL_STUDIO_API_KEY',
    'message_broker_password',
    'messageBrokerPassword',
    'FORMAT_SERVICE_TOKEN',
    'FILE_ENCRYPTION_KEY',
    'ERROR_TRACKER_SECRET',
    'URL_SIGNING_SECRET',
    'ENDPOINT_PASSWORD',
    'schema.registry.password',
    'STORAGE_KEY',
    'CYPRESS_RECORD_KEY',
    'WEB_PUB_SUB_SECRET',
    'VAPID_PRIVATE_KEY_SECRET',
  ])('%s does not dismiss a drawn value', (name) => {
    for (const value of [hex, token]) expect(found(`${name}=${value}\n`, '.env.production')).toHaveLength(1);
  });

  test.each([
    ['SCHEMA_REGISTRY_PASSWORD', 'registryDefault1'],
    ['message_password', 'Enter it 2 times'],
    ['label_password', 'Your-p4ssword'],
    ['errorPassword', 'too-short-1'],
    ['placeholderPassword', 'at least 8'],
  ])('%s dismisses %s', (name, value) => expect(found(`const x = { ${name}: '${value}' };\n`)).toEqual([]));

  test.each([
    'PASSWORD_SCHEMA',
    'apiKeyLabel',
    'PUBLIC_KEY',
    'vapidPublicKey',
    'hashed_token',
    'passwordFile',
    'nextPageToken',
    'cacheKey',
  ])('%s speaks of something else, whatever the value', (name) =>
    expect(found(`const x = { ${name}: '${token}' };\n`)).toEqual([]),
  );
});

describe('a UUID', () => {
  const id = draw(uuid);

  test.each(['api_token', 'client_secret', 'DB_PASSWORD', 'accessKey'])('counts under %s', (name) => {
    expect(found(`const ${name} = '${id}';\n`)).toEqual(['medium']);
    expect(found(`${name}=${id}\n`, '.env.production')).toEqual(['medium']);
  });

  test('is a guess in tests, and under a name that says little', () => {
    expect(found(`const api_token = '${id}';\n`, 'test/login.test.js', true)).toEqual(['low']);
    expect(found(`const key = '${id}';\n`, 'src/a.js')).toEqual([]);
    expect(found(`const tokenId = '${id}';\n`, 'src/a.js')).toEqual([]);
  });
});

describe('a value that the rule of a provider does not know', () => {
  test.each([
    ['AWS_SECRET_ACCESS_KEY', hexLower(40)],
    ['AUTH0_SECRET', hexLower(64)],
    ['AUTH0_CLIENT_SECRET', hexLower(64)],
    ['CLOUDFLARE_API_TOKEN', hexLower(40)],
    ['HETZNER_API_TOKEN', hexLower(64)],
    ['MINIO_ROOT_PASSWORD', chars(alphabets.lower + alphabets.upper, 40)],
    ['NETLIFY_AUTH_TOKEN', chars(alphabets.lower + alphabets.upper, 40)],
    ['TENCENT_SECRET_KEY', hexLower(32)],
  ])('%s is judged by its name', (name, shape) => {
    const value = draw(shape);
    expect(found(`${name}=${value}\n`, '.env.production')).toEqual(['medium']);
    expect(found(`const x = { ${name}: "${value}" };\n`)).toEqual(['medium']);
  });

  test('is none where it is no value at all', () => {
    expect(found(`AWS_SECRET_ACCESS_KEY=${'0a'.repeat(20)}\n`, '.env.production')).toEqual([]);
    expect(found('AUTH0_SECRET=use-openssl-rand-hex-32-to-make-one-for-you\n', '.env.production')).toEqual([]);
  });
});

describe('the bits of a text', () => {
  test('grow with its length and its alphabet', () => {
    expect(bitsOf(token)).toBeGreaterThan(bitsOf(half));
    expect(bitsOf(token)).toBeGreaterThan(bitsOf(hex));
    expect(bitsOf(hex)).toBeGreaterThan(80);
  });

  test('are few for words, and for what repeats or counts', () => {
    for (const text of [
      '',
      'correct-horse-battery-staple',
      'P@ssw0rdP@ssw0rd',
      'abcdefghijklmnop',
      'a1b2c3d4e5f6',
      'x9x9x9x9x9x9x9x9',
    ])
      expect(bitsOf(text)).toBeLessThan(45);
  });

  test('take no longer than the text asks', () => {
    for (const unit of ['%d', '\\x41', '{a}', '$(', '&a;', 'aB3', '&#', '{{', ' ']) {
      const text = unit.repeat(200_000);
      const start = process.cpuUsage();
      isSurelyDrawn(text);
      bitsOf(text);
      expect(process.cpuUsage(start).user).toBeLessThan(200_000);
    }
  });
});
