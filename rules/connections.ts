import { alphabets } from '../src/core/alphabet.js';
import { token, type Rule } from '../src/core/rule.js';
import { command } from '../src/core/usage/rule.js';
import { chars, oneOf, seq } from '../src/core/shape.js';

const facts = { provider: 'Any', confidence: 'medium', privilege: 'broad' } as const;
const SYMBOLS = '!#%&()*+,-./:?@[]^_|~';
const visible = `${alphabets.base62}${SYMBOLS}`;
const host = `${alphabets.base62}._-`;
const blank = chars(' \t', 1, 8);
const atHost = {
  how: 'Change the password at the machine that the entry names',
  url: 'https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html',
};
const atDatabase = {
  how: "Change the database user's password, then update whoever connects",
  url: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
};

/** What stands ahead of the password in a connection string, most of the time. */
const FIELDS = [
  'User Id=',
  'User ID=',
  'user id=',
  'UserId=',
  'User=',
  'Username=',
  'Server=',
  'server=',
  'Data Source=',
  'Host=',
  'Uid=',
  'UID=',
];

/** Passwords that clients keep in files and in connection strings. */
export const connections: readonly Rule[] = [
  token({
    ...facts,
    id: 'netrc-entry',
    title: 'password of a .netrc entry',
    lead: seq('machine ', chars(host, 1, 120), blank, 'login ', chars(`${visible}=$`, 1, 80), blank, 'password', blank),
    shape: chars(`${visible}=$`, 3, 200),
    checks: ['humanPassword', 'userAhead'],
    rotate: atHost,
    source: {
      url: 'https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'netrc-password',
    title: 'password of a .netrc line',
    files: ['.netrc', '_netrc', '*.netrc'],
    lead: seq('password', blank),
    shape: chars(`${visible}=$`, 3, 200),
    checks: ['humanPassword'],
    rotate: atHost,
    source: {
      url: 'https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'pgpass-entry',
    provider: 'PostgreSQL',
    title: 'password of a .pgpass line',
    files: ['.pgpass', 'pgpass', 'pgpass.conf'],
    lead: seq(
      chars(`${host}*`, 1, 120),
      ':',
      oneOf('5432', '5433', '6432', '6543'),
      ':',
      chars(`${host}*`, 1, 63),
      ':',
      chars(`${host}*`, 1, 63),
      ':',
    ),
    shape: chars(`${visible}=$`, 3, 200),
    checks: ['humanPassword', 'userAhead'],
    lesser: 'A user of its own for this program, with only the rights it needs',
    rotate: {
      how: 'Set another password with ALTER ROLE … PASSWORD',
      url: 'https://www.postgresql.org/docs/current/libpq-pgpass.html',
    },
    source: { url: 'https://www.postgresql.org/docs/current/libpq-pgpass.html', checked: '2026-11-28' },
  }),
  token({
    ...facts,
    id: 'odbc-connection-string',
    provider: 'ODBC and ADO.NET',
    title: 'password of a connection string',
    lead: seq(
      oneOf(...FIELDS),
      chars(`${visible}=; \\$`, 1, 240),
      oneOf(';Password=', ';password=', ';Pwd=', ';PWD=', ';pwd=', '; Password='),
    ),
    shape: chars(`${visible}$`, 3, 128),
    checks: ['humanPassword', 'databaseConnection', 'connectionUser'],
    yields: true,
    lesser: 'A user of its own for this program, with only the rights it needs',
    rotate: atDatabase,
    source: {
      url: 'https://learn.microsoft.com/sql/odbc/reference/syntax/sqldriverconnect-function',
      checked: '2026-11-28',
    },
  }),
  token({
    ...facts,
    id: 'jdbc-url',
    provider: 'JDBC',
    title: 'password of a connection string',
    lead: seq('jdbc:', chars(`${visible}=;$`, 7, 400), oneOf('password=', 'Password=', 'pwd=')),
    shape: chars(`${alphabets.base62}!#%*+._~@^-`, 3, 128),
    checks: ['humanPassword', 'connectionUser'],
    yields: true,
    lesser: 'A user of its own for this program, with only the rights it needs',
    rotate: atDatabase,
    source: { url: 'https://docs.oracle.com/javase/8/docs/api/java/sql/DriverManager.html', checked: '2026-11-28' },
  }),
  command({
    ...facts,
    id: 'powershell-securestring-plain',
    provider: 'PowerShell',
    title: 'plain text of a SecureString',
    says: 'password',
    usages: ['ConvertTo-SecureString $', 'echo $ | ConvertTo-SecureString'],
    rotate: {
      how: 'Change the password, and read it from a secret store instead',
      url: 'https://learn.microsoft.com/powershell/utility-modules/secretmanagement/overview',
    },
    source: {
      url: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.security/convertto-securestring',
      checked: '2026-11-28',
    },
  }),
];
