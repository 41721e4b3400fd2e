import { describe, expect, test } from '@jest/globals';
import { rules } from '../../rules/index.js';
import { alphabets } from '../../src/core/alphabet.js';
import { Engine } from '../../src/core/engine.js';
import type { CallRule, CommandRule } from '../../src/core/usage/rule.js';
import type { Layout } from '../../src/core/sample-layout.js';
import { scanDocument } from '../../src/core/scan.js';
import { sampleOf, seeded } from '../../src/core/shape-sample.js';
import { base62, chars, seq } from '../../src/core/shape.js';
import { callLayouts, commandLayouts } from '../../src/core/usage/layouts.js';
import { usageParts } from '../../src/core/usage/usage.js';

const engine = new Engine(rules);
const random = seeded(42);
/** A letter, a sign where people choose it, and drawn characters. */
const password = (): string => sampleOf(seq(chars(alphabets.lower, 1), '7Z', base62(12)), random);
const token = (): string => sampleOf(seq(chars(alphabets.lower, 1), '7Z', base62(24)), random);

/** What stands for a value, and what is asked for. */
const STAND_INS = ['$PASS', '${DB_PASS}', '%PASS%', '{{ pass }}', '$(cat pass)', '<password>', 'your-password'];
const STOCK = ['password', 'changeme', 'secret'];

/** The values at medium and up. */
function found(path: string, text: string): readonly string[] {
  const { findings } = scanDocument(engine, { path, bytes: Buffer.from(text), added: 'all' }, () => true);
  return findings.filter(({ confidence }) => confidence !== 'low').map(({ secret }) => secret.reveal());
}

const isUsage = (rule: (typeof rules)[number]): rule is CallRule | CommandRule =>
  rule.kind === 'command' || rule.kind === 'call';
const rows = rules
  .filter(isUsage)
  .flatMap((rule) => rule.usages.map((usage) => ({ id: rule.id, usage, kind: rule.kind, says: rule.says })));
const isBySteps = (usage: string): boolean => / \| |<<</.test(usage);

/** The layouts of each tool of a usage, in turn. */
function layoutsOf({ kind, usage }: (typeof rows)[number]): readonly Layout[] {
  if (kind === 'call') return callLayouts(usage);
  const { tools } = usageParts(usage);
  const own = usage.includes(' | ') ? usage.split(' | ')[1]! : usage;
  const rest = own.slice(own.indexOf(' ') === -1 ? own.length : own.indexOf(' '));
  const ahead = usage.includes(' | ') ? `${usage.split(' | ')[0]!} | ` : '';
  return tools.flatMap((tool) => commandLayouts(`${ahead}${tool.replaceAll(' ', '~')}${rest}`, random));
}

describe('each usage of the tables', () => {
  test.each(rows)('$id: $usage', (row) => {
    const layouts = layoutsOf(row);
    expect(layouts.length).toBeGreaterThan(1);
    for (const { path, before, after } of layouts) {
      const value = row.says === 'password' ? password() : token();
      expect([before, ...found(path, before + value + after)]).toEqual([before, value]);
      for (const none of [...STAND_INS, ...STOCK])
        expect([before, none, ...found(path, before + none + after)]).toEqual([before, none]);
    }
  });

  test('has one value, and is written once', () => {
    expect(rows.filter(({ usage }) => usage.split('$').length !== 2 && !isBySteps(usage))).toEqual([]);
    expect(new Set(rows.map(({ usage }) => usage)).size).toBe(rows.length);
  });
});

const V = '«V»';
const hidden = (text: string): { readonly text: string; readonly values: readonly string[] } => {
  const value = password();
  return { text: text.replaceAll(V, value), values: text.includes(V) ? [value] : [] };
};
const expectFound = (path: string, written: string): void => {
  const { text, values } = hidden(written);
  expect(found(path, text)).toEqual(values);
};
const expectNone = (path: string, text: string): void =>
  expect(found(path, text.replaceAll(V, password()))).toEqual([]);

describe('the words of a command', () => {
  test.each([
    ['run.sh', 'curl -u "joe:«V»" https://shop.net'],
    ['run.sh', "curl -u 'joe@shop.net:«V»' https://shop.net"],
    ['run.sh', 'curl -u joe@shop.net:«V» https://shop.net'],
    ['run.sh', 'curl -u :«V» https://shop.net'],
    ['run.sh', 'curl -u «V»: https://shop.net'],
    ['run.sh', 'curl -sSfu joe:«V» https://shop.net'],
    ['run.sh', 'curl https://shop.net --user=joe:«V»'],
    ['run.sh', 'curl \\\n  -X POST \\\n  --user "joe:«V»" \\\n  https://shop.net'],
    ['run.sh', 'curl \\\r\n  -u joe:«V» \\\r\n  https://shop.net'],
    ['run.ps1', 'curl.exe `\n  -u "joe:«V»" `\n  https://shop.net'],
    ['run.cmd', 'curl ^\r\n  -u joe:«V» ^\r\n  https://shop.net'],
    ['run.sh', '/usr/bin/mysql -uroot -p«V» shop'],
    ['run.sh', "mysql -uroot -p'«V»' shop"],
    ['run.sh', 'mysql -uroot "-p«V»" shop'],
    ['run.sh', 'docker exec -i db mysql -uroot -p«V» < dump.sql'],
    ['run.sh', 'kubectl exec pod -- mysql -uroot -p"«V»" -e "select 1"'],
    ['run.sh', 'bash -c "mysql -uroot -p«V» shop"'],
    ['run.sh', 'bash -c \'mysql -uroot -p"«V»" shop\''],
    ['run.sh', 'ssh host "bash -c \'mysql -uroot -p«V» shop\'"'],
    ['run.sh', 'out=$(mysql -uroot -p«V»)'],
    ['run.sh', 'true && mysql -uroot -p«V»; echo done'],
    ['run.sh', 'mysql -uroot -p«V»|tail -1'],
    ['Makefile', 'dump:\n\tmysqldump -uroot -p«V» shop > dump.sql'],
    ['notes.js', "execSync('mysql -uroot -p«V» ' + name);"],
    ['notes.js', 'execSync(`mysql -uroot -p«V» ${name}`);'],
    ['package.json', String.raw`{ "scripts": { "dump": "mysqldump -uroot -p\"«V»\" shop" } }`],
    ['package.json', String.raw`{ "scripts": { "dump": "sh -c \"mysqldump -uroot -p«V» shop\"" } }`],
    ['compose.yml', 'healthcheck:\n  test: ["CMD", "mysqladmin", "ping", "-p«V»"]'],
    ['a.py', 'subprocess.run(["curl", "-u", "joe:«V»", url])'],
    ['a.py', "subprocess.run([\n    'mysqldump',\n    '-u', user,\n    '-p«V»',\n    name,\n])"],
    ['a.json', '{ "command": "mysqldump", "args": ["-uroot", "-p«V»"] }'],
    ['pod.yml', 'command: ["mysqldump"]\nargs: ["-uroot", "-p«V»"]'],
    ['pod.yml', 'command:\n- mysqldump\nargs:\n- -uroot\n- "-p«V»"\n'],
    ['a.js', String.raw`"[\"mysqldump\", \"-p«V»\"]"`],
    ['run.sh', "echo 'root:«V»' | sudo chpasswd"],
    ['run.sh', 'echo -e "root:«V»" | /usr/sbin/chpasswd'],
    ['run.sh', String.raw`printf '%s:%s\n' root «V» | chpasswd`],
    ['run.sh', 'chpasswd <<< "root:«V»"'],
    ['run.ps1', "'«V»' | ConvertTo-SecureString -AsPlainText -Force"],
    ['run.ps1', "ConvertTo-SecureString -AsPlainText -Force -String '«V»'"],
    ['run.cmd', 'net use Z: \\\\files\\share «V» /user:joe'],
    ['run.cmd', 'mysql.exe -uroot -p«V» shop'],
    ['run.sh', 'sqlplus joe/«V»@//db.shop.net/x @run.sql'],
    ['run.sh', 'ansible db -e "db_password=«V» user=joe"'],
  ])('%s: %s', (path, text) => expectFound(path, text));

  test.each([
    ['run.sh', 'mysql -uroot -p shop9database7name'],
    ['run.sh', 'mysql -uroot -p"$PASS"'],
    ['run.sh', 'mysql -uroot --port 3306 -P 3306'],
    ['run.sh', 'mysql -uroot; tool -p«V»'],
    ['run.sh', 'mysql -uroot\ntool -p«V»'],
    ['run.sh', 'not-mysql -p«V»'],
    ['run.sh', 'mysql.client -p«V»'],
    ['run.sh', 'docker run -p 8080:80 web'],
    ['run.sh', 'docker login -u joe -p "$(cat token)"'],
    ['run.sh', 'docker login -p -u joe'],
    ['run.sh', 'http -a "$AUTH" https://shop.net/k7Zq81'],
    ['run.sh', 'htpasswd -B -c users «V»'],
    ['run.sh', 'echo "$line" | chpasswd'],
    ['run.sh', 'echo «V» | base64'],
    ['run.sh', 'echo «V»\nchpasswd'],
    ['run.sh', 'openssl enc -pass env:K7Zq81xQw4 -in a'],
    ['run.sh', 'openssl enc -pass file:/run/K7Zq81xQw4 -in a'],
    ['run.sh', 'sshpass "-p<password>" ssh host'],
    ['a.py', 'subprocess.run(["mysqldump", "-p" + value, "k7Zq81xQw4"])'],
    ['a.py', 'subprocess.run(["mysqldump", f"-p{value}"])'],
    ['a.js', "spawn('mysqldump', [`-p${value}`])"],
    ['a.js', "const mysql = require('mysql'); run('-p«V»');"],
    ['a.py', 'x = "ConvertTo-SecureString" r"-String \'{}\'"'],
  ])('and not %s: %s', (path, text) => expectNone(path, text));
});

describe('the arguments of a call', () => {
  test.each([
    ['a.js', "jwt.sign({ id: user.id, name: 'x, y' }, '«V»', { expiresIn: '1h' });"],
    ['a.js', 'jwt.sign(\n  payload,\n  "«V»",\n);'],
    ['a.js', 'createHmac("sha256", Buffer.from("«V»", "utf8"))'],
    ['a.js', "app.use(cookieParser('«V»'));"],
    ['a.js', "CryptoJS.AES.encrypt(JSON.stringify({ a: [1, 2] }), '«V»')"],
    ['A.cs', 'new SymmetricSecurityKey(Encoding.UTF8.GetBytes("«V»"))'],
    ['A.java', 'new SecretKeySpec("«V»".getBytes(StandardCharsets.UTF_8), "AES")'],
    ['A.java', 'new UsernamePasswordCredentials("joe", "«V»".toCharArray())'],
    ['a.go', 'token.SignedString(x)\nhmac.New(sha256.New, []byte("«V»"))'],
    ['a.go', 'smtp.PlainAuth("", "joe@shop.net", "«V»", "mail.shop.net")'],
    ['a.py', "server.login('joe@shop.net', '«V»')"],
    ['a.py', "server.login(os.environ['USER'], '«V»')"],
    ['a.py', "hmac.new(b'«V»', message, hashlib.sha256)"],
    ['a.py', 'Fernet(b"«V»")'],
    ['a.rb', 'JWT.encode(payload, "«V»", "HS256")'],
    ['a.php', '$token = JWT::encode($data, "«V»", "HS256");'],
    ['a.php', '$db = new \\mysqli("db.shop.net", "joe", \'«V»\');'],
    ['a.rs', 'client.get(url).basic_auth("joe", Some("«V»"))'],
  ])('%s: %s', (path, text) => expectFound(path, text));

  test.each([
    ['a.js', 'jwt.sign(payload, process.env.KEY, { algorithm: "k7Zq81xQw4" });'],
    ['a.js', "jwt.sign(payload, prefix + '«V»');"],
    ['a.js', "jwt.sign(payload, '«V»' + suffix);"],
    ['a.js', "jwt.sign(payload, '«V»'.concat(x));"],
    ['a.js', 'jwt.sign(payload, `${key}`);'],
    ['a.js', "jwt.sign('«V»');"],
    ['a.js', "myjwt.signs(payload, '«V»');"],
    ['a.js', "['jwt.sign(', 'BasicAuth(', '«V»', 'Fernet(']"],
    ['a.js', "['HTTPBasicAuth(',\n 'HTTPDigestAuth(', '«V»']"],
    ['a.py', 'server.login(user, password)\nprint("k7Zq81xQw4")'],
    ['a.py', 'server.login(user, password=getpass())'],
    ['a.js', 'page.login("joe", "password")'],
    ['a.js', "new Client('https://api.shop.net/k7Zq81xQw4')"],
    ['a.js', "new Client('my-service-name-2')"],
    ['a.js', "new HttpClient('«V»')"],
    ['a.js', "createHmac('sha256', secret).update('«V»')"],
  ])('and not %s: %s', (path, text) => expectNone(path, text));
});
