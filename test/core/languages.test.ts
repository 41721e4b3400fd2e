import { describe, expect, test } from '@jest/globals';
import { chosen, drawn, found } from './told.js';

describe.each([
  ['JavaScript', 'src/db.js', ["const dbPassword = '«P»'", 'f({ apiSecret: "«D»" })', 'login({ password: `«P»` })']],
  [
    'JavaScript, defaults',
    'src/db.js',
    ["function f(password = '«P»') {}", "const { token = '«D»' } = o", "const p = process.env.DB_PASSWORD || '«P»'"],
  ],
  [
    'JavaScript, calls',
    'src/db.js',
    [
      "c.setPassword('«P»')",
      "builder.password('«P»')",
      "h.set('X-Api-Token', '«D»')",
      "const secret = Buffer.from('«D»', 'utf8')",
    ],
  ],
  ['JavaScript, long lines', 'src/db.js', ["const clientSecret =\n  '«D»';", "f({\n  apiToken:\n    '«D»',\n})"]],
  ['JavaScript, comparison', 'src/db.js', ["if (password !== '«P»') return", "if (req.body.password == '«P»') f()"]],
  ['JSX', 'src/Login.jsx', ['<Login password="«P»" />', "<Login token={'«D»'} />"]],
  [
    'TypeScript',
    'src/db.ts',
    [
      "private readonly password: string = '«P»'",
      "const apiSecret = '«D»' as const",
      "class A { static dbPassword = '«P»' }",
    ],
  ],
  [
    'Python',
    'db.py',
    [
      "DB_PASSWORD = '«P»'",
      'connect(password="«P»")',
      'd = {"password": "«P»"}',
      'password: str = "«P»"',
      'os.environ["DB_PASSWORD"] = "«P»"',
      'p = os.environ.get("DB_PASSWORD", "«P»")',
    ],
  ],
  [
    'Go',
    'db.go',
    [
      'password := "«P»"',
      'var dbPassword string = "«P»"',
      'c := Config{Password: "«P»"}',
      'req.SetPassword("«P»")',
      'secret := []byte("«D»")',
      'Token: String("«D»"),',
    ],
  ],
  [
    'Java',
    'Db.java',
    [
      'private static final String PASSWORD = "«P»";',
      'props.put("password", "«P»");',
      'ds.setPassword("«P»");',
      'builder().password("«P»").build();',
      'char[] password = "«P»".toCharArray();',
      'Secret secret = new Secret("«D»");',
    ],
  ],
  ['Kotlin', 'Db.kt', ['val password: String = "«P»"', 'const val API_SECRET = "«D»"', 'Config(password = "«P»")']],
  [
    'C#',
    'Db.cs',
    [
      'public string Password { get; set; } = "«P»";',
      'const string ApiSecret = "«D»";',
      'var c = new C { Password = "«P»" };',
      'string password = @"«P»";',
    ],
  ],
  [
    'Ruby',
    'db.rb',
    ["password = '«P»'", "connect(password: '«P»')", "{ :api_secret => '«D»' }", "ENV['DB_PASSWORD'] ||= '«P»'"],
  ],
  [
    'PHP',
    'db.php',
    [
      "$password = '«P»';",
      "define('DB_PASSWORD', '«P»');",
      "['password' => '«P»']",
      "'password' => env('DB_PASSWORD', '«P»'),",
    ],
  ],
  ['Swift', 'Db.swift', ['let password = "«P»"', 'static let apiSecret: String = "«D»"']],
  [
    'Rust',
    'db.rs',
    [
      'let password = "«P»";',
      'const API_SECRET: &str = "«D»";',
      'static PASSWORD: &\'static str = "«P»";',
      'password: "«P»".to_string(),',
      'let password = String::from("«P»");',
    ],
  ],
  [
    'C',
    'db.c',
    ['#define DB_PASSWORD "«P»"', 'static const char password[] = "«P»";', 'const char *password = "«P»";'],
  ],
  ['Scala', 'Db.scala', ['val password = "«P»"', 'val apiSecret: String = "«D»"']],
  ['Elixir', 'config.exs', ['config :app, password: "«P»"', 'secret_key: "«D»"']],
  ['Perl', 'db.pl', ["my $password = '«P»';", "password => '«P»',"]],
  ['Lua', 'db.lua', ['local password = "«P»"', '["password"] = "«P»"']],
  ['Groovy', 'build.groovy', ["password = '«P»'", "password '«P»'"]],
  ['VB.NET', 'Db.vb', ['Dim password As String = "«P»"']],
] as const)('%s', (_, path, texts) => {
  test.each(texts)('%s', (text) => {
    expect(found(path, `${text}\n`)).toEqual([text.includes('«D»') ? drawn : chosen]);
  });
});
