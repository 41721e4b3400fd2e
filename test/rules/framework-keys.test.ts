import { describe, expect, test } from '@jest/globals';
import { alphabets } from '../../src/core/alphabet.js';
import { base62, base64, base64url, chars, hexLower, seq, type Shape } from '../../src/core/shape.js';
import { drawn, found, token, values } from './found.js';

/** What wp_generate_password draws from, and Django, and others that take any printable character. */
const WORDPRESS = `${alphabets.base62}!@#$%^&*()-_ []{}<>~\`+=,.;:/?|`;
const DJANGO = `${alphabets.lowerAlnum}!@#$%^&*(-_=+)`;
const SALTS = ['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY'].flatMap((name) => [
  name,
  name.replace('KEY', 'SALT'),
]);
/** How many of a hundred drawn values must be found: some hold what looks like a template or code. */
const MOST = 90;

/** @returns how many of a hundred values of the shape are found whole at medium and up */
function share(shape: Shape, text: (value: string) => string, path: string): number {
  const all = Array.from({ length: 100 }, () => drawn(shape));
  return all.filter((value) => values(text(value), path).includes(value)).length;
}

describe('WordPress', () => {
  test.each(SALTS)('%s may hold any printable character', (name) => {
    const shape = seq(chars(WORDPRESS, 63), base62(1));
    expect(share(shape, (value) => `define('${name}',         '${value}');`, 'wp-config.php')).toBeGreaterThan(MOST);
  });

  test('and none where the sample stands', () => {
    expect(values(`define( 'AUTH_SALT', 'put your unique phrase here' );`, 'wp-config.php')).toEqual([]);
  });
});

test('Django: nearly every key of its alphabet is found', () => {
  for (const text of [
    (value: string) => `SECRET_KEY = '${value}'`,
    (value: string) => `SECRET_KEY = "django-insecure-${value}"`,
    (value: string) => `SECRET_KEY = os.environ.get('SECRET_KEY', '${value}')`,
  ]) {
    const all = Array.from({ length: 100 }, () => drawn(chars(DJANGO, 50)));
    expect(all.filter((value) => values(text(value), 'settings.py').length === 1).length).toBeGreaterThan(MOST);
  }
});

test.each([
  ['config/web.php', "'cookieValidationKey' => '«»',", base64url(32), 'yii-cookie-validation-key'],
  ['sites/default/settings.php', "$settings['hash_salt'] = '«»';", base64url(74), 'drupal-hash-salt'],
  ['sites/default/settings.php', "$drupal_hash_salt = '«»';", base64url(43), 'drupal-hash-salt'],
  ['config.php', "$CFG->passwordsaltmain = '«»';", seq('a7', base62(38)), 'moodle-password-salt'],
  ['config/app.php', "'Security' => ['salt' => '«»'],", hexLower(64), 'cakephp-security-salt'],
  ['config/app.php', "'salt' => env('SECURITY_SALT', '«»'),", hexLower(64), 'cakephp-security-salt'],
  ['config/app.php', "Configure::write('Security.salt', '«»');", seq('a7', base62(38)), 'cakephp-security-salt'],
  ['app/etc/env.php', "'crypt' => [\n  'key' => '«»'\n ],", hexLower(32), 'magento-crypt-key'],
  ['app/etc/env.php', "'crypt' => [\n  'key' => '«»'\n ],", seq('base64', base64(43), '='), 'magento-crypt-key'],
  ['app/etc/local.xml', '<crypt>\n  <key><![CDATA[«»]]></key>\n</crypt>', hexLower(32), 'magento-crypt-key'],
  ['.env', 'APP_KEYS=«»', seq(base64(22), '==,', base64(22), '=='), 'strapi-app-keys'],
  ['config/initializers/devise.rb', "config.pepper = '«»'", hexLower(128), 'devise-pepper'],
  ['config/secrets.yml', 'secret_key_base: «»', hexLower(128), 'rails-secret-key-base'],
  ['config/config.exs', 'secret_key_base: "«»"', seq('a7', base64(62)), 'generic-api-key-assignment'],
  ['.env', 'APP_KEY=base64:«»', seq(base64(43), '='), 'laravel-app-key'],
  ['.env', 'APP_SECRET=«»', hexLower(32), 'generic-api-key-assignment'],
  ['app.py', "app.secret_key = '«»'", seq('a7', base62(30)), 'generic-api-key-assignment'],
  ['app.py', "app.secret_key = b'«»'", seq('a7', base62(30)), 'generic-api-key-assignment'],
  ['.env', 'NEXTAUTH_SECRET=«»', seq('a7', base64(41), '='), 'flask-or-session-secret'],
  ['.env', 'API_TOKEN_SALT=«»', seq('a7', base64(20), '=='), 'generic-api-key-assignment'],
  ['.env', 'CRAFT_SECURITY_KEY=«»', seq('a7', base64url(30)), 'generic-key-assignment'],
  ['typo3conf/LocalConfiguration.php', "'encryptionKey' => '«»',", hexLower(96), 'generic-api-key-assignment'],
  ['configuration.php', "public $secret = '«»';", seq('a7', base62(14)), 'generic-api-key-assignment'],
  ['config.inc.php', "$cfg['blowfish_secret'] = '«»';", seq('a7', base62(30)), 'generic-api-key-assignment'],
  ['application/config/config.php', "$config['encryption_key'] = '«»';", hexLower(32), 'generic-api-key-assignment'],
] as const)('%s: %j is found', (path, text, shape, rule) => {
  const all = Array.from({ length: 10 }, () => drawn(shape));
  const told = all.map((value) =>
    found(
      text.replace('«»', () => value),
      path,
    ),
  );
  expect(
    told.filter(([one], i) => one === `${rule} medium ${all[i]}` || one === `${rule} high ${all[i]}`).length,
  ).toBeGreaterThan(8);
});

test('ASP.NET: both keys of a machineKey are found', () => {
  const [validation, decryption] = [drawn(hexLower(128)).toUpperCase(), drawn(hexLower(64)).toUpperCase()];
  expect(
    values(
      `<machineKey validationKey="${validation}" decryptionKey="${decryption}" validation="SHA1" />`,
      'web.config',
    ),
  ).toEqual([validation, decryption]);
});

test('Flask: a literal of bytes is found where it has the escapes of drawn ones', () => {
  const bytes = String.raw`\x8f\xd1\xe4q\x9b5\xf2` + token(12);
  expect(found(`app.secret_key = b'${bytes}'`, 'app.py')).toEqual([`flask-secret-key-bytes medium ${bytes}`]);
  expect(values(String.raw`app.secret_key = b'one line of a text\nand another one'`, 'app.py')).toEqual([]);
});

test('Phoenix: salts are guesses, since they open nothing alone', () => {
  const salt = `a7${drawn(base62(14))}`;
  expect(found(`signing_salt: "${salt}"`, 'config/config.exs')).toEqual([`phoenix-salt low ${salt}`]);
});

test.each([
  ['app.php', "'salt' => 'per-user value of the table',"],
  ['app.rb', "pepper = 'black pepper'"],
  ['a.js', "const HASH_SALT_ROUNDS = '12';"],
  ['a.js', "hash_salt: 'change-me-to-a-random-value',"],
  ['a.js', "signing_salt: 'signing_salt',"],
])('%s: %j is none', (path, text) => expect(values(text, path)).toEqual([]));
