import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { call } from '../src/core/usage/rule.js';
import { chars, oneOf, seq } from '../src/core/shape.js';

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
    source: { url: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/', checked: '2026-11-28' },
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
    source: {
      url: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/',
      checked: '2026-11-28',
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
    source: { url: 'https://www.openldap.org/software/man.cgi?query=ldapsearch', checked: '2026-11-28' },
  }),
  call({
    id: 'database-connect-call',
    provider: 'Any',
    title: 'password of a call that connects to a database',
    says: 'password',
    privilege: 'broad',
    usages: [
      // JDBC, PDO, mysqli, its procedures and its forerunner, ODBC, DBI of Perl and R, and drivers of Python, Ruby, Go and Node.
      'DriverManager.getConnection(_, _, $)',
      'Sql.newInstance(_, _, $)',
      'PDO(_, _, $)',
      'mysqli(_, _, $)',
      'mysqli_connect(_, _, $)',
      'mysqli_real_connect(_, _, _, $)',
      'real_connect(_, _, $)',
      'mysql_real_connect(_, _, _, $)',
      'mysql_connect(_, _, $)',
      'mysql_pconnect(_, _, $)',
      'odbc_connect(_, _, $)',
      'odbc_pconnect(_, _, $)',
      'oci_connect(_, $)',
      'oci_pconnect(_, $)',
      'oci_new_connect(_, $)',
      'db2_connect(_, _, $)',
      'ibase_connect(_, _, $)',
      'fbird_connect(_, _, $)',
      'mssql_connect(_, _, $)',
      'sybase_connect(_, _, $)',
      'DBI->connect(_, _, $)',
      'DBI.connect(_, _, $)',
      'MySQLdb.connect(_, _, $)',
      'pymysql.connect(_, _, $)',
      'cx_Oracle.connect(_, $)',
      'cx_Oracle.Connection(_, $)',
      'oracledb.connect(_, $)',
      'pymssql.connect(_, _, $)',
      'ibm_db.connect(_, _, $)',
      'new Sequelize(_, _, $)',
      'Mysql2::Client.new(_, _, $)',
      'Mysql.new(_, _, $)',
      'Mysql.connect(_, _, $)',
      'AuthTokens.basic(_, $)',
      'neo4j.auth.basic(_, $)',
      'neo4j.BasicAuth(_, $)',
      'PlainTextAuthProvider(_, $)',
      'setUsernameAndPassword(_, $)',
      'MongoCredential.createCredential(_, _, $)',
      'MongoCredential.createScramSha1Credential(_, _, $)',
      'MongoCredential.createScramSha256Credential(_, _, $)',
      'SqlCredential(_, $)',
      'PlainCredentials(_, $)',
      'username_pw_set(_, $)',
    ],
    lesser: ownUser,
    rotate: {
      how: 'Change the password at the server, and read it from the environment where the program connects',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Database_Security_Cheat_Sheet.html',
    },
    source: { url: 'https://www.php.net/manual/en/function.mysqli-connect.php', checked: '2026-11-28' },
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
    source: { url: 'https://www.postgresql.org/docs/current/libpq-envars.html', checked: '2026-11-28' },
  }),
];
