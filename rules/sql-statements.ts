import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { base62, chars, oneOf, opt, repeat, seq, type Shape } from '../src/core/shape.js';

const facts = {
  provider: 'Any',
  confidence: 'medium',
  privilege: 'broad',
  lesser: 'A user of its own for this program, with only the rights it needs',
  rotate: {
    how: "Change the user's password with ALTER USER, and give it to the statement from a variable of the client",
    url: 'https://dev.mysql.com/doc/refman/8.4/en/alter-user.html',
  },
} as const;

const capitals = (text: string): string =>
  text.toLowerCase().replaceAll(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase());
/** As manuals, as programs and as people write keywords of SQL. */
const inCases = (...texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => [text, text.toLowerCase(), capitals(text)]);

const calls = (...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [`${name}(`, `${name.toLowerCase()}(`]);

const symbols = '!#$%&()*+,-./:;<=>?@[]^_{|}~';
const blank = chars(' \t\r\n', 1, 20);
const gap = chars(' \t\r\n', 0, 20);
/** An apostrophe, also as strings escape it, or doubled in a statement within a statement. */
const quote = seq(chars('\\', 0, 1), chars('\'"', 1, 2));
/** Names, hosts and options between a statement's head and its password, and passwords of other users, up to the statement's end. */
const between = chars(`${alphabets.base62}${symbols.replace(';', '')} \t\r\n"'\`\\`, 1, 140);
/** In prose, "identified by" stands ahead of quotes too: only the statement's head tells. */
const head = oneOf(
  seq(oneOf(...inCases('CREATE', 'ALTER', 'REPLACE')), ' ', oneOf(...inCases('USER', 'ROLE')), ' '),
  seq(oneOf(...inCases('DATABASE LINK')), ' '),
  seq(oneOf(...inCases('GRANT')), ' ', between, oneOf(...inCases('TO')), ' '),
);
const plugin = seq(oneOf(...inCases('WITH')), blank, chars(`${alphabets.base62}_"'\`\\`, 1, 40), blank);
const identifiedBy = seq(oneOf(...inCases('IDENTIFIED')), blank, opt(plugin), oneOf(...inCases('BY')), blank);
const chosen: Shape = seq(
  chars(`${alphabets.base62}!#%&*+-./=?@^_~`, 1),
  chars(`${alphabets.base62}${symbols}`, 3, 119),
);

/** The text of an argument, without a comma. */
const value = chars(`${alphabets.base62}_."'$:[]@?*| \\`, 1, 60);
/** An argument of a call, with its comma: a string, or the name of something. */
const argument = seq(
  gap,
  chars('\\\'"N', 0, 3),
  chars(`${alphabets.base62}_.:\\ @=-`, 1, 80),
  chars('\'"', 0, 1),
  gap,
  ',',
);
/** What stands in the call of a driver up to a semicolon. */
const upToSemicolon = seq(chars(`${alphabets.base62}_.,:'"\\ \t\r\n-`, 3, 160), ';');

/** Passwords in statements of SQL, beside those of `databasesSql`. */
export const sqlStatements: readonly Rule[] = [
  token({
    ...facts,
    id: 'sql-identified-by',
    title: 'password of a statement that identifies a user',
    lead: seq(head, between, identifiedBy, opt('N'), quote),
    shape: chosen,
    checks: ['humanPassword', 'typedPassword'],
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'sql-identified-by-bare',
    title: 'password without quotes of a statement that identifies a user',
    lead: seq(head, between, oneOf(identifiedBy, seq(oneOf(...inCases(' PASSWORD')), chars(' =', 1, 3)))),
    shape: seq(chars(alphabets.upper + alphabets.lower, 1), chars(`${alphabets.base62}_$#`, 5, 60)),
    checks: ['sqlWord', 'humanPassword', 'typedPassword'],
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'sql-login-call',
    title: 'password of a call that signs in to another database',
    lead: seq(
      oneOf(
        seq(oneOf('OPENROWSET(', 'openrowset(', 'OpenRowset('), repeat(upToSemicolon, 2, 2)),
        seq(oneOf('sp_addlogin ', 'SP_ADDLOGIN '), argument),
        seq(oneOf('remote(', 'remoteSecure('), repeat(argument, 3, 4)),
        seq(oneOf('mysql(', 'MySQL(', 'postgresql(', 'PostgreSQL(', 'mongodb(', 'MongoDB('), repeat(argument, 4, 4)),
      ),
      gap,
      opt('N'),
      quote,
    ),
    // No comma or semicolon, which end the arguments ahead.
    shape: seq(base62(1), chars(`${alphabets.base62}${symbols.replaceAll(/[,;]/g, '')}`, 5, 119)),
    checks: ['humanPassword', 'typedPassword'],
    yields: true,
    source: 'observed',
  }),
  token({
    ...facts,
    id: 'sql-passphrase-call',
    title: 'passphrase of a call that encrypts in the database',
    lead: oneOf(
      seq(
        oneOf(...calls('PGP_SYM_ENCRYPT', 'PGP_SYM_DECRYPT', 'AES_ENCRYPT', 'AES_DECRYPT')),
        value,
        opt('(', value, ')'),
        opt(value),
        ',',
        gap,
        quote,
      ),
      seq(
        oneOf(...calls('ENCRYPTBYPASSPHRASE', 'DECRYPTBYPASSPHRASE'), 'EncryptByPassPhrase(', 'DecryptByPassPhrase('),
        gap,
        opt('N'),
        quote,
      ),
    ),
    shape: seq(base62(1), chars(`${alphabets.base62}${symbols}`, 5, 119)),
    checks: ['humanPassword', 'typedPassword'],
    yields: true,
    rotate: {
      how: 'Encrypt again with another pass phrase, which the statement gets as a parameter',
      url: 'https://www.postgresql.org/docs/current/pgcrypto.html',
    },
    source: 'observed',
  }),
];
