import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { chars, oneOf, repeat, seq } from '../src/core/shape.js';

const facts = {
  confidence: 'medium',
  privilege: 'broad',
  checks: ['humanPassword', 'typedPassword'],
  yields: true,
} as const;
const ownUser = 'A user of its own for this program, with only the rights it needs';
/** Without quotes, blanks and `$`, which begins a reference. */
const typed = `${alphabets.base62}!#%&*+,-./:=?@^_|~`;
const quote = chars('"\'', 0, 1);

/** In quotes a password may hold whatever does not end them. */
const inQuotes = `${typed}$;>()[]`;
const outside = chars(`${alphabets.base62} \t\n\r_.$>:;()[]{}+-/\\?=&@%|#!~*<`, 0, 120);
const inside = `${inQuotes}<{} \\\``;
const text = oneOf(seq("'", chars(`${inside}"`, 0, 200), "'"), seq('"', chars(`${inside}'`, 0, 200), '"'));
/** An argument of a call: a variable, a string, or some of them joined. */
const argument = seq(outside, repeat(seq(text, outside), 0, 3));
/** Calls whose third argument is the password: of JDBC, PDO, mysqli, its procedures and its forerunner, ODBC and Perl's DBI. */
const CONNECTS = [
  'DriverManager.getConnection(',
  'new PDO(',
  String.raw`new \PDO(`,
  'new mysqli(',
  String.raw`new \mysqli(`,
  'mysqli_connect(',
  'mysql_connect(',
  'mysql_pconnect(',
  'odbc_connect(',
  'odbc_pconnect(',
  'DBI->connect(',
];

/** Passwords of databases and directories in the servers' settings and in the clients' variables. */
export const databaseLogins: readonly Rule[] = [
  token({
    ...facts,
    id: 'redis-config-password',
    provider: 'Redis',
    title: 'password of the settings',
    lead: seq(oneOf('requirepass ', 'masterauth '), quote),
    shape: chars(typed, 6, 200),
    lesser: 'A user with an ACL that names only the commands and keys the program needs',
    rotate: {
      how: 'Set another password with ACL SETUSER or requirepass, then update whoever connects',
      url: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/',
    },
  }),
  token({
    ...facts,
    id: 'redis-acl-password',
    provider: 'Redis',
    title: 'password of an ACL rule',
    lead: seq(
      oneOf('user ', 'SETUSER ', 'setuser '),
      chars(`${alphabets.base62}_.-`, 1, 60),
      ' on ',
      chars(`${alphabets.base62}~&+@%|*: -`, 0, 120),
      '>',
    ),
    shape: chars(typed, 6, 200),
    rotate: {
      how: 'Remove it with ACL SETUSER … <old, and add another as its SHA-256 behind #',
      url: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/',
    },
  }),
  token({
    ...facts,
    id: 'ldap-bind-password',
    provider: 'LDAP',
    title: 'password of a bind',
    lead: seq(oneOf('bindpw', 'BINDPW', 'rootbindpw', 'rootpw', 'olcRootPW', 'bind_pw'), chars(' \t:="\'', 1, 6)),
    shape: chars(typed, 5, 120),
    lesser: 'An account that may only read what the program looks up',
    rotate: {
      how: "Change the bind account's password; let -y or a file outside the repository hold it",
      url: 'https://www.openldap.org/doc/admin26/security.html',
    },
  }),
  token({
    ...facts,
    id: 'database-connect-call',
    provider: 'Any',
    title: 'password of a call that connects to a database',
    lead: seq(oneOf(...CONNECTS), argument, ',', argument, ',', chars(' \t\n\r', 0, 40), chars('"\'', 1)),
    shape: chars(inQuotes, 6, 100),
    lesser: ownUser,
    rotate: {
      how: 'Change the password at the server, and read it from the environment where the program connects',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Database_Security_Cheat_Sheet.html',
    },
  }),
  token({
    ...facts,
    id: 'client-password-variable',
    provider: 'Any',
    title: 'password in the variable of a client',
    lead: seq(oneOf('PGPASSWORD', 'REDISCLI_AUTH', 'MYSQL_PWD', 'SSHPASS'), chars('"\'=: ', 1, 5)),
    shape: chars(typed, 6, 200),
    checks: ['humanPassword', 'typedPassword', 'connectionUser'],
    lesser: ownUser,
    rotate: {
      how: 'Change the password at the server that the client signs in to',
      url: 'https://www.postgresql.org/docs/current/libpq-envars.html',
    },
  }),
];
