import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { Engine } from '../../src/core/engine.js';
import type { Finding } from '../../src/core/finding.js';
import { scanDocument } from '../../src/core/scan.js';
import { MASK } from '../../src/core/secret.js';
import { chosen, drawn } from './told.js';

const engine = new Engine(rules);
/** Begins like the name of a variable. */
const dollar = ['$Kq', '7vub', '4dor', '&3x'].join('');
const filled = (text: string): string =>
  text.replaceAll('«D»', drawn).replaceAll('«P»', chosen).replaceAll('«$»', dollar);

function findingsIn(path: string, text: string): readonly Finding[] {
  const bytes = Buffer.from(filled(text));
  return scanDocument(engine, { path, bytes, added: 'all' }, () => true).findings;
}

/** Where the text has its values, as `line:column value`, lines and columns from 1. */
function places(text: string): string[] {
  return text.split('\n').flatMap((line, i) => {
    const found: string[] = [];
    for (const match of line.matchAll(/«[DP$]»/g)) {
      const before = filled(line.slice(0, match.index));
      found.push(`${i + 1}:${before.length + 1} ${filled(match[0])}`);
    }
    return found;
  });
}

/** Each value is reported at its place and masked, at medium and up, and nothing else is. */
function expectValues(path: string, text: string): void {
  const findings = findingsIn(path, text);
  expect(findings.map(({ line, column, secret }) => `${line}:${column} ${secret.reveal()}`)).toEqual(places(text));
  expect(findings.map(({ confidence }) => confidence)).not.toContain('low');
  for (const { excerpt } of findings) {
    expect(excerpt.masked).toBe(MASK);
    for (const value of [chosen, drawn, dollar]) expect(excerpt.before + excerpt.after).not.toContain(value);
  }
}

const expectNothing = (path: string, text: string): void =>
  expect(
    findingsIn(path, text)
      .filter(({ confidence }) => confidence !== 'low')
      .map(({ line, column }) => `${line}:${column}`),
  ).toEqual([]);

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
    ['token,label\nrunning,VERB\nWorkspaces,NOUN\n'],
  ])('and not %j', (text) => expectNothing('export.csv', text));
});

describe('Terraform', () => {
  test('outputs', () => {
    expectValues(
      'terraform.tfstate',
      '{"outputs": {\n  "db_password": {\n    "value": "«P»",\n    "type": "string"\n}}}\n',
    );
    expectValues('out.json', '{"db_password": {"sensitive": true, "type": "string", "value": "«P»"}}');
  });

  test('attributes, and the result of a random password', () => {
    expectValues('terraform.tfstate', '"attributes": {\n  "password": "«P»",\n  "port": 5432\n}\n');
    const state = '{"mode": "managed", "type": "random_password", "instances": [{"attributes": {"length": 14, ';
    expectValues('terraform.tfstate', `${state}"result": "«P»"}}, {"attributes": {"result": "«D»"}}]}\n`);
    expectNothing('terraform.tfstate', `${state.replace('random_password', 'random_pet')}"result": "«P»"}}]}\n`);
  });

  test.each([
    '{"outputs":{"password_length":{"value":"Wren_quarry83!","type":"string"}}}',
    '{"outputs":{"db_password":{"value":null}}}',
    '{"outputs":{"db_password":{"value":""}, "name": {"value": "«P»"}}}',
  ])('and not %s', (text) => expectNothing('terraform.tfstate', text));
});

describe('YAML', () => {
  test.each([
    'password: &pw «P»\n',
    'password: !!str «P»\n',
    'password: !!str "«P»"\n',
    'password: &pw !!str «P»\n',
    "db:\n  password: &pw '«P»'\n",
    '- value: «P»\n  name: DB_PASSWORD\n',
    'env:\n  - value: "«P»"\n    name: DB_PASSWORD\n  - name: DB_TOKEN\n    value: «D»\n',
    '- ParameterKey: DBPassword\n  ParameterValue: «P»\n',
    'adminPassword:\n  value: «P»\n',
    'adminPassword:\n  description: ours\n  value: "«P»"\n',
  ])('%j', (text) => expectValues('deploy.yml', text));

  test.each([
    'password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162\n',
    'password: &pw !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162\n',
    'password: *db_password\n',
    'password: !Ref DBPassword1\n',
    'secret: !ImportValue Stack1-Secret9x\n',
    'token: !Sub "${Stack}-y9"\n',
    '- value: «P»\n  name: LOG_LEVEL\n',
    '- name: LOG\n  value: «P»\n- name: DB_PASSWORD\n  valueFrom: x\n',
    'key: password\n- name: OTHER\n  value: «P»\n',
    'password:\n  type: string\nvalue: «P»\n',
    'password:\n  description: ours\nother:\n  value: «P»\n',
  ])('and not %j', (text) => expectNothing('deploy.yml', text));
});

describe('pairs of names and values', () => {
  test.each([
    ['p.parameters.json', '{"parameters":{"adminPassword":{"value":"«P»"}}}'],
    ['p.json', '[{"ParameterKey":"DBPassword","ParameterValue":"«P»"}]'],
    ['p.json', '[{"ParameterValue":"«P»","ParameterKey":"DBPassword"}]'],
    ['env.json', '[{"value":"«P»","name":"DB_PASSWORD"}]'],
    ['env.json', String.raw`"[{\"value\":\"«P»\",\"name\":\"DB_PASSWORD\"}]"`],
    ['app.config', '<add value="«P»" key="DbPassword"/>'],
    ['keepass.xml', '<Key>Password</Key>\n<Value ProtectInMemory="True">«P»</Value>'],
    ['wiki.html', '<tr><td>Password</td><td><code>«P»</code></td></tr>'],
  ])('%s: %s', (path, text) => expectValues(path, text));

  test.each([
    ['p.json', '{"adminPassword":{"type":"securestring"},"adminPassword2":{"value":""},"p":{"value":"«P»"}}'],
    ['p.json', '{"adminPassword":{"reference":{"keyVault":{"id":"/x"},"secretName":"vmPassw0rd!"}}}'],
    ['env.json', '{"value":"«P»","name":"title"}'],
    ['env.json', '[{"name":"x","value":"«P»"},{"name":"DB_PASSWORD","valueFrom":"x"}]'],
    ['wiki.html', '<tr><td>Password</td><td>Enter yours</td></tr>'],
  ])('and not %s: %s', (path, text) => expectNothing(path, text));
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

  test('a typed password counts less there, as elsewhere in documentation', () => {
    const grades = ['**Password:** `«P»`\n', '| Password |\n|---|\n| «P» |\n'].flatMap((text) =>
      findingsIn('README.md', text),
    );
    expect(grades.map(({ confidence }) => confidence)).toEqual(['low', 'low']);
  });

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

describe('raw strings', () => {
  test.each([
    ['a.rs', 'let password = r"«P»";'],
    ['a.rs', 'let password = r#"«P»"#;'],
    ['a.rs', 'let password = String::from(r##"«P»"##);'],
    ['a.rs', 'const TOKEN: &[u8] = br#"«D»"#;'],
    ['a.swift', 'let password = #"«P»"#'],
    ['a.cpp', 'std::string password = R"(«P»)";'],
    ['a.cpp', 'auto password = std::string(u8R"x(«P»)x");'],
    ['a.cpp', 'const wchar_t* password = L"«P»";'],
    ['a.lua', 'local password = [[«P»]]'],
    ['a.lua', 'local password = [==[«P»]==]'],
    ['a.pl', 'my $password = q{«P»};'],
    ['a.pl', 'my $password = qq(«P»);'],
    ['a.pl', 'my $password = q/«P»/;'],
    ['a.rb', 'password = %q(«P»)'],
    ['a.rb', 'password = %{«P»}'],
    ['a.ex', 'password = ~s(«P»)'],
    ['a.py', "password = rb'«P»'"],
    ['a.py', 'password = f"«P»"'],
    ['a.py', "password = '''«P»'''"],
    ['a.py', 'password = """\n«P»\n"""'],
    ['a.cs', 'var password = @"«P»";'],
    ['a.cs', 'var password = """"«P»"""";'],
    ['a.kt', 'val password = """«P»"""'],
    ['A.java', 'String password = """\n    «P»\n    """;'],
    ['a.scala', 'val password = raw"«P»"'],
    ['a.go', 'password := `«P»`'],
    ['a.js', 'const password = String.raw`«P»`'],
    ['a.sql', "SET @password = N'«P»';"],
    ['a.R', 'password <- "«P»"'],
    ['a.R', 'api_token <<- r"(«D»)"'],
  ])('%s: %j', (path, text) => expectValues(path, `${text}\n`));

  test.each([
    ['a.rs', 'let password = r"\\d+[a-z]";'],
    ['a.rs', 'let token = r#"<a href="x9">"#;'],
    ['a.lua', 'local password = [[enter your password]]'],
    ['a.js', 'const secret = [[a1b2c3d4e5, f6g7h8i9j0]];'],
    ['a.pl', 'my $password = q{};'],
    ['a.pl', 'my $token = qw(a b c);'],
    ['a.js', 'const password = q(user.password9);'],
    ['a.R', 'password <- readline("Password: ")'],
    ['a.go', 'token <- "stop"'],
    ['a.c', 'if (password <-1) x();'],
  ])('and not %s: %j', (path, text) => expectNothing(path, `${text}\n`));
});

describe('heredocs', () => {
  test.each([
    ['a.sh', 'PASSWORD=$(cat <<EOF\n«P»\nEOF\n)\n'],
    ['a.sh', "read -r PASSWORD <<'EOF'\n«P»\nEOF\n"],
    ['a.sh', 'cat > password.txt <<EOF\n«P»\nEOF\n'],
    ['a.sh', "cat <<'EOF' > secrets/db_password\n«P»\nEOF\n"],
    ['a.sh', 'cat <<-EOF > "$HOME/.db_password"\n\t«P»\n\tEOF\n'],
    ['a.php', '$password = <<<EOT\n«P»\nEOT;\n'],
    ['a.php', "$password = <<<'EOT'\n«P»\nEOT;\n"],
    ['a.rb', 'password = <<~EOS\n  «P»\nEOS\n'],
    ['a.rb', 'password = <<~EOS.strip\n  «P»\nEOS\n'],
    ['a.pl', "my $password = <<'END';\n«P»\nEND\n"],
    ['a.tf', '  password = <<EOF\n«P»\nEOF\n'],
  ])('%s: %j', (path, text) => expectValues(path, text));

  test.each([
    ['a.sh', 'cat > password.txt <<EOF\n$DB_PASSWORD\nEOF\n'],
    ['a.sh', 'PASSWORD=$(cat <<EOF\n$(pass show x)\nEOF\n)\n'],
    ['a.sh', 'cat > password.md <<EOF\nHow to choose\none: «P»\nEOF\n'],
    ['a.sh', 'cat <<EOF > motd\n«P»\nEOF\n'],
    ['a.php', '$password = <<<EOT\n{$pw}\nEOT;\n'],
  ])('and not %s: %j', (path, text) => expectNothing(path, text));
});

describe('calls that connect to a database', () => {
  test.each([
    ['A.java', 'DriverManager.getConnection(url, "joe", "«P»");'],
    ['A.java', 'DriverManager.getConnection("jdbc:mysql://db.corp.net/shop", user,\n    "«P»");'],
    ['a.php', "$db = new PDO($dsn, 'joe', '«P»');"],
    ['a.php', "$db = new \\PDO('mysql:host=db;dbname=shop', 'joe', '«P»', [PDO::X => 1]);"],
    ['a.php', "$db = mysqli_connect('db.corp.net', 'joe', '«P»', 'shop');"],
    ['a.php', '$db = new mysqli("db.corp.net", "joe", "«P»");'],
    ['a.pl', "my $db = DBI->connect($dsn, 'joe', '«P»');"],
  ])('%s: %s', (path, text) => expectValues(path, `${text}\n`));

  test.each([
    ['A.java', 'DriverManager.getConnection(url, user, password);'],
    ['A.java', 'DriverManager.getConnection(url, "sa", "");'],
    ['A.java', 'DriverManager.getConnection(url, "root", "password");'],
    ['a.php', "new PDO($dsn, getenv('U'), getenv('P'));"],
    ['a.php', 'new PDO($dsn, $user, "$password9");'],
    ['a.php', "mysqli_connect('localhost', 'root', '', 'shop9database');"],
  ])('and not %s: %s', (path, text) => expectNothing(path, `${text}\n`));
});

describe('a password that begins with a dollar sign and a letter', () => {
  test.each([
    ['a.sh', "PASSWORD='«$»'"],
    ['a.php', "$password = '«$»';"],
    ['a.rb', "password = '«$»'"],
    ['a.pl', "my $password = '«$»';"],
    ['a.py', 'password = "«$»"'],
    ['a.js', "const password = '«$»';"],
    ['A.java', 'String password = "«$»";'],
    ['a.yml', 'password: «$»'],
    ['a.json', '{"password": "«$»"}'],
    ['.env.production', 'DB_PASSWORD=«$»'],
  ])('%s: %s', (path, text) => expectValues(path, `${text}\n`));

  test.each([
    ['a.sh', 'PASSWORD="$DB_PASSWORD"'],
    ['a.sh', 'PASSWORD=$db_password'],
    ['a.sh', 'PASSWORD="$k8s_pw7x9q"'],
    ['a.sh', 'PASSWORD="«$»"'],
    ['a.php', '$password = "$k8s_pw7x9q";'],
    ['a.yml', 'password: $DB_PASSWORD'],
    ['a.yml', 'password: $K8S_DB_PW'],
    ['a.yml', 'password: $dbPassword'],
    ['a.yml', 'secret: "$MY_SECRET-x9"'],
    ['a.js', "const x = { password: '$DB_PASSWORD', token: '$secrets.db.password2' };"],
    ['a.json', '{"password": "$db_password", "token": "$TOKEN/x1"}'],
  ])('is a variable in %s: %s', (path, text) => expectNothing(path, `${text}\n`));
});
