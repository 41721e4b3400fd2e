import { describe, expect, test } from '@jest/globals';
import { drawn, found, password, token, values } from './found.js';
import { base62, hexLower } from '../../src/core/shape.js';

/** A password that no quotes are needed for. */
const word = (): string => `Ab3${drawn(base62(9))}`;

describe('a password in quotes in a statement of SQL', () => {
  test.each([
    // MySQL and MariaDB
    (p: string) => `CREATE USER 'joe'@'%' IDENTIFIED BY '${p}';`,
    (p: string) => `create user if not exists joe@localhost identified by '${p}';`,
    (p: string) => `Create User joe Identified By '${p}';`,
    (p: string) => `CREATE USER 'joe'@'%' IDENTIFIED WITH mysql_native_password BY '${p}';`,
    (p: string) => `ALTER USER 'joe'@'%' IDENTIFIED WITH 'caching_sha2_password' BY '${p}' PASSWORD EXPIRE NEVER;`,
    (p: string) => `CREATE USER joe IDENTIFIED VIA ed25519 USING PASSWORD('${p}');`,
    (p: string) => `GRANT ALL PRIVILEGES ON shop.* TO 'joe'@'localhost' IDENTIFIED BY '${p}' WITH GRANT OPTION;`,
    (p: string) => `grant select on *.*\n  to joe@'%'\n  identified by '${p}';`,
    (p: string) => `SET PASSWORD FOR 'joe'@'%' = PASSWORD('${p}');`,
    (p: string) => `SET PASSWORD = '${p}';`,
    (p: string) => `CHANGE REPLICATION SOURCE TO SOURCE_PASSWORD='${p}';`,
    // PostgreSQL, Redshift and CockroachDB
    (p: string) => `CREATE ROLE joe WITH LOGIN PASSWORD '${p}';`,
    (p: string) => `ALTER ROLE joe ENCRYPTED PASSWORD '${p}' VALID UNTIL 'infinity';`,
    (p: string) => `CREATE USER MAPPING FOR joe SERVER s OPTIONS (user 'joe', password '${p}');`,
    (p: string) => `CREATE SERVER s FOREIGN DATA WRAPPER x OPTIONS (host 'h', password '${p}');`,
    (p: string) => `CREATE SUBSCRIPTION s CONNECTION 'host=db.corp.net user=joe password=${p}' PUBLICATION p;`,
    (p: string) => `SELECT dblink_connect('c', 'hostaddr=10.0.0.1 user=joe password=${p}');`,
    (p: string) => `SELECT pgp_sym_encrypt(note, '${p}') FROM notes;`,
    // SQL Server
    (p: string) => `CREATE LOGIN joe WITH PASSWORD = N'${p}', CHECK_POLICY = OFF;`,
    (p: string) => `CREATE CREDENTIAL c WITH IDENTITY = 'joe', SECRET = '${p}';`,
    (p: string) => `CREATE MASTER KEY ENCRYPTION BY PASSWORD = '${p}';`,
    (p: string) => `SELECT * FROM OPENROWSET('SQLOLEDB', 'db.corp.net'; 'joe'; '${p}', 'select 1')`,
    (p: string) => `SELECT * FROM OPENROWSET('SQLNCLI', 'Server=db.corp.net;Uid=joe;Pwd=${p};', 'select 1')`,
    (p: string) => `EXEC sp_addlogin 'joe', '${p}'`,
    (p: string) => `SELECT EncryptByPassPhrase(N'${p}', note) FROM notes`,
    // Oracle
    (p: string) => `CREATE USER joe IDENTIFIED BY "${p}" DEFAULT TABLESPACE users;`,
    (p: string) => `CREATE PUBLIC DATABASE LINK l CONNECT TO joe IDENTIFIED BY "${p}" USING 'x';`,
    // ClickHouse and Snowflake
    (p: string) => `CREATE USER joe IDENTIFIED WITH sha256_password BY '${p}' HOST ANY`,
    (p: string) => `SELECT * FROM mysql('db.corp.net:3306', 'shop', 'orders', 'joe', '${p}')`,
    (p: string) => `SELECT * FROM remote('db.corp.net:9000', shop.orders, 'joe', '${p}')`,
    (p: string) => `create user joe password='${p}' default_role = reader`,
  ])('%#: is found, in a file and in code', (statement) => {
    const value = password();
    expect(values(statement(value), 'setup.sql')).toEqual([value]);
  });

  test.each([
    (p: string) => `mysql -e "CREATE USER 'joe'@'%' IDENTIFIED BY '${p}';"`,
    (p: string) => `mysql -e 'GRANT ALL ON x.* TO joe IDENTIFIED BY "${p}"'`,
    (p: string) => `cur.execute("GRANT ALL ON x.* TO 'joe'@'%' IDENTIFIED BY '${p}'")`,
    (p: string) => String.raw`query("ALTER USER joe IDENTIFIED BY \"${p}\"")`,
    (p: string) => `EXEC('CREATE USER joe IDENTIFIED BY ''${p}'' ')`,
  ])('%#: is found in code that runs it', (line) => {
    const value = password();
    expect(values(line(value), 'run.sh')).toEqual([value]);
  });

  test('is found for each of several users', () => {
    const [joe, ann] = [password(), password()];
    expect(
      values(`CREATE USER 'joe'@'%' IDENTIFIED BY '${joe}', 'ann'@'%' IDENTIFIED BY '${ann}';`, 'setup.sql'),
    ).toEqual([joe, ann]);
  });

  test.each([
    `cur.execute("CREATE USER joe IDENTIFIED BY '" + pw + "'")`,
    `cur.execute(f"CREATE USER joe IDENTIFIED BY '{pw}'")`,
    `cur.execute("CREATE USER joe IDENTIFIED BY '%s'" % pw)`,
    "db.query(`ALTER USER joe IDENTIFIED BY '${pw}'`)",
    `CREATE USER joe IDENTIFIED BY 'password';`,
    `GRANT ALL ON x.* TO joe IDENTIFIED BY 'changeme';`,
    `A grant that is identified by 'Kq7vub4d' is another thing.`,
  ])('and not in %j', (line) => expect(values(line, 'src/app.py')).toEqual([]));
});

describe('a password without quotes in a statement of SQL', () => {
  test.each([
    (p: string) => `CREATE USER joe IDENTIFIED BY ${p};`,
    (p: string) => `create user joe identified by ${p} default tablespace users;`,
    (p: string) => `ALTER USER joe IDENTIFIED BY ${p} REPLACE OldOne9;`,
    (p: string) => `CREATE DATABASE LINK l CONNECT TO joe IDENTIFIED BY ${p} USING 'x';`,
    (p: string) => `CREATE USER joe AS PERM=1e6, PASSWORD=${p};`,
    (p: string) => `CREATE USER joe PASSWORD ${p} NO FORCE_FIRST_PASSWORD_CHANGE;`,
    (p: string) => `echo "alter user joe identified by ${p};" | sqlplus / as sysdba`,
  ])('%#: is found', (statement) => {
    const value = word();
    expect(values(statement(value), 'setup.sql')).toEqual([value]);
  });

  test('of letters alone is a guess where the statement ends', () => {
    expect(found('CREATE USER joe IDENTIFIED BY Wrenquarry;', 'setup.sql')).toEqual([
      'sql-identified-by-bare low Wrenquarry',
    ]);
  });

  test.each([
    'CREATE USER joe IDENTIFIED BY EXTERNALLY;',
    'CREATE USER joe IDENTIFIED GLOBALLY AS x1;',
    `CREATE USER joe IDENTIFIED BY VALUES 'S:${drawn(hexLower(60)).toUpperCase()}';`,
    'CREATE USER joe IDENTIFIED BY :password1;',
    'CREATE USER joe IDENTIFIED BY &password1;',
    'CREATE USER joe IDENTIFIED BY RANDOM PASSWORD;',
    'We create user accounts identified by addresses, and grant access to each.',
    'Each user is identified by a name; create role reader first.',
    'Create user names identified by email, not by number.',
  ])('and not in %j', (line) => {
    expect(found(line, 'README.md')).toEqual([]);
    expect(found(line, 'setup.sql')).toEqual([]);
  });

  test('keys of a cloud in a statement that copies are those of the cloud', () => {
    const id = `AKIA${drawn(base62(16))
      .toUpperCase()
      .replaceAll(/[0189]/g, 'Q')}`;
    const secret = token(40);
    for (const statement of [
      `COPY t FROM 's3://b/x' CREDENTIALS 'aws_access_key_id=${id};aws_secret_access_key=${secret}' CSV;`,
      `COPY INTO t FROM 's3://b' CREDENTIALS=(AWS_KEY_ID='${id}' AWS_SECRET_KEY='${secret}')`,
      `CREATE SECRET (TYPE S3, KEY_ID '${id}', SECRET '${secret}');`,
    ])
      expect(values(statement, 'load.sql')).toEqual([secret]);
  });
});
