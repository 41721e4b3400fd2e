import { alphabets } from '../src/core/alphabet.js';
import { assigned, token, type Rule } from '../src/core/rule.js';
import { base64, base64url, chars, hexLower, oneOf, seq } from '../src/core/shape.js';
import { endsSessions } from './framework-keys.js';

const facts = { confidence: 'medium', privilege: 'broad' } as const;
const SYMBOLS = '!#$%&()*+,-./:;<=>?@[]^_{|}~';
/** Whatever a program draws from printable characters, without quotes, backslashes and blanks. */
const printable = `${alphabets.base62}${SYMBOLS}`;
const quote = chars('"\'', 1);
const gap = chars(' \t\r\n', 0, 40);

/** Keys of PHP frameworks and content systems, by the names that their settings have for them. */
export const phpFrameworks: readonly Rule[] = [
  assigned({
    ...facts,
    id: 'drupal-hash-salt',
    provider: 'Drupal',
    title: 'hash salt',
    shape: base64url(43, 80),
    context: ['hash_salt', 'drupal_hash_salt'],
    entropy: 4,
    rotate: endsSessions(
      'Put another in its place in settings.php',
      'https://api.drupal.org/api/drupal/core%21lib%21Drupal%21Core%21Site%21Settings.php/function/Settings%3A%3AgetHashSalt/11.x',
    ),
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'yii-cookie-validation-key',
    provider: 'Yii',
    title: 'cookie validation key',
    shape: base64url(16, 64),
    context: ['cookie_validation_key'],
    entropy: 3,
    checks: ['opaqueText'],
    rotate: endsSessions(
      'Put another in its place under components > request',
      'https://www.yiiframework.com/doc/api/2.0/yii-web-request#$cookieValidationKey-detail',
    ),
    source: 'observed',
  }),
  assigned({
    ...facts,
    id: 'moodle-password-salt',
    provider: 'Moodle',
    title: 'salt of passwords',
    shape: chars(printable, 20, 80),
    context: ['passwordsaltmain', 'passwordsaltalt1', 'passwordsaltalt2'],
    entropy: 3,
    checks: ['opaqueText'],
    privilege: 'scoped',
    rotate: {
      how: 'Keep it as passwordsaltalt1 until everybody has signed in again, beside another in its place',
      url: 'https://docs.moodle.org/20/en/Password_salting',
    },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'cakephp-security-salt',
    provider: 'CakePHP',
    title: 'security salt',
    lead: oneOf(
      seq(oneOf('Security.salt', 'SECURITY_SALT'), chars(' \t"\'`,=:>', 1, 10)),
      seq(
        oneOf("'Security'", '"Security"'),
        chars(' \t\r\n=>[(ary', 1, 60),
        quote,
        'salt',
        quote,
        chars(' \t=>', 2, 6),
        quote,
      ),
    ),
    shape: chars(alphabets.base62, 32, 128),
    checks: ['drawnText'],
    entropy: 3,
    rotate: endsSessions(
      'Put another in its place, and encrypt again what was encrypted with it',
      'https://book.cakephp.org/5/en/core-libraries/security.html',
    ),
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'magento-crypt-key',
    provider: 'Magento',
    title: 'encryption key',
    lead: oneOf(
      seq(
        oneOf("'crypt'", '"crypt"'),
        chars(' \t\r\n=>[(ary:{', 1, 60),
        oneOf("'key'", '"key"'),
        chars(' =>:', 1, 6),
        quote,
      ),
      seq('<crypt>', gap, '<key><![CDATA['),
    ),
    shape: oneOf(hexLower(32), seq('base64', base64(43), '=')),
    entropy: 3,
    privilege: 'admin',
    rotate: {
      how: 'Run `bin/magento encryption:key:change`, or in older versions make another under System > Other settings > Manage encryption key',
      url: 'https://experienceleague.adobe.com/en/docs/commerce-admin/systems/security/encryption-key',
    },
    source: 'observed',
  }),
];
