import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { base64, chars, digits, oneOf, opt, seq, type Shape } from '../src/core/shape.js';

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
    confidence: 'medium',
    rotate: changePassword,
  }),
  token({
    ...facts,
    id: 'password-hash-shadow',
    title: 'Unix password hash',
    shape: oneOf(
      seq('$6$', opt('rounds=', digits(4, 9), '$'), crypt(1, 16), '$', crypt(86)),
      seq('$5$', opt('rounds=', digits(4, 9), '$'), crypt(1, 16), '$', crypt(43)),
      seq('$1$', crypt(1, 8), '$', crypt(22)),
      seq('$y$', crypt(3, 8), '$', crypt(1, 86), '$', crypt(43)),
    ),
    entropy: 3,
    confidence: 'medium',
    rotate: changePassword,
  }),
  token({
    ...facts,
    id: 'password-hash-bcrypt',
    title: 'bcrypt hash',
    shape: seq(oneOf('$2a$', '$2b$', '$2x$', '$2y$'), digits(2), '$', crypt(53)),
    confidence: 'low',
    rotate: changePassword,
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
  }),
];
