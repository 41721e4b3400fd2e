import type { FormSource } from '../src/core/rule-facts.js';
import { uri, type Rule, type UriRule } from '../src/core/rule.js';

interface Service {
  readonly id: string;
  readonly provider: string;
  readonly schemes: readonly string[];
  readonly how: string;
  readonly url: string;
  readonly env?: string;
  readonly title?: string;
  readonly superusers?: readonly string[];
  readonly lesser?: string;
  readonly source: FormSource;
}

function withPassword({ how, url, title = 'connection URL with a password', ...rest }: Service): UriRule {
  return uri({ ...rest, title, privilege: 'broad', rotate: { how, url } });
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
    superusers: ['postgres', 'doadmin', 'avnadmin'],
    lesser: 'A role of its own for this program, with GRANTs for only what it needs',
    how: 'Set another password with ALTER ROLE … PASSWORD, then update whoever connects',
    url: 'https://www.postgresql.org/docs/current/sql-alterrole.html',
    env: 'DATABASE_URL',
    source: { url: 'https://www.postgresql.org/docs/current/libpq-connect.html', checked: '2026-11-28' },
  }),
  withPassword({
    id: 'mysql-url',
    provider: 'MySQL',
    schemes: ['mysql', 'mysql2', 'mysqlx', 'mariadb', 'mysql+pymysql', 'mysql+mysqldb', 'mysql+mysqlconnector'],
    superusers: ['doadmin', 'avnadmin'],
    lesser: 'A user of its own for this program, with GRANTs for only what it needs',
    how: 'Set another password with ALTER USER … IDENTIFIED BY, then update whoever connects',
    url: 'https://dev.mysql.com/doc/refman/8.4/en/alter-user.html',
    env: 'DATABASE_URL',
    source: {
      url: 'https://dev.mysql.com/doc/refman/8.4/en/connecting-using-uri-or-key-value-pairs.html',
      checked: '2026-11-28',
    },
  }),
  withPassword({
    id: 'mongodb-connection-string',
    provider: 'MongoDB',
    schemes: ['mongodb', 'mongodb+srv'],
    superusers: ['doadmin'],
    lesser: 'A user with a role on the one database, `read` where the program only reads',
    how: "Change the database user's password (in Atlas under Database Access)",
    url: 'https://www.mongodb.com/docs/manual/reference/method/db.changeUserPassword/',
    env: 'MONGODB_URI',
    source: { url: 'https://www.mongodb.com/docs/manual/reference/connection-string/', checked: '2026-11-28' },
  }),
  withPassword({
    id: 'redis-url',
    provider: 'Redis',
    schemes: ['redis', 'rediss', 'redis+sentinel', 'valkey', 'valkeys'],
    superusers: ['default'],
    lesser: 'A user with an ACL that names only the commands and keys the program needs',
    how: 'Set another password with ACL SETUSER or requirepass, then update whoever connects',
    url: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/',
    env: 'REDIS_URL',
    source: { url: 'https://iana.org/assignments/uri-schemes/prov/redis', checked: '2026-11-28' },
  }),
  withPassword({
    id: 'amqp-url',
    provider: 'RabbitMQ',
    schemes: ['amqp', 'amqps', 'pyamqp'],
    superusers: ['guest'],
    lesser: 'A user with permissions in the one virtual host, for only the queues and exchanges it uses',
    how: 'Set another password with rabbitmqctl change_password, then update whoever connects',
    url: 'https://www.rabbitmq.com/docs/man/rabbitmqctl.8',
    env: 'AMQP_URL',
    source: { url: 'https://www.rabbitmq.com/docs/uri-spec', checked: '2026-11-28' },
  }),
  withPassword({
    id: 'nats-url',
    provider: 'NATS',
    title: 'connection URL with a password or token',
    schemes: ['nats'],
    lesser: 'A user whose permissions name the subjects it publishes and subscribes to',
    how: "Change the user's password or the token in the server's settings, then update whoever connects",
    url: 'https://docs.nats.io/running-a-nats-service/configuration/securing_nats/auth_intro',
    env: 'NATS_URL',
    source: { url: 'https://docs.nats.io/using-nats/developer/connecting/userpass', checked: '2026-11-28' },
  }),
  withPassword({
    id: 'mqtt-url',
    provider: 'MQTT',
    schemes: ['mqtt', 'mqtts'],
    lesser: 'A user whose access list names the topics it publishes and subscribes to',
    how: "Set another password in the broker's list of users, then update whoever connects",
    url: 'https://mosquitto.org/man/mosquitto_passwd-1.html',
    env: 'MQTT_URL',
    source: { url: 'https://github.com/mqtt/mqtt.github.io/wiki/URI-Scheme', checked: '2026-11-28' },
  }),
  withPassword({
    id: 'mssql-url',
    provider: 'SQL Server',
    schemes: ['mssql', 'sqlserver', 'mssql+pyodbc', 'mssql+pymssql'],
    superusers: ['sa'],
    lesser: 'A login of its own for this program, whose database user has only the rights it needs',
    how: 'Set another password with ALTER LOGIN … WITH PASSWORD, then update whoever connects',
    url: 'https://learn.microsoft.com/sql/t-sql/statements/alter-login-transact-sql',
    source: { url: 'https://github.com/microsoft/go-mssqldb', checked: '2026-11-28' },
  }),
  withPassword({
    id: 'clickhouse-url',
    provider: 'ClickHouse',
    schemes: ['clickhouse', 'clickhouses', 'clickhouse+http', 'clickhouse+native'],
    superusers: ['default'],
    lesser: 'A user with GRANTs for only what the program needs',
    how: 'Set another password with ALTER USER … IDENTIFIED BY, then update whoever connects',
    url: 'https://clickhouse.com/docs/sql-reference/statements/alter/user',
    source: { url: 'https://clickhouse.com/docs/interfaces/cli', checked: '2026-11-28' },
  }),
  withPassword({
    id: 'couchbase-url',
    provider: 'Couchbase',
    schemes: ['couchbase', 'couchbases', 'couchdb', 'couchdbs'],
    lesser: 'A user whose roles name the one bucket',
    how: reset,
    url: 'https://docs.couchbase.com/server/current/manage/manage-security/manage-users-and-roles.html',
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1', checked: '2026-11-28' },
  }),
  withPassword({
    id: 'http-url-credentials',
    provider: 'Any',
    title: 'web URL with a password or token',
    schemes: ['http', 'https', 'ws', 'wss', 'git+https', 'git+http', 'registry+https', 'sparse+https', 'hg+https'],
    superusers: ['elastic'],
    lesser: 'A token for the one repository or service, to read alone where that is enough',
    how: 'Change the password, or revoke the token, at the host that the address names',
    url: 'https://git-scm.com/docs/gitcredentials',
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1', checked: '2026-11-28' },
  }),
  withPassword({
    id: 'ftp-url',
    provider: 'FTP',
    title: 'URL with a password',
    schemes: ['ftp', 'ftps', 'sftp', 'scp', 'ssh', 'git+ssh', 'rsync', 'smb', 'cifs'],
    lesser: 'An account of its own, held to the one folder',
    how: reset,
    url: 'https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1',
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc1738#section-3.2', checked: '2026-11-28' },
  }),
  withPassword({
    id: 'smtp-url',
    provider: 'SMTP',
    title: 'mail server URL with a password',
    schemes: ['smtp', 'smtps', 'imap', 'imaps', 'pop3', 'pop3s', 'submission'],
    lesser: 'A mailbox or relay account of its own, which may only send from the one address',
    how: "Change the mailbox's or the relay's password",
    url: 'https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1',
    env: 'SMTP_URL',
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1', checked: '2026-11-28' },
  }),
  withPassword({
    id: 'ldap-url',
    provider: 'LDAP',
    title: 'directory URL with a password',
    schemes: ['ldap', 'ldaps', 'ldapi'],
    lesser: 'An account that may only read what the program looks up',
    how: "Change the bind account's password",
    url: 'https://datatracker.ietf.org/doc/html/rfc4516',
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc4516', checked: '2026-11-28' },
  }),
  withPassword({
    id: 'url-credentials',
    provider: 'Any',
    title: 'URL with a password',
    schemes: [],
    superusers: ['elastic', 'neo4j', 'cassandra', 'sys', 'system'],
    how: 'Change the password at the host that the address names',
    url: 'https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1',
    source: { url: 'https://datatracker.ietf.org/doc/html/rfc3986#section-3.2.1', checked: '2026-11-28' },
  }),
];
