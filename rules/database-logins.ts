import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { chars, oneOf, seq } from '../src/core/shape.js';

const facts = {
  confidence: 'medium',
  privilege: 'broad',
  checks: ['humanPassword', 'typedPassword', 'connectionUser'],
  yields: true,
} as const;
const ownUser = 'A user of its own for this program, with only the rights it needs';
/** Without quotes, blanks and `$`, which begins a reference. */
const typed = `${alphabets.base62}!#%&*+,-./:=?@^_|~`;
const option = chars(`${alphabets.base62} -_=./:@,$"'\\`, 0, 160);
const quote = chars('"\'', 0, 1);

/** Passwords of databases and directories on command lines, in the servers' settings and in the clients' variables. */
export const databaseLogins: readonly Rule[] = [
  token({
    ...facts,
    id: 'mysql-command-password',
    provider: 'MySQL',
    title: 'password of a client call',
    lead: seq(oneOf('mysql ', 'mysqldump ', 'mysqladmin ', 'mariadb ', 'mysqlimport '), option, ' -p', quote),
    shape: chars(typed, 4, 120),
    lesser: ownUser,
    rotate: {
      how: 'Change the password with ALTER USER, and let an option file or a login path hold it',
      url: 'https://dev.mysql.com/doc/refman/8.4/en/password-security-user.html',
    },
  }),
  token({
    ...facts,
    id: 'mongodb-command-password',
    provider: 'MongoDB',
    title: 'password of a client call',
    lead: seq(
      oneOf('mongo ', 'mongosh ', 'mongodump ', 'mongorestore ', 'mongoexport ', 'mongoimport '),
      option,
      oneOf(' -p ', ' --password ', ' --password='),
      quote,
    ),
    shape: chars(typed, 4, 120),
    lesser: 'A user with a role on the one database',
    rotate: {
      how: 'Change it with db.changeUserPassword, and let the client ask for it',
      url: 'https://www.mongodb.com/docs/manual/reference/method/db.changeUserPassword/',
    },
  }),
  token({
    ...facts,
    id: 'redis-command-password',
    provider: 'Redis',
    title: 'password of a client call or of the settings',
    lead: oneOf(
      seq('redis-cli ', option, oneOf('-a ', '--pass '), quote),
      seq('requirepass ', quote),
      seq('masterauth ', quote),
    ),
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
    lead: oneOf(
      seq(oneOf('bindpw', 'BINDPW', 'rootbindpw', 'rootpw', 'olcRootPW', 'bind_pw'), chars(' \t:="\'', 1, 6)),
      seq(oneOf('ldapsearch ', 'ldapmodify ', 'ldapadd ', 'ldapwhoami ', 'ldappasswd '), option, ' -w ', quote),
    ),
    shape: chars(typed, 5, 120),
    lesser: 'An account that may only read what the program looks up',
    rotate: {
      how: "Change the bind account's password; let -y or a file outside the repository hold it",
      url: 'https://www.openldap.org/doc/admin26/security.html',
    },
  }),
  token({
    ...facts,
    id: 'client-password-variable',
    provider: 'Any',
    title: 'password in the variable of a client',
    lead: seq(oneOf('PGPASSWORD', 'REDISCLI_AUTH', 'MYSQL_PWD', 'SSHPASS'), chars('"\'=: ', 1, 5)),
    shape: chars(typed, 6, 200),
    lesser: ownUser,
    rotate: {
      how: 'Change the password at the server that the client signs in to',
      url: 'https://www.postgresql.org/docs/current/libpq-envars.html',
    },
  }),
];
