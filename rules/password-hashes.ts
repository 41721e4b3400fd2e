import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { base64, chars, digits, hex, oneOf, opt, seq, type Shape } from '../src/core/shape.js';

const facts = { provider: 'Any', privilege: 'scoped' } as const;
const changePassword = {
  how: 'Change the password: whoever has its hash can guess at it without end',
  url: 'https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html',
};
/** The base64 of crypt(3). */
const crypt = (min: number, max = min): Shape => chars(`./${alphabets.base62}`, min, max);
const user = chars(`${alphabets.base62}!%&*+.;=_~-`, 1, 60);

/** Hashes open nothing by themselves, but short passwords are found from them. Formats: crypt(5), Apache "Password Formats". */
export const passwordHashes: readonly Rule[] = [
  token({
    ...facts,
    id: 'htpasswd-hash',
    provider: 'Apache',
    title: 'password hash of an .htpasswd line',
    files: ['.htpasswd', 'htpasswd', '*.htpasswd'],
    lead: seq(user, ':'),
    shape: oneOf(
      seq('$apr1$', crypt(1, 8), '$', crypt(22)),
      seq('$2y$', digits(2), '$', crypt(53)),
      seq('{SHA}', base64(27), '='),
    ),
    checks: ['hashSpeed'],
    confidence: 'medium',
    rotate: changePassword,
    source: { url: 'https://httpd.apache.org/docs/trunk/misc/password_encryptions.html', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'password-hash-shadow',
    title: 'Unix password hash',
    shape: oneOf(
      seq('$6$', opt('rounds=', digits(4, 9), '$'), crypt(1, 16), '$', crypt(86)),
      seq('$5$', opt('rounds=', digits(4, 9), '$'), crypt(1, 16), '$', crypt(43)),
      seq('$1$', crypt(1, 8), '$', crypt(22)),
      seq(oneOf('$y$', '$gy$'), crypt(3, 8), '$', crypt(1, 86), '$', crypt(43)),
    ),
    checks: ['hashSpeed'],
    entropy: 3,
    confidence: 'medium',
    rotate: changePassword,
    source: { url: 'https://man7.org/linux/man-pages/man5/crypt.5.html', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'password-hash-bcrypt',
    title: 'bcrypt hash',
    shape: seq(oneOf('$2a$', '$2b$', '$2x$', '$2y$'), digits(2), '$', crypt(53)),
    confidence: 'low',
    rotate: changePassword,
    source: { url: 'https://passlib.readthedocs.io/en/stable/lib/passlib.hash.bcrypt.html', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'password-hash-argon2',
    title: 'Argon2 hash',
    shape: seq(
      oneOf('$argon2id', '$argon2i', '$argon2d'),
      '$v=19$m=',
      digits(1, 8),
      ',t=',
      digits(1, 3),
      ',p=',
      digits(1, 3),
      '$',
      base64(11, 64),
      '$',
      base64(22, 100),
    ),
    confidence: 'low',
    rotate: changePassword,
    source: { url: 'https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'password-hash-apr1',
    provider: 'Apache',
    title: 'MD5 password hash',
    shape: oneOf(
      seq('$apr1$', crypt(1, 8), '$', crypt(22)),
      // As Compose files write it, where a single $ begins a variable.
      seq('$$apr1$$', crypt(1, 8), '$$', crypt(22)),
    ),
    checks: ['hashSpeed'],
    entropy: 3,
    confidence: 'medium',
    rotate: changePassword,
    source: { url: 'https://httpd.apache.org/docs/trunk/misc/password_encryptions.html', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'password-hash-ldap',
    provider: 'LDAP',
    title: 'password hash',
    shape: seq(
      oneOf(
        '{SSHA}',
        '{SHA}',
        '{SMD5}',
        '{MD5}',
        '{SSHA256}',
        '{SHA256}',
        '{SSHA384}',
        '{SHA384}',
        '{SSHA512}',
        '{SHA512}',
      ),
      base64(22, 160),
      chars('=', 0, 2),
    ),
    checks: ['hashSpeed'],
    entropy: 3,
    confidence: 'medium',
    rotate: changePassword,
    source: { url: 'https://www.openldap.org/doc/admin26/security.html', checked: '2026-11-28' },
  }),
  token({
    id: 'password-hash-ntlm',
    provider: 'Windows',
    title: 'LM and NT hash of an account',
    lead: seq(chars(`${alphabets.base62}_.$\\-`, 1, 60), ':', digits(3, 10), ':'),
    shape: seq(hex(32), ':', hex(32), ':::'),
    checks: ['ntHash'],
    confidence: 'medium',
    privilege: 'broad',
    rotate: {
      how: "Change the account's password; for a domain's krbtgt twice",
      url: 'https://learn.microsoft.com/windows-server/identity/ad-ds/manage/understand-default-user-accounts',
    },
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'password-hash-phpass',
    title: 'phpass hash, as WordPress and phpBB keep it',
    shape: seq(oneOf('$P$', '$H$'), chars('789ABCDEFGH', 1), crypt(30)),
    checks: ['hashSpeed'],
    entropy: 3.5,
    confidence: 'medium',
    rotate: changePassword,
    source: { url: 'https://passlib.readthedocs.io/en/stable/lib/passlib.hash.phpass.html', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'password-hash-mysql',
    title: 'MySQL password hash',
    lead: seq(
      oneOf(
        ...['PASSWORD ', 'password '],
        // As words of any text, only with the quote that a statement has there.
        ...['AS', 'as', 'USING', 'using'].flatMap((word) => [`${word} '`, `${word} "`]),
        'mysql_native_password',
        'authentication_string',
        'AuthenticationString',
      ),
      chars(' |=:,()>"\'`', 0, 12),
    ),
    shape: seq('*', chars('0123456789ABCDEF', 40)),
    entropy: 3,
    confidence: 'medium',
    rotate: changePassword,
    dummies: ['418682295a3f95cd', 'e9f0c5a080a3ec4c'],
    source: {
      url: 'https://dev.mysql.com/doc/refman/8.4/en/native-pluggable-authentication.html',
      checked: '2026-11-28',
    },
  }),
];
