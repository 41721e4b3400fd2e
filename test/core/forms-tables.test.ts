import { describe, expect, test } from '@jest/globals';
import { expectNothing, expectValues, findingsIn, places } from './forms.js';
import { chosen, drawn } from './told.js';

describe('an export of a browser or a password manager', () => {
  test.each([
    ['Chrome', 'name,url,username,password,note\nshop,https://shop.net/,joe,«P»,\nbank,https://b.net,ann,«D»,a\n'],
    ['Firefox', '"url","username","password","httpRealm","guid"\n"https://shop.net","joe","«P»","","{1}"\n'],
    ['Safari', 'Title,URL,Username,Password,Notes,OTPAuth\nshop,https://shop.net,joe,«P»,,\n'],
    [
      'Bitwarden',
      'folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\n,,login,a,"two\nlines",,0,https://a.net,joe,«P»,\n',
    ],
    ['LastPass', 'url,username,password,totp,extra,name,grouping,fav\nhttps://a.net,joe,«P»,,,shop,,0\n'],
    ['1Password', 'Title,Url,Username,Password,OTPAuth,Favorite\nshop,https://a.net,joe,"«P»",,false\n'],
    [
      'KeePass',
      '"Account","Login Name","Password","Web Site","Comments"\n"a ""b"" c","joe","«P»","https://a.net",""\n',
    ],
    ['Dashlane', 'username,username2,username3,title,password,note,url\njoe,,,shop,«P»,,https://a.net\n'],
    ['with semicolons', 'user;password\r\njoe;«P»\r\n'],
    ['with tabs', 'user\tpassword\njoe\t«P»\n'],
    ['of one column', 'password\n«P»\n«D»\n'],
    ['behind a byte order mark', '\uFEFFsep=;\r\nuser;password\r\njoe;«P»\r\n'],
  ])('%s', (_, text) => {
    const findings = findingsIn('export.csv', text);
    expect(findings.map(({ line, secret }) => `${line} ${secret.reveal()}`)).toEqual(
      places(text).map((place) => place.replace(/:\d+/, '')),
    );
    if (!text.startsWith('\uFEFF')) expectValues('export.csv', text);
  });

  test("the AWS console's password of a user, and its keys", () => {
    expectValues(
      'credentials.csv',
      'User name,Password,Console login link\njoe,«P»,https://1.signin.aws.com/console\n',
    );
    const secret = drawn.padEnd(40, drawn);
    const keys = findingsIn('accessKeys.csv', `Access key ID,Secret access key\n,${secret}\n`);
    expect(keys.map((one) => [one.line, one.column, one.secret.reveal()])).toEqual([[2, 2, secret]]);
  });

  test.each([
    ['name,password_policy\njoe,Min8Chars1!\n'],
    ['id,name,email\n1,joe,«P»\n'],
    ['key,en,de\nlogin.password.hint,Enter Kennwort7!,x\n'],
    ['url,password\nhttps://a.net,\n'],
    ['url,password\nhttps://a.net,changeme\n'],
    ['url,password\nhttps://a.net,${DB_PASSWORD}\n'],
    ['suite,pass,fail\nunit,12345678,0\n'],
    ['"it": 1, kind: Secret\na,«D»\n'],
    ['token,label\nrunning,VERB\nWorkspaces,NOUN\n'],
  ])('and not %j', (text) => expectNothing('export.csv', text));
});

describe('Markdown', () => {
  test.each([
    '**Password:** `«D»`\n',
    '- **Password**: «D»\n',
    '* __Token:__ «D»\n',
    'Password: «D»\n',
    '1. **API token:** `«D»`\n',
    '| User | Password |\n|------|:--------:|\n| joe | «D» |\n| ann | `«D»` |\n| jim | **«D»** |\n\nand more\n',
    'User | Admin password (prod)\n--- | ---\njoe | «D»\n',
    '| Field | Value |\n|---|---|\n| Password | `«D»` |\n',
  ])('%j', (text) => expectValues('README.md', text));

  test.each([
    '**Password:**\n',
    '**Password:** required, at least 8 characters\n',
    'Password: see the vault\n',
    '| Option | Description |\n|---|---|\n| password | The password of the user |\n| token | string |\n',
    '| Password | Description |\n|---|---|\n| required | at least 8 characters |\n',
    '| User | Password |\n|---|---|\n| joe | `<your password>` |\n| ann | |\n',
    '| User | Password |\n|---|---|\n\n«D»\n',
  ])('and not %j', (text) => expectNothing('README.md', text));
});

describe('INSERT', () => {
  test.each([
    "INSERT INTO users (name,password) VALUES ('joe','«P»');\n",
    "insert into `users` (`id`, `password`, `at`) values\n  (1, '«P»', NOW()),\n  (2, '«D»', f('a,b', 1));\n",
    `INSERT INTO "users" ("name", "password") VALUES ('it''s, joe', '«P»');\n`,
    "INSERT INTO [dbo].[Users] ([Name], [Password]) VALUES (N'joe', N'«P»')\n",
    "INSERT IGNORE INTO users (name, password) VALUES ('a\\'b', '«P»');\n",
    "REPLACE INTO users (password) VALUES ('«P»');\n",
  ])('%j', (text) => expectValues('seed.sql', text));

  test('in a string of code', () => {
    expectValues('seed.py', `cur.execute("INSERT INTO users (name, password) VALUES ('joe', '«P»')")\n`);
    expectValues('seed.php', String.raw`q('INSERT INTO users (name, password) VALUES (\'joe\', \'«P»\')');`);
  });

  test.each([
    'INSERT INTO users (name,password) VALUES (?, ?), (:name, :password), ($1, $2), (NULL, NULL);\n',
    "INSERT INTO users (name,password) VALUES ('%s', '%s'), ('joe', '');\n",
    "INSERT INTO users (name,password) VALUES ('joe', crypt('«P»', gen_salt('bf'))), ('ann', MD5('«P»'));\n",
    "INSERT INTO users (name,title) VALUES ('joe','«P»');\n",
    "INSERT INTO users (name,password) SELECT name, '«P»' FROM t;\n",
    "INSERT INTO users (password,name) VALUES ('changeme','«P»');\n",
  ])('and not %j', (text) => expectNothing('seed.sql', text));

  test('what nobody closes hides no later statement', () => {
    const bad = "INSERT INTO a (password) VALUES ('open\n";
    const text = `${bad.repeat(2001)}INSERT INTO users (password) VALUES ('«P»');\n`;
    expect(findingsIn('seed.sql', text).map(({ secret }) => secret.reveal())).toContain(chosen);
  });
});
