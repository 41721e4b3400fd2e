import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { chars, digits, oneOf, seq } from '../src/core/shape.js';

const facts = {
  confidence: 'medium',
  privilege: 'broad',
  checks: ['humanPassword', 'typedPassword', 'databaseConnection', 'connectionUser'],
} as const;
const ownUser = 'A user of its own for this program, with only the rights it needs';
const host = `${alphabets.base62}._-`;
/** Without what separates the fields, quotes them or begins a reference. */
const typed = `${alphabets.base62}!#%&*+-./:=?@^_|~`;
const quote = chars('"\'\\', 0, 2);

/** Connection strings of caches, queues and databases that are neither URLs nor ODBC's. */
export const connectionStrings: readonly Rule[] = [
  token({
    ...facts,
    id: 'redis-connection-string',
    provider: 'Redis',
    title: 'password of a StackExchange.Redis configuration',
    lead: seq(
      chars(host, 3, 120),
      ':',
      digits(2, 5),
      chars(`${alphabets.base62}=,.:_ -`, 0, 200),
      oneOf(',password=', ', password=', ',Password='),
    ),
    shape: chars(`${alphabets.base62}+/=!#%&*-.:?@^_|~`, 3, 128),
    lesser: 'A user with an ACL that names only the commands and keys the program needs',
    rotate: {
      how: 'Set another password with ACL SETUSER or requirepass, or regenerate the access key of the cache',
      url: 'https://stackexchange.github.io/StackExchange.Redis/Configuration',
    },
    source: { url: 'https://stackexchange.github.io/StackExchange.Redis/Configuration', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'kafka-jaas-password',
    provider: 'Apache Kafka',
    title: 'password of a JAAS configuration',
    lead: seq(
      oneOf('PlainLoginModule required', 'ScramLoginModule required'),
      chars(`${typed}"'\\\n\r\t `, 0, 200),
      'password=',
      chars('"\'\\', 1, 2),
    ),
    shape: chars(typed, 3, 128),
    lesser: 'A principal of its own, with ACLs for the topics and groups the program uses',
    rotate: {
      how: "Change the user's credentials on the broker, then update whoever connects",
      url: 'https://kafka.apache.org/documentation/#security_sasl',
    },
    source: { url: 'https://kafka.apache.org/42/security/authentication-using-sasl', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'libpq-connection-string',
    provider: 'PostgreSQL',
    title: 'password of a keyword/value connection string',
    lead: seq(
      oneOf('host=', 'hostaddr=', 'dbname=', 'user='),
      chars(`${typed}'`, 1, 100),
      chars(`${typed}' `, 0, 200),
      oneOf(' password=', " password='"),
    ),
    shape: chars(typed, 3, 128),
    lesser: ownUser,
    rotate: {
      how: 'Set another password with ALTER ROLE … PASSWORD, then update whoever connects',
      url: 'https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING',
    },
    source: { url: 'https://www.postgresql.org/docs/current/libpq-connect.html', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'mysql-go-dsn',
    provider: 'MySQL',
    title: 'password of a Go data source name',
    lead: seq(chars(`${alphabets.base62}_.-`, 1, 40), ':'),
    shape: seq(chars(`${alphabets.base62}!#$%&*+-./=?^_|~`, 3, 100), oneOf('@tcp', '@unix')),
    checks: ['dsnPassword', 'userAhead'],
    lesser: ownUser,
    rotate: {
      how: 'Set another password with ALTER USER … IDENTIFIED BY, then update whoever connects',
      url: 'https://github.com/go-sql-driver/mysql#dsn-data-source-name',
    },
    source: { url: 'https://github.com/go-sql-driver/mysql#dsn-data-source-name', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'oracle-logon',
    provider: 'Oracle',
    title: 'password of a logon',
    lead: seq(
      oneOf('jdbc:oracle:thin:', 'jdbc:oracle:oci:', 'sqlplus ', 'sqlplus -s ', 'sqlplus -S ', 'sqlplus -L '),
      quote,
      chars(`${alphabets.base62}_$#`, 1, 60),
      '/',
    ),
    shape: chars(`${alphabets.base62}!#%&*+-.:=?^_|~`, 3, 60),
    checks: ['humanPassword', 'typedPassword', 'userAhead'],
    lesser: ownUser,
    rotate: {
      how: 'Set another password with ALTER USER … IDENTIFIED BY, then update whoever connects',
      url: 'https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/ALTER-USER.html',
    },
    source: { url: 'https://docs.oracle.com/database/122/SQPUG/starting-SQL-Plus.htm', checked: '2026-11-28' },
  }),
];
