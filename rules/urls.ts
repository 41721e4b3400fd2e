import { uri, type Rule, type UriRule } from '../src/core/rule.js';

interface Service {
  readonly id: string;
  readonly provider: string;
  readonly schemes: readonly string[];
  readonly how: string;
  readonly url: string;
  readonly env?: string;
  readonly title?: string;
}

function withPassword({
  id,
  provider,
  schemes,
  how,
  url,
  env,
  title = 'connection URL with a password',
}: Service): UriRule {
  return uri({
    id,
    provider,
    title,
    schemes,
    privilege: 'broad',
    rotate: { how, url },
    ...(env === undefined ? {} : { env }),
  });
}

const reset = "Change the account's password, then update whoever connects";

export const urls: readonly Rule[] = [
  withPassword({
    id: 'postgres-url',
    provider: 'PostgreSQL',
    schemes: [
      'postgres',
      'postgresql',
      'postgis',
      'cockroachdb',
      'postgresql+psycopg2',
      'postgresql+asyncpg',
      'postgresql+psycopg',
    ],
    how: 'Set another password with ALTER ROLE … PASSWORD, then update whoever connects',
    url: 'https://www.postgresql.org/docs/current/sql-alterrole.html',
    env: 'DATABASE_URL',
  }),
  withPassword({
    id: 'mysql-url',
    provider: 'MySQL',
    schemes: ['mysql', 'mysql2', 'mysqlx', 'mariadb', 'mysql+pymysql', 'mysql+mysqldb', 'mysql+mysqlconnector'],
    how: 'Set another password with ALTER USER … IDENTIFIED BY, then update whoever connects',
    url: 'https://dev.mysql.com/doc/refman/8.4/en/alter-user.html',
    env: 'DATABASE_URL',
  }),
  withPassword({
    id: 'mongodb-connection-string',
    provider: 'MongoDB',
    schemes: ['mongodb', 'mongodb+srv'],
    how: "Change the database user's password (in Atlas under Database Access)",
    url: 'https://www.mongodb.com/docs/manual/reference/method/db.changeUserPassword/',
    env: 'MONGODB_URI',
  }),
  withPassword({
    id: 'redis-url',
    provider: 'Redis',
    schemes: ['redis', 'rediss', 'redis+sentinel', 'valkey', 'valkeys'],
    how: 'Set another password with ACL SETUSER or requirepass, then update whoever connects',
    url: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/',
    env: 'REDIS_URL',
  }),
  withPassword({
    id: 'amqp-url',
    provider: 'RabbitMQ',
    schemes: ['amqp', 'amqps', 'pyamqp'],
    how: 'Set another password with rabbitmqctl change_password, then update whoever connects',
    url: 'https://www.rabbitmq.com/docs/man/rabbitmqctl.8',
    env: 'AMQP_URL',
  }),
  withPassword({
    id: 'mssql-url',
    provider: 'SQL Server',
    schemes: ['mssql', 'sqlserver', 'mssql+pyodbc', 'mssql+pymssql'],
    how: 'Set another password with ALTER LOGIN … WITH PASSWORD, then update whoever connects',
    url: 'https://learn.microsoft.com/sql/t-sql/statements/alter-login-transact-sql',
  }),
  withPassword({
    id: 'clickhouse-url',
    provider: 'ClickHouse',
    schemes: ['clickhouse', 'clickhouses', 'clickhouse+http', 'clickhouse+native'],
    how: 'Set another password with ALTER USER … IDENTIFIED BY, then update whoever connects',
    url: 'https://clickhouse.com/docs/sql-reference/statements/alter/user',
  }),
  withPassword({
    id: 'couchbase-url',
    provider: 'Couchbase',
    schemes: ['couchbase', 'couchbases', 'couchdb', 'couchdbs'],
    how: reset,
    url: 'https://docs.couchbase.com/server/current/manage/manage-security/manage-users-and-roles.html',
  }),
  withPassword({
    id: 'http-url-credentials',
    provider: 'Any',
    title: 'web address with a password or token',
    schemes: ['http', 'https', 'ws', 'wss', 'git+https', 'git+http', 'registry+https', 'sparse+https', 'hg+https'],
    how: 'Change the password, or revoke the token, at the host that the address names',
    url: 'https://git-scm.com/docs/gitcredentials',
  }),
  withPassword({
    id: 'ftp-url',
    provider: 'FTP',
    title: 'address with a password',
    schemes: ['ftp', 'ftps', 'sftp', 'scp', 'ssh', 'git+ssh', 'rsync', 'smb', 'cifs'],
    how: reset,
    url: 'https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1',
  }),
  withPassword({
    id: 'smtp-url',
    provider: 'SMTP',
    title: 'mail server address with a password',
    schemes: ['smtp', 'smtps', 'imap', 'imaps', 'pop3', 'submission'],
    how: "Change the mailbox's or the relay's password",
    url: 'https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1',
    env: 'SMTP_URL',
  }),
  withPassword({
    id: 'ldap-url',
    provider: 'LDAP',
    title: 'directory address with a password',
    schemes: ['ldap', 'ldaps', 'ldapi'],
    how: "Change the bind account's password",
    url: 'https://datatracker.ietf.org/doc/html/rfc4516',
  }),
  withPassword({
    id: 'url-credentials',
    provider: 'Any',
    title: 'address with a password',
    schemes: [],
    how: 'Change the password at the host that the address names',
    url: 'https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1',
  }),
];
